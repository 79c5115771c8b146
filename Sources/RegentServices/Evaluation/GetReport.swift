import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// What a report shows of one run.
struct GetReport: UnaryHandler {
    private static let worstStandard = 20
    /// Encoded bytes of the worst samples, about; further ones are left out.
    private static let worstBytesMax = 1 << 20

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetReportRequest, _ call: CallContext) async throws -> GetReportResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        let max = request.worstMax == 0 ? Self.worstStandard : Int(request.worstMax)
        var summary = run.summary
        if summary == nil { summary = EvalSummary(of: try await context.liveEvidence(of: run)) }
        var report = EvalReport(run: run, summary: summary)
        // The run has its summary once.
        report.run?.summary = nil
        report.worst = try await worst(of: run, max: max)
        return GetReportResponse(report: report)
    }

    private func worst(of run: EvalRun, max: Int) async throws -> [EvalSample] {
        var worst = WorstSamples(max: max, gates: run.gates)
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            let columns = try segment.checkedColumns(of: run, clocks: context.clocks)
            let rows = replaced.rows(of: segment.key.position)
            worst.add(columns.columns, where: { rows?.contains($0) != true }) { columns.samples() }
        }
        var bytes = 0
        return worst.samples.prefix { sample in
            bytes += sample.encodedByteCount
            return bytes <= Self.worstBytesMax
        }
    }
}
