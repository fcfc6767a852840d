import Storage

extension Workspace {
  /// A whole and verified copy of the file as of now; its size in bytes. It holds everything, so only
  /// who may see everything may take it away.
  @discardableResult
  package func backup(
    to path: String, by actor: Member, progress: (Double) -> Void = { _ in }
  ) throws -> Int {
    try Access.require(.export, .business, by: actor)
    return try database.connection.backup(to: path, progress: progress)
  }
}
