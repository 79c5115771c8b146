// One noun a line, so that two branches that add one merge.
extension Schedule {
    /// Everything that falls due by itself.
    package static let nouns: [any ScheduledNoun.Type] = [
        IncidentDueTimes.self,
        ProposalExpiry.self,
        ProposalDeployment.self,
        RequestedOverrideExpiry.self,
        GrantedOverrideExpiry.self,
        DelegationEnd.self,
        ForceExpiry.self,
        JobDue.self,
        JobWork.self,
        DeploymentStart.self,
        DeploymentMonitor.self,
        TaskDueTimes.self,
        RolloutStages.self,
        SlaPauseEnd.self,
    ]

    /// What takes its time, reads files and waits for others: a timer of its own does it, so that nothing else that is
    /// due waits for it.
    package static let long: [any ScheduledNoun.Type] = [JobWork.self]

    /// Everything else.
    package static var brief: [any ScheduledNoun.Type] {
        let long = Set(Self.long.map { ObjectIdentifier($0) })
        return nouns.filter { !long.contains(ObjectIdentifier($0)) }
    }
}
