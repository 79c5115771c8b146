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
    ]
}
