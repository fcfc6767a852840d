import Testing

@testable import Terminal

@Suite("A form")
struct FormTests {
  private func lead() -> Form {
    Form(
      "New lead",
      [
        FormField("name", "Name", isRequired: true),
        FormField("phone", "Phone", help: "Ten digits, or with the country's code."),
        FormField("state", "State", .choice(["Karnataka", "Kerala", "Tamil Nadu"])),
        FormField("due", "Follow up", .day, group: "Next step"),
        FormField("note", "Note", .note, group: "Next step"),
      ])
  }

  private func type(_ text: String, _ form: inout Form) {
    for character in text { _ = form.take(.character(character)) }
  }

  @Test("stands in one column of labels, with what is wrong under the field")
  func drawing() {
    var form = lead()
    type("Ravi", &form)
    #expect(form.take(.tab) == .left("name"))
    type("98450", &form)
    #expect(form.take(.tab) == .left("phone"))
    form.setError("phone", "This is too short for a phone number.")
    form.set("fri", for: "due")
    form.setReading("due", "Fri 27 Nov")
    form.focus(on: "phone")
    let grid = drawn(56, 17) { form.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        | New lead                                               |
        |                                                        |
        | • Name *     Ravi                                      |
        |▌• Phone      98450                                     |
        |              ! This is too short for a phone number.   |
        |   State                  ▾                             |
        |                                                        |
        | Next step                                              |
        | • Follow up  fri             Fri 27 Nov                |
        |   Note                                                 |
        |                                                        |
        |                                                        |
        |                                                        |
        |                                                        |
        |                                                        |
        |                                                        |
        |   Ten digits, or with the country's code.              |
        """)
    #expect(grid.cursor == Point(19, 3))
    #expect(grid.showsCaret)
    #expect(form.changes == ["name": "Ravi", "phone": "98450", "due": "fri"])
  }

  private func states() -> Form {
    Form(
      "Caller",
      [FormField("states", "States", .guided(isList: true), text: "Goa"), FormField("n", "N")])
  }

  @Test("a list gets one part after the other, each in the caret's place")
  func parts() {
    var form = states()
    #expect(form.take(.space) == .wantsList("states"))
    #expect(form.text(of: "states") == "Goa, ")
    form.offer([Candidate("Kerala")], for: "states", replacing: 5..<5, followedBy: ", ")
    #expect(form.take(.enter) == .changed("states"))
    type("tam", &form)
    form.offer([Candidate("Tamil Nadu")], for: "states", replacing: 13..<16, followedBy: ", ")
    #expect(form.take(.tab) == .changed("states"))
    #expect(form.text(of: "states") == "Goa, Kerala, Tamil Nadu, ")
    #expect(form.take(.tab) == .left("states"))
    #expect(form.text(of: "states") == "Goa, Kerala, Tamil Nadu")
  }

  @Test("a list that was only looked at has not changed")
  func looked() {
    var form = states()
    _ = form.take(.space)
    form.offer([Candidate("Kerala")], for: "states", replacing: 5..<5, followedBy: ", ")
    _ = form.take(.escape)
    _ = form.take(.tab)
    #expect(!form.isDirty)
  }

  @Test("a part that is written whole already is left, and the key goes on")
  func whole() {
    var form = states()
    form.offer([Candidate("Goa")], for: "states", replacing: 0..<3, followedBy: ", ")
    #expect(form.take(.tab) == .left("states"))
    #expect(!form.isDirty)
  }

  @Test("a choice is found by some of its letters, and the first letter begins anew")
  func choice() {
    var form = lead()
    form.focus(on: "state")
    type("tn", &form)
    #expect(form.isListOpen)
    #expect(form.take(.enter) == .changed("state"))
    #expect(form.text(of: "state") == "Tamil Nadu")
    #expect(!form.isListOpen)
    type("ke", &form)
    let grid = drawn(50, 12) { form.draw(into: &$0, $1) }
    #expect(
      grid.paper.contains(
        """
        |▌• State      ke          ▾                       |
        |            ▌ Kerala                              |
        """))
    #expect(form.take(.tab) == .changed("state"))
    #expect(form.text(of: "state") == "Kerala")
    #expect(form.take(.tab) == .left("state"))
  }

  @Test("a part of a choice is completed when the form is saved")
  func settling() {
    var form = lead()
    form.focus(on: "state")
    type("kar", &form)
    #expect(form.take(.control("s")) == .submit)
    #expect(form.text(of: "state") == "Karnataka")
  }

  @Test("Esc closes the list first, then asks whether anything was written")
  func cancelling() {
    var form = lead()
    #expect(form.take(.escape) == .cancel(isDirty: false))
    form.focus(on: "state")
    type("k", &form)
    #expect(form.take(.escape) == .nothing)
    #expect(form.take(.escape) == .cancel(isDirty: true))
  }

  @Test("what the host offers can be taken, and writing on forgets it")
  func picking() {
    var form = Form("Sale", [FormField("customer", "Customer", .picker), FormField("n", "N")])
    #expect(form.take(.character("r")) == .changed("customer"))
    let both = [Candidate(id: "1", "Ravi", hint: "2345"), Candidate(id: "2", "Ravi", hint: "9911")]
    form.offer(both, for: "n")
    #expect(!form.isListOpen)
    form.offer(both, for: "customer")
    #expect(form.take(.down) == .nothing)
    #expect(form.take(.enter) == .changed("customer"))
    #expect(form["customer"]?.chosen == both[1])
    #expect(form.take(.character("x")) == .changed("customer"))
    #expect(form["customer"]?.chosen == nil)
    #expect(form.text(of: "customer") == "x")
  }

  @Test("Enter goes on, and saves in the last field")
  func enter() {
    var form = Form("", [FormField("a", "A"), FormField("hot", "Hot", .flag, text: "no")])
    #expect(form.take(.enter) == .left("a"))
    #expect(form.take(.space) == .changed("hot"))
    #expect(form.text(of: "hot") == "yes")
    #expect(form.take(.up) == .left("hot"))
    #expect(form.take(.down) == .left("a"))
    #expect(form.take(.enter) == .submit)
  }

  @Test("in a quick form Enter saves as soon as what is required is there")
  func quick() {
    var form = Form(
      "", [FormField("what", "What", isRequired: true), FormField("due", "Due", .day)])
    form.savesOnEnter = true
    form.focus(on: "due")
    #expect(form.take(.enter) == .left("due"))
    #expect(form.focused?.name == "what")
    type("call", &form)
    #expect(form.take(.enter) == .submit)
  }

  @Test("a note takes Enter, and can go to an editor")
  func note() {
    var form = lead()
    form.focus(on: "note")
    type("one", &form)
    #expect(form.take(.enter) == .changed("note"))
    #expect(form.take(paste: "two\nthree") == .changed("note"))
    #expect(form.text(of: "note") == "one\ntwo\nthree")
    #expect(form.take(.up) == .nothing)
    #expect(form.take(.up) == .nothing)
    #expect(form.take(.up) == .left("note"))
    form.focus(on: "note")
    #expect(form.take(.control("o")) == .wantsEditor("note"))
  }

  @Test("what was there before is no change, however its lines end")
  func untouched() {
    let form = Form(
      "",
      [
        FormField("note", "Note", .note, text: "a\r\nb\tc"),
        FormField("name", "Name", text: "e\u{301}"),
      ])
    #expect(!form.isDirty)
    #expect(form.changes.isEmpty)
  }

  @Test("a form higher than the window scrolls with its focus")
  func scrolling() {
    var form = Form("", (1...30).map { FormField("f\($0)", "Field \($0)") })
    form.focus(on: "f30")
    let grid = drawn(40, 8) { form.draw(into: &$0, $1) }
    #expect(grid.paper.contains("Field 30"))
    #expect(!grid.paper.contains("Field 1 "))
    #expect(grid.cursor.y == 5)
  }

  @Test("a mended field is no longer called wrong")
  func mending() {
    var form = lead()
    form.setError("name", "A name is needed.")
    #expect(form.hasErrors)
    type("R", &form)
    #expect(!form.hasErrors)
  }
}
