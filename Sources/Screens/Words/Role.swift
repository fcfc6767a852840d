import Terminal

/// On the screens a role is what a cell means; what a person may do is only ever asked of a member.
typealias Role = Terminal.Role
