import Foundation
import Support
import Testing

extension Torture {
  struct AssignmentTests {
    @Test("sixteen receive for half a minute while others come between them: none waits a second")
    func storm() throws {
      #expect(try StormTests.weather(seconds: min(30, Patience.seconds)) <= 1000)
    }

    @Test("receivers are killed again and again")
    func kills() throws {
      let end = Date().addingTimeInterval(Double(Patience.seconds))
      try SenderTests().kills { _ in Date() < end }
    }

    @Test("thousands of rows are sent by eight programs at once")
    func retries() throws { try SenderTests().retries(rows: 3000) }

    @Test("clocks jump all day long", arguments: 100...111)
    func clocks(seed: UInt64) throws { try BusinessDayTests.jump(seed: seed, times: 200) }
  }
}
