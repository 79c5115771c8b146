public import RegentMessages

extension RegentClient {
    /// A report about a run: its verdict, summary and worst samples, compared with another run where one is given.
    ///
    /// - Parameters:
    ///   - run: evalRuns/{run}.
    ///   - baseline: the run to compare with; nil = none.
    ///   - field: field whose values make groups, as in `GetSummary`; empty = no groups.
    ///   - metrics: those of the groups, as in `GetSummary`; empty = all.
    ///   - unpaired: whether all samples of each run are compared as independent ones.
    ///   - worstMax: worst samples, at most 100; 0 = 20.
    /// - Throws: `RPCError`, for example RUN_INVALIDATED or DATASETS_DIFFER of a comparison, SUMMARY_TOO_LARGE of
    ///   groups.
    public func evalReport(
        _ run: String, against baseline: String? = nil, by field: String = "", metrics: [String] = [],
        unpaired: Bool = false, worstMax: UInt32 = 0
    ) async throws -> EvalReport {
        let response = try await getReport(GetReportRequest(run: run, worstMax: worstMax))
        var report = response.report ?? EvalReport()
        if !field.isEmpty {
            report.by = field
            report.groups = try await getSummary(GetSummaryRequest(run: run, by: field, metrics: metrics)).groups
        }
        guard let baseline else { return report }
        report.baseline = baseline
        report.comparison = try await compareRuns(
            CompareRunsRequest(baseline: baseline, candidate: run, unpaired: unpaired)
        ).comparison
        return report
    }
}
