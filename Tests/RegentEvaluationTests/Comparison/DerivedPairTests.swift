import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Metrics that runs do not share as they are")
struct DerivedPairTests {
    /// Two runs of ten samples with scores; each side has its own.
    private static func pairs(_ baseline: [String: Double], _ candidate: [String: Double]) -> PairedRuns {
        var runs = PairedRuns(flips: FlipList(samplesMax: 1))
        for (isCandidate, scores) in [(false, baseline), (true, candidate)] {
            var (columns, rows) = Columns.paired((0..<10).map { ("s\($0)", Columns.code()) })
            columns.scores = scores.sorted { $0.key < $1.key }.map { name, value in
                ScoreColumn(name: name, values: (0..<10).map { value + Double($0 % 2) / 8 })
            }
            if isCandidate { runs.add(candidate: columns, rows) } else { runs.add(baseline: columns, rows) }
        }
        runs.endShare()
        runs.finish()
        return runs
    }

    private static func declared(_ expressions: [String: String]) -> [MetricDeclaration] {
        [MetricDeclaration(name: "p"), MetricDeclaration(name: "r")]
            + expressions.map { MetricDeclaration(name: $0.key, expr: $0.value) }
    }

    private static func delta(
        _ name: String, _ baseline: [MetricDeclaration], _ candidate: [MetricDeclaration],
        _ runs: PairedRuns = Self.pairs(["p": 0.25, "r": 0.5], ["p": 0.5, "r": 0.5])
    ) throws -> MetricDelta {
        let compared = RunComparison(paired: runs, ranges: [:], baseline: baseline, candidate: candidate)
        let rows = compared.deltas.filter { $0.metric == name }
        #expect(rows.count == 1)
        return try #require(rows.first)
    }

    @Test(
        "A score that only one run has, or that is declared and in no sample, is a row that says so",
        arguments: ["one", "other", "declared"])
    func missing(name: String) throws {
        let runs = Self.pairs(["one": 1, "both": 1], ["other": 1, "both": 2])
        let delta = try Self.delta(name, [], [MetricDeclaration(name: "declared")], runs)
        #expect(delta.reason == "MISSING_METRIC" && delta.delta == nil && delta.pairs == 0)
        #expect(try Self.delta("both", [], [], runs).delta == 1)
    }

    @Test("A derived metric is computed from the values of its parts over pairs, without an interval")
    func derived() throws {
        let declared = Self.declared(["f1": "2 * p * r / (p + r)", "twice": "2 * f1"])
        let delta = try Self.delta("f1", declared, declared)
        func expected(_ p: Double, _ r: Double) -> Double { 2 * p * r / (p + r) }
        let (before, after) = (expected(0.3125, 0.5625), expected(0.5625, 0.5625))
        #expect(abs((try #require(delta.baseline)) - before) < 1e-15)
        #expect(abs((try #require(delta.delta)) - (after - before)) < 1e-15)
        #expect(delta.pairs == 10 && delta.interval == nil && delta.reason == "NO_BOUND")
        let twice = try Self.delta("twice", declared, declared)
        #expect(abs((try #require(twice.candidate)) - 2 * after) < 1e-15)
    }

    @Test(
        "One that is another metric in the other run, directly or through its parts, has no difference",
        arguments: [
            (["d": "p + r"], ["d": "p - r"], "DEFINITIONS_DIFFER"), (["d": "p + r"], [:], "MISSING_METRIC"),
            ([:], ["d": "p + r"], "MISSING_METRIC"),
            (["d": "2 * e", "e": "p"], ["d": "2 * e", "e": "r"], "DEFINITIONS_DIFFER"),
            (["d": "p / (r - r)"], ["d": "p / (r - r)"], "DIVISION_BY_ZERO"),
            (["d": "p + nosuch"], ["d": "p + nosuch"], "MISSING_METRIC"),
        ] as [([String: String], [String: String], String)])
    func others(baseline: [String: String], candidate: [String: String], reason: String) throws {
        let delta = try Self.delta("d", Self.declared(baseline), Self.declared(candidate))
        #expect(delta.delta == nil && delta.interval == nil && delta.reason == reason)
    }

    @Test("Of independent samples too, and every row without a difference or an interval has its reason")
    func unpaired() {
        func summary(_ metrics: [String: MetricEstimate]) -> EvalSummary {
            var summary = EvalSummary()
            summary.metrics = metrics
            return summary
        }
        let interval = Interval(lower: 0, upper: 1, confidence: 0.95, method: "t")
        let plain = MetricEstimate(value: 0.5, interval: interval)
        let none = MetricEstimate(reason: "NO_DATA")
        let huge = MetricEstimate(value: 1.7e308, interval: interval)
        let low = MetricEstimate(value: -1.7e308, interval: interval)
        let compared = RunComparison(
            baseline: summary(["a": plain, "b": plain, "c": plain, "d": plain, "e": low, "f": plain]),
            candidate: summary(["a": plain, "b": none, "d": plain, "e": huge, "f": MetricEstimate(value: 1)]),
            derived: DerivedPair.all(Self.declared(["d": "p + r"]), Self.declared(["d": "p - r"])),
            alignment: PairedRuns(flips: FlipList(samplesMax: 0)))
        let reasons = Dictionary(uniqueKeysWithValues: compared.deltas.map { ($0.metric, $0.reason) })
        #expect(
            reasons == [
                "a": "", "b": "NO_DATA", "c": "MISSING_METRIC", "d": "DEFINITIONS_DIFFER", "e": "NOT_FINITE",
                "f": "NO_BOUND",
            ])
        #expect(compared.deltas.allSatisfy { ($0.interval != nil) == ($0.metric == "a") })
    }
}
