// One noun a line, so that two branches that add one merge.
extension Schedule {
    /// Everything that falls due by itself.
    package static let nouns: [any Scheduled.Type] = [
        IncidentDueTimes.self,
        DelegationEnds.self,
        OverrideRequests.self,
        OverrideGrants.self,
        OverrideChanges.self,
    ]
}
