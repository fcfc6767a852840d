import CRM
import Support

/// Texts that have broken columns, terminals and programs before.
enum HardText {
  static let chinese = "王小明 甘い菓子店 김치"
  static let family = "Priya 👨‍👩‍👧‍👦 👋🏽 🇮🇳 ❤️"
  static let marks = "Zo\u{0308}e\u{0301}\u{0323}\u{0302}\u{0307} Z\u{0335}\u{0327}\u{0321}"
  static let hindi = "लक्ष्मी नायर क्षेत्रीय"
  static let arabic = "محمد عبد الله"
  static let hebrew = "שָׁלוֹם כהן"
  static let overrides = "abc\u{202E}drowssap\u{202C} \u{2066}x\u{2069}\u{200F}"
  static let escapes = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{1B}[31mred\u{9B}2J\u{0}\r\n\t\u{8}end"
  static let long = String(repeating: "Ramachandran ", count: 39)
  static let single = "x"
  static let unassigned = "\u{10FFFF}\u{E000}\u{FFFE} \u{200D}\u{FE0F}"

  static let all = [
    chinese, family, marks, hindi, arabic, hebrew, overrides, escapes, long, single, unassigned,
  ]
}

extension Shop {
  /// A shop in the middle of its day, whose people have the names that programs stumble over.
  static func withHardText() throws -> Shop {
    let shop = try Shop()
    let names = [
      HardText.chinese, HardText.family, HardText.marks, HardText.hindi, HardText.arabic,
      HardText.hebrew, HardText.overrides, String(HardText.long.prefix(200)),
    ]
    let sources = ["web", "sheet", "call", "walk-in"]
    for (place, name) in names.enumerated() {
      try shop.clock(says: "2026-11-2\(place % 2) 0\(place + 1):15")
      let customer = try shop.customer(
        name,
        [
          "phone": "+91 98450 1234\(place)", "email": "person\(place)@sweets.example",
          "city": place % 2 == 0 ? "Bengaluru" : HardText.chinese, "state": "Karnataka",
        ], by: place % 3 == 0 ? shop.ravi : shop.asha)
      let lead = try shop.lead(
        of: customer,
        [
          "title": place % 2 == 0 ? HardText.family : HardText.hindi, "value": "\(place)5000",
          "source": sources[place % 4], "next_step": String(HardText.long.prefix(180)),
          "temperature": place % 2 == 0 ? "hot" : "cold",
        ], by: place % 3 == 0 ? shop.ravi : shop.asha)
      try shop.activity(["type": "call", "description": HardText.hindi], lead: lead)
      try shop.task(
        HardText.family + " \(place)", ["due_date": "2026-11-2\(place)", "priority": "urgent"],
        customer: customer)
      try shop.sale(to: customer, "1\(place)00.50", ["note": HardText.arabic])
    }
    try shop.clock(says: "2026-11-21 10:00")
    // What no form lets in may be in a file all the same.
    try shop.crm.customers.edit(ID(2), by: shop.asha) { $0.name = HardText.escapes }
    return shop
  }
}
