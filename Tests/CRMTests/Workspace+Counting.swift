import CRM
import Storage

extension Workspace {
  /// How many events the history holds.
  var events: Int {
    get throws { try database.read { tx in try tx.value("SELECT count(*) FROM event") ?? 0 } }
  }
}
