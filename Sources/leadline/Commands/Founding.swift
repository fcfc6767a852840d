import CRM
import Glibc

/// What a new file begins with: what was said, else what the machine tells.
struct Founding {
  let business: Business
  let owner: MemberDraft

  init(_ words: Words, _ environment: Environment) throws {
    let territory = Founding.territory(environment)
    let region =
      try words.value("region").map { try Region.read($0, field: "--region") }
      ?? territory.flatMap { Region($0) } ?? Region.read("IN", field: "--region")
    let zone = try Founding.zone(words.value("zone"), environment)
    let currency = try Founding.currency(words.value("currency"), region)
    let name = try Founding.name(words.value("name") ?? "My business", "--name")
    business = Business(name: name, zone: zone, currency: currency, region: region)
    let login = words.value("login") ?? Founding.login
    owner = MemberDraft(
      login: login, name: try Founding.name(words.value("owner") ?? login, "--owner"), role: .owner)
    guard MemberDraft.isLogin(login) else {
      throw UsageError(
        "--login \(login.quoted): it is 1 to 32 of a-z, 0-9, - and _, not beginning with -")
    }
  }

  private static func name(_ text: String, _ option: String) throws -> String {
    let name = text.trimmed.nfc
    guard (1...200).contains(name.unicodeScalars.count),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw UsageError("\(option): a name has 1 to 200 characters on one line") }
    return name
  }

  private static func zone(_ said: String?, _ environment: Environment) throws -> Zone {
    if let said {
      do {
        return try Zone(named: said.trimmed)
      } catch {
        throw UsageError("--zone: \(error)")
      }
    }
    if let set = environment.variable("TZ"),
      let zone = try? Zone(named: String(set.drop { $0 == ":" }))
    {
      return zone
    }
    return machineZone.flatMap { try? Zone(named: $0) } ?? .utc
  }

  /// The zone that /etc/localtime links to.
  private static var machineZone: String? {
    guard let real = realpath("/etc/localtime", nil) else { return nil }
    defer { free(real) }
    let parts = String(cString: real).split(separator: "/")
    guard let folder = parts.lastIndex(of: "zoneinfo") else { return nil }
    return parts[(folder + 1)...].joined(separator: "/")
  }

  private static func currency(_ said: String?, _ region: Region) throws -> Currency {
    if let said {
      do {
        return try Currency(said)
      } catch {
        throw UsageError("--currency: \(error)")
      }
    }
    guard let code = currencies[region.code], let currency = try? Currency(code) else {
      throw UsageError("say which currency the business counts in, as in --currency USD")
    }
    return currency
  }

  /// The country of $LANG: "en_IN.UTF-8" gives "IN".
  private static func territory(_ environment: Environment) -> String? {
    let language = environment.variable("LC_ALL") ?? environment.variable("LANG")
    let parts = language?.prefix { $0 != "." && $0 != "@" }.split(separator: "_") ?? []
    return parts.count == 2 ? String(parts[1]) : nil
  }

  /// The user's name on this machine, as far as it can be a login.
  private static var login: String {
    let name = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
    let letters = name.asciiLowercased.unicodeScalars.map { scalar -> Character in
      MemberDraft.isLogin(String(scalar)) || scalar == "-" ? Character(scalar) : "-"
    }
    let login = String(String(letters.drop { $0 == "-" }).prefix(32))
    return login.isEmpty ? "owner" : login
  }

  private static let currencies: [String: String] = {
    var currencies = [
      "IN": "INR", "US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD",
      "AE": "AED", "SA": "SAR", "QA": "QAR", "KW": "KWD", "OM": "OMR", "BH": "BHD", "LK": "LKR",
      "NP": "NPR", "BD": "BDT", "PK": "PKR", "BT": "BTN", "MY": "MYR", "TH": "THB", "ID": "IDR",
      "PH": "PHP", "VN": "VND", "CN": "CNY", "JP": "JPY", "KR": "KRW", "HK": "HKD", "TW": "TWD",
      "CH": "CHF", "SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "PL": "PLN", "CZ": "CZK",
      "HU": "HUF", "RO": "RON", "TR": "TRY", "IL": "ILS", "EG": "EGP", "ZA": "ZAR", "NG": "NGN",
      "KE": "KES", "GH": "GHS", "TZ": "TZS", "UG": "UGX", "BR": "BRL", "MX": "MXN", "AR": "ARS",
      "CL": "CLP", "CO": "COP", "PE": "PEN", "UA": "UAH",
    ]
    for euro in [
      "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU",
      "LV", "MT", "NL", "PT", "SI", "SK",
    ] { currencies[euro] = "EUR" }
    return currencies
  }()
}
