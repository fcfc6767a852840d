import Testing

@testable import Terminal

@Suite("Parts of the screen")
struct RectTests {
  private let whole = Rect(x: 2, y: 1, width: 10, height: 6)

  @Test("what is cut off and what is left are the whole", arguments: [-3, 0, 1, 4, 6, 10, 99])
  func cutting(amount: Int) {
    for (part, rest) in [whole.top(amount), whole.bottom(amount)] {
      #expect(part.height + rest.height == whole.height)
      #expect(part.height == min(max(0, amount), 6))
      #expect(part.width == 10 && rest.width == 10)
      #expect(min(part.y, rest.y) == whole.y)
      #expect(max(part.bottom, rest.bottom) == whole.bottom)
    }
    for (part, rest) in [whole.left(amount), whole.right(amount)] {
      #expect(part.width + rest.width == whole.width)
      #expect(part.width == min(max(0, amount), 10))
      #expect(min(part.x, rest.x) == whole.x)
      #expect(max(part.right, rest.right) == whole.right)
    }
    #expect(whole.top(2).0.y == 1)
    #expect(whole.bottom(2).0.y == 5)
    #expect(whole.right(3).0.x == 9)
  }

  @Test("nothing is ever negative, and nothing is outside")
  func total() {
    #expect(Rect(x: 0, y: 0, width: -1, height: -1).isEmpty)
    #expect(Size(width: -4, height: 2) == Size(width: 0, height: 2))
    #expect(whole.inset(9, 9).isEmpty)
    #expect(whole.clipped(to: Rect(x: 50, y: 50, width: 3, height: 3)).isEmpty)
    #expect(whole.row(6).isEmpty)
    #expect(whole.row(-1).isEmpty)
    #expect(whole.row(5) == Rect(x: 2, y: 6, width: 10, height: 1))
    #expect(whole.contains(Point(11, 6)))
    #expect(!whole.contains(Point(12, 6)))
  }

  @Test("the middle is a little above the centre, and never larger than the whole")
  func centring() {
    let large = Rect(x: 0, y: 0, width: 80, height: 24)
    #expect(
      large.centred(Size(width: 40, height: 9)) == Rect(x: 20, y: 5, width: 40, height: 9))
    #expect(whole.centred(Size(width: 99, height: 99)) == whole)
  }
}
