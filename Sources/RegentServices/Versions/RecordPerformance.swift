import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Adds measured numbers to a DRAFT.
struct RecordPerformance: DocumentVerb {
    func decide(
        _ request: RecordPerformanceRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        try store.require(ModelVersion.self, request.name).recorded(request.performance, command)
    }
}
