import CRM
import Testing

@Suite("The sentences of refusals")
struct CRMErrorTests {
  @Test(
    "each says what was wrong and what to do, and has a word for machines",
    arguments: [
      (.notFound(.member, "x"), "not_found", "there is no user “x”"),
      (
        .unknownField("stat", of: .lead, suggestion: "state"), "invalid",
        "a lead has no field “stat”: did you mean “state”?"
      ),
      (
        .unknownField("x", of: .activity, suggestion: nil), "invalid",
        "an activity has no field “x”"
      ),
      (.missing(field: "amount", of: .sale), "invalid", "a sale needs an amount"),
      (.missing(field: "login", of: .member), "invalid", "a user needs a login"),
      (
        .invalid(field: "value", reason: "can't be negative"), "invalid", "value: can't be negative"
      ),
      (.whoAreYou, "unknown_user", "this file has several users: say who you are with --as LOGIN"),
      (
        .refused(role: .viewer, .add, .company, own: false), "forbidden",
        "a viewer may not add companies: ask a manager or the owner"
      ),
      (
        .refused(role: .caller, .redo, .sale, own: true), "forbidden",
        "a caller may redo changes of their own sales only: ask a manager or the owner"
      ),
      (
        .taken(field: "the name “X”", by: "company 7"), "conflict",
        "the name “X” is taken by company 7"
      ),
      (.inUse(.stage, "New", by: "2 leads"), "conflict", "the stage “New” is in use by 2 leads"),
      (.nothingToUndo, "refused", "there is nothing of yours to undo"),
      (.nothingToRedo, "refused", "there is nothing of yours to redo"),
      (
        .alreadyUndone(event: 7, by: 9), "refused", "event 7 was undone already, by event 9"
      ),
      (.notSet, "refused", "this file is not set up yet: run “leadline init”"),
      (
        .badCursor, "invalid", "--after takes the “next” of an earlier page of the same list"
      ),
      (.lacks([.value], toEnter: "Won"), "refused", "before Won the lead needs a value"),
      (
        .skips(stages: ["A", "B", "C"], to: "D"), "refused",
        "a lead moves one stage at a time: A, B and C lie before D"
      ),
    ] as [(CRMError, String, String)])
  func sentences(_ error: CRMError, _ code: String, _ sentence: String) {
    #expect(error.description == sentence)
    #expect(error.code == code)
  }
}
