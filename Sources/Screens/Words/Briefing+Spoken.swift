import CRM

extension Briefing {
  /// A person as a filter names them: by login, or by number where the login would mean others too.
  func spoken(_ member: Member) -> String {
    let isWord =
      member.login.allSatisfy { $0.isLetter || $0.isNumber } && Int64(member.login) == nil
      && !["me", "none", "any"].contains(member.login)
    let isTold =
      isWord
      && members.allSatisfy { other in
        other.id == member.id
          || !other.login.hasWord(beginning: member.login)
            && !other.name.hasWord(beginning: member.login)
      }
    return isTold ? member.login : "\(member.id)"
  }
}

extension String {
  /// Whether one of its words begins so. Among thousands of people it is asked of each, so that plain
  /// letters are looked at as they are.
  fileprivate func hasWord(beginning start: String) -> Bool {
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return lowercased().split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(start) }
    }
    var isInWord = false
    for place in utf8.indices {
      let isLetter = utf8[place].isLetterOrDigit
      let isStart = isLetter && !isInWord
      isInWord = isLetter
      if isStart,
        utf8[place...].prefix(start.utf8.count).elementsEqual(
          start.utf8, by: { $0.lowercase == $1 })
      {
        return true
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var lowercase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  fileprivate var isLetterOrDigit: Bool {
    (0x61...0x7A).contains(lowercase) || (0x30...0x39).contains(self)
  }
}
