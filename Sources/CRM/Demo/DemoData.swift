/// Fills a new file with a business to look at: a year and a half of a small firm's customers, leads,
/// sales and tasks, ending now. Everything is made by the same verbs that people use, at the moment
/// in which it is said to have happened, so rules, history and search hold as for real records.
package enum DemoData {
  package static func fill(
    _ workspace: Workspace, _ plan: DemoPlan, by actor: Member, progress: (Double) -> Void
  ) throws {
    try plan.check()
    guard try workspace.customers.count(nil, upTo: 1, by: actor) == 0 else {
      throw CRMError.invalid(
        field: "demo", reason: "this file has customers already: make a new file for it")
    }
    defer { workspace.moment = nil }
    var story = try DemoStory(workspace, plan, by: actor)
    try story.tell(progress)
  }
}
