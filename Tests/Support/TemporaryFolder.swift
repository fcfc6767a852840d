import Foundation

/// A folder of a test's own, gone when the test is. Keep it as a property of the suite: it lives as
/// long as the suite's value does.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    let name = "leadline-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      preconditionFailure("no temporary folder: \(error)")
    }
  }

  deinit { remove() }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  package func file(_ name: String) -> String { path + "/" + name }

  /// The names of what is in it, in order.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
