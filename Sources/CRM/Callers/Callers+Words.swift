import Storage

extension Callers {
  /// The states that a caller may serve: those of the country, and what leads and callers have.
  package func knownStates(by actor: Member) throws -> [String] {
    let country = try office.routings.get().country.flatMap { Region($0) } ?? office.business.region
    return try known(Places.states(of: country), "state", \.states, by: actor)
  }

  package func knownLanguages(by actor: Member) throws -> [String] {
    try known(Languages.common, "language", \.languages, by: actor)
  }

  /// Each word once, however it is written.
  private func known(
    _ usual: [String], _ field: String, _ path: KeyPath<CallerDraft, [String]>, by actor: Member
  ) throws -> [String] {
    let callers: [Caller] = try office.database.read { tx in
      try tx.all("\(name: Caller.select) ORDER BY caller.id")
    }
    let ofLeads = try Lead.catalogue.field(field).map { try office.leads.values(of: $0, by: actor) }
    var seen: Set<String> = []
    return (usual + callers.flatMap { $0.draft[keyPath: path] } + (ofLeads ?? [])).filter {
      seen.insert($0.folded).inserted
    }
  }
}
