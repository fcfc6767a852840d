#if ORACLES
  import CVterm

  /// What is to be seen.
  extension Screen {
    package var showsCursor: Bool { properties.showsCursor }
    package var isSecondScreen: Bool { properties.isSecondScreen }
    package var hasMouse: Bool { properties.mouse != 0 }
    package var bells: Int { properties.bells }
    package var text: String { (0..<rows).map { row($0) }.joined(separator: "\n") }

    private func cell(_ x: Int, _ y: Int) -> VTermScreenCell {
      var cell = VTermScreenCell()
      vterm_screen_get_cell(screen, VTermPos(row: Int32(y), col: Int32(x)), &cell)
      return cell
    }

    /// A row, from some column on, without the blanks at its end.
    package func row(_ y: Int, from column: Int = 0) -> String {
      var text = ""
      var x = column
      while x < columns {
        let cell = cell(x, y)
        let scalars = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        let letters = scalars.prefix { $0 != 0 && $0 != UInt32.max }.compactMap {
          Unicode.Scalar($0)
        }
        text += letters.isEmpty ? " " : String(String.UnicodeScalarView(letters))
        x += max(1, Int(cell.width))
      }
      while text.last == " " { text.removeLast() }
      return text
    }

    /// Where the hardware cursor stands.
    package var cursor: [Int] {
      var place = VTermPos()
      vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place)
      return [Int(place.col), Int(place.row)]
    }

    /// The rows that begin with a reversed cell.
    package var bars: [Int] { (0..<rows).filter { isReversed(0, $0) } }

    package func isBold(_ x: Int, _ y: Int) -> Bool { cell(x, y).attrs.bold != 0 }
    package func isUnderlined(_ x: Int, _ y: Int) -> Bool { cell(x, y).attrs.underline != 0 }
    package func isReversed(_ x: Int, _ y: Int) -> Bool { cell(x, y).attrs.reverse != 0 }

    /// The colour of a cell's letter; nil for the terminal's own.
    package func colour(_ x: Int, _ y: Int) -> Int? {
      let colour = cell(x, y).fg
      if Int32(colour.type) & Int32(VTERM_COLOR_DEFAULT_FG.rawValue) != 0 { return nil }
      return Int(colour.indexed.idx)
    }
  }
#endif
