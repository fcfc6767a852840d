import Terminal

/// What a terminal sends behind Esc and [: numbers and a letter
/// (invisible-island.net/xterm/ctlseqs).
struct ControlSequence {
  /// "<" before a mouse's report; 0 if nothing stands there.
  private(set) var mark: UInt8 = 0
  private(set) var numbers: [Int] = []
  private(set) var letter: UInt8 = 0

  enum Reading {
    case whole(ControlSequence, length: Int)
    case broken(length: Int)
    case unfinished
  }

  /// Reads from behind the bracket.
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    var sequence = ControlSequence()
    var number = 0
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = min(number * 10 + Int(byte - UInt8(ascii: "0")), 100_000)
      case UInt8(ascii: ";"), UInt8(ascii: ":"):
        sequence.numbers.append(number)
        number = 0
      case 0x3C...0x3F: sequence.mark = byte
      case 0x20...0x2F: continue
      case 0x40...0x7E:
        sequence.numbers.append(number)
        sequence.letter = byte
        return .whole(sequence, length: place + 1)
      default: return .broken(length: place)
      }
      if place > 64 { return .broken(length: place) }
    }
    return .unfinished
  }

  /// The key it stands for. A modifier that means nothing to us is passed over.
  var key: Key? {
    guard mark == 0 else { return nil }
    let isShifted = numbers.count > 1 && numbers[1] == 2
    switch letter {
    case UInt8(ascii: "A"): return isShifted ? .shiftUp : .up
    case UInt8(ascii: "B"): return isShifted ? .shiftDown : .down
    case UInt8(ascii: "C"): return isShifted ? .shiftRight : .right
    case UInt8(ascii: "D"): return isShifted ? .shiftLeft : .left
    case UInt8(ascii: "a"): return .shiftUp
    case UInt8(ascii: "b"): return .shiftDown
    case UInt8(ascii: "c"): return .shiftRight
    case UInt8(ascii: "d"): return .shiftLeft
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"):
      return .function(Int(letter - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "~"): return ControlSequence.numbered[numbers[0]]
    default: return nil
    }
  }

  /// The click or the turn of the wheel that it tells of; a release is none.
  var mouse: Happening? {
    guard mark == UInt8(ascii: "<"), numbers.count == 3, letter == UInt8(ascii: "M") else {
      return nil
    }
    let place = Point(max(0, numbers[1] - 1), max(0, numbers[2] - 1))
    // 4, 8 and 16 are Shift, Alt and Ctrl.
    switch numbers[0] & ~0b11100 {
    case 0: return .click(place)
    case 64: return .wheel(-1, place)
    case 65: return .wheel(1, place)
    default: return nil
    }
  }

  var beginsPaste: Bool { letter == UInt8(ascii: "~") && numbers[0] == 200 }

  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
