import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Comparison of runs")
struct RunComparisonTests {
    @Test(
        "Flips are counted for samples of the same id, and listed in id order up to the limit, in any number of shares",
        arguments: [1, 2, 3, 7])
    func flips(shares: Int) {
        let yes = Columns.code(.scored, [.schemaValid: true, .published: true])
        let no = Columns.code(.scored, [.schemaValid: false])
        let baseline = [("a", yes), ("b", yes), ("c", no), ("only", yes)]
        let candidate = [("b", no), ("a", no), ("c", yes), ("new", no), ("newer", no)]
        var alignment = PairedRuns(flips: FlipList(samplesMax: 3))
        for share in 0..<shares {
            func some(_ samples: [(String, UInt32)]) -> (columns: SampleColumns, rows: [PairedRow]) {
                Columns.paired(
                    samples.filter { Int($0.0.utf8.last!) % shares == share }.map { (id: $0.0, code: $0.1) })
            }
            let (before, after) = (some(baseline), some(candidate))
            alignment.add(baseline: before.columns, before.rows)
            alignment.add(candidate: after.columns, after.rows)
            alignment.endShare()
        }
        alignment.finish()
        let comparison = RunComparison(baseline: EvalSummary(), candidate: EvalSummary(), alignment: alignment)
        #expect((comparison.aligned, comparison.baselineOnly, comparison.candidateOnly) == (3, 1, 2))
        #expect(comparison.flips.map(\.sampleId) == ["a", "a", "b"])
        let valid = comparison.flipCounts[0]
        #expect((valid.outcome, valid.toTrue, valid.toFalse) == ("schema_valid", 1, 2))
        let published = comparison.flipCounts.first { $0.outcome == "published" }
        #expect((published?.toTrue, published?.toAbsent) == (1, 2))
    }

    @Test("Differences of rates have Newcombe's interval; of absent values none")
    func deltas() throws {
        // Newcombe (1998), table II, case (a): 56/70 against 48/80.
        let comparison = Columns.comparison(
            Columns.evidence(Columns.schemaValid(yes: 48, no: 32)),
            Columns.evidence(Columns.schemaValid(yes: 56, no: 14)))
        let delta = try #require(comparison.deltas.first { $0.metric == "schema_valid_rate" })
        let interval = try #require(delta.interval)
        #expect(abs(try #require(delta.delta) - 0.2) < 1e-12)
        #expect(abs(interval.lower - 0.0524) < 5e-5)
        #expect(abs(interval.upper - 0.3339) < 5e-5)
        let none = try #require(comparison.deltas.first { $0.metric == "p95_latency_ms" })
        #expect(none.delta == nil && none.interval == nil)
    }

    @Test("Percentiles differ by the ends of their intervals")
    func percentiles() throws {
        let baseline = Columns.evidence(Columns.latencies((1...1_000).map { UInt32($0) }))
        let candidate = Columns.evidence(Columns.latencies((1...1_000).map { UInt32($0 + 500) }))
        let comparison = Columns.comparison(baseline, candidate)
        let delta = try #require(comparison.deltas.first { $0.metric == "p50_latency_ms" })
        #expect(delta.delta == 0.5)
        let interval = try #require(delta.interval)
        #expect(interval.lower < 0.5 && interval.upper > 0.5)
    }

    @Test(
        "The method of a difference is that of both ends, where one run has clusters too",
        arguments: [
            ("order-statistic", "order-statistic", "order-statistic"),
            ("cluster-bootstrap", "order-statistic", "cluster-bootstrap"),
            ("order-statistic", "cluster-bootstrap", "cluster-bootstrap"), ("wilson", "wilson", "newcombe"),
            ("wilson", "clustered-t", "square-and-add"), ("clustered-wilson", "wilson", "square-and-add"),
        ])
    func methods(before: String, after: String, method: String) throws {
        func summary(_ value: Double, _ method: String) -> EvalSummary {
            let interval = Interval(lower: value - 3, upper: value + 4, confidence: 0.95, method: method)
            var summary = EvalSummary()
            summary.metrics = ["m": MetricEstimate(value: value, interval: interval)]
            return summary
        }
        let comparison = RunComparison(
            baseline: summary(10, before), candidate: summary(12, after),
            alignment: PairedRuns(flips: FlipList(samplesMax: 0)))
        let interval = try #require(comparison.deltas.first?.interval)
        #expect(interval.method == method)
        // End against end, or the root of the squares: 2 - 5 to 2 + 5.
        let isQuantile = method == "order-statistic" || method == "cluster-bootstrap"
        #expect((interval.lower, interval.upper) == (isQuantile ? (-5, 9) : (-3, 7)))
    }
}
