import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// The burn rates of an SLA target in a range of time.
struct GetSlaBurn: UnaryHandler {
    private static let pointsMax: Int64 = 2_000
    private static let pointsStandard: Int64 = 500
    private static let minutesMax: Int64 = 90 * 1_440

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetSlaBurnRequest, _ call: CallContext) async throws -> GetSlaBurnResponse {
        let (range, step) = try Self.minutes(of: request, now: context.now())
        let target = try await context.slaTarget(request.name, asOf: request.asOf, call)
        return try await SlaReading(context).burn(of: target, range, step: step, asOf: request.asOf)
    }

    /// The minutes of the points, and how many are from one to the next.
    private static func minutes(
        of request: GetSlaBurnRequest, now: Int64
    ) throws(Refusal) -> (ClosedRange<Int64>, Int64) {
        let last = min(
            CountedSla.lastMinute(at: now),
            request.toTime.map { $0.microseconds / SlaMinutes.micros - 1 } ?? .max)
        let first = request.fromTime.map { $0.microseconds / SlaMinutes.micros } ?? last - 1_439
        guard first >= 0, first <= last, last - first < minutesMax else {
            throw SlaTarget.invalid("it is before to_time and now, and at most 90 days before", "from_time", in: "")
        }
        guard request.stepSeconds % 60 == 0 else {
            throw SlaTarget.invalid("whole minutes", "step_seconds", in: "")
        }
        let count = last - first + 1
        let step =
            request.stepSeconds == 0
            ? max(1, (count + pointsStandard - 1) / pointsStandard) : Int64(request.stepSeconds / 60)
        guard (count + step - 1) / step <= pointsMax else {
            throw SlaTarget.invalid(
                "gives \((count + step - 1) / step) points, and \(pointsMax) is the most", "step_seconds", in: "")
        }
        return (first...last, step)
    }
}
