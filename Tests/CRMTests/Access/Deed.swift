import CRM
import Support
import Testing

/// One record of every noun that belongs to one person.
struct Belongings {
  let company: Company
  let customer: Customer
  let lead: Lead
  let closed: Lead
  let sale: Sale
  let task: CRM.Task
  let done: CRM.Task
  let activity: Activity

  init(of member: Member, in shop: Shop) throws {
    let owner: Typed = ["owner": member.login]
    company = try shop.company("\(member.name)'s", owner)
    customer = try shop.customer("\(member.name)'s", owner)
    lead = try shop.lead(of: customer, owner)
    closed = try shop.crm.leads.lose(
      shop.lead(of: customer, owner).id, reason: "no", by: shop.asha)
    sale = try shop.sale(to: customer, "10", owner)
    task = try shop.task("Ring", customer: customer, by: member)
    done = try shop.task("Rang", ["status": "done"], customer: customer, by: member)
    activity = try shop.activity(["type": "call"], customer: customer, by: member)
  }
}

/// Everything that can be asked or done of one record, with the verb and noun that the rule knows.
struct Deed: Sendable, CustomTestStringConvertible {
  let verb: Verb
  let noun: Noun
  let name: String
  let run: @Sendable (Shop, Belongings, Member) throws -> Void

  var testDescription: String { name }

  init(
    _ verb: Verb, _ noun: Noun, _ name: String,
    _ run: @escaping @Sendable (Shop, Belongings, Member) throws -> Void
  ) {
    self.verb = verb
    self.noun = noun
    self.name = name
    self.run = run
  }

  static let all: [Deed] = [
    Deed(.see, .company, "show a company") { _ = try $0.crm.companies.get($1.company.id, by: $2) },
    Deed(.edit, .company, "edit a company") {
      try $0.crm.companies.edit($1.company.id, by: $2) { $0.industry = "Food" }
    },
    Deed(.delete, .company, "delete a company") {
      try $0.crm.companies.delete($1.company.id, by: $2)
    },
    Deed(.see, .company, "a company's history") {
      _ = try $0.crm.history.of(.company, $1.company.id.number, by: $2)
    },
    Deed(.see, .customer, "show a customer") {
      _ = try $0.crm.customers.get($1.customer.id, by: $2)
    },
    Deed(.see, .customer, "a customer's page") {
      _ = try $0.crm.customers.profile($1.customer.id, by: $2)
    },
    Deed(.see, .customer, "a customer's duplicates") {
      _ = try $0.crm.customers.duplicates(of: $1.customer.id, by: $2)
    },
    Deed(.see, .customer, "a customer's history") {
      _ = try $0.crm.history.of(.customer, $1.customer.id.number, by: $2)
    },
    Deed(.edit, .customer, "edit a customer") {
      try $0.crm.customers.edit($1.customer.id, by: $2) { $0.title = "Buyer" }
    },
    Deed(.delete, .customer, "delete a customer") {
      try $0.crm.customers.delete($1.customer.id, by: $2)
    },
    Deed(.merge, .customer, "merge a customer into another") {
      let other = try $0.customer("Twin")
      try $0.crm.customers.merge($1.customer.id, into: other.id, by: $2)
    },
    Deed(.merge, .customer, "merge another customer into this one") {
      let other = try $0.customer("Twin")
      try $0.crm.customers.merge(other.id, into: $1.customer.id, by: $2)
    },
    Deed(.see, .lead, "show a lead") { _ = try $0.crm.leads.get($1.lead.id, by: $2) },
    Deed(.edit, .lead, "edit a lead") {
      try $0.crm.leads.edit($1.lead.id, by: $2) { $0.city = "Pune" }
    },
    Deed(.move, .lead, "move a lead") { try $0.move($1.lead, to: "Contacted", by: $2) },
    Deed(.win, .lead, "win a lead") { try $0.crm.leads.win($1.lead.id, by: $2) },
    Deed(.lose, .lead, "lose a lead") {
      try $0.crm.leads.lose($1.lead.id, reason: "no", by: $2)
    },
    Deed(.reopen, .lead, "reopen a lead") { try $0.crm.leads.reopen($1.closed.id, by: $2) },
    Deed(.delete, .lead, "delete a lead") { try $0.crm.leads.delete($1.lead.id, by: $2) },
    Deed(.see, .lead, "a lead's history") {
      _ = try $0.crm.history.of(.lead, $1.lead.id.number, by: $2)
    },
    Deed(.see, .sale, "show a sale") { _ = try $0.crm.sales.get($1.sale.id, by: $2) },
    Deed(.edit, .sale, "edit a sale") {
      try $0.crm.sales.edit($1.sale.id, by: $2) { $0.note = "Boxes" }
    },
    Deed(.delete, .sale, "delete a sale") { try $0.crm.sales.delete($1.sale.id, by: $2) },
    Deed(.see, .task, "show a task") { _ = try $0.crm.tasks.get($1.task.id, by: $2) },
    Deed(.edit, .task, "edit a task") {
      try $0.crm.tasks.edit($1.task.id, by: $2) { $0.title = "Write" }
    },
    Deed(.finish, .task, "finish a task") { try $0.crm.tasks.finish($1.task.id, by: $2) },
    Deed(.reopen, .task, "reopen a task") { try $0.crm.tasks.reopen($1.done.id, by: $2) },
    Deed(.delete, .task, "delete a task") { try $0.crm.tasks.delete($1.task.id, by: $2) },
    Deed(.see, .activity, "show an activity") {
      _ = try $0.crm.activities.get($1.activity.id, by: $2)
    },
    Deed(.edit, .activity, "edit an activity") {
      try $0.crm.activities.edit($1.activity.id, by: $2) { $0.subject = "Boxes" }
    },
    Deed(.delete, .activity, "delete an activity") {
      try $0.crm.activities.delete($1.activity.id, by: $2)
    },
  ]

  /// What is not done to one record.
  static let general: [Deed] = [
    Deed(.add, .company, "add a company") { shop, _, actor in
      try shop.company("New", by: actor)
    },
    Deed(.add, .customer, "add a customer") { shop, _, actor in
      try shop.customer("New", by: actor)
    },
    Deed(.add, .lead, "add a lead") { try $0.lead(of: $1.customer, by: $2) },
    Deed(.add, .lead, "add a lead of somebody new") {
      try $0.lead(from: $0.person("New"), by: $2)
    },
    Deed(.add, .sale, "add a sale") { try $0.sale(to: $1.customer, "5", by: $2) },
    Deed(.add, .task, "add a task") { try $0.task("Do", customer: $1.customer, by: $2) },
    Deed(.add, .activity, "add an activity") {
      try $0.activity(["type": "call"], customer: $1.customer, by: $2)
    },
    Deed(.add, .member, "add a user") {
      try $0.crm.members.add(MemberDraft(login: "new"), by: $2)
    },
    Deed(.edit, .member, "edit a user") {
      try $0.crm.members.edit($0.vik.id, by: $2) { $0.name = "Victor" }
    },
    Deed(.add, .pipeline, "add a pipeline") {
      try $0.crm.pipelines.add(
        PipelineDraft(name: "New", steps: [.init(name: "In", probability: 10)]), by: $2)
    },
    Deed(.edit, .pipeline, "rename a pipeline") {
      try $0.crm.pipelines.rename($1.lead.pipeline, to: "New", by: $2)
    },
    Deed(.delete, .pipeline, "delete a pipeline") {
      let other = try $0.crm.pipelines.add(
        PipelineDraft(name: "Gone", steps: [.init(name: "In", probability: 10)]), by: $0.asha)
      try $0.crm.pipelines.delete(other.id, by: $2)
    },
    Deed(.add, .stage, "add a stage") {
      try $0.crm.pipelines.addStage(StageDraft(name: "Visit"), to: $1.lead.pipeline, by: $2)
    },
    Deed(.edit, .stage, "edit a stage") {
      try $0.crm.pipelines.editStage($1.lead.stage, by: $2) { $0.probability = 5 }
    },
    Deed(.delete, .stage, "delete a stage") {
      try $0.crm.pipelines.deleteStage($0.crm.pipelines.findStage("Proposal").id, by: $2)
    },
    Deed(.see, .company, "list companies") { _ = try $0.crm.companies.page(by: $2) },
    Deed(.see, .customer, "list customers") { _ = try $0.crm.customers.page(by: $2) },
    Deed(.see, .lead, "list leads") { _ = try $0.crm.leads.page(by: $2) },
    Deed(.see, .sale, "list sales") { _ = try $0.crm.sales.page(by: $2) },
    Deed(.see, .task, "list tasks") { _ = try $0.crm.tasks.page(by: $2) },
    Deed(.see, .activity, "list activities") { _ = try $0.crm.activities.page(by: $2) },
    Deed(.see, .lead, "count leads") { _ = try $0.crm.leads.count(nil, by: $2) },
    Deed(.see, .customer, "find a customer") {
      _ = try $0.crm.customers.find($1.customer.name, by: $2)
    },
    Deed(.see, .customer, "look for duplicates") { _ = try $0.crm.customers.duplicates(by: $2) },
    Deed(.export, .customer, "export customers") {
      _ = try $0.crm.customers.page(for: .export, by: $2)
    },
    Deed(.export, .lead, "export leads") { _ = try $0.crm.leads.page(for: .export, by: $2) },
    Deed(.see, .lead, "the pipeline report") { _ = try $0.crm.reports.make(.pipeline, by: $2) },
    Deed(.see, .sale, "the revenue report") { _ = try $0.crm.reports.make(.revenue, by: $2) },
    Deed(.see, .customer, "the acquisition report") {
      _ = try $0.crm.reports.make(.acquisition, by: $2)
    },
    Deed(.see, .task, "the task report") { _ = try $0.crm.reports.make(.tasks, by: $2) },
    Deed(.see, .lead, "the win-rate report") { _ = try $0.crm.reports.make(.winRate, by: $2) },
    Deed(.see, .lead, "the lost report") { _ = try $0.crm.reports.make(.lost, by: $2) },
    Deed(.see, .lead, "the arrivals report") { _ = try $0.crm.reports.make(.arrivals, by: $2) },
  ]
}
