/// What a source is told about a lead that it sent.
package struct Receipt: Sendable {
  /// Something that was kept as it was sent, because it could not be read.
  package struct Flag: Sendable, Equatable {
    package let field: String
    package let reason: String
  }

  package let lead: ID<Lead>
  /// Their login; nobody where the lead waits.
  package let caller: String?
  package let status: Assignment.Status?
  package let reason: String?
  /// It was here already: nothing was written.
  package let isDuplicate: Bool
  package let flags: [Flag]

  /// What is told to who sends the same again.
  func again(_ flags: [Flag]) -> Receipt {
    Receipt(
      lead: lead, caller: caller, status: status, reason: reason, isDuplicate: true, flags: flags)
  }
}
