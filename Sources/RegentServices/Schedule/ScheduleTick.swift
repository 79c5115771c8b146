import RegentMessages
import RegentRPC

/// Has the daemon do what is due.
///
/// What is due is done once, whoever asks; so it needs no idempotency key to be right. The key keeps the answer: a
/// repeat is told what the first call did.
struct ScheduleTick: UnaryHandler {
    private let context: ServiceContext
    private let schedule: Schedule

    init(_ context: ServiceContext) {
        self.context = context
        schedule = Schedule(context)
    }

    func handle(_ request: ScheduleTickRequest, _ call: CallContext) async throws -> ScheduleTickResponse {
        let limit = request.limit == 0 ? Schedule.limitStandard : Int(request.limit)
        let answer = try await schedule.tick(limit: limit, isTrial: request.mutation?.validateOnly == true)
        return try await context.mutate(request, [], call) { _ in answer }
    }
}
