import ArgumentParser

// One noun a line, so that two branches that add one merge.
extension Nouns {
    /// The commands of the nouns that stand at the top.
    static let commands: [any ParsableCommand.Type] = [
        NounCommand<RunNoun>.self,
        NounCommand<EnvironmentNoun>.self,
        NounCommand<ProviderNoun>.self,
        NounCommand<IncidentNoun>.self,
    ]
}
