import ArgumentParser

// One noun a line, so that two branches that add one merge.
extension Nouns {
    /// The commands of the nouns of evaluation.
    static let evaluation: [any ParsableCommand.Type] = [
        NounCommand<RunNoun>.self
    ]

    /// The commands of the nouns of routing.
    static let routing: [any ParsableCommand.Type] = [
        NounCommand<EnvironmentNoun>.self,
        NounCommand<ProviderNoun>.self,
        NounCommand<RegionNoun>.self,
        NounCommand<RolloutNoun>.self,
        NounCommand<ForceNoun>.self,
    ]

    /// The commands of the nouns of analytics.
    static let analytics: [any ParsableCommand.Type] = [
        NounCommand<DashboardNoun>.self
    ]

    /// The commands of the nouns of governance.
    static let governance: [any ParsableCommand.Type] = [
        NounCommand<ModelNoun>.self,
        NounCommand<VersionNoun>.self,
        NounCommand<DelegationNoun>.self,
        NounCommand<DeploymentNoun>.self,
        NounCommand<TaskNoun>.self,
        NounCommand<RollbackNoun>.self,
        NounCommand<AlertNoun>.self,
        NounCommand<OverrideNoun>.self,
        NounCommand<ValidationNoun>.self,
        NounCommand<UseCaseNoun>.self,
        NounCommand<IncidentNoun>.self,
        NounCommand<ReportNoun>.self,
        NounCommand<SlaNoun>.self,
        NounCommand<JobNoun>.self,
        NounCommand<ProposalNoun>.self,
        ReviewCommand.self,
        VoteCommand.self,
        NounCommand<CommitteeNoun>.self,
        AuditCommand.self,
    ]
}
