import CRM

/// How leads are routed: the settings, the rules of exception, a trial, and the routing service.
enum RoutingCommands {
  static var all: [Command] { [settings, trial, replay, rules, work] }

  private static let settings = Command(
    "routing", "settings", "shows how leads are routed, or changes it",
    options: Routings.inputs.map { Option($0) }
  ) { session, words in
    let routings = session.office.routings
    guard Routings.inputs.contains(where: { words.has(Option($0).name) }) else {
      return .record(facts(try routings.get()), session.wording)
    }
    let change = try words.edit(by: Routings.inputs, in: session)
    return .record(facts(try routings.edit(by: session.actor, change)), session.wording)
  }

  private static func facts(_ routing: Routing) -> Facts {
    Facts(
      [
        Column("policy", "Policy", .text), Column("when_capped", "When all are capped", .text),
        Column("manual_counts", "By hand counts", .flag),
        Column("former_first", "Former caller first", .flag),
        Column("claim_minutes", "Minutes to claim", .number), Column("country", "Country", .text),
      ],
      [
        [
          .text(routing.policy.rawValue), .text(routing.whenCapped.rawValue),
          .flag(routing.manualCounts), .flag(routing.formerFirst),
          .number(Int64(routing.claimMinutes)),
          routing.country.map(FieldValue.text) ?? .nothing,
        ]
      ])
  }

  private static let trialInputs = Leads.editInputs.filter {
    ["city", "state", "language", "source", "value", "temperature"].contains($0.name)
  }

  private static let trial = Command(
    "routing", "try", "tells who would get such a lead now; nothing is written",
    options: trialInputs.map { Option($0) }
  ) { session, words in
    var draft = LeadDraft(currency: session.office.business.currency)
    try words.change(by: trialInputs, in: session)(&draft)
    return WhyAnswer(try session.office.assignments.trial(draft, by: session.actor), session).answer
  }

  private static let replay = Command(
    "routing", "replay", "gives out the leads since a day once more, by other settings, in memory",
    options: [
      Option("since", .required("DAY"), "from which day on"),
      Option("caller", .required("LOGIN"), "whose limit, weight, states … would be others"),
    ] + Routings.inputs.map { Option($0) }
      + Callers.editInputs.filter { $0.name != "name" }.map { Option($0) }
  ) { session, words in
    guard let since = words.value("since") else { throw UsageError("say from which --since DAY") }
    let day = try DateWords.day(since, today: session.desk.today)
    let who = try words.value("caller").map {
      try session.office.callers.find($0, by: session.actor)
    }
    let inputs = Callers.editInputs.filter { $0.name != "name" }
    if who == nil, inputs.contains(where: { words.has(Option($0).name) }) {
      throw UsageError("say of whom, with --caller LOGIN")
    }
    let change = try words.change(by: inputs, in: session)
    let gains = try session.office.assignments.replay(
      since: day,
      callers: { draft in if draft.member?.number == who?.number { try change(&draft) } },
      routing: words.change(by: Routings.inputs, in: session), by: session.actor)
    return .list(facts(gains), showing: ["caller", "had", "would_have", "gain"], session.wording)
  }

  private static func facts(_ gains: [Assignments.Gain]) -> Facts {
    Facts(
      [
        Column("caller_id", "No.", .number), Column("caller", "Caller", .text),
        Column("had", "Had", .number), Column("would_have", "Would have", .number),
        Column("gain", "Gain", .number),
      ],
      gains.map { gain in
        [
          .number(gain.caller.number), .text(gain.name), .number(Int64(gain.had)),
          .number(Int64(gain.wouldHave)), .number(Int64(gain.gain)),
        ]
      })
  }

  private static let rules = Command(
    "routing", "rules", "lists the rules of exception, in their order"
  ) { session, _ in
    let page = try session.office.rules.page(Query(limit: 1000), by: session.actor)
    return .page(
      page, of: Rule.catalogue, showing: ["id", "position", "name", "filter", "callers", "active"],
      session.wording)
  }

  private static let work = Command(
    "work", nil, "hands on unclaimed leads and gives out the queue, until it is stopped",
    options: [
      Option("once", .none, "one round only"),
      Option("every", .required("SECONDS"), "how often, 15 unless said"),
    ]
  ) { session, words in
    guard let pause = Int(words.value("every") ?? "15"), (1...3600).contains(pause) else {
      throw UsageError("--every is a whole number of seconds from 1 to 3600")
    }
    return try RoutingService(session.office, by: session.actor, every: pause)
      .run(once: words.has("once"))
  }
}
