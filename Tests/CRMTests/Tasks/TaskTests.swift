import CRM
import Support
import Testing

@Suite("Tasks")
struct TaskTests {
  let shop: Shop
  let neha: Customer

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha")
  }

  @Test("a task stands alone, is open, normal and for whoever adds it, unless said")
  func defaults() throws {
    let task = try shop.task("Buy ghee", by: shop.ravi)
    #expect(task.title == "Buy ghee")
    #expect(task.status == .pending)
    #expect(task.priority == .normal)
    #expect(task.assigneeLogin == "ravi")
    #expect(task.authorLogin == "ravi")
    #expect(task.dueDate == nil)
    #expect(task.customer == nil)
    #expect(task.completedAt == nil)
    let full = try shop.task(
      "Ring",
      [
        "description": "about\nthe boxes", "due_date": "fri", "priority": "Urgent",
        "status": "in progress", "assignee": "meera",
      ], customer: neha)
    #expect(full.description == "about\nthe boxes")
    #expect(full.dueDate == Day(year: 2026, month: 11, day: 27))
    #expect(full.priority == .urgent)
    #expect(full.status == .inProgress)
    #expect(full.assigneeLogin == "meera")
    #expect(full.customerName == "Neha")
  }

  @Test("a task of a lead is its customer's")
  func lead() throws {
    let lead = try shop.lead(of: neha)
    #expect(try shop.task("Ring", lead: lead).customer == neha.id)
    let kiran = try shop.customer("Kiran")
    #expect(
      refusal { try shop.task("Ring", customer: kiran, lead: lead) }
        == "lead: is another customer's")
    for (customer, lead, sentence) in [
      (ID<Customer>(9), nil, "there is no customer “9”"),
      (nil, ID<Lead>(9), "there is no lead “9”"),
    ] {
      var draft = TaskDraft()
      draft.title = "Ring"
      draft.customer = customer
      draft.lead = lead
      #expect(refusal { try shop.crm.tasks.add(draft, by: shop.asha) } == sentence)
    }
  }

  @Test("done is done once, with its moment; reopened it is pending again")
  func finish() throws {
    let task = try shop.task("Ring", ["status": "in_progress"])
    #expect(
      refusal { try shop.crm.tasks.reopen(task.id, by: shop.asha) }
        == "task \(task.id) is open already")
    try shop.clock(says: "2026-11-22 10:00")
    let done = try shop.crm.tasks.finish(task.id, by: shop.asha)
    #expect(done.status == .done)
    #expect(done.completedAt == shop.now)
    #expect(
      refusal { try shop.crm.tasks.finish(task.id, by: shop.asha) }
        == "task \(task.id) is done already")
    let open = try shop.crm.tasks.reopen(task.id, by: shop.asha)
    #expect(open.status == .pending)
    #expect(open.completedAt == nil)
    #expect(refusal { try shop.crm.tasks.finish(ID(9), by: shop.asha) } == "there is no task “9”")
  }

  @Test("the status says whether a task is completed, and since when")
  func status() throws {
    let task = try shop.task("Ring", ["status": "done"])
    #expect(task.completedAt == shop.now)
    let since = shop.now
    try shop.clock(says: "2026-11-22 10:00")
    #expect(try shop.edit(task, ["title": "Ring Neha"]).completedAt == since)
    #expect(try shop.edit(task, ["status": "pending"]).completedAt == nil)
    #expect(try shop.edit(task, ["status": "done"]).completedAt == shop.now)
  }

  @Test("an edit clears what it empties and leaves the rest")
  func edit() throws {
    let task = try shop.task(
      "Ring", ["description": "x", "due_date": "+3d", "assignee": "ravi"], customer: neha)
    let after = try shop.edit(task, ["description": "", "due_date": "", "assignee": ""])
    #expect(after.description == nil)
    #expect(after.dueDate == nil)
    #expect(after.assignee == nil)
    #expect(after.customer == neha.id)
    let before = try shop.crm.events
    try shop.edit(after, ["title": "Ring"])
    #expect(try shop.crm.events == before)
  }

  @Test(
    "what can't be read is refused with the field's name",
    arguments: [
      ("title", "", "title: can't be empty"),
      ("title", String(repeating: "x", count: 256), "title: has 256 characters; 255 is the most"),
      ("priority", "asap", "priority: is one of low, normal, high, urgent"),
      ("status", "never", "status: is one of pending, in_progress, done"),
      ("description", "a\u{1B}[2J", "description: holds a control character"),
      (
        "description", String(repeating: "x", count: 1_000_001),
        "description: is longer than a million bytes"
      ),
      (
        "due_date", "3/12",
        "due_date: “3/12” is another day in another country. Write it as 3 dec or 2026-12-03."
      ),
      (
        "due_date", "soon",
        "due_date: “soon” is not a day. Write 2026-12-01, today, tomorrow, fri, +3d, -2w, 1m, 3 dec, 3 dec 2027, eow or eom."
      ),
    ])
  func unreadable(_ field: String, _ text: String, _ sentence: String) throws {
    #expect(refusal { try shop.task("Ring", [field: text]) } == sentence)
  }

  @Test("a task without a title is refused; one that is deleted comes back by undo")
  func rest() throws {
    #expect(
      refusal { try shop.crm.tasks.add(TaskDraft(), by: shop.asha) } == "a task needs a title")
    let task = try shop.task("Ring", customer: neha)
    try shop.crm.tasks.delete(task.id, by: shop.asha)
    #expect(
      refusal { try shop.crm.tasks.get(task.id, by: shop.asha) } == "there is no task “\(task.id)”")
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.tasks.get(task.id, by: shop.asha).draft == task.draft)
  }
}
