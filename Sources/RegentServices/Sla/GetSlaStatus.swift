import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Where an SLA target stands at the end of a minute.
struct GetSlaStatus: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetSlaStatusRequest, _ call: CallContext) async throws -> GetSlaStatusResponse {
        let target = try await context.slaTarget(request.name, asOf: request.asOf, call)
        let last = CountedSla.lastMinute(at: context.now())
        let asked = request.time.map { $0.microseconds / SlaMinutes.micros - 1 } ?? last
        guard asked >= -1, asked <= last else {
            throw Refusal(
                .slaInvalid, "time: no minute after now has been evaluated, and none before 1970",
                ["field": "time"])
        }
        return GetSlaStatusResponse(
            status: try await SlaReading(context).status(of: target, minute: asked, asOf: request.asOf))
    }
}
