import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Records that a version is deployed for a use case.
struct DeployUseCase: DocumentVerb {
    func decide(
        _ request: DeployUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        let version = try store.require(ModelVersion.self, request.version)
        return try store.require(UseCase.self, request.name).deployed(
            version.name, isDeployed: try UseCaseLookup.isDeployed(version, store), command)
    }
}
