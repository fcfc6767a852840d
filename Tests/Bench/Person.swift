import CRM

/// Somebody who may come in as a lead; the same number is the same person in every run.
struct Person {
  let name: String
  let email: String
  let phone: String
  let city: String
  let state: String
  let source: String
  let value: Int64
  let received: Int64

  init(_ number: Int) {
    var dice = Dice(UInt64(number))
    let first = Person.firsts[dice.roll(Person.firsts.count)]
    let last = Person.lasts[dice.roll(Person.lasts.count)]
    let place = Person.places[min(dice.roll(Person.places.count), dice.roll(Person.places.count))]
    name = "\(first) \(last)"
    email = "\(first).\(last)\(number)@example.com"
    phone = "+91\(6 + dice.roll(4))\(100_000_000 + Int(dice.next() % 900_000_000))"
    (city, state) = place
    source = Person.sources[dice.roll(Person.sources.count)]
    value = Int64(1 + dice.roll(500)) * 100_000
    received = 1_700_000_000_000 + Int64(number) * 31_000
  }

  var customer: CustomerDraft {
    var draft = CustomerDraft()
    draft.name = name
    draft.email = try? Email(email)
    draft.phone = Phone(stored: phone)
    draft.address.city = city
    draft.address.state = state
    draft.source = source
    return draft
  }

  func lead(_ currency: Currency) -> LeadDraft {
    var draft = LeadDraft(currency: currency)
    draft.value = value
    draft.source = source
    draft.city = city
    draft.state = state
    draft.receivedAt = Instant(milliseconds: received)
    return draft
  }

  private static let firsts = [
    "Asha", "Ravi", "Meera", "Suresh", "Lakshmi", "Vikram", "Anita", "Kiran", "Deepa", "Arjun",
    "Sunita", "Mohan", "Priya", "Rahul", "Kavya", "Imran", "Farah", "John", "Maria", "Zoe",
    "Ganesh", "Harini", "Ishaan", "Jaya", "Karthik", "Leela", "Manoj", "Neha", "Omkar", "Pooja",
  ]
  private static let lasts = [
    "Kumar", "Sharma", "Nair", "Gupta", "Rao", "Patel", "Singh", "Iyer", "Das", "Khan", "Reddy",
    "Joshi", "Mehta", "Bose", "Pillai", "Fernandes", "Menon", "Chopra", "Verma", "Yadav",
    "Kulkarni",
    "Banerjee", "Chatterjee", "Desai", "Gowda", "Hegde", "Jain", "Kapoor", "Lobo", "Mishra",
  ]
  private static let places = [
    ("Bengaluru", "Karnataka"), ("Mumbai", "Maharashtra"), ("Chennai", "Tamil Nadu"),
    ("Kochi", "Kerala"), ("Delhi", "Delhi"), ("Ahmedabad", "Gujarat"), ("Ludhiana", "Punjab"),
    ("Gangtok", "Sikkim"),
  ]
  private static let sources = ["web", "sheet", "call", "referral", "whatsapp", "walk-in"]
}

/// Repeatable chance (splitmix64).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
}
