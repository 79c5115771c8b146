import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Whether every environment that serves still has something that may serve.
struct CandidatesLeft {
    private let before: RoutingSnapshot

    /// - Parameter before: what routing knew before the changes.
    init(_ before: RoutingSnapshot) { self.before = before }

    /// Refuses changes of some documents, which are stored already, that leave an environment without a candidate.
    ///
    /// One that had none before is left alone: it serves nothing.
    /// - Throws: `Refusal` `NO_CANDIDATE_LEFT`; `StorageError`.
    func check(_ names: [String], _ store: WriteTransaction) throws {
        var environments: Set<String> = []
        for name in names {
            guard let name = try? ResourceName(name, matching: ProviderConfig.pattern), let parent = name.parent?.id
            else { continue }
            environments.insert(parent)
        }
        for environment in environments.sorted() {
            guard (try? before.table(environment))?.hasCandidate == true else { continue }
            let name = "environments/\(environment)"
            let configs = try store.children(ProviderConfig.self, of: name)
            let after = RoutingTable(environment: environment, revision: 0, configs: configs)
            guard !after.hasCandidate else { continue }
            throw Refusal(
                .noCandidateLeft,
                "no provider of \(name) could serve: enable one with a weight or as the default, or set allow_empty",
                ["resource": name])
        }
    }
}
