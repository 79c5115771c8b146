import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a use case.
struct DeprecateUseCase: DocumentVerb {
    func decide(
        _ request: DeprecateUseCaseRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<UseCase> {
        let successor = request.successor.isEmpty ? nil : try store.require(UseCase.self, request.successor)
        return try store.require(UseCase.self, request.name).deprecated(successor: successor, command)
    }
}
