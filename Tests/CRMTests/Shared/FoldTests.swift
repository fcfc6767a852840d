import CRM
import Testing

@Suite("Folding for search")
struct FoldTests {
  @Test(
    "words lose case, accents and punctuation",
    arguments: [
      ("", ""), ("  ,;", ""), ("Asha Rao", "asha rao"), ("O'Brien-Smith", "o brien smith"),
      ("asha.rao+crm@Example.COM", "asha rao crm example com"), ("...A...B...", "a b"),
      ("José Ñandú", "jose nandu"), ("Jose\u{301}", "jose"), ("Øystein Łukasz", "oystein lukasz"),
      ("Straße STRAẞE", "strasse strasse"), ("Ægir Œuvre", "aegir oeuvre"), ("Ǿ ǽ", "o ae"),
      ("Þór Đorđe", "thor dorde"), ("İstanbul ısı", "istanbul isi"), ("Žižek", "zizek"),
      ("Ångström \u{212B}", "angstrom a"), ("ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ"),
      ("Артём Чайковский", "артем чаиковскии"), ("प्रिया शर्मा", "प्रिया शर्मा"),
      ("क\u{94D}\u{200D}ष", "क\u{94D}ष"), ("तमिल،اردو", "तमिल اردو"), ("李小龍 が", "李小龍 か\u{3099}"),
      ("❤️ Asha 👩🏽‍💻 1️⃣", "asha 1"), ("a\u{AD}b", "ab"), ("a\u{200B}b", "a b"),
      ("\u{93E}क", "क"), ("x²", "x²"), ("naïve\u{0}x", "naive x"),
    ])
  func words(text: String, folded: String) {
    #expect(Array(text.folded.unicodeScalars) == Array(folded.unicodeScalars))
    #expect(searchWords(text) == folded.split(separator: " ").map(String.init))
  }

  @Test("words are added to a line with one space between")
  func appending() {
    var line = ""
    for text in ["  ", "Asha  Rao", "", "+91-98", "é!"] { appendSearchWords(text, to: &line) }
    #expect(line == "asha rao 91 98 e")
  }

  @Test("folding any letter twice changes nothing")
  func everyScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = String(scalar).folded
      let twice = once.folded
      if once.utf8.elementsEqual(twice.utf8) { continue }
      Issue.record("U+\(String(value, radix: 16)) folds to \(once), then to \(twice)")
    }
  }

  @Test("folding any text twice changes nothing")
  func randomTexts() {
    var dice = Dice(seed: 7)
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x370...0x5FF, 0x591...0x6FF, 0x900...0xDFF,
      0x1AB0...0x1AFF, 0x1E00...0x20FF, 0x3040...0x30FF, 0xAC00...0xAFFF, 0x1100...0x11FF,
      0xFE00...0xFEFF, 0x1F300...0x1F6FF, 0x1D165...0x1D1AD,
    ]
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...12, using: &dice) {
        let value = UInt32.random(
          in: ranges[Int.random(in: 0..<ranges.count, using: &dice)], using: &dice)
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      }
      let once = String(text).folded
      #expect(
        once.utf8.elementsEqual(once.folded.utf8), "\(text.map { String($0.value, radix: 16) })")
    }
  }

  @Test("the short way for ASCII gives what the long way gives")
  func sameWays() {
    for first in UInt8(0)..<0x80 {
      for second in UInt8(0)..<0x80 {
        let text = String(decoding: [0x61, first, second, 0x62], as: UTF8.self)
        let long = (text + " é").folded
        #expect(long == text.folded + " e")
      }
    }
  }
}

@Suite("Did you mean")
struct NearestTests {
  @Test(
    "the distance counts single slips",
    arguments: [
      ("", "", 3, 0), ("lead", "lead", 0, 0), ("lead", "leads", 1, 1), ("laed", "lead", 1, 1),
      ("lead", "load", 2, 1), ("kitten", "sitting", 3, 3), ("kitten", "sitting", 2, nil),
      ("", "abc", 3, 3), ("", "abc", 2, nil), ("abc", "", 3, 3), ("lead", "sale", 0, nil),
      ("ca", "abc", 3, 3),
    ] as [(String, String, Int, Int?)])
  func distance(a: String, b: String, limit: Int, expected: Int?) {
    #expect(editDistance(a, b, atMost: limit) == expected)
  }

  @Test(
    "the nearest name is offered, and nothing far-fetched",
    arguments: [
      ("custmers", "customers"), ("Laeds", "leads"), ("leads", "leads"), ("slaes", "sales"),
      ("xyz", nil), ("", nil), ("tsk", "task"), ("assignment", nil),
    ] as [(String, String?)])
  func nearestName(word: String, expected: String?) {
    #expect(nearest(word, among: ["customers", "leads", "sales", "task", "lead"]) == expected)
  }

  @Test("of two equally near names the first wins, and none is found among none")
  func ties() {
    #expect(nearest("cat", among: ["bat", "rat"]) == "bat")
    #expect(nearest("cat", among: []) == nil)
  }
}
