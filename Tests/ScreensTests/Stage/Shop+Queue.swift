import CRM
import Support

extension Shop {
  /// So many customers with a lead each, a minute apart: "Person 01" came first.
  @discardableResult
  func queue(_ count: Int, from first: Int = 1) throws -> [Lead] {
    try (first..<first + count).map { number in
      now = now.adding(seconds: 60)
      let name = "Person \(number < 10 ? "0" : "")\(number)"
      return try lead(of: customer(name), ["value": "\(number)000"])
    }
  }
}
