extension SQLiteConnection {
  /// What tests and tools turn; the program leaves it as it is.
  package struct Options: Sendable {
    /// How long a writer waits for the gate before it says who holds it.
    package var patience: Int32 = 10_000
    /// Pages in the log from which a commit copies them back into the file. The more there are the
    /// oftener one copy serves several commits, and the fewer of these have to wait for one: a received
    /// lead takes some 45 pages, so that it is one in 170. Up to 8158 a reader finds them in two tables
    /// of the log's index (sqlite.org/walformat.html#the_wal_index_file_format).
    package var checkpointPages = 8000
    /// KiB of the file's pages that are kept in memory.
    package var cache = 16_000
    /// Off only in the control experiment that shows why the gate is there.
    package var gated = true
    /// When a commit waits for the disk.
    package var synchronous = Synchronous.full
    /// Off only where a crash may cost the last commits: building a throw-away file.
    package var durable: Bool {
      get { synchronous == .full }
      set { synchronous = newValue ? .full : .off }
    }
    /// Another layer below SQLite, for fault tests.
    package var vfs: String?
    package init() {}
  }

  /// Only `full` keeps what was confirmed through a loss of power (sqlite.org/pragma.html#pragma_synchronous).
  package enum Synchronous: String, Sendable { case full, normal, off }
}
