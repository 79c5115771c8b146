import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Changes a use case.
struct UpdateUseCase: DocumentVerb {
    func decide(
        _ request: UpdateUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        let said = request.useCase ?? UseCase()
        let before = try store.require(UseCase.self, said.name)
        try store.checkNamed(in: said, over: before)
        return try before.updated(to: said, command)
    }
}
