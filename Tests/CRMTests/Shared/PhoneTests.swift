import CRM
import Testing

@Suite("phone numbers") struct PhoneTests {
  @Test(
    "one number, however it is written",
    arguments: [
      ("IN", "+91 98450 12345"), ("IN", "98450 12345"), ("IN", "098450-12345"),
      ("IN", "91 98450 12345"), ("IN", "0091 98450 12345"), ("IN", "(98450) 12345"),
      ("IN", "  9845.012.345 "), ("IN", "98450/12345"), ("IN", "\t98450\u{A0}12345\n"),
      ("IN", "98450\u{2013}12345"), ("IN", "98450\u{2011}12345"), ("IN", "98450\u{2212}12345"),
      ("IN", "\u{202A}+91 98450 12345\u{202C}"), ("IN", "\u{FF0B}91\u{3000}98450 12345"),
      ("IN", "\u{FF19}\u{FF18}450 12345"), ("IN", "९८४५० १२३४५"), ("IN", "٩٨٤٥٠ ١٢٣٤٥"),
      ("IN", "tel:+91-98450-12345"), ("IN", "TEL: 98450 12345"), ("IN", "(+91) 98450 12345"),
      ("US", "tel:98450-12345;phone-context=+91"), ("US", "tel:+919845012345;isub=12"),
      ("US", "011 91 98450 12345"), ("AU", "0011 91 98450 12345"), ("RU", "8~10 91 98450 12345"),
      ("US", "+91 (0) 98450 12345"), ("GB", "+00 91 98450 12345"),
    ])
  func spellings(region: String, text: String) throws {
    #expect(try Phone.parse(text, region: #require(Region(region))).e164 == "+919845012345")
  }

  @Test(
    "what is dialled at home is left out, what belongs to the number stays",
    arguments: [
      ("GB", "020 7946 0958", "+442079460958"),
      ("GB", "+44 (0)20 7946 0958", "+442079460958"),
      ("US", "1 (415) 555-2671", "+14155552671"),
      ("AG", "460 1234", "+12684601234"),
      ("IT", "06 1234 5678", "+390612345678"),
      ("IT", "312 345 6789", "+393123456789"),
      ("HU", "06 1 234 5678", "+3612345678"),
      ("RU", "8 912 345-67-89", "+79123456789"),
      ("KZ", "8 710 009 9998", "+77100099998"),
      ("AR", "011 15-2345-6789", "+5491123456789"),
      ("AR", "0388 15-412-3456", "+5493884123456"),
      ("AR", "011 2345-6789", "+541123456789"),
      ("BR", "0 15 11 96123-4567", "+5511961234567"),
      ("BR", "(11) 96123-4567", "+5511961234567"),
      ("MX", "044 55 1234 5678", "+525512345678"),
      ("MX", "+52 1 55 1234 5678", "+525512345678"),
      ("SM", "882 886", "+3780549882886"),
      ("FR", "+800 1234 5678", "+80012345678"),
      ("IN", "00 883 5110 1234 5678", "+883511012345678"),
    ])
  func trunk(region: String, text: String, e164: String) throws {
    #expect(try Phone.parse(text, region: #require(Region(region))).e164 == e164)
  }

  @Test(
    "what is no phone number is refused with the reason",
    arguments: [
      ("IN", "", PhoneError.empty),
      ("IN", " +-", .empty),
      ("US", "1-800-FLOWERS", .letter("F", at: 7)),
      ("IN", "९८४५० क", .letter("क", at: 7)),
      ("IN", "98450*12345", .character("*", at: 6)),
      ("IN", "98450 12345; 98450 12346", .character(";", at: 12)),
      ("IN", "📞 98450 12345", .character("📞", at: 1)),
      ("IN", "98450+12345", .plus(at: 6)),
      ("IN", "++91 98450 12345", .plus(at: 2)),
      ("IN", "98450 12345 x12", .hasExtension),
      ("IN", "98450 12345 Ext. 45", .hasExtension),
      ("IN", "98450 12345 #45", .hasExtension),
      ("IN", "tel:+919845012345;ext=45", .hasExtension),
      ("IN", "+999 98450 12345", .unknownCallingCode("999")),
      ("IN", "00 210 98450 12345", .unknownCallingCode("210")),
      ("IN", "112", .tooShort(digits: 3, expected: DigitCounts(8...13), callingCode: 91)),
      ("IN", "98450 1234", .tooShort(digits: 9, expected: DigitCounts([10]), callingCode: 91)),
      ("IN", "98450 123456", .tooLong(digits: 11, expected: DigitCounts([10]), callingCode: 91)),
      ("US", "555 1234", .tooShort(digits: 7, expected: DigitCounts([10]), callingCode: 1)),
      (
        "CH", "8001 23456 7",
        .wrongLength(digits: 10, expected: DigitCounts([9, 12]), callingCode: 41)
      ),
      ("ID", "00 355 900 820", .prefix(callingCode: 62)),
      (
        "IN", String(repeating: "9", count: 60),
        .tooLong(digits: 60, expected: DigitCounts(8...13), callingCode: 91)
      ),
    ])
  func refusals(region: String, text: String, error: PhoneError) throws {
    let region = try #require(Region(region))
    #expect(throws: error) { try Phone.parse(text, region: region) }
  }

  @Test(
    "an emergency number is too short to keep, wherever it is typed",
    arguments: Region.all)
  func emergency(region: Region) {
    for number in ["112", "911", "999"] {
      #expect(throws: PhoneError.self) { try Phone.parse(number, region: region) }
    }
  }

  @Test(
    "an error says what to do",
    arguments: [
      (PhoneError.empty, "There are no digits: type a phone number."),
      (.letter("F", at: 7), "\"F\" at position 7 is a letter: type a phone number in digits."),
      (
        .character("*", at: 6),
        "\"*\" at position 6 does not belong in a phone number: take it out."
      ),
      (
        .plus(at: 6),
        "The \"+\" at position 6 is out of place: it comes once, before all digits."
      ),
      (
        .hasExtension,
        "The number has an extension: leave it out here and write it in a note."
      ),
      (
        .unknownCallingCode("999"),
        "No country has the calling code +999: check the digits after the \"+\"."
      ),
      (
        .prefix(callingCode: 62),
        "A number of +62 can't begin so: type it with a plus and its calling code."
      ),
      (
        .tooShort(digits: 3, expected: DigitCounts(8...13), callingCode: 91),
        "The number is too short: +91 is followed by 8 to 13 digits in such a number, this one has 3."
      ),
      (
        .tooLong(digits: 11, expected: DigitCounts([10]), callingCode: 91),
        "The number is too long: +91 is followed by 10 digits in such a number, this one has 11."
      ),
      (
        .wrongLength(digits: 10, expected: DigitCounts([9, 11, 12]), callingCode: 41),
        "The number has the wrong length: "
          + "+41 is followed by 9 or 11 or 12 digits in such a number, this one has 10."
      ),
    ])
  func sentences(error: PhoneError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(
    "a number is shown in groups",
    arguments: [
      ("+919845012345", "+91 98450 12345"), ("+14155552671", "+1 415 555 2671"),
      ("+33612345678", "+33 6 12 34 56 78"), ("+4934123456789", "+49 3412 3456789"),
      ("+493412345678", "+49 341 234 5678"),
      ("+49341234567890", "+49 341 234 567 890"), ("+49341234567", "+49 341 234 567"),
      ("+80012345678", "+800 1234 5678"), ("+999123456789", "+999123456789"),
    ])
  func groups(e164: String, shown: String) throws {
    #expect(try #require(Phone(stored: e164)).international == shown)
  }

  @Test("a stored number comes back as it was", arguments: ["+919845012345", "+39061234567"])
  func stored(e164: String) {
    #expect(Phone(stored: e164)?.e164 == e164)
  }

  @Test(
    "what is not in the stored form does not come back",
    arguments: [
      "", "+", "919845012345", "+91 98450 12345", "+91a", "+0919845012345", "+१२३४५६७",
      "+9198450123451234567890",
    ])
  func notStored(text: String) {
    #expect(Phone(stored: text) == nil)
  }

  @Test("a region is known by its two letters, small or capital")
  func regions() {
    #expect(Region("in")?.code == "IN")
    #expect(Region("IN")?.code == "IN")
    #expect(Region.all.count == 245)
    #expect(Region.all.first?.code == "AC")
  }

  @Test(
    "what has no dialling plan is no region", arguments: ["", "I", "IND", "XX", "01", "{}", "ÎN"])
  func noRegions(text: String) {
    #expect(Region(text) == nil)
  }
}
