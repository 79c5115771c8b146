import RegentMessages
import RegentRPC
import RegentSystem

/// Time by stage since the daemon began.
struct GetProfile: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetProfileRequest, _ call: CallContext) async throws -> GetProfileResponse {
        let clocks = context.clocks
        // Read first: work that ends meanwhile is in the time too.
        let stages = clocks.totals.map { StageTime(stage: $0.stage.name, count: $0.count, totalNs: $0.nanoseconds) }
        return GetProfileResponse(
            profile: Profile(
                startTime: Timestamp(microseconds: context.facts.startMicros), elapsedNs: clocks.elapsedNanoseconds,
                stages: stages))
    }
}
