import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Values at the ends of what a sample may hold: nothing traps, and no number that is stored is NaN or infinite.
@Suite("Extreme values")
struct ExtremeValuesTests {
    static let greatest = Double.greatestFiniteMagnitude
    static let extremes: [Double] = [
        0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, 1, 1.7e308, -1.7e308, greatest, -greatest,
    ]
    static let bounds: [GateBound] = [.point, .lower, .upper]

    /// Every choice of one to three of the values, in which order does not matter.
    static func choices<Value>(_ values: [Value]) -> [[Value]] {
        var choices: [[Value]] = []
        for first in values.indices {
            choices.append([values[first]])
            for second in values.indices[first...] {
                choices.append([values[first], values[second]])
                for third in values.indices[second...] {
                    choices.append([values[first], values[second], values[third]])
                }
            }
        }
        return choices
    }

    /// JSON has a text for each number that is not finite.
    static func isFinite(_ message: some Message) -> Bool {
        let text = message.jsonValue.text(pretty: false)
        return !text.contains("NaN") && !text.contains("Infinity")
    }

    /// A gate from below and one from above on a metric.
    static func rules(
        _ metric: String, threshold: Double, bound: GateBound, missing: MissingPolicy, quantile: Double? = nil
    ) -> [GateRule] {
        [
            GateRule(
                key: "\(metric)_max", max: threshold, quantile: quantile, bound: bound, minCoverage: 0.01,
                missing: missing),
            GateRule(
                key: "\(metric)_min", min: threshold, quantile: quantile, bound: bound, minCoverage: 0.01,
                missing: missing),
        ]
    }

    static func check(
        _ evidence: Evidence, _ rules: [GateRule], _ declared: [MetricDeclaration], _ comment: Comment
    ) throws {
        // Not locked: earlier releases took thresholds and bounds that decide nothing, and stored runs have them.
        let named = try rules.map { rule in
            var rule = rule
            rule.metric = try #require(GateRule.parts(ofKey: rule.key)).metric
            return rule
        }
        let verdict = GateJudge(evidence: evidence).verdict(GatePolicy(rules: named))
        #expect(isFinite(verdict), comment)
        #expect(verdict.results.count == rules.count && verdict.status != .error, comment)
        for result in verdict.results where result.verdict == .inconclusive {
            #expect(["COVERAGE", "NO_BOUND", "NOT_FINITE", "UNDECIDED"].contains(result.reason), comment)
        }
    }

    @Test(
        "Scores, with a range and without, by every bound and for every treatment of missing values",
        arguments: [
            MetricRange(min: -1.7e308, max: 1.7e308), MetricRange(min: -greatest, max: greatest),
            MetricRange(min: 0, max: greatest), MetricRange(min: 1, max: 1), nil,
        ])
    func scores(range: MetricRange?) throws {
        let declared = [MetricDeclaration(name: "s", range: range)]
        let policies: [MissingPolicy] = range == nil ? [.exclude] : [.bound, .countAsWorst, .exclude]
        let legal = Self.extremes.filter { value in range.map { $0.min <= value && value <= $0.max } ?? true }
        for values in Self.choices(legal) {
            for absent in 0...2 {
                let evidence = Columns.evidence(
                    Columns.score("s", values, absent: absent), declared: declared)
                #expect(Self.isFinite(EvalSummary(of: evidence)), "\(values)")
                var rules: [GateRule] = []
                for bound in Self.bounds {
                    for missing in policies {
                        rules = Self.rules("s", threshold: 0.5, bound: bound, missing: missing)
                        try Self.check(evidence, rules, declared, "\(values) \(absent) \(bound) \(missing)")
                    }
                }
            }
        }
    }

    @Test("Latencies and rates, by every bound and for every treatment of missing values")
    func latenciesAndRates() throws {
        for values in Self.choices([nil, 0, 1, .max] as [UInt32?]) where values.contains(where: { $0 != nil }) {
            var columns = Columns.latencies(values)
            columns.outcomeCodes[0] |= Columns.code(.unspecified, [.schemaValid: values[0] == 0])
            let evidence = Columns.evidence(columns)
            #expect(Self.isFinite(EvalSummary(of: evidence)), "\(values)")
            for bound in Self.bounds {
                for missing in [MissingPolicy.bound, .countAsWorst, .exclude] {
                    var rules = Self.rules(
                        "schema_valid_rate", threshold: 0.5, bound: bound, missing: missing)
                    rules += Self.rules("p50_latency_ms", threshold: 0.5, bound: bound, missing: missing)
                    rules += Self.rules(
                        "latency_ms", threshold: Self.greatest, bound: bound, missing: missing,
                        quantile: 0.9999)
                    rules += Self.rules("sample_count", threshold: 2, bound: bound, missing: missing)
                    try Self.check(evidence, rules, [], "\(values) \(bound) \(missing)")
                }
            }
        }
    }

    @Test("Differences and their intervals")
    func comparisons() {
        let sides = Self.choices(Self.extremes.filter { abs($0) != 1.7e308 }).map {
            Columns.evidence(Columns.score("s", $0))
        }
        for baseline in sides {
            for candidate in [sides[0], sides[sides.count / 2], sides[sides.count - 1]] {
                let comparison = Columns.comparison(baseline, candidate)
                #expect(Self.isFinite(comparison))
            }
        }
    }

    @Test("A difference whose squares overflow keeps its interval")
    func hugeDifference() throws {
        func evidence(_ values: [Double]) -> Evidence { Columns.evidence(Columns.score("s", values)) }
        let comparison = Columns.comparison(evidence([1e200, 2e200, 3e200]), evidence([4e200, 5e200, 6e200]))
        let delta = try #require(comparison.deltas.first { $0.metric == "s" })
        let interval = try #require(delta.interval)
        // t(0.975, 2)·√(1/3)·√2 on either side of 3.
        #expect(
            abs(interval.upper / 1e200 - 3 - 3.5131) < 1e-3 && abs(interval.lower / 1e200 - 3 + 3.5131) < 1e-3
        )
    }

    @Test("Two values of the greatest double and a missing one are judged, and have the right mean")
    func missingBesideGreatest() throws {
        let declared = [MetricDeclaration(name: "s", range: MetricRange(min: -1.7e308, max: 1.7e308))]
        let evidence = Columns.evidence(
            Columns.score("s", [1.7e308, 1.7e308], absent: 1), declared: declared)
        let verdict = try GateJudgeTests.judge(
            evidence, GateRule(key: "s_min", min: 0.5, bound: .lower), declared: declared)
        let result = try #require(verdict.results.first)
        #expect((result.estimate, result.worst) == (1.7e308, -1.7e308))
        #expect(EvalSummary(of: evidence).scores == ["s": 1.7e308])
        let point = try GateJudgeTests.judge(evidence, GateRule(key: "s_min", min: 0.5), declared: declared)
        #expect((point.status, point.results.first?.worst) == (.pass, 1.7e308 / 3))
    }

    @Test("A bound that passes the range of a double is inconclusive; one that does not is judged")
    func bounds() throws {
        let declared = [MetricDeclaration(name: "s")]
        func result(_ values: [Double], _ bound: GateBound) throws -> GateResult {
            let rule = GateRule(key: "s_min", min: 0.5, bound: bound, minCoverage: 0.5, missing: .exclude)
            let evidence = Columns.evidence(Columns.score("s", values), declared: declared)
            return try #require(
                try GateJudgeTests.judge(evidence, rule, declared: declared).results.first)
        }
        let spread = try result([1.7e308, 1.7e308, 1], .lower)
        // The upper bound is infinite, so it contradicts nothing.
        #expect((spread.verdict, spread.reason, spread.opposite) == (.inconclusive, "UNDECIDED", nil))
        // (2/3 − t(0.95, 2)/3)·1.7e308.
        #expect(abs((try #require(spread.worst)) / 1.7e308 + 0.306662) < 1e-5)
        for values in [[Self.greatest, -Self.greatest], [-1.7e308, 1]] {
            let result = try result(values, .lower)
            #expect((result.verdict, result.reason, result.worst) == (.inconclusive, "NOT_FINITE", nil))
            #expect(result.estimate != nil)
        }
    }
}

/// What only a damaged store holds: an error or a verdict that opens nothing, never a trap.
@Suite("Damaged evidence")
struct DamagedEvidenceTests {
    @Test(
        "A rule with NaN does not pass",
        arguments: [
            GateRule(key: "k_min", metric: "latency_ms", min: 0, quantile: .nan),
            GateRule(key: "k_min", metric: "latency_ms", min: 0, quantile: .infinity),
            GateRule(key: "k_min", metric: "latency_ms", min: 0, quantile: -1),
            GateRule(key: "k_min", metric: "p95_latency_ms", min: .nan),
            GateRule(key: "k_max", metric: "p95_latency_ms", max: .infinity),
            GateRule(key: "k_min", metric: "s", min: -.infinity, bound: .lower),
            GateRule(key: "k_min", metric: "s", min: -5, bound: .lower, confidence: .nan),
            GateRule(key: "k_min", metric: "s", min: -5, bound: .lower, confidence: 2),
        ])
    func rules(rule: GateRule) {
        var columns = Columns.score("s", [0.5, 0.5])
        columns.outcomeCodes = columns.outcomeCodes.map { $0 | 1 << 15 }
        let declared = [MetricDeclaration(name: "s", range: MetricRange(min: 0, max: 1))]
        let evidence = Columns.evidence(columns, declared: declared)
        let verdict = GateJudge(evidence: evidence).verdict(GatePolicy(rules: [rule]))
        #expect(verdict.status != .pass)
        #expect(ExtremeValuesTests.isFinite(verdict))
    }

    @Test(
        "An invalid declared range bounds nothing",
        arguments: [(Double.nan, 1.0), (0, .nan), (1, 0), (-.infinity, .infinity), (0, .infinity)])
    func ranges(min: Double, max: Double) {
        let declared = [MetricDeclaration(name: "s", range: MetricRange(min: min, max: max))]
        let evidence = Columns.evidence(Columns.score("s", [0.5, 0.5], absent: 1), declared: declared)
        let rule = GateRule(key: "s_min", metric: "s", min: 0, bound: .lower, missing: .bound)
        let verdict = GateJudge(evidence: evidence).verdict(GatePolicy(rules: [rule]))
        #expect((verdict.status, verdict.reasons) == (.inconclusive, ["COVERAGE"]))
        #expect(ExtremeValuesTests.isFinite(verdict))
        var request = CreateRunRequest()
        request.name = "evalRuns/r"
        request.metrics = declared
        expectRefusal(.metricInvalid) {
            _ = try EvalRun.created(request, .of(EvaluationServiceMethods.createRun), attempt: 1, digest: { $0 })
        }
    }

    @Test("Inconsistent columns are detected, and counted without a trap")
    func columns() {
        let whole = Columns.score("s", [1, 2], absent: 1)
        #expect(whole.isWhole && SampleColumns().isWhole)
        func changed(_ change: (inout SampleColumns) -> Void) -> SampleColumns {
            var columns = whole
            columns.outcomeCodes[2] = Columns.code(.skipped)
            change(&columns)
            return columns
        }
        let damaged = [
            changed { $0.count = 4 }, changed { $0.outcomeCodes.removeLast() },
            changed { $0.latencyUs.removeLast() }, changed { $0.scores[0].rows = [0, 3] },
            changed { $0.scores[0].rows = [1, 1] }, changed { $0.scores[0].rows = [0, .max] },
            changed { $0.scores[0].rows = [] }, changed { $0.scores[0].values = [1] },
            changed { $0.scores[0].values = [1, .nan] },
            changed { $0.scores[0].values = [-.infinity, .infinity] },
        ]
        for columns in damaged {
            #expect(!columns.isWhole, "\(columns)")
            let summary = EvalSummary(of: Columns.evidence(columns))
            #expect(ExtremeValuesTests.isFinite(summary), "\(columns)")
        }
    }

    @Test("A score with values that are not finite has a reason instead of a value")
    func notFinite() {
        let summary = EvalSummary(of: Columns.evidence(Columns.score("s", [1, .nan])))
        #expect(summary.scores.isEmpty)
        #expect(summary.metrics["s"]?.reason == "NOT_FINITE")
    }

    @Test("Inconsistent columns of outcomes are detected")
    func outcomes() {
        let whole = OutcomeColumns(
            count: 2, createTimeUs: [1, 2], outcomeCodes: [1, 1], latencyUs: [0, 0],
            selectedProvider: DictionaryColumn(values: ["a", "b"], codes: [1, 2]),
            modelVersion: DictionaryColumn(values: ["m"]))
        #expect(whole.isWhole && OutcomeColumns().isWhole)
        let damages: [(inout OutcomeColumns) -> Void] = [
            { $0.count = 3 }, { $0.createTimeUs = [1] }, { $0.outcomeCodes = [1, 1, 1] },
            { $0.latencyUs = [] },
            { $0.selectedProvider?.codes = [1, 3] }, { $0.selectedProvider?.codes = [1] },
            { $0.selectedProvider?.codes = [] }, { $0.modelVersion?.codes = [1] },
            { $0.modelVersion?.codes = [0, .max] },
        ]
        for (place, damage) in damages.enumerated() {
            var columns = whole
            damage(&columns)
            #expect(!columns.isWhole, "damage \(place)")
        }
    }

    @Test("Results are compared by their bits: a stored NaN is no conflict, another sign of zero is one")
    func conflicts() {
        func conflicts(_ judged: Double, _ stored: Double) -> [EvidenceConflict] {
            var run = EvalRun()
            run.summary = EvalSummary(of: Columns.evidence())
            run.verdict = Verdict(results: [GateResult(key: "k_min", worst: judged)])
            return run.conflicts(
                recomputed: EvalSummary(of: Columns.evidence()), contentDigest: [], shown: EvalSummary(sampleCount: 0),
                results: [GateResult(key: "k_min", worst: stored)])
        }
        #expect(conflicts(.nan, .nan) == [])
        #expect(conflicts(1, 1) == [])
        #expect(conflicts(0, -0.0) == [.verdict])
        #expect(conflicts(1, .nan) == [.verdict])
    }
}
