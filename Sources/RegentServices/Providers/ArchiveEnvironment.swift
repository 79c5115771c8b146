import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes an environment out of use.
struct ArchiveEnvironment: DocumentVerb {
    func decide(
        _ request: ArchiveEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        try store.require(Environment.self, request.name).archived(
            with: try store.children(ProviderConfig.self, of: request.name),
            deployments: try openDeployments(in: request.name, store), command)
    }

    /// Deployments that wait; one that the caller may not read is not named.
    private func openDeployments(in environment: String, _ store: WriteTransaction) throws -> [String] {
        try ["PLANNED", "IN_PROGRESS"].flatMap { state in
            try store.documents(
                Deployment.self, where: "environment = \"\(environment)\" AND state = \(state)")
        }.map { try store.isWithinReach($0.name) ? $0.name : "a deployment that you may not read" }
    }
}
