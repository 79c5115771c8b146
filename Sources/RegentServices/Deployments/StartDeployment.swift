import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Begins a deployment.
struct StartDeployment: DocumentVerb {
    func decide(
        _ request: StartDeploymentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment> {
        try Self.change(of: try store.require(Deployment.self, request.name), command, store)
    }

    /// The begun deployment, with its tasks.
    static func change(
        of deployment: Deployment, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment> {
        let lookup = DeploymentLookup(store: store)
        let change = try deployment.started(in: try lookup.surroundings(of: deployment), command)
        return try lookup.tasks(of: change.after, command).reduce(change) { $0.with($1) }
    }
}
