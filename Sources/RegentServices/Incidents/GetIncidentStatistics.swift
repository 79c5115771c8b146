import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Counts incidents that are open and overdue, and tells how long their steps took.
struct GetIncidentStatistics: UnaryHandler {
    /// Where nobody says a range: 90 days.
    static let rangeMicros: Int64 = 90 * 86_400_000_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetIncidentStatisticsRequest, _ call: CallContext
    ) async throws -> GetIncidentStatisticsResponse {
        let now = context.now()
        // What is opened in this microsecond counts too.
        let end = request.toTime?.microseconds ?? (now < .max ? now + 1 : now)
        let begin = request.fromTime?.microseconds ?? end.subtractingReportingOverflow(Self.rangeMicros).partialValue
        guard begin <= end else {
            throw Refusal(.badRequest, "from_time is after to_time", ["field": "from_time"])
        }
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        return try await IncidentReading(context.store, readableIn: scopes).statistics(from: begin, to: end, at: now)
    }
}
