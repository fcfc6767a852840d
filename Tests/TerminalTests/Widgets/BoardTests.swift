import Testing

@testable import Terminal

@Suite("A board of cards")
struct BoardTests {
  private func board(at place: Board.Place) -> Board {
    let names = ["New", "Contacted", "Qualified", "Proposal", "Negotiation", "Won", "Lost"]
    let cards = (1...9).map { number in
      Board.Card(
        Span("Customer \(number)"), detail: Span("50,000 · Asha", .quiet),
        age: Span("\(number) h", .quiet), isMarked: number == 2)
    }
    let columns = names.enumerated().map { number, name in
      let own = number == 3 ? [] : Array(cards.prefix(9 - number))
      return Board.Column(name, count: "\(own.count)", money: "4.5 lakh", own)
    }
    return Board(columns, at: place)
  }

  @Test("shows the stages around the chosen one, each with its count and money")
  func wide() {
    let board = board(at: Board.Place(2, 1))
    let grid = drawn(90, 13) { board.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        | New                9  Contacted          8  Qualified          7  Proposal           0  ›|
        | 4.5 lakh              4.5 lakh              4.5 lakh              4.5 lakh               |
        | ────────────────────  ────────────────────  ────────────────────  ────────────────────   |
        |   Customer 1            Customer 1            Customer 1            –                    |
        |   50,000 · Asha  1 h    50,000 · Asha  1 h    50,000 · Asha  1 h                         |
        |  ●Customer 2           ●Customer 2          ▌●Customer 2                                 |
        |   50,000 · Asha  2 h    50,000 · Asha  2 h  ▌ 50,000 · Asha  2 h                         |
        |   Customer 3            Customer 3            Customer 3                                 |
        |   50,000 · Asha  3 h    50,000 · Asha  3 h    50,000 · Asha  3 h                         |
        |   Customer 4            Customer 4            Customer 4                                 |
        |   50,000 · Asha  4 h    50,000 · Asha  4 h    50,000 · Asha  4 h                         |
        |                                                                                          |
        |   ▼ 5 more              ▼ 4 more              ▼ 3 more                                   |
        """)
    #expect(grid.cursor == Point(47, 5))
    #expect(grid[45, 5].style.isReversed)
    #expect(!grid[1, 5].style.isReversed)
  }

  @Test("shows one stage at a time in a narrow window, and which of them")
  func narrow() {
    let board = board(at: Board.Place(0, 5))
    let grid = drawn(40, 14) { board.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        | New                             1 of 7›|
        | 9 · 4.5 lakh                           |
        | ────────────────────────────────────── |
        |   ▲ 4 more                             |
        |   Customer 5                           |
        |   50,000 · Asha                    5 h |
        |                                        |
        | ▌ Customer 6                           |
        | ▌ 50,000 · Asha                    6 h |
        |                                        |
        |   Customer 7                           |
        |   50,000 · Asha                    7 h |
        |                                        |
        |   ▼ 2 more                             |
        """)
  }

  @Test("moving stops at the edges and never leaves a stage's cards")
  func moving() {
    var board = board(at: Board.Place(0, 99))
    #expect(board.place == Board.Place(0, 8))
    board.move(.right)
    #expect(board.place == Board.Place(1, 7))
    board.move(.first)
    board.move(.up)
    #expect(board.place == Board.Place(1, 0))
    board.move(.right)
    board.move(.right)
    #expect(board.place == Board.Place(3, 0))
    #expect(board.card == nil)
    board.move(.last)
    #expect(board.place == Board.Place(3, 0))
    var empty = Board([])
    for direction in Board.Direction.allCases { empty.move(direction) }
    #expect(empty.card == nil)
  }

  @Test("the mouse finds a card")
  func mouse() {
    let board = board(at: Board.Place(0, 0))
    let area = Rect(x: 0, y: 0, width: 40, height: 14)
    #expect(board.place(at: Point(5, 3), in: area) == Board.Place(0, 0))
    #expect(board.place(at: Point(5, 6), in: area) == Board.Place(0, 1))
  }
}
