import RegentMessages
import RegentModel
import RegentRPC

/// Changes the level of the log.
struct SetLogLevel: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SetLogLevelRequest, _ call: CallContext) async throws -> SetLogLevelResponse {
        let operation = context.facts.operation
        let previous = operation.logLevel()
        operation.setLogLevel(request.level)
        return SetLogLevelResponse(previous: previous, level: operation.logLevel())
    }
}
