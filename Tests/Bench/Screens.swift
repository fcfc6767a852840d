/// Everything that is measured in front of the screens.
struct Screens {
  let shop: Shop
  let program: String
  let home: String

  func run(_ table: inout Table) throws {
    try ScreenLooking(shop: shop, program: program, home: home).run(&table)
    try ScreenSharing(shop: shop, program: program, home: home).run(&table)
  }
}
