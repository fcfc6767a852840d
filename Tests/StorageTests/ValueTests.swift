import Storage
import Testing

struct ValueTests {
  @Test("a value comes back as it went", arguments: [Int64.min, -1, 0, 1, Int64.max])
  func integers(_ number: Int64) throws {
    #expect(try Int64(stored: number.stored) == number)
    #expect(try Int(stored: Int(number).stored) == Int(number))
  }

  @Test("a real column may hold a whole number")
  func reals() throws {
    #expect(try Double(stored: .integer(3)) == 3)
    #expect(try Double(stored: 2.5.stored) == 2.5)
  }

  @Test("text, bytes, yes and no come back")
  func others() throws {
    #expect(try String(stored: "Größe\0x".stored) == "Größe\0x")
    #expect(try [UInt8](stored: ([0, 255] as [UInt8]).stored) == [0, 255])
    #expect(try Bool(stored: true.stored))
    #expect(try String?(stored: .null) == nil)
    #expect(try String?(stored: .text("")) == "")
  }

  @Test(
    "a cell of another kind is refused, and its content is not told",
    arguments: [Value.null, .text("secret"), .real(0.5), .blob([1])])
  func mismatch(_ value: Value) throws {
    let error = #expect(throws: Mismatch.self) { try Int64(stored: value) }
    #expect(error?.description == "a cell of the file should hold an integer and does not")
  }

  @Test("NULL is no text, no bytes and no number")
  func nulls() {
    #expect(throws: Mismatch.self) { try String(stored: .null) }
    #expect(throws: Mismatch.self) { try [UInt8](stored: .null) }
    #expect(throws: Mismatch.self) { try Double(stored: .null) }
    #expect(throws: Mismatch.self) { try Bool(stored: .null) }
  }
}
