import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentWire

/// One metric over the runs of a plan that the caller may read.
struct GetTrend: UnaryHandler {
    private static let runsStandard = 1_000
    /// Runs read at once: each may have a megabyte, so few of them.
    private static let pageSize = 50
    /// Bytes of the largest reply, with some space for what surrounds it.
    private static let replyBytesMax = WireLimits.messageBytesMax - 65_536

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetTrendRequest, _ call: CallContext) async throws -> GetTrendResponse {
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        let version = request.modelVersion
        let filter = "plan = \"\(request.plan)\"" + (version.isEmpty ? "" : " AND model_version = \"\(version)\"")
        let runsMax = request.runsMax == 0 ? Self.runsStandard : Int(request.runsMax)
        var (found, token): ([EvalRun], String) = ([], "")
        repeat {
            let query = DocumentQuery(
                filter: filter, orderBy: "create_time desc", pageSize: Self.pageSize, pageToken: token)
            let page = try await context.store.list(EvalRun.self, query, readableIn: scopes)
            found += page.items.filter { $0.summary != nil }.map { $0.trendPart(request.metric) }
            token = page.nextPageToken
        } while !token.isEmpty && found.count <= runsMax
        let kept = Array(found.prefix(runsMax).reversed())
        var trend = try MetricTrend(
            plan: request.plan, metric: request.metric, runs: kept, hasOlder: found.count > runsMax)
        trend.leaveOutOldest(bytesMax: Self.replyBytesMax)
        return GetTrendResponse(trend: trend)
    }
}

extension EvalRun {
    /// What a trend needs of a run: without gates, verdict and other metrics, so that many fit into memory.
    fileprivate func trendPart(_ metric: String) -> EvalRun {
        var part = EvalRun(
            name: name, createTime: createTime, modelVersion: modelVersion, attempt: attempt, state: state)
        part.invalidated = invalidated
        part.invalidation = invalidation
        var summary = EvalSummary(sampleCount: self.summary?.sampleCount ?? 0, rejected: self.summary?.rejected ?? 0)
        summary.metrics = (self.summary?.metrics ?? [:]).filter { $0.key == metric }
        part.summary = summary
        return part
    }
}
