import CRM
import Testing

@Suite("Email")
struct EmailTests {
  private static let long64 = String(repeating: "a", count: 64)
  private static let long63 = String(repeating: "b", count: 63)
  private static let long254 = "\(long64)@\(long63).\(long63).\(String(repeating: "c", count: 61))"

  @Test(
    "an address is kept as given and compared in small letters",
    arguments: [
      ("asha@example.com", "asha@example.com", "asha@example.com"),
      (" Asha.Rao@Example.COM\n", "Asha.Rao@Example.COM", "asha.rao@example.com"),
      ("asha+crm@example.co.in", "asha+crm@example.co.in", "asha+crm@example.co.in"),
      ("a@b.c", "a@b.c", "a@b.c"), ("1@2.x3", "1@2.x3", "1@2.x3"),
      (
        "!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com",
        "!#$%&'*+-/=?^_`{|}~@example.com"
      ),
      ("-a-@my-shop.example", "-a-@my-shop.example", "-a-@my-shop.example"),
      ("asha@xn--bcher-kva.example", "asha@xn--bcher-kva.example", "asha@xn--bcher-kva.example"),
      (
        "JOSE\u{301}@Bu\u{308}cher.example", "JOS\u{C9}@B\u{FC}cher.example",
        "jos\u{E9}@b\u{FC}cher.example"
      ),
      ("आशा@उदाहरण.भारत", "आशा@उदाहरण.भारत", "आशा@उदाहरण.भारत"),
      ("\u{202A}asha@example.com\u{202C}", "asha@example.com", "asha@example.com"),
      (long254, long254, long254),
    ])
  func accepted(text: String, address: String, normalised: String) throws {
    let email = try Email(text)
    #expect(Array(email.address.utf8) == Array(address.utf8))
    #expect(Array(email.normalised.utf8) == Array(normalised.utf8))
    #expect(email.description == address)
  }

  @Test(
    "what no server delivers to is refused with the reason and the place",
    arguments: [
      ("", .empty), ("  ", .empty), ("mailto:asha@example.com", .mailto),
      ("MAILTO:asha@example.com", .mailto), ("Asha <asha@example.com>", .withName),
      ("<asha@example.com>", .withName), ("\"asha rao\"@example.com", .quoted),
      ("asha@example.com, ravi@example.com", .several), ("asha@example.com;", .several),
      ("asha rao@example.com", .space(at: 5)), ("asha@example .com", .space(at: 13)),
      ("asha\u{A0}@example.com", .space(at: 5)), ("asha\u{0}@example.com", .space(at: 5)),
      ("asha@exa\u{1B}mple.com", .space(at: 9)), ("asha", .noAt), ("asha.example.com", .noAt),
      ("asha＠example.com", .noAt), ("asha@ravi@example.com", .secondAt(at: 10)),
      ("asha@@example.com", .secondAt(at: 6)), ("@example.com", .noName), ("@", .noName),
      ("asha@", .noDomain), (".asha@example.com", .dot(at: 1)), ("asha.@example.com", .dot(at: 5)),
      ("as..ha@example.com", .dot(at: 3)), ("asha@.example.com", .dot(at: 6)),
      ("asha@example.com.", .dot(at: 17)), ("asha@example..com", .dot(at: 13)),
      ("asha@.", .dot(at: 6)), ("as(h)a@example.com", .badCharacter("(", at: 3)),
      ("asha\\@example.com", .badCharacter("\\", at: 5)),
      ("asha:x@example.com", .badCharacter(":", at: 5)),
      ("ash\"a@example.com", .badCharacter("\"", at: 4)),
      ("asha😀@example.com", .badCharacter("😀", at: 5)),
      ("as\u{200B}ha@example.com", .badCharacter("\u{200B}", at: 3)),
      ("asha@exa_mple.com", .badCharacter("_", at: 9)),
      ("asha@[10.0.0.1]", .badCharacter("[", at: 6)),
      ("asha@example。com", .badCharacter("。", at: 13)),
      ("asha@exa+mple.com", .badCharacter("+", at: 9)),
      ("asha@example.com/x", .badCharacter("/", at: 17)),
      ("asha@-example.com", .hyphen(at: 6)), ("asha@example-.com", .hyphen(at: 13)),
      ("asha@example.com-", .hyphen(at: 17)), ("asha@localhost", .noTopDomain),
      ("asha@10.0.0.1", .numericTopDomain), ("asha@example.123", .numericTopDomain),
      ("a\(long64)@example.com", .nameTooLong),
      (String(repeating: "é", count: 33) + "@example.com", .nameTooLong),
      ("a@b\(long63).com", .labelTooLong(at: 3)), (long254 + "c", .tooLong),
    ] as [(String, EmailError)])
  func refused(text: String, error: EmailError) {
    #expect(throws: error) { try Email(text) }
  }

  @Test("whatever is typed, an accepted address is its own address again")
  func randomTexts() throws {
    var dice = Dice(seed: 19)
    let letters = Array("aaZZ99.@-+_ \"<>,éÉ我\u{301}\u{200D}😀")
    func word(_ dice: inout Dice) -> String {
      String(
        (0..<Int.random(in: 1...3, using: &dice)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &dice)]
        })
    }
    var accepted = 0
    for _ in 0..<10_000 {
      let text = "\(word(&dice))@\(word(&dice)).\(word(&dice))"
      guard let email = try? Email(text) else { continue }
      accepted += 1
      #expect(try Email(email.address).address == email.address)
      #expect(try Email(email.normalised).normalised == email.normalised)
      #expect(email.address.split(separator: "@").count == 2)
    }
    #expect(accepted > 100)
  }

  @Test(
    "the refusals read as sentences and do not tell the address",
    arguments: [
      (.empty, "The email address is missing. Write it as asha@example.com."),
      (.mailto, "Leave out “mailto:” and write the email address alone."),
      (.withName, "Write the email address alone, without a name and without < and >."),
      (.quoted, "An email address in quotation marks can't be kept. Ask for a plain one."),
      (.several, "Write one email address only, without commas and semicolons."),
      (.space(at: 5), "The email address has a space at character 5. Take it out."),
      (.noAt, "The email address has no @. Write it as asha@example.com."),
      (.secondAt(at: 6), "The email address has a second @ at character 6. Only one is possible."),
      (.noName, "The email address has nothing before the @. Write it as asha@example.com."),
      (.noDomain, "The email address has nothing after the @. Write it as asha@example.com."),
      (.badCharacter("(", at: 3), "The email address can't have “(” at character 3."),
      (.badCharacter("\u{200B}", at: 3), "The email address can't have “\u{FFFD}” at character 3."),
      (
        .dot(at: 1),
        "The dot at character 1 of the email address needs a letter or digit on both sides."
      ),
      (
        .hyphen(at: 6),
        "The hyphen at character 6 of the email address can't begin or end a part of the domain."
      ),
      (
        .noTopDomain,
        "The email address has no dot after the @. Write the whole domain, as in example.com."
      ),
      (
        .numericTopDomain,
        "The email address ends in a number. Write the domain's name, as in example.com."
      ),
      (.nameTooLong, "The email address is too long before the @: at most 64 bytes are possible."),
      (
        .labelTooLong(at: 6),
        "The part of the domain that begins at character 6 is too long: at most 63 bytes are possible."
      ),
      (.tooLong, "The email address is too long: at most 254 bytes are possible."),
    ] as [(EmailError, String)])
  func sentences(error: EmailError, sentence: String) {
    #expect(error.description == sentence)
  }
}
