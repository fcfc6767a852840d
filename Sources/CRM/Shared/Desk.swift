/// What it takes to read what people write: whose business, which day, and who they mean by a name.
package struct Desk: Sendable {
  package let business: Business
  package let now: Instant
  package let me: ID<Member>

  package var today: Day { business.zone.day(of: now) }

  package init(business: Business, now: Instant, me: ID<Member>) {
    self.business = business
    self.now = now
    self.me = me
  }
}

extension Workspace {
  package func desk(for actor: Member) -> Desk {
    Desk(business: business, now: clock.now(), me: actor.id)
  }
}
