import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Approves a use case.
struct ApproveUseCase: DocumentVerb {
    func decide(
        _ request: ApproveUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        try store.require(UseCase.self, request.name).approved(
            comment: request.comment, command, digest: { Array(SHA256.hash(data: $0)) })
    }
}
