/// What is done to a noun, as access, events and the command line name it.
package enum Verb: String, Sendable, CaseIterable {
  case see, add, edit, move, win, lose, reopen, finish, delete, merge, undo, redo, export
  case assign, reassign, claim, release, pause, resume
  /// What the program does with a lead that nobody claims.
  case handOn = "hand_on"
}

/// What a person is here for; a role is what access is given to.
package enum Role: String, Sendable, CaseIterable {
  case owner, manager, caller, viewer
}

/// The one access rule: role × verb × noun gives nothing, what is one's own, or all.
/// Lists, single records, reports, exports, bulk changes and undo all pass here.
package enum Access {
  package enum Scope: Comparable, Sendable { case none, own, all }

  package static func scope(of role: Role, _ verb: Verb, _ noun: Noun) -> Scope {
    switch role {
    case .owner: .all
    case .manager: manager(verb, noun)
    case .caller: caller(verb, noun)
    case .viewer: verb != .see ? .none : noun == .view ? .own : .all
    }
  }

  /// Refuses what no record of this noun would allow; what is left is `own` or `all`.
  @discardableResult
  static func require(_ verb: Verb, _ noun: Noun, by actor: Member) throws -> Scope {
    guard actor.active else { throw CRMError.inactive(login: actor.login) }
    let scope = scope(of: actor.role, verb, noun)
    guard scope > .none else { throw CRMError.refused(role: actor.role, verb, noun, own: false) }
    return scope
  }

  /// Refuses a record that is somebody else's where only one's own is allowed.
  static func require(
    _ verb: Verb, _ noun: Noun, by actor: Member, own: () throws -> Bool
  ) throws {
    let scope = try require(verb, noun, by: actor)
    guard try scope == .all || own() else {
      throw CRMError.refused(role: actor.role, verb, noun, own: true)
    }
  }

  private static func manager(_ verb: Verb, _ noun: Noun) -> Scope {
    switch noun {
    case .business, .member, .event: verb == .see ? .all : .none
    case .company, .customer, .pipeline, .stage, .requirement, .lead, .sale, .task, .activity,
      .view, .caller, .assignment, .rule, .routing:
      .all
    }
  }

  private static func caller(_ verb: Verb, _ noun: Noun) -> Scope {
    switch noun {
    case .business, .member, .pipeline, .stage, .requirement, .caller, .rule, .routing:
      verb == .see ? .all : .none
    case .event, .assignment: verb == .see ? .own : .none
    case .company:
      switch verb {
      case .see, .add: .all
      case .edit, .undo, .redo: .own
      case .move, .win, .lose, .reopen, .finish, .delete, .merge, .export, .assign, .reassign,
        .claim,
        .release, .pause, .resume, .handOn:
        .none
      }
    case .customer, .lead, .sale:
      switch verb {
      case .add: .all
      case .see, .edit, .move, .win, .lose, .reopen, .finish, .undo, .redo: .own
      case .claim, .release: noun == .lead ? .own : .none
      case .delete, .merge, .export, .assign, .reassign, .pause, .resume, .handOn: .none
      }
    case .task, .activity, .view:
      switch verb {
      case .add: .all
      case .see, .edit, .move, .win, .lose, .reopen, .finish, .delete, .undo, .redo: .own
      case .merge, .export, .assign, .reassign, .claim, .release, .pause, .resume, .handOn: .none
      }
    }
  }
}
