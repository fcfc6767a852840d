/// The story of the demonstration as it is told: what happens next, and to whom.
///
/// Nothing is written down beforehand but when the next customer comes, the next sale is made, the
/// next task is set, and what is still to happen to the leads in hand: a million leads need no more
/// memory than those that are in work at one time.
struct DemoStory {
  indirect enum Deed {
    case arrive(Int)
    case sell(Int)
    case set(task: Int)
    case finish(ID<Task>, by: Member)
    case goOn(DemoLead)
  }

  /// A lead in hand that a task can be about.
  struct Subject {
    let lead: ID<Lead>
    let owner: Member
    let words: DemoWords
  }

  /// A customer who may come again, and the language they speak.
  struct Known {
    let id: ID<Customer>
    let language: String?
  }

  /// How many steps make one transaction: of fewer, the same pages are written more often.
  private static let together = 5000

  let office: Workspace
  let plan: DemoPlan
  let actor: Member
  let book = DemoBook()
  let hours: DemoHours
  let money: DemoMoney
  let arrivals: DemoArrivals
  /// The open stages that a new lead goes through.
  let stages: [Stage]
  var staff = Weighted<Member>()
  var people: DemoPeople
  var agenda = Agenda<Deed>()
  var customers: [Known] = []
  /// Who has bought before, and is likely to again.
  var buyers: [ID<Customer>] = []
  /// A customer of whom everything is known; at times somebody enters them a second time.
  var wellKnown: ID<Customer>?
  var subjects: [Subject] = []
  var subjectsMet = 0
  var wins = 0
  private var made = 0

  init(_ office: Workspace, _ plan: DemoPlan, by actor: Member) throws {
    self.office = office
    self.plan = plan
    self.actor = actor
    hours = DemoHours(zone: office.business.zone, now: office.clock.now())
    money = DemoMoney(currency: office.business.currency)
    arrivals = DemoArrivals(plan, hours)
    stages = try office.pipelines.all().first?.open ?? []
    people = DemoPeople(book, seed: plan.seed)
  }

  mutating func tell(_ progress: (Double) -> Void) throws {
    office.moment = hours.start
    try office.batch { try employ() }
    enter(.arrive(0), at: arrivals.moment(of: 0), if: arrivals.count > 0)
    enterSale(0)
    enterTask(0)
    if finishedTasks > 0 { enterTask(finishedTasks) }
    while !agenda.isEmpty {
      try office.batch {
        for step in 0..<Self.together {
          guard let next = agenda.next() else { break }
          office.moment = next.at
          try play(next.deed)
          if step % 100 == 0 { progress(Double(made) / Double(max(1, plan.records))) }
        }
      }
    }
    progress(1)
  }

  private mutating func play(_ deed: Deed) throws {
    switch deed {
    case .arrive(let number):
      made += try arrive(number)
      enter(
        .arrive(number + 1), at: arrivals.moment(of: number + 1), if: number + 1 < arrivals.count)
    case .sell(let number):
      try sell(number)
      made += 1
      enterSale(number + 1)
    case .set(let number):
      try set(task: number)
      made += 1
      if number + 1 != finishedTasks { enterTask(number + 1) }
    case .finish(let task, let member): try office.tasks.finish(task, by: member)
    case .goOn(let lead): made += try goOn(lead)
    }
  }

  private mutating func enterSale(_ number: Int) {
    enter(.sell(number), at: saleMoment(number), if: number < arrivals.furtherSales)
  }

  private mutating func enterTask(_ number: Int) {
    enter(.set(task: number), at: taskMoment(number), if: number < plan.tasks)
  }

  /// What would happen after now does not happen.
  mutating func enter(_ deed: Deed, at moment: Instant, if wanted: Bool = true) {
    if wanted, moment <= hours.now { agenda.enter(deed, at: moment) }
  }

  /// Two callers and a manager join the one who is there.
  private mutating func employ() throws {
    var logins = Set(try office.members.all().map(\.login))
    staff.add(actor, weight: 10)
    for (joining, weight) in zip(book.staff, [40, 35, 15]) {
      var draft = joining.member
      var number = 1
      while !logins.insert(draft.login).inserted {
        number += 1
        draft.login = draft.login.prefix { $0.isLetter } + "\(number)"
      }
      let member = try office.members.add(draft, by: actor)
      staff.add(member, weight: weight)
      if var caller = joining.caller {
        caller.member = member.id
        try office.callers.add(caller, by: actor)
      }
    }
  }

  func chance(of number: Int, in theme: UInt64) -> Chance {
    Chance(seed: plan.seed, of: number, in: theme)
  }
}

/// What the sentences' places are filled with.
struct DemoWords {
  let name: String
  let thing: String
  let city: String

  func fill(_ sentence: String) -> String {
    guard sentence.utf8.contains(UInt8(ascii: "{")) else { return sentence }
    return sentence.replacing("{name}", with: name)
      .replacing("{thing}", with: thing).replacing("{city}", with: city)
  }
}
