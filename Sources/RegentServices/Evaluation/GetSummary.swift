import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentSystem
import RegentWire

/// The summary of a run; of a running one, of what is durable so far.
struct GetSummary: UnaryHandler {
    /// Bytes of the largest reply, with some space for what surrounds it.
    private static let replyBytesMax = WireLimits.messageBytesMax - 65_536

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetSummaryRequest, _ call: CallContext) async throws -> GetSummaryResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        if GroupedSummaryRequest.isNeeded(for: request) { return try await grouped(request, run) }
        if let summary = run.summary {
            context.live.forget(run.name)
            return GetSummaryResponse(summary: summary, sealed: true, invalidated: run.isInvalidated)
        }
        return GetSummaryResponse(summary: try await context.liveSummary(of: run), sealed: false)
    }

    /// Reads the samples: one such summary, or one comparison, at a time.
    private func grouped(_ request: GetSummaryRequest, _ run: EvalRun) async throws -> GetSummaryResponse {
        let wanted = try GroupedSummaryRequest(request, run)
        let place = try await context.comparisons.place()
        let summaries = try await context.store.groupedSummary(
            of: run, wanted, bytesMax: context.summaryBytesMax / 2, replyBytesMax: Self.replyBytesMax,
            clocks: context.clocks
        ).summaries
        withExtendedLifetime(place) {}
        let response = GetSummaryResponse(
            summary: summaries.all, sealed: run.summary != nil, invalidated: run.isInvalidated,
            groups: summaries.sorted)
        guard response.encodedByteCount <= Self.replyBytesMax else {
            throw GroupedSummaries.tooLarge(bytesMax: Self.replyBytesMax)
        }
        return response
    }
}
