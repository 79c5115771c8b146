import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Cancels a deployment with its open tasks.
struct CancelDeployment: DocumentVerb {
    func decide(
        _ request: CancelDeploymentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment> {
        let change = try store.require(Deployment.self, request.name).cancelled(command)
        let open = try DeploymentTask.open.flatMap { state in
            try store.documents(
                DeploymentTask.self, where: "deployment = \"\(request.name)\" AND state = \(state.name)")
        }
        return open.reduce(change) { $0.with($1.cancelledWithDeployment(command)) }
    }
}
