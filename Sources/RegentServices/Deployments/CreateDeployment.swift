import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Plans a deployment.
struct CreateDeployment: DocumentVerb {
    func decide(
        _ request: CreateDeploymentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment> {
        let said = request.deployment ?? Deployment()
        try VersionLookup(store: store).checkModel(of: ModelVersion(name: said.version))
        return try Deployment.planned(said, in: try DeploymentLookup(store: store).surroundings(of: said), command)
    }
}
