import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Sends a submitted use case back.
struct ReturnUseCase: DocumentVerb {
    func decide(
        _ request: ReturnUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        try store.require(UseCase.self, request.name).returned(comment: request.comment, command)
    }
}
