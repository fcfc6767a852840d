extension Lead {
  /// A lead that is not on file yet, as routing looks at it.
  package init(
    expected draft: LeadDraft, of person: CustomerDraft = CustomerDraft(),
    customer: ID<Customer> = ID(0), cameBack: Bool = false, at now: Instant
  ) {
    self.init(
      id: ID(0), customer: customer, draft: draft, status: .open, stage: draft.stage ?? ID(0),
      probability: draft.probability ?? 0, cameBack: cameBack, receivedAt: draft.receivedAt ?? now,
      assignedAt: nil, claimedAt: nil, firstContactAt: nil, closing: nil, createdAt: now,
      updatedAt: now, stageName: "", pipeline: ID(0), pipelineName: "", ownerLogin: nil,
      customerName: person.name, phone: person.phone?.e164, email: person.email?.address,
      companyName: person.newCompany, mobile: person.mobile?.e164,
      claim: nil)
  }
}
