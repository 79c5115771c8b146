import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gates")
struct GateJudgeTests {
    static func judge(
        _ evidence: Evidence, _ rules: GateRule..., declared: [MetricDeclaration] = []
    ) throws -> Verdict {
        let policy = try GatePolicy(rules: rules).locked(declared: declared)
        return GateJudge(evidence: evidence).verdict(policy)
    }

    @Test(
        "Missing values are judged at their worst and at their best",
        arguments: [
            // yes, no, absent, threshold, verdict
            (98, 2, 0, 0.98, GateVerdict.pass), (97, 3, 0, 0.98, .fail),
            (98, 0, 2, 0.98, .pass), (97, 0, 3, 0.98, .inconclusive), (90, 8, 2, 0.98, .fail),
            (90, 8, 2, 0.92, .inconclusive), (19, 1, 130, 0.5, .inconclusive),
        ])
    func missing(yes: Int, no: Int, absent: Int, min: Double, expected: GateVerdict) throws {
        let evidence = Columns.evidence(Columns.schemaValid(yes: yes, no: no, absent: absent))
        let verdict = try Self.judge(evidence, GateRule(key: "schema_valid_rate_min", min: min))
        #expect(verdict.status == expected)
        let reason = [GateVerdict.fail: "BELOW_MIN", .inconclusive: "COVERAGE"][expected]
        #expect(verdict.reasons == (reason.map { [$0] } ?? []))
    }

    @Test("Missing latencies count as beyond every threshold, or as zero")
    func missingLatencies() throws {
        let values: [UInt32?] = Array(repeating: 1_000, count: 95)
        let rule = GateRule(key: "p95_latency_ms_max", max: 1)
        let enough = Columns.evidence(Columns.latencies(values + Array(repeating: nil, count: 5)))
        #expect(try Self.judge(enough, rule).status == .pass)
        let few = Columns.evidence(Columns.latencies(values + Array(repeating: nil, count: 6)))
        let verdict = try Self.judge(few, rule)
        #expect(verdict.status == .inconclusive)
        // Beyond every threshold is no number that could be stored.
        #expect(verdict.results[0].worst == nil)
        #expect(verdict.results[0].best == 1)
    }

    @Test("No samples, no values, too few samples and too little coverage are distinguished")
    func evidence() throws {
        let rule = GateRule(key: "schema_valid_rate_min", min: 0.5)
        func reasons(_ evidence: Evidence, _ rule: GateRule) throws -> [String] {
            let verdict = try Self.judge(evidence, rule)
            #expect(verdict.status == .inconclusive)
            return verdict.reasons
        }
        #expect(try reasons(Evidence(declared: []), rule) == ["NO_DATA"])
        #expect(try reasons(Columns.evidence(Columns.latencies([1])), rule) == ["MISSING_METRIC"])
        var strict = rule
        strict.minSamples = 11
        #expect(try reasons(Columns.evidence(Columns.schemaValid(yes: 10)), strict) == ["MIN_SAMPLES"])
        var covered = rule
        covered.minCoverage = 0.9
        let half = Columns.evidence(Columns.schemaValid(yes: 10, absent: 2))
        #expect(try reasons(half, covered) == ["COVERAGE"])
    }

    @Test("Counting missing values as the worst, or leaving them out, must be asked for")
    func policies() throws {
        let evidence = Columns.evidence(Columns.schemaValid(yes: 97, absent: 3))
        var rule = GateRule(key: "schema_valid_rate_min", min: 0.98, missing: .countAsWorst)
        #expect(try Self.judge(evidence, rule).status == .fail)
        rule.missing = .exclude
        expectRefusal(.gatePolicyInvalid) { _ = try GatePolicy(rules: [rule]).locked(declared: []) }
        rule.minCoverage = 0.9
        #expect(try Self.judge(evidence, rule).status == .pass)
    }

    @Test(
        "A lower bound of all-true samples reaches the threshold where Wilson says",
        arguments: [
            (51, 0.95, GateVerdict.inconclusive), (52, 0.95, .pass), (267, 0.99, .inconclusive), (268, 0.99, .pass),
        ])
    func lowerBound(n: Int, min: Double, expected: GateVerdict) throws {
        let rule = GateRule(key: "schema_valid_rate_min", min: min, bound: .lower)
        let verdict = try Self.judge(Columns.evidence(Columns.schemaValid(yes: n)), rule)
        #expect(verdict.status == expected)
        #expect(verdict.results[0].method == "wilson")
    }

    @Test("An upper bound of a percentile that cannot exist is inconclusive", arguments: [58, 59])
    func upperBound(n: Int) throws {
        let rule = GateRule(key: "p95_latency_ms_max", max: 1, bound: .upper)
        let evidence = Columns.evidence(Columns.latencies(Array(repeating: 1_000, count: n)))
        let verdict = try Self.judge(evidence, rule)
        #expect(verdict.status == (n < 59 ? .inconclusive : .pass))
        #expect(verdict.reasons == (n < 59 ? ["NO_BOUND"] : []))
    }

    @Test("Scores are bounded by their declared range, or excluded")
    func scores() throws {
        let declared = [
            MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1)),
            MetricDeclaration(name: "free"),
        ]
        let evidence = Columns.evidence(
            Columns.score("judge", [0.9, 0.9, 0.9], absent: 1), declared: declared)
        func status(_ min: Double) throws -> GateVerdict {
            try Self.judge(
                evidence, GateRule(key: "judge_min", min: min), declared: declared
            ).status
        }
        #expect(try status(0.67) == .pass)
        #expect(try status(0.8) == .inconclusive)
        #expect(try status(0.95) == .fail)
        expectRefusal(.gatePolicyInvalid) {
            _ = try GatePolicy(rules: [GateRule(key: "free_min", min: 1)]).locked(declared: declared)
        }
    }

    @Test("A missing value far from the others widens the bound, so the greatest one may be the worst")
    func spread() throws {
        let declared = [MetricDeclaration(name: "judge", range: MetricRange(min: 0.95, max: 100))]
        let values = (0..<99).map { 0.96 + Double($0 % 3) * 0.001 }
        let evidence = Columns.evidence(
            Columns.score("judge", values, absent: 1), declared: declared)
        let rule = GateRule(key: "judge_min", min: 0.955, bound: .lower)
        let verdict = try Self.judge(evidence, rule, declared: declared)
        #expect(verdict.status == .inconclusive)
    }

    @Test("ERROR goes before FAIL before INCONCLUSIVE; a warning decides nothing")
    func verdictOrder() throws {
        let evidence = Columns.evidence(Columns.schemaValid(yes: 1, no: 9))
        let fails = GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)
        let open = GateRule(key: "fallback_rate_max", metric: "fallback_rate", max: 0.5)
        let unknown = GateRule(key: "nonsense_min", metric: "nonsense", min: 0.5)
        let passes = GateRule(key: "sample_count_min", metric: "sample_count", min: 10)
        func status(_ rules: GateRule...) -> GateVerdict {
            GateJudge(evidence: evidence).verdict(GatePolicy(rules: rules)).status
        }
        #expect(status(passes) == .pass)
        #expect(status(passes, open) == .inconclusive)
        #expect(status(passes, open, fails) == .fail)
        #expect(status(passes, open, fails, unknown) == .error)
        var warning = fails
        warning.severity = .warn
        #expect(status(passes, warning) == .pass)
        #expect(status(warning) == .inconclusive)
        #expect(status() == .inconclusive)
    }

    @Test("A range passes only inside both ends")
    func range() throws {
        let evidence = Columns.evidence(Columns.schemaValid(yes: 5, no: 5))
        func status(_ min: Double, _ max: Double) throws -> GateVerdict {
            try Self.judge(
                evidence, GateRule(key: "schema_valid_rate_min", min: min, max: max)
            ).status
        }
        #expect(try status(0.4, 0.6) == .pass)
        #expect(try status(0.4, 0.45) == .fail)
        #expect(try status(0.5, 0.5) == .pass)
    }

    @Test(
        "A rule that cannot be judged is refused before the first sample",
        arguments: [
            (GateRule(key: "nonsense_min", min: 1), ErrorReason.unknownGateMetric),
            (GateRule(key: "schema_valid_rate", min: 1), .unknownGateMetric),
            (GateRule(key: "schema_valid_rate_min", min: .nan), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", max: 1), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min"), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: 1, confidence: 1), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: 1, minCoverage: 2), .gatePolicyInvalid),
            (GateRule(key: "latency_ms_max", max: 1), .unknownGateMetric),
            (GateRule(key: "latency_ms_max", max: 1, quantile: 1), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: 2, max: 1), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: -.infinity), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: 1, confidence: .nan), .gatePolicyInvalid),
            (GateRule(key: "schema_valid_rate_min", min: 1, minCoverage: .nan), .gatePolicyInvalid),
            (GateRule(key: "latency_ms_max", max: 1, quantile: .nan), .gatePolicyInvalid),
        ])
    func refused(rule: GateRule, reason: ErrorReason) {
        expectRefusal(reason) { _ = try GatePolicy(rules: [rule]).locked(declared: []) }
    }

    @Test(
        "A metric that nothing measures is refused with what is probably meant",
        arguments: [
            (GateRule(key: "schema_valid_rates_min", min: 1), "did you mean schema_valid_rate?"),
            (GateRule(key: "qualty_min", min: 1), "did you mean quality?"),
            (GateRule(key: "nonsense_min", min: 1), "declare the score with the run"),
            (GateRule(key: "latency_ms_max", max: 1), "p95_latency_ms"),
            (GateRule(key: "schema_valid_rate_min", min: 1, quantile: 0.5), "has a quantile"),
            (GateRule(key: String(repeating: "q", count: 400) + "_min", min: 1), "declare the score with the run"),
        ])
    func meant(rule: GateRule, words: String) {
        var message = ""
        do throws(Refusal) {
            _ = try GatePolicy(rules: [rule]).locked(declared: [MetricDeclaration(name: "quality")])
        } catch { message = error.message }
        #expect(message.contains(words))
    }

    @Test(
        "A threshold outside the legal values of its metric is refused; the ends of the range are legal",
        arguments: [
            ("fallback_rate", 0.0...1, [-0.1, 1.000001, 10]), ("schema_valid_rate", 0...1, [-1, 1.5]),
            ("p95_latency_ms", 0...4_294_967.295, [-1, 4_294_967.296]), ("q", -2...1, [-2.5, 80]),
            ("sample_count", 0...1e6, [-1]),
        ] as [(String, ClosedRange<Double>, [Double])])
    func thresholds(metric: String, legal: ClosedRange<Double>, illegal: [Double]) throws {
        let declared = [MetricDeclaration(name: "q", range: MetricRange(min: -2, max: 1))]
        func lock(_ threshold: Double, isMin: Bool) throws {
            let rule =
                isMin
                ? GateRule(key: metric + "_min", min: threshold) : GateRule(key: metric + "_max", max: threshold)
            _ = try GatePolicy(rules: [rule]).locked(declared: declared)
        }
        for isMin in [true, false] {
            for threshold in [legal.lowerBound, legal.upperBound] { try lock(threshold, isMin: isMin) }
            for threshold in illegal {
                expectRefusal(.gatePolicyInvalid, "\(threshold)") { try lock(threshold, isMin: isMin) }
            }
        }
    }

    @Test("The bound that makes a gate easier is refused, in a range too")
    func wrongSide() throws {
        func lock(_ rule: GateRule) throws { _ = try GatePolicy(rules: [rule]).locked(declared: []) }
        let key = "schema_valid_rate"
        for rule in [
            GateRule(key: key + "_min", min: 0.5, bound: .upper), GateRule(key: key + "_max", max: 0.5, bound: .lower),
            GateRule(key: key + "_min", min: 0.2, max: 0.5, bound: .lower),
            GateRule(key: key + "_min", min: 0.2, max: 0.5, bound: .upper),
        ] { expectRefusal(.gatePolicyInvalid) { try lock(rule) } }
        try lock(GateRule(key: key + "_min", min: 0.5, bound: .lower))
        try lock(GateRule(key: key + "_max", max: 0.5, bound: .upper))
        try lock(GateRule(key: key + "_min", min: 0.2, max: 0.5, bound: .point))
    }

    @Test(
        "Records that were left out are missing in every metric",
        arguments: [
            // threshold, verdict at 1 true of 4 records
            ("schema_valid_rate_min", 0.25, GateVerdict.pass), ("schema_valid_rate_min", 0.5, .inconclusive),
            ("p95_latency_ms_max", 5, .inconclusive), ("q_min", 0.5, .inconclusive), ("q_min", 0.1, .pass),
            ("sample_count_min", 1, .pass), ("sample_count_min", 2, .inconclusive), ("sample_count_min", 5, .fail),
            ("sample_count_max", 3, .inconclusive), ("sample_count_max", 4, .pass),
        ])
    func leftOut(key: String, threshold: Double, expected: GateVerdict) throws {
        let declared = [MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))]
        var columns = Columns.score("q", [0.8])
        columns.outcomeCodes = [Columns.code(.scored, [.schemaValid: true], latency: true)]
        columns.latencyUs = [1_000]
        columns.rejected = 3
        let evidence = Columns.evidence(columns, declared: declared)
        var rule = GateRule(key: key)
        if key.hasSuffix("_min") { rule.min = threshold } else { rule.max = threshold }
        let verdict = try Self.judge(evidence, rule, declared: declared)
        #expect(verdict.status == expected)
        #expect((verdict.results[0].n, verdict.results[0].missing, verdict.results[0].coverage) == (1, 3, 0.25))
        let summary = EvalSummary(of: evidence)
        #expect((summary.sampleCount, summary.rejected) == (1, 3))
        #expect(summary.metrics.values.allSatisfy { $0.missing >= 3 && $0.coverage <= 0.25 })
    }

    @Test("A bound over samples whose clusters were not kept is inconclusive; a gate at the point is judged")
    func clusters() throws {
        var evidence = Columns.evidence(Columns.schemaValid(yes: 900, no: 100), Columns.latencies([1, 2, 3]))
        evidence.noteClusters()
        for rule in [
            GateRule(key: "schema_valid_rate_min", min: 0.85, bound: .lower),
            GateRule(key: "schema_valid_rate_min", min: 0.95, bound: .lower),
            GateRule(key: "p95_latency_ms_max", max: 100, bound: .upper),
        ] {
            let verdict = try Self.judge(evidence, rule)
            #expect((verdict.status, verdict.reasons) == (.inconclusive, ["CLUSTERS_IGNORED"]))
        }
        for rule in [
            GateRule(key: "schema_valid_rate_min", min: 0.85),
            GateRule(key: "sample_count_min", min: 10, bound: .lower),
        ] { #expect(try Self.judge(evidence, rule).status == .pass) }
    }

    @Test("An exact bound of a rate is asked for, named and wider", arguments: [(52, 0), (95, 5), (1, 9)])
    func exact(yes: Int, no: Int) throws {
        let evidence = Columns.evidence(Columns.schemaValid(yes: yes, no: no))
        func result(_ rateBound: RateBound) throws -> GateResult {
            let rule = GateRule(key: "schema_valid_rate_min", min: 0.95, bound: .lower, rateBound: rateBound)
            return try Self.judge(evidence, rule).results[0]
        }
        let (exact, plain) = (try result(.clopperPearson), try result(.unspecified))
        #expect((exact.method, plain.method) == ("clopper-pearson", "wilson"))
        func bound(_ side: ConfidenceBounds.Side) -> Double {
            ClopperPearson.bound(successes: yes, trials: yes + no, side, confidence: 0.95)
        }
        #expect((exact.worst, exact.opposite) == (bound(.lower), bound(.upper)))
        #expect(try #require(exact.worst) < #require(plain.worst))
        // 52 of 52 is enough for Wilson's bound only.
        if no == 0 { #expect((exact.verdict, plain.verdict) == (.inconclusive, .pass)) }
    }

    @Test("A quantile among missing latencies needs no rank of its own, and is the one that it would have")
    func amongMissing() throws {
        for (present, quantile) in [(1, 0.5), (1, 0.95), (7, 0.99), (40, 0.9), (40, 0.05)] {
            let evidence = Columns.latencies((1...present).map { UInt32($0 * 1_000) })
            for missing in [present + 1, 3 * present, 60, 400, 3_000, 20_000] {
                var columns = evidence
                columns.rejected = UInt32(missing)
                let rule = GateRule(key: "latency_ms_max", max: 1, quantile: quantile, bound: .upper)
                let result = try Self.judge(Columns.evidence(columns), rule).results[0]
                let rank = ConfidenceBounds.quantileRank(
                    quantile, count: present + missing, .upper, confidence: 0.95)
                func value(_ rank: Int?) -> Double? { rank.flatMap { $0 > present ? nil : Double(max(0, $0)) } }
                let comment: Comment = "\(present) at \(quantile) with \(missing)"
                // What lies beyond every threshold is not shown.
                #expect(result.worst == value(rank), comment)
                #expect(result.best == value(rank.map { $0 - missing }), comment)
            }
        }
    }

    @Test("Billions of records that were left out make no gate slow, and none pass")
    func billions() throws {
        let declared = [MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))]
        var columns = Columns.score("q", [0.9, 0.8, 1])
        columns.outcomeCodes = columns.outcomeCodes.map { $0 | 1 << 15 }
        columns.rejected = .max
        let evidence = Columns.evidence(columns, declared: declared)
        for rule in [
            GateRule(key: "q_min", min: 0.5, bound: .lower),
            GateRule(key: "p95_latency_ms_max", max: 5, bound: .upper),
            GateRule(key: "schema_valid_rate_min", min: 0.5, bound: .lower),
            GateRule(key: "schema_valid_rate_min", min: 0.5, bound: .lower, rateBound: .clopperPearson),
        ] {
            let verdict = try Self.judge(evidence, rule, declared: declared)
            #expect(verdict.status == .inconclusive)
            #expect(["COVERAGE", "NO_BOUND"].contains(verdict.reasons.first))
        }
    }

    @Test("The same evidence gives the same bits")
    func sameBits() throws {
        let rules = [
            GateRule(key: "schema_valid_rate_min", min: 0.9, bound: .lower),
            GateRule(key: "latency_ms_max", max: 5, quantile: 0.99, bound: .upper),
        ]
        func bits() throws -> [UInt8] {
            let evidence = Columns.evidence(
                Columns.schemaValid(yes: 900, no: 31), Columns.latencies((1...931).map { UInt32($0) }))
            let policy = try GatePolicy(rules: rules).locked(declared: [])
            return GateJudge(evidence: evidence).verdict(policy).encoded()
        }
        #expect(try bits() == bits())
    }
}
