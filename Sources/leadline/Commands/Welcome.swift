import CRM
import Screens
import Terminal

/// What somebody meets who starts the program by its name alone, before there is a file.
struct Welcome {
  private let setting: Setting

  init(_ setting: Setting) { self.setting = setting }

  /// Lets a file be begun: what was chosen, once it is made.
  func begin(on console: any Console) throws -> Beginning.Choice {
    let environment = setting.environment
    let beginning = Beginning(at: setting.path, asking: questions) { texts in
      Welcome.objection(to: texts, environment)
    }
    let choice = beginning.ask(on: console)
    switch choice {
    case .notNow: break
    case .demonstration: _ = try FileCommands.make(setting, Words())
    case .business(let texts): _ = try FileCommands.make(setting, Welcome.words(texts))
    }
    return choice
  }

  /// What `leadline init` takes, with what it would take if nothing was said.
  private var questions: [Beginning.Question] {
    let likely = try? Founding(Words(), setting.environment)
    return [
      .init("name", "Business", "", help: "what the business is called", isRequired: true),
      .init(
        "zone", "Time zone", likely?.business.zone.name ?? "UTC",
        help: "where its day begins, such as Asia/Kolkata"),
      .init(
        "region", "Region", likely?.business.region.code ?? "IN",
        help: "where it telephones from, such as IN"),
      .init(
        "currency", "Currency", likely?.business.currency.code ?? "INR",
        help: "what it counts in, such as INR"),
      .init("login", "Your login", likely?.owner.login ?? "", help: "a short word: asha"),
      .init("owner", "Your name", "", help: "as your colleagues read it"),
    ]
  }

  private static func words(_ texts: [String: String]) throws(UsageError) -> Words {
    var words = Words()
    for (name, text) in texts where !text.trimmed.isEmpty { try words.set(name, text.trimmed) }
    return words
  }

  /// Why a business can't be begun so, at the field that is about.
  private static func objection(
    to texts: [String: String], _ environment: Environment
  ) -> Beginning.Objection? {
    if texts["name", default: ""].trimmed.isEmpty {
      return Beginning.Objection(field: "name", "can't be empty")
    }
    do {
      _ = try Founding(words(texts), environment)
      return nil
    } catch {
      let sentence = "\(error)"
      let field = texts.keys.first { sentence.hasPrefix("--\($0)") } ?? "name"
      let reason = sentence.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
      return Beginning.Objection(field: field, reason.isEmpty ? sentence : String(reason))
    }
  }
}
