import CRM
import Foundation
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "a document is read and written",
    arguments: [
      ("null", .null, "null"), (" true ", true, "true"), ("false", false, "false"),
      ("0", 0, "0"), ("-12", -12, "-12"),
      ("9223372036854775807", .integer(.max), "9223372036854775807"),
      ("-9223372036854775808", .integer(.min), "-9223372036854775808"),
      ("9223372036854775808", .number("9223372036854775808"), "9223372036854775808"),
      ("1.50", .number("1.50"), "1.50"), ("1E+2", .number("1E+2"), "1E+2"),
      ("-0", .number("-0"), "-0"), ("0.1e-7", .number("0.1e-7"), "0.1e-7"),
      ("\"\"", "", "\"\""), ("\"a\\\"b\\\\c\\/d\"", "a\"b\\c/d", "\"a\\\"b\\\\c/d\""),
      ("\"\\b\\f\\n\\r\\t\"", "\u{8}\u{C}\n\r\t", "\"\\b\\f\\n\\r\\t\""),
      ("\"\\u0000\\u001F\\u00e9\"", "\u{0}\u{1F}\u{E9}", "\"\\u0000\\u001f\u{E9}\""),
      ("\"\\uD83D\\uDE00\"", "😀", "\"😀\""),
      ("\"\\uFFFF\u{2028}\u{7F}\"", "\u{FFFF}\u{2028}\u{7F}", "\"\u{FFFF}\u{2028}\u{7F}\""),
      ("[]", [], "[]"), ("[ 1 ,\r\n\t[ ] ]", [1, []], "[1,[]]"), ("{}", [:], "{}"),
      (
        "{ \"b\" : 1 , \"a\" : { \"\" : null } }", ["b": 1, "a": ["": nil]],
        "{\"b\":1,\"a\":{\"\":null}}"
      ),
    ] as [(String, JSON, String)])
  func readAndWritten(text: String, value: JSON, compact: String) throws {
    let parsed = try JSON(parsing: text)
    #expect(parsed == value)
    #expect(Array(parsed.text.utf8) == Array(compact.utf8))
    #expect(try JSON(parsing: Array(parsed.pretty.utf8)) == value)
  }

  @Test("for people every value has its line")
  func pretty() {
    let value: JSON = ["items": [1, "a", [:], []], "next": nil, "rate": 1.5, "on": true]
    #expect(
      value.pretty == """
        {
          "items": [
            1,
            "a",
            {},
            []
          ],
          "next": null,
          "rate": 1.5,
          "on": true
        }
        """)
  }

  @Test(
    "what is no document is refused at the byte where it shows",
    arguments: [
      ("", .endsTooSoon, 0), ("  ", .endsTooSoon, 2), ("nul", .endsTooSoon, 3),
      ("nulL", .unexpected, 3), ("True", .unexpected, 0), ("NaN", .unexpected, 0),
      ("Infinity", .unexpected, 0), ("+1", .unexpected, 0), (".5", .unexpected, 0),
      ("'a'", .unexpected, 0), ("\u{FEFF}1", .unexpected, 0), ("\u{A0}1", .unexpected, 0),
      ("// x\n1", .unexpected, 0), ("\u{0}", .unexpected, 0),
      ("1 2", .trailing, 2), ("1x", .trailing, 1), ("null\u{0}", .trailing, 4),
      ("[]]", .trailing, 2),
      ("{},", .trailing, 2), ("01", .badNumber, 1), ("-01", .badNumber, 2), ("-", .endsTooSoon, 1),
      ("-a", .badNumber, 1), ("1.", .endsTooSoon, 2), ("1.e5", .badNumber, 2),
      ("1.2.3", .badNumber, 3), ("1e", .endsTooSoon, 2), ("1e+", .endsTooSoon, 3),
      ("1ex", .badNumber, 2),
      ("[", .endsTooSoon, 1), ("[1", .endsTooSoon, 2), ("[1,", .endsTooSoon, 3),
      ("[1,]", .unexpected, 3),
      ("[1 2]", .unexpected, 3), ("[,1]", .unexpected, 1), ("[1}", .unexpected, 2),
      ("{", .endsTooSoon, 1), ("{a:1}", .unexpected, 1), ("{\"a\"}", .unexpected, 4),
      ("{\"a\":}", .unexpected, 5), ("{\"a\":1,}", .unexpected, 7), ("{\"a\" 1}", .unexpected, 5),
      ("{1:2}", .unexpected, 1), ("{\"a\":1,\"b\":2,\"a\":3}", .repeatedName, 13),
      ("{\"a\":1,\"\\u0061\":3}", .repeatedName, 7), ("{\"\\u0061\":1,\"a\":3}", .repeatedName, 12),
      ("{\"K\":1,\"\u{212A}\":2}", .repeatedName, 7),
      ("{\"\u{212A}\":1,\"K\":2}", .repeatedName, 9),
      ("\"a", .endsTooSoon, 2), ("\"\\", .endsTooSoon, 2), ("\"\\x\"", .badEscape, 1),
      ("\"\\u12\"", .badEscape, 5), ("\"\\u12", .endsTooSoon, 5), ("\"\\u12G4\"", .badEscape, 5),
      ("\"\\U0041\"", .badEscape, 1),
      ("\"\\uD800\"", .loneSurrogate, 1), ("\"\\uDC00\"", .loneSurrogate, 1),
      ("\"\\uD800\\u0041\"", .loneSurrogate, 1), ("\"\\uD800\\n\"", .loneSurrogate, 1),
      ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1),
      ("\"\t\"", .controlCharacter, 1),
    ] as [(String, JSONError.Problem, Int)])
  func refused(text: String, problem: JSONError.Problem, position: Int) {
    #expect(refusal(of: Array(text.utf8)) == JSONError(problem: problem, position: position))
  }

  @Test(
    "a string that is not UTF-8 is refused",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func badUTF8(bytes: [UInt8]) {
    #expect(
      refusal(of: [0x5B, 0x22, 0x61] + bytes + [0x22, 0x5D])
        == JSONError(problem: .badUTF8, position: 1))
    #expect(
      refusal(of: [0x22, 0x5C, 0x6E] + bytes + [0x22]) == JSONError(problem: .badUTF8, position: 0))
  }

  @Test("a string is read alike wherever in it something stands out", arguments: 0...20)
  func longStrings(length: Int) throws {
    let start = String(repeating: "x", count: length)
    for rest in ["", "y", "yyyyyyyyyy"] {
      for (written, read) in [("", ""), ("\\n", "\n"), ("\\\"", "\""), ("\\\\", "\\"), ("é", "é")] {
        #expect(
          try JSON(parsing: "[\"\(start)\(written)\(rest)\"]") == [.string(start + read + rest)])
      }
      for control: UInt8 in [0x00, 0x0A, 0x1F] {
        #expect(
          refusal(of: [0x22] + Array(start.utf8) + [control] + Array("\(rest)\"".utf8))
            == JSONError(problem: .controlCharacter, position: length + 1))
      }
      #expect(
        refusal(of: [0x22] + Array(start.utf8) + [0xFF] + Array("\(rest)\"".utf8))
          == JSONError(problem: .badUTF8, position: 0))
      #expect(
        refusal(of: Array("\"\(start)\(rest)".utf8))
          == JSONError(problem: .endsTooSoon, position: 1 + length + rest.utf8.count))
    }
  }

  @Test("names that begin alike are kept apart, and none comes twice")
  func likeNames() throws {
    let names = (0..<40).map { "name\($0 + 10)" }
    for count in 1...names.count {
      let entries = names.prefix(count).map { "\"\($0)\":1" }
      let document = "{\(entries.joined(separator: ","))}"
      #expect(try JSON(parsing: document).text == document)
      let twice = "{\((entries + entries.prefix(1)).joined(separator: ","))}"
      #expect(refusal(of: Array(twice.utf8))?.problem == .repeatedName)
    }
  }

  @Test("128 brackets in each other are read, one more is refused")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSON(parsing: nested(128)).text == nested(128))
    #expect(refusal(of: Array(nested(129).utf8)) == JSONError(problem: .tooDeep, position: 128))
    #expect(
      refusal(of: Array(String(repeating: "{\"a\":", count: 200).utf8))
        == JSONError(problem: .tooDeep, position: 640))
    let wide = "[" + Array(repeating: "[]", count: 500).joined(separator: ",") + "]"
    #expect(try JSON(parsing: wide).text == wide)
  }

  @Test("an object keeps its order and finds its names")
  func objects() throws {
    var object: JSON.Object = ["b": 1, "a": 2]
    object["c"] = 3
    object["b"] = 4
    object["a"] = nil
    object["none"] = nil
    #expect(JSON.object(object).text == "{\"b\":4,\"c\":3}")
    #expect(object["c"] == 3 && object["a"] == nil)
    let value = try JSON(parsing: "{\"items\":[{\"id\":7}]}")
    #expect(value["items"]?[0]?["id"] == 7)
    #expect(value["items"]?[1] == nil && value[0] == nil && value["items"]?["id"] == nil)
    #expect(value != ["items": []])
    let name = "Asha"
    #expect(JSON.array(["\(name)"]).text == "[\"Asha\"]")
  }

  @Test("whatever is written can be read again, by us and by Foundation")
  func roundTrip() throws {
    var dice = Dice(seed: 23)
    for _ in 0..<1000 {
      let value = randomValue(depth: 4, &dice)
      let text = value.text
      #expect(try JSON(parsing: text) == value)
      #expect(try JSON(parsing: text).text.utf8.elementsEqual(text.utf8))
      #expect(try JSON(parsing: value.pretty) == value)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      }
    }
  }

  @Test("spoilt documents never crash, and what is still read is what Foundation reads")
  func spoilt() throws {
    var dice = Dice(seed: 29)
    let letters = Array("{}[]\",:\\u0019aeE+-. \n\u{0}tfn".utf8) + [0xC3, 0xA9, 0xFF]
    for _ in 0..<2000 {
      var bytes = Array(randomValue(depth: 3, &dice).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        bytes[place] = letters[Int.random(in: 0..<letters.count, using: &dice)]
      }
      guard let value = try? JSON(parsing: bytes) else { continue }
      #expect(try JSON(parsing: value.text) == value)
      do {
        _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      } catch {
        // Foundation wants to hold a number in a Double; we keep its text.
        let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
        #expect(reason?.contains("not representable") == true)
      }
    }
  }

  @Test("a refusal reads as a sentence")
  func sentences() {
    let sentences: [(String, String)] = [
      ("[1", "This is not JSON at byte 2: the document ends too soon."),
      (
        "[x]",
        "This is not JSON at byte 1: a value, a name or a comma is missing or something else stands in its place."
      ),
      ("1 2", "This is not JSON at byte 2: something follows the document's end."),
      ("01", "This is not JSON at byte 1: a number is not written as JSON wants it."),
      ("\"\\x\"", "This is not JSON at byte 1: a \\ is followed by what JSON does not know."),
      ("\"\\uD800\"", "This is not JSON at byte 1: a \\u escape is half of a pair."),
      ("\"\n\"", "This is not JSON at byte 1: a control character in a string is not escaped."),
      ("{\"a\":1,\"a\":1}", "This is not JSON at byte 7: an object has the same name twice."),
      (
        String(repeating: "[", count: 129),
        "This is not JSON at byte 128: arrays and objects lie more than 128 deep."
      ),
    ]
    for (text, sentence) in sentences {
      let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
      #expect(error?.description == sentence)
    }
    let error = #expect(throws: JSONError.self) {
      try JSON(parsing: [0x22, 0xFF, 0x22] as [UInt8])
    }
    #expect(error?.description == "This is not JSON at byte 0: a string is not UTF-8.")
  }

  private func refusal(of bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSON(parsing: bytes)
      return nil
    } catch { return error }
  }

  private func randomValue(depth: Int, _ dice: inout Dice) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &dice) {
    case 0: return .null
    case 1: return .bool(.random(using: &dice))
    case 2: return .integer(.random(in: .min ... .max, using: &dice))
    case 3: return .integer(.random(in: -9...9, using: &dice))
    case 4:
      return .number(
        "\(Int.random(in: -99...99, using: &dice)).\(UInt32.random(in: 0...9999, using: &dice))e5")
    case 5: return .string(randomText(&dice))
    case 6:
      return .array(
        (0..<Int.random(in: 0...4, using: &dice)).map { _ in randomValue(depth: depth - 1, &dice) })
    default:
      var object = JSON.Object()
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        object[randomText(&dice)] = randomValue(depth: depth - 1, &dice)
      }
      return .object(object)
    }
  }

  private func randomText(_ dice: inout Dice) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &dice) {
      let top: UInt32 = [0x24, 0x7F, 0x2FF, 0x2030, 0x10FFFF][Int.random(in: 0..<5, using: &dice)]
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &dice)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
