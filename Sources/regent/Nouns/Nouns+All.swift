import ArgumentParser

// One noun a line, so that two branches that add one merge.
extension Nouns {
    /// The commands of the nouns that stand at the top.
    static let commands: [any ParsableCommand.Type] = [
        NounCommand<RunNoun>.self,
        NounCommand<EnvironmentNoun>.self,
        NounCommand<ProviderNoun>.self,
        NounCommand<ModelNoun>.self,
        NounCommand<RegionNoun>.self,
        NounCommand<VersionNoun>.self,
        NounCommand<DelegationNoun>.self,
        NounCommand<OverrideNoun>.self,
        NounCommand<ValidationNoun>.self,
        NounCommand<UseCaseNoun>.self,
        NounCommand<ProposalNoun>.self,
        ReviewCommand.self,
        VoteCommand.self,
        NounCommand<CommitteeNoun>.self,
        AuditCommand.self,
    ]
}
