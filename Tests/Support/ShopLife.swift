package import CRM
import Storage

/// What a shop does all day, at random: every verb of every noun, on records that are there.
package struct ShopLife {
  package enum Deed: CaseIterable, Sendable {
    case addCustomer, editCustomer, tradeCustomer, deleteCustomer, mergeCustomers
    case addCompany, editCompany, deleteCompany
    case addLead, takeLead, editLead, moveLead, winLead, loseLead, reopenLead, deleteLead
    case addSale, editSale, deleteSale
    case addTask, editTask, finishTask, reopenTask, deleteTask
    case addActivity, editActivity, deleteActivity
    case addPipeline, renamePipeline, deletePipeline, addStage, editStage, deleteStage
    case addMember, editMember
    case addView, editView, deleteView
    case addCaller, editCaller, pauseCaller, deleteCaller, addRule, deleteRule, editRouting
    case receiveLeads, assignLead, reassignLead, claimLead, releaseLead, handOn, drainQueue
  }

  /// What any member but a viewer does in a day's work.
  package static let dailyWork: [Deed] = [
    .addCustomer, .receiveLeads, .editCustomer, .addLead, .takeLead, .takeLead, .editLead,
    .moveLead, .winLead, .loseLead, .reopenLead, .addSale, .addTask, .editTask, .finishTask,
    .addActivity, .deleteCustomer, .deleteTask, .mergeCustomers, .editCompany,
  ]

  let office: Workspace
  let me: Member

  package init(_ office: Workspace, as member: Member) {
    self.office = office
    me = member
  }

  /// Does it, if there is anything to do it to; a rule of the business may refuse.
  package func perform(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    switch deed {
    case .addCustomer: try office.customers.add(person(&dice), by: me)
    case .editCustomer:
      guard let id = try pick(.customer, &dice, as: Customer.self) else { return }
      let name = name(&dice)
      let state = ShopLife.states.randomElement(using: &dice)
      try office.customers.edit(id, by: me) {
        $0.name = name
        $0.address.state = state
      }
    case .tradeCustomer:
      guard let id = try pick(.customer, &dice, as: Customer.self) else { return }
      let company = try pick(.company, &dice, as: Company.self)
      let email = mail(&dice)
      try office.customers.edit(id, by: me) {
        $0.company = company
        $0.email = email
      }
    case .deleteCustomer:
      guard let id = try pick(.customer, &dice, as: Customer.self) else { return }
      try office.customers.delete(id, by: me)
    case .mergeCustomers:
      guard let one = try pick(.customer, &dice, as: Customer.self),
        let other = try pick(.customer, &dice, as: Customer.self)
      else { return }
      try office.customers.merge(one, into: other, by: me)
    case .addCompany, .editCompany, .deleteCompany: try company(deed, &dice)
    case .addLead, .takeLead, .editLead, .moveLead, .winLead, .loseLead, .reopenLead, .deleteLead:
      try lead(deed, &dice)
    case .addSale, .editSale, .deleteSale: try sale(deed, &dice)
    case .addTask, .editTask, .finishTask, .reopenTask, .deleteTask: try task(deed, &dice)
    case .addActivity, .editActivity, .deleteActivity: try activity(deed, &dice)
    case .addPipeline, .renamePipeline, .deletePipeline, .addStage, .editStage, .deleteStage:
      try pipeline(deed, &dice)
    case .addView, .editView, .deleteView: try view(deed, &dice)
    case .addCaller, .editCaller, .pauseCaller, .deleteCaller, .addRule, .deleteRule,
      .editRouting, .receiveLeads, .assignLead, .reassignLead, .claimLead, .releaseLead, .handOn,
      .drainQueue:
      try route(deed, &dice)
    case .addMember:
      let login = "u\(UInt32.random(in: 0...99_999, using: &dice))"
      try office.members.add(MemberDraft(login: login, name: name(&dice)), by: me)
    case .editMember:
      // The first few are the actors: they stay who they are.
      guard let id = try pick(.member, &dice, as: Member.self), id.number > 4 else { return }
      let name = name(&dice)
      let role = [Role.manager, .caller, .viewer].randomElement(using: &dice) ?? .viewer
      try office.members.edit(id, by: me) {
        $0.name = name
        $0.role = role
      }
    }
  }

  private func company(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    let name = name(&dice) + " & Sons"
    if deed == .addCompany {
      var draft = CompanyDraft()
      draft.name = name
      try office.companies.add(draft, by: me)
      return
    }
    guard let id = try pick(.company, &dice, as: Company.self) else { return }
    if deed == .deleteCompany { return try office.companies.delete(id, by: me) }
    try office.companies.edit(id, by: me) { $0.name = name }
  }

  private func lead(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    var draft = LeadDraft(currency: office.business.currency)
    draft.value = Bool.random(using: &dice) ? .random(in: 1...900_000, using: &dice) : nil
    draft.state = ShopLife.states.randomElement(using: &dice)
    if deed == .takeLead {
      draft.sourceKey = "key-\(UInt64.random(in: 0...UInt64.max, using: &dice))"
      try office.leads.add(draft, from: person(&dice), by: me)
      return
    }
    if deed == .addLead {
      guard let customer = try pick(.customer, &dice, as: Customer.self) else { return }
      try office.leads.add(draft, for: customer, by: me)
      return
    }
    guard let id = try pick(.lead, &dice, as: Lead.self) else { return }
    switch deed {
    case .editLead:
      let owner = try pick(.member, &dice, as: Member.self)
      try office.leads.edit(id, by: me) {
        $0.value = draft.value
        $0.state = draft.state
        $0.note = "said “yes”,\n\tnearly"
        $0.owner = owner
      }
    case .moveLead:
      guard let stage = try pick(.stage, &dice, as: Stage.self) else { return }
      try office.leads.move(id, to: stage, by: me)
    case .winLead:
      let money = Money(
        minor: .random(in: 1...900_000, using: &dice), currency: office.business.currency)
      try office.leads.win(id, sale: Bool.random(using: &dice) ? money : nil, by: me)
    case .loseLead: try office.leads.lose(id, reason: "bought elsewhere", by: me)
    case .reopenLead: try office.leads.reopen(id, by: me)
    default: try office.leads.delete(id, by: me)
    }
  }

  private func sale(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    let money = Money(
      minor: .random(in: 1...900_000, using: &dice), currency: office.business.currency)
    if deed == .addSale {
      guard let lead = try pick(.lead, &dice, as: Lead.self) else { return }
      try office.sales.add(SaleDraft(lead: lead, amount: money), by: me)
      return
    }
    guard let id = try pick(.sale, &dice, as: Sale.self) else { return }
    if deed == .deleteSale { return try office.sales.delete(id, by: me) }
    try office.sales.edit(id, by: me) { $0.amount = money }
  }

  private func task(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    var draft = TaskDraft()
    draft.title = "Ring \(name(&dice))"
    if deed == .addTask {
      draft.lead = try pick(.lead, &dice, as: Lead.self)
      draft.company = try pick(.company, &dice, as: Company.self)
      try office.tasks.add(draft, by: me)
      return
    }
    guard let id = try pick(.task, &dice, as: Task.self) else { return }
    switch deed {
    case .editTask: try office.tasks.edit(id, by: me) { $0.title = draft.title }
    case .finishTask: try office.tasks.finish(id, by: me)
    case .reopenTask: try office.tasks.reopen(id, by: me)
    default: try office.tasks.delete(id, by: me)
    }
  }

  private func activity(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    if deed == .addActivity {
      var draft = ActivityDraft()
      draft.kind = .call
      draft.outcome = ActivityDraft.Outcome.allCases.randomElement(using: &dice)
      draft.lead = try pick(.lead, &dice, as: Lead.self)
      draft.company = try pick(.company, &dice, as: Company.self)
      try office.activities.add(draft, by: me)
      return
    }
    guard let id = try pick(.activity, &dice, as: Activity.self) else { return }
    if deed == .deleteActivity { return try office.activities.delete(id, by: me) }
    let words = name(&dice)
    try office.activities.edit(id, by: me) { $0.subject = words }
  }

  private func pipeline(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    let name = name(&dice)
    switch deed {
    case .addPipeline:
      var draft = PipelineDraft.usual
      draft.name = name
      try office.pipelines.add(draft, by: me)
    case .renamePipeline, .deletePipeline, .addStage:
      guard let id = try pick(.pipeline, &dice, as: Pipeline.self) else { return }
      if deed == .deletePipeline { return try office.pipelines.delete(id, by: me) }
      if deed == .renamePipeline {
        try office.pipelines.rename(id, to: name, by: me)
      } else {
        let place = Int.random(in: 1...6, using: &dice)
        try office.pipelines.addStage(
          StageDraft(name: name, position: place, requires: [.value, .call]), to: id, by: me)
      }
    default:
      guard let id = try pick(.stage, &dice, as: Stage.self) else { return }
      if deed == .deleteStage { return try office.pipelines.deleteStage(id, by: me) }
      let place = Int.random(in: 1...6, using: &dice)
      try office.pipelines.editStage(id, by: me) {
        $0.name = name
        $0.position = place
        $0.requires = [.email]
      }
    }
  }

  private func view(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    var draft = ViewDraft()
    draft.name = name(&dice)
    draft.filter = ShopLife.states.randomElement(using: &dice).map { "state:\($0)" }
    if deed == .addView {
      try office.views.add(draft, by: me)
      return
    }
    guard let id = try pick(.view, &dice, as: SavedView.self) else { return }
    if deed == .deleteView { return try office.views.delete(id, by: me) }
    try office.views.edit(id, by: me) { $0 = draft }
  }

  /// Any record of a noun that is there.
  func pick<Owner>(
    _ noun: Noun, _ dice: inout some RandomNumberGenerator, as owner: Owner.Type
  ) throws -> ID<Owner>? {
    let place = Int64.random(in: 0...Int64.max, using: &dice)
    return try office.database.read { tx in
      let count: Int64 = try tx.value("SELECT count(*) FROM \(name: noun.table)") ?? 0
      guard count > 0 else { return nil }
      return try tx.value(
        "SELECT id FROM \(name: noun.table) ORDER BY id LIMIT 1 OFFSET \(place % count)")
    }
  }

  private func person(_ dice: inout some RandomNumberGenerator) -> CustomerDraft {
    var draft = CustomerDraft()
    draft.name = name(&dice)
    draft.email = mail(&dice)
    draft.phone = Phone(stored: "+9198\(UInt32.random(in: 10_000_000...99_999_999, using: &dice))")
    if Int.random(in: 0..<4, using: &dice) == 0 { draft.newCompany = name(&dice) + " Stores" }
    return draft
  }

  func mail(_ dice: inout some RandomNumberGenerator) -> Email? {
    try? Email("p\(UInt32.random(in: 0...9_999_999, using: &dice))@example.com")
  }

  func name(_ dice: inout some RandomNumberGenerator) -> String {
    let first = ["Asha", "Ravi", "Zoë", "Meera", "O’Brien", "李"].randomElement(using: &dice)
    return "\(first ?? "") \(UInt16.random(in: 0...9999, using: &dice))"
  }

  static let states = ["Kerala", "Karnataka", "Punjab"]
}
