import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Asks for the approval of a use case.
struct SubmitUseCase: DocumentVerb {
    func decide(
        _ request: SubmitUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        try store.require(UseCase.self, request.name).submitted(command)
    }
}
