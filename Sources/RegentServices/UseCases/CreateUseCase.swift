import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a use case.
struct CreateUseCase: DocumentVerb {
    func decide(
        _ request: CreateUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        let said = request.useCase ?? UseCase()
        try store.checkNamed(in: said)
        return try UseCase.created(said, command)
    }
}
