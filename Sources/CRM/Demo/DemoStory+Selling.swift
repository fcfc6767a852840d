/// Sales without a lead, and tasks.
extension DemoStory {
  func saleMoment(_ number: Int) -> Instant {
    var chance = chance(of: number, in: 5)
    let share = (Double(number) + 0.9 * chance.fraction()) / Double(max(1, arrivals.furtherSales))
    return hours.moment(share, from: Double(DemoHours.days) - 20)
  }

  /// A customer who has bought before buys again.
  mutating func sell(_ number: Int) throws {
    var chance = chance(of: number, in: 6)
    let often = !buyers.isEmpty && chance.happens(0.8)
    let customer = often ? chance.pick(buyers) : chance.pick(customers).id
    let price = money.price(
      chance.around(chance.pick(book.things).price * 0.6, spread: 0.7), &chance)
    let seller = chance.pick(staff)
    var draft = SaleDraft(customer: customer, amount: price, owner: seller.id)
    draft.note = chance.pick(book.lines("sale"))
    // A caller may not book a sale to somebody else's customer.
    try office.sales.add(draft, by: seller.role == .caller ? actor : seller)
  }

  /// The first of the tasks are done by now.
  var finishedTasks: Int { plan.tasks * 55 / 100 }
  private var openTasks: Int { plan.tasks - finishedTasks }
  private var overdueTasks: Int { openTasks / 3 }

  func taskMoment(_ number: Int) -> Instant {
    guard number >= finishedTasks else {
      let share = (Double(number) + 0.5) / Double(max(1, finishedTasks))
      return hours.moment(share, from: Double(DemoHours.days) - 10, to: 12)
    }
    let share = (Double(number - finishedTasks) + 0.5) / Double(max(1, openTasks))
    return hours.moment(share, from: 25)
  }

  mutating func set(task number: Int) throws {
    var chance = chance(of: number, in: 7)
    var draft = TaskDraft()
    var author = chance.pick(staff)
    if !subjects.isEmpty, chance.happens(0.85) {
      let subject = chance.pick(subjects)
      draft.lead = subject.lead
      draft.title = subject.words.fill(chance.pick(book.lines("task_lead")))
      author = chance.happens(0.8) ? subject.owner : actor
      draft.assignee = subject.owner.id
    } else {
      draft.title = chance.pick(book.lines("task_office"))
    }
    draft.priority = chance.pick(Weighted([(.normal, 6), (.high, 2), (.low, 2), (.urgent, 1)]))
    let made = office.moment ?? hours.now
    let day = office.business.zone.day(of: made)
    draft.dueDate = due(number, from: day, &chance)
    if number >= finishedTasks, chance.happens(0.2) { draft.status = .inProgress }
    let task = try office.tasks.add(draft, by: author)
    guard number < finishedTasks else { return }
    let doer = staff.entries.first { $0.id == task.assignee } ?? actor
    let later = made.adding(minutes: chance.number(in: 30...8000))
    enter(.finish(task.id, by: doer), at: hours.atWork(from: later))
  }

  /// Of the open ones a third is overdue; the others are for today, for this week and for later.
  private func due(_ number: Int, from day: Day, _ chance: inout Chance) -> Day {
    guard number >= finishedTasks else { return day.adding(days: chance.number(in: 0...7)) }
    let open = number - finishedTasks
    guard open >= overdueTasks else {
      let room = max(1, hours.today.number - day.number)
      return hours.today.adding(days: -chance.number(in: 1...room))
    }
    switch (open - overdueTasks) % 10 {
    case 0, 5: return hours.today
    case 1, 3, 6, 8: return hours.today.adding(days: chance.number(in: 1...6))
    default: return hours.today.adding(days: chance.number(in: 7...40))
    }
  }
}
