// One noun a line, so that two branches that add one merge.
enum InboxSources {
    /// Everything that tells people something.
    static let all: [any InboxSource.Type] = [
        IncidentInbox.self,
        ProposalInbox.self,
        ValidationInbox.self,
        OverrideInbox.self,
        UseCaseInbox.self,
        TokenInbox.self,
        DelegationInbox.self,
        RolloutInbox.self,
        RolloutRunInbox.self,
        AlertInbox.self,
        ForceInbox.self,
        DeploymentTaskInbox.self,
        RollbackInbox.self,
        JobInbox.self,
    ]
}
