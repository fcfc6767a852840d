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
    arguments: [
      Argument(
        "JSON",
        "a lead as “leads receive” takes it, if need be without a name, or - for standard input",
        .optional)
    ],
    options: trialInputs.map { Option($0) }
  ) { session, words in
    if let text = words.argument(0) {
      guard !trialInputs.contains(where: { words.has(Option($0).name) }) else {
        throw UsageError("give a document or options, not both")
      }
      let incoming = try IncomingDocuments.single(text)
      return WhyAnswer(try session.office.assignments.trial(incoming, by: session.actor), session)
        .answer
    }
    var draft = LeadDraft(currency: session.office.business.currency)
    try words.change(by: trialInputs, in: session)(&draft)
    return WhyAnswer(try session.office.assignments.trial(draft, by: session.actor), session).answer
  }

  private static let replay = Command(
    "routing", "replay", "gives out the leads since a day once more, by other settings, in memory",
    options: [
      Option("since", .required("DAY"), "from which day on"),
      Option(
        "set", .many("LOGIN.FIELD=VALUE"),
        "how a caller would be otherwise, such as asha.weight=2; may be said again"),
    ] + Routings.inputs.map { Option($0) }
  ) { session, words in
    guard let since = words.value("since") else { throw UsageError("say from which --since DAY") }
    let day = try DateWords.day(since, today: session.desk.today)
    let changes = try words.values("set").map { try CallerChange($0, in: session) }
    let gains = try session.office.assignments.replay(
      since: day,
      callers: { draft in
        for change in changes where draft.member?.number == change.caller.number {
          try change.change(&draft)
        }
      },
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
          gain.caller.map { .number($0.number) } ?? .nothing,
          .text(gain.name ?? "(waits)"), .number(Int64(gain.had)),
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
