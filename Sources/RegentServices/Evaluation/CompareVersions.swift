import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Differences between two model versions, by the latest run of each of one plan.
struct CompareVersions: UnaryHandler {
    /// Runs of a version that are looked at, at most.
    private static let runsMax = 10_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CompareVersionsRequest, _ call: CallContext) async throws -> CompareVersionsResponse {
        let baseline = try await evidence(of: request.baselineVersion, plan: request.plan, call)
        let candidate = try await evidence(of: request.candidateVersion, plan: request.plan, call)
        guard let pair = VersionPairing.pair(baseline: baseline, candidate: candidate) else {
            let plan = request.plan.isEmpty ? "one plan" : "plan \(request.plan)"
            throw Refusal(
                .noComparableRun,
                "\(request.baselineVersion) and \(request.candidateVersion) have no sealed runs of \(plan)",
                [
                    "baseline": request.baselineVersion, "candidate": request.candidateVersion, "plan": request.plan,
                    "baseline_runs": "\(baseline.count)", "candidate_runs": "\(candidate.count)",
                ])
        }
        let compared = try await CompareRuns(context).handle(
            CompareRunsRequest(
                baseline: pair.baseline, candidate: pair.candidate, flipsMax: request.flipsMax,
                unpaired: request.unpaired), call)
        return CompareVersionsResponse(
            comparison: compared.comparison, baseline: pair.baseline, candidate: pair.candidate)
    }

    /// The runs that can stand for a version, the latest first, of those that the caller may read.
    private func evidence(
        of version: String, plan: String, _ call: CallContext
    ) async throws -> [VersionPairing.Evidence] {
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        let filter = "model_version = \"\(version)\"" + (plan.isEmpty ? "" : " AND plan = \"\(plan)\"")
        var (found, seen, token): ([VersionPairing.Evidence], Int, String) = ([], 0, "")
        repeat {
            let query = DocumentQuery(
                filter: filter, orderBy: "create_time desc", pageSize: 1_000, pageToken: token)
            let page = try await context.store.list(EvalRun.self, query, readableIn: scopes)
            found += page.items.compactMap { VersionPairing.Evidence($0) }
            seen += page.items.count
            token = page.nextPageToken
        } while !token.isEmpty && seen < Self.runsMax
        return found
    }
}
