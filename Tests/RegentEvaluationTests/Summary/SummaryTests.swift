import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Summary")
struct SummaryTests {
    @Test("Rates are ratios of present values; absent ones are missing, skipped ones nothing")
    func rates() throws {
        let evidence = Columns.evidence(
            Columns.schemaValid(yes: 3, no: 1, absent: 2),
            Columns.schemaValid(yes: 0, absent: 4, absentStatus: .skipped))
        let summary = EvalSummary(of: evidence)
        #expect(summary.sampleCount == 10)
        #expect(summary.schemaValidRate == 0.75)
        let metric = try #require(summary.metrics["schema_valid_rate"])
        #expect((metric.n, metric.missing, metric.trueCount) == (4, 2, 3))
        #expect(metric.coverage == 4.0 / 6)
        #expect(metric.interval?.method == "wilson")
    }

    @Test("A metric without data is absent with its reason, never 0")
    func noData() throws {
        let empty = EvalSummary(of: Evidence(declared: [MetricDeclaration(name: "judge")]))
        #expect(empty.metrics.count == 16)
        #expect(empty.metrics.values.allSatisfy { $0.value == nil && $0.reason == "NO_DATA" })
        let some = EvalSummary(of: Columns.evidence(Columns.schemaValid(yes: 1)))
        #expect(some.p95LatencyMs == nil)
        #expect(some.metrics["p95_latency_ms"]?.reason == "MISSING_METRIC")
        #expect(some.metrics["schema_valid_rate"]?.reason == "")
    }

    @Test("The rates of status are over all samples, and only a record that was left out is missing in them")
    func statusRates() throws {
        var columns = SampleColumns(count: 10, latencyUs: [UInt32](repeating: 0, count: 10))
        let statuses: [SampleStatus] = [
            .scored, .scored, .scored, .scored, .error, .error, .error, .timeout, .refused, .skipped,
        ]
        columns.outcomeCodes = statuses.map { Columns.code($0) }
        for rejected in [0, 6] as [UInt32] {
            columns.rejected = rejected
            let metrics = EvalSummary(of: Columns.evidence(columns)).metrics
            let expected: [(name: String, count: UInt64)] = [
                ("scored_rate", 4), ("error_rate", 3), ("timeout_rate", 1), ("refusal_rate", 1),
            ]
            for (name, count) in expected {
                let metric = try #require(metrics[name])
                #expect(metric.trueCount == count && metric.value == Double(count) / 10, "\(name)")
                #expect(metric.n == 10 && metric.missing == UInt64(rejected) && metric.reason == "", "\(name)")
                #expect(metric.interval?.method == "wilson")
            }
        }
    }

    @Test("A summary of an earlier release is made again by its rules, and its score keeps the name of a rate")
    func earlierRules() throws {
        var columns = Columns.score("error_rate", [0.25, 0.75])
        columns.outcomeCodes[1] = Columns.code(.error)
        let evidence = Columns.evidence(columns)
        let earlier = EvalSummary(of: evidence, rules: 0)
        #expect(earlier.rulesVersion == 0 && earlier.metrics["scored_rate"] == nil)
        #expect(earlier.scores == ["error_rate": 0.5])
        let now = EvalSummary(of: evidence)
        #expect(now.rulesVersion == EvalSummary.currentRules && now.metrics["scored_rate"]?.value == 0.5)
        #expect(now.scores == ["error_rate": 0.5] && now.metrics["error_rate"]?.value == 0.5)
        #expect(now.metrics["error_rate"]?.interval?.method != "wilson")
        var run = EvalRun(name: "evalRuns/r", state: .sealed, contentDigest: [1], summary: earlier)
        func conflicts() -> [EvidenceConflict] {
            run.conflicts(
                recomputed: EvalSummary(of: evidence, rules: run.summary?.rulesVersion ?? 0), contentDigest: [1],
                shown: EvalSummary(sampleCount: 2, schemaValidRate: 1),
                results: [])
        }
        #expect(conflicts() == [])
        run.summary?.rulesVersion = 1
        #expect(conflicts() == [.summary])
    }

    @Test(
        "A summary of an earlier release keeps the interval that the rounding of equal scores gave it",
        arguments: [(0.1, 3), (0.1, 24), (0.7, 6), (0.9, 9), (0.9, 26)])
    func roundedScores(value: Double, count: Int) throws {
        let declared = [MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))]
        let evidence = Columns.evidence(
            Columns.score("q", [Double](repeating: value, count: count)), declared: declared)
        func interval(rules: UInt32) throws -> Interval {
            try #require(EvalSummary(of: evidence, rules: rules).metrics["q"]?.interval)
        }
        let (earlier, now) = (try interval(rules: 0), try interval(rules: EvalSummary.currentRules))
        #expect(earlier.method == "student-t" && earlier.upper - earlier.lower < 1e-12)
        #expect(now.method == "hoeffding" && now.upper - now.lower > 0.1)
    }

    @Test("Percentiles equal the sorted column, for every small size", arguments: 1...120)
    func percentiles(n: Int) {
        var random = SplitMix64(seed: UInt64(n))
        let values = (0..<n).map { _ in UInt32.random(in: 0...(n < 60 ? 20 : .max), using: &random) }
        let sorted = values.sorted()
        let summary = EvalSummary(of: Columns.evidence(Columns.latencies(values)))
        func expected(_ q: Double) -> Double {
            Double(sorted[Int((q * Double(n)).rounded(.up)) - 1]) / 1_000
        }
        #expect(summary.p50LatencyMs == expected(0.5))
        #expect(summary.p90LatencyMs == expected(0.9))
        #expect(summary.p95LatencyMs == expected(0.95))
        #expect(summary.p99LatencyMs == expected(0.99))
        #expect(summary.p999LatencyMs == expected(0.999))
    }

    @Test("The order and the cut of the batches do not change a bit")
    func order() {
        var random = SplitMix64(seed: announcedSeed("Summary.order"))
        let values = (0..<3_000).map { _ in Double.random(in: 0...1, using: &random) }
        let latencies = (0..<3_000).map { _ in UInt32.random(in: 0...9_000_000, using: &random) }
        func summary(_ order: [Int], cut: Int) -> EvalSummary {
            var evidence = Evidence(declared: [])
            for start in stride(from: 0, to: order.count, by: cut) {
                let rows = order[start..<min(start + cut, order.count)]
                evidence.add(Columns.score("judge", rows.map { values[$0] }))
                evidence.add(Columns.latencies(rows.map { latencies[$0] }))
            }
            return EvalSummary(of: evidence)
        }
        let straight = summary(Array(0..<3_000), cut: 3_000)
        let shuffled = summary(Array(0..<3_000).shuffled(using: &random), cut: 7)
        #expect(straight.encoded() == shuffled.encoded())
        #expect(straight.scores["judge"] != nil)
    }

    @Test("A score of skipped samples counts; skipped samples without it do not")
    func skippedScores() throws {
        var columns = Columns.score("judge", [0.5, 1], absent: 3)
        columns.outcomeCodes[1] = Columns.code(.skipped)
        columns.outcomeCodes[4] = Columns.code(.skipped)
        let summary = EvalSummary(of: Columns.evidence(columns))
        let metric = try #require(summary.metrics["judge"])
        #expect((metric.n, metric.missing, metric.value) == (2, 2, 0.75))
    }
}
