extension DemoStory {
  /// Somebody comes in. Returns how many records that makes.
  mutating func arrive(_ number: Int) throws -> Int {
    switch arrivals.kind(of: number) {
    case .visitor(let person):
      try visit(person)
      return 1
    case .newcomer(let person, let lead):
      try comeNew(person, with: lead)
      return 2
    case .returning(let lead):
      try comeBack(with: lead)
      return 1
    }
  }

  /// A customer without a lead: somebody who buys over the counter, or is entered a second time.
  private mutating func visit(_ number: Int) throws {
    var chance = chance(of: number, in: 3)
    let visitor = number - number * arrivals.newcomers / plan.customers
    if visitor % 6 == 3, let wellKnown {
      let known = try office.customers.get(wellKnown, by: actor).draft
      let double = Self.double(of: known, kind: visitor / 6 % 3)
      let made = try office.customers.add(double, by: chance.pick(staff))
      customers.append(Known(id: made.id, language: nil))
      return
    }
    var person = try people.next(number)
    person.draft.lifecycle = .customer
    person.draft.owner = chance.pick(staff).id
    person.draft.company = try company(of: person)
    let id = try office.customers.add(person.draft, by: actor).id
    customers.append(Known(id: id, language: person.language))
    buyers.append(id)
  }

  /// The same person as somebody else wrote them down.
  private static func double(of known: CustomerDraft, kind: Int) -> CustomerDraft {
    let words = known.name.split(separator: " ")
    let turned = words.reversed().joined(separator: " ")
    let initials = words.prefix(1).map { "\($0.prefix(1))." } + words.dropFirst().map(String.init)
    var double = CustomerDraft()
    double.address.city = known.address.city
    double.address.state = known.address.state
    double.address.country = known.address.country
    switch kind {
    case 0:
      double.name = initials.joined(separator: " ")
      double.phone = known.phone
      double.source = "call"
    case 1:
      double.name = turned
      double.company = known.company
      double.source = "walk-in"
    default:
      double.name = known.name
      double.email = known.email
      double.source = "web"
    }
    return double
  }

  private mutating func comeNew(_ number: Int, with lead: Int) throws {
    var chance = chance(of: lead, in: 4)
    var person = try people.next(number)
    let owner = chance.pick(staff)
    person.draft.owner = owner.id
    person.draft.company = try company(of: person)
    var draft = request(lead, person.draft, &chance)
    draft.language = person.language
    draft.owner = owner.id
    let isOwners = person.draft.source == "call" || person.draft.source == "walk-in"
    let made = try office.leads.add(draft, from: person.draft, by: isOwners ? owner : actor)
    customers.append(Known(id: made.customer, language: person.language))
    if person.draft.phone != nil, person.draft.email != nil, person.company != nil,
      person.draft.name.utf8.contains(UInt8(ascii: " "))
    {
      wellKnown = made.customer
    }
    follow(made, lead, owner, first: person.first, &chance)
  }

  /// A customer asks for something else; most are recognised by a colleague, some only by the phone
  /// or email that they leave on the web site.
  private mutating func comeBack(with lead: Int) throws {
    var chance = chance(of: lead, in: 4)
    let known = chance.pick(customers)
    let customer = try office.customers.get(known.id, by: actor)
    var person = CustomerDraft()
    person.name = customer.name
    person.email = customer.email
    person.phone = customer.phone
    person.source = "web"
    person.address = customer.address
    let isKnown = person.phone == nil && person.email == nil || chance.happens(0.8)
    var draft = request(lead, isKnown ? customer.draft : person, &chance)
    draft.language = known.language
    let made =
      isKnown
      ? try office.leads.add(draft, for: customer.id, by: actor)
      : try office.leads.add(draft, from: person, by: actor)
    let owner = staff.entries.first { $0.id == made.owner } ?? actor
    let first = customer.name.split(separator: " ").first { $0.count > 2 } ?? customer.name[...]
    follow(made, lead, owner, first: String(first), &chance)
  }

  private func request(
    _ number: Int, _ person: CustomerDraft, _ chance: inout Chance
  ) -> LeadDraft {
    let thing = chance.pick(book.things)
    var draft = LeadDraft(currency: money.currency)
    draft.name = thing.name
    draft.value = money.price(chance.around(thing.price, spread: 0.45), &chance).minor
    draft.temperature = chance.pick(Weighted([(.warm, 5), (.cold, 3), (.hot, 2)]))
    draft.source = person.source
    draft.city = person.address.city
    draft.state = person.address.state
    if chance.happens(0.25) { draft.nextStep = chance.pick(book.lines("step")) }
    if !isTold(number), ending(of: number) == .open, stages.count > 1 {
      draft.stage = stages[min(DemoCourse.reach(.open, &chance), stages.count - 1)].id
    }
    return draft
  }

  /// How a lead that comes in now will end.
  private func ending(of lead: Int) -> DemoCourse.Ending {
    DemoCourse.ending(lead, at: office.moment ?? hours.now, now: hours.now)
  }

  /// Whether a lead has a whole story; of very many, the others begin and end.
  private func isTold(_ lead: Int) -> Bool {
    isChosen(lead, share: min(plan.stories, plan.leads), of: plan.leads)
  }

  /// Plans what becomes of a new lead.
  private mutating func follow(
    _ lead: Lead, _ number: Int, _ owner: Member, first: String, _ chance: inout Chance
  ) {
    let ending = ending(of: number)
    let steps = DemoCourse.steps(
      ending, at: lead.createdAt, whole: isTold(number), stages: stages.count, hours, &chance)
    let thing = lead.name ?? ""
    let words = DemoWords(
      name: first, thing: thing.prefix(1).lowercased() + thing.dropFirst(),
      city: lead.city ?? "town")
    if ending == .open { meet(Subject(lead: lead.id, owner: owner, words: words)) }
    guard let soonest = steps.first else { return }
    let price = lead.money ?? Money(minor: 100_000, currency: money.currency)
    enter(
      .goOn(
        DemoLead(
          id: lead.id, number: number, customer: lead.customer, owner: owner, words: words,
          price: price, chance: chance, steps: steps[...])),
      at: soonest.at)
  }

  /// Tasks are about the newest open leads.
  private mutating func meet(_ subject: Subject) {
    let kept = 30
    if subjects.count < kept {
      subjects.append(subject)
    } else {
      subjects[subjectsMet % kept] = subject
    }
    subjectsMet += 1
  }

  /// The person's company, made when nobody of it was here before.
  private func company(of person: DemoPeople.Person) throws -> ID<Company>? {
    guard let company = person.company else { return nil }
    return try office.companies.known(company.name)
      ?? office.companies.add(company, by: actor).id
  }
}
