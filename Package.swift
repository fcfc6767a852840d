// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with; a warning is an error.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// As it is shipped: whoever installs it needs no Swift, and calls into the runtime are direct.
let shipped: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
]

/// What Foundation, which the product does without, is made of when it is linked so.
let foundation: [LinkerSetting] = [
  "_FoundationCollections", "_FoundationCShims", "_FoundationICU", "CoreFoundation",
].map { .linkedLibrary($0, .when(platforms: [.linux], configuration: .release)) }

/// Code that a trait turns on is compiled under `#if ORACLES`.
let oracles: [SwiftSetting] = house + [.define("ORACLES", .when(traits: ["Oracles"]))]

let package = Package(
  name: "Leadline",
  products: [.executable(name: "leadline", targets: ["leadline"])],
  traits: [
    .trait(
      name: "Oracles",
      description: "Tests only: judge our phone rules by libphonenumber, our screens by libvterm")
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CSystem"),
    .target(name: "CResources"),
    .target(name: "Storage", swiftSettings: house),
    .target(
      name: "SQLiteStorage", dependencies: ["Storage", "CSQLite", "CSystem"], swiftSettings: house),
    .target(name: "CRM", dependencies: ["Storage", "CResources"], swiftSettings: house),
    .target(name: "Tabular", swiftSettings: house),
    .target(name: "Terminal", swiftSettings: house),
    .target(
      name: "CursesTerminal", dependencies: ["Terminal", "CNcurses"], swiftSettings: house),
    .target(name: "Screens", dependencies: ["CRM", "Storage", "Terminal"], swiftSettings: house),
    .executableTarget(
      name: "leadline",
      dependencies: [
        "CRM", "Storage", "SQLiteStorage", "Tabular", "Terminal", "CursesTerminal", "Screens",
      ],
      swiftSettings: house, linkerSettings: shipped),

    .target(
      name: "Support", dependencies: ["CRM", "Storage", "SQLiteStorage"], path: "Tests/Support",
      swiftSettings: house),
    .target(
      name: "RealTerminal",
      dependencies: [
        "Support", .target(name: "CVterm", condition: .when(traits: ["Oracles"])),
      ],
      path: "Tests/RealTerminal", swiftSettings: oracles),
    .executableTarget(
      name: "Bench", dependencies: ["CRM", "Storage", "SQLiteStorage", "CSQLite", "Support"],
      path: "Tests/Bench", swiftSettings: house, linkerSettings: shipped + foundation),
    .executableTarget(
      name: "scribe", dependencies: ["CRM", "Storage", "SQLiteStorage", "Support"],
      path: "Tests/Scribe", swiftSettings: house),
    .target(
      name: "CPhoneNumber", path: "Tests/Oracles/CPhoneNumber",
      cxxSettings: [.define("ORACLES", .when(traits: ["Oracles"]))],
      linkerSettings: [.linkedLibrary("phonenumber", .when(traits: ["Oracles"]))]),
    .target(
      name: "CVterm", path: "Tests/Oracles/CVterm",
      linkerSettings: [.linkedLibrary("vterm", .when(traits: ["Oracles"]))]),
    .target(
      name: "CFaults", path: "Tests/Faults/CFaults", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "easel", dependencies: ["CursesTerminal", "Terminal"], path: "Tests/Easel",
      swiftSettings: house),
    .executableTarget(
      name: "storm", dependencies: ["SQLiteStorage", "Storage", "Support", "CFaults"],
      path: "Tests/Storm", swiftSettings: house),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "SQLiteStorage", "Support"],
      swiftSettings: house),
    .testTarget(
      name: "SQLiteStorageTests",
      dependencies: ["SQLiteStorage", "Storage", "Support", "CSQLite", "CFaults", "storm"],
      swiftSettings: house),
    .testTarget(
      name: "CRMTests",
      dependencies: [
        "CRM", "Storage", "SQLiteStorage", "CSQLite", "Support", "scribe",
        .target(name: "CPhoneNumber", condition: .when(traits: ["Oracles"])),
      ],
      swiftSettings: oracles),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CursesTerminal", "Terminal", "Support", "RealTerminal", "easel"],
      swiftSettings: oracles),
    .testTarget(name: "TabularTests", dependencies: ["Tabular"], swiftSettings: house),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: house),
    .testTarget(
      name: "ScreensTests",
      dependencies: ["Screens", "CRM", "Storage", "SQLiteStorage", "Terminal", "Support"],
      exclude: ["Goldens"], swiftSettings: house),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "Support", "RealTerminal", "leadline", "CRM", "Storage", "SQLiteStorage", "Tabular",
        "Screens", "Terminal",
      ],
      swiftSettings: oracles),
  ],
  cxxLanguageStandard: .cxx17
)
