import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Progress of a run")
struct MetricProgressTests {
    private static func progress(_ metric: String, _ evidence: Evidence) throws -> MetricProgress {
        try #require(MetricProgress.all(of: evidence).first { $0.metric == metric })
    }

    @Test("Rates and scores with a range have the mixture's interval, scores without one the asymptotic")
    func methods() throws {
        let declared = [MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))]
        var evidence = Columns.evidence(
            Columns.score("q", (0..<200).map { Double($0 % 10) / 10 }), declared: declared)
        evidence.add(Columns.score("free", (0..<200).map { Double($0 % 10) }))
        let rate = try Self.progress("schema_valid_rate", evidence)
        let expected = ConfidenceSequence.rate(successes: 400, trials: 400, confidence: 0.95)
        #expect(rate.sequence?.method == "beta-mixture" && rate.sequence?.lower == expected.lowerBound)
        #expect(try Self.progress("q", evidence).sequence?.method == "beta-mixture")
        #expect(try Self.progress("free", evidence).sequence?.method == "asymptotic")
        let few = Columns.evidence(Columns.score("free", (0..<29).map(Double.init)))
        let asymptotic = try Self.progress("free", few)
        #expect(asymptotic.value == 14 && asymptotic.sequence == nil && asymptotic.reason == "NO_BOUND")
        let none = try Self.progress("p95_latency_ms", evidence)
        #expect(none.value == nil && none.sequence == nil && none.reason == "MISSING_METRIC")
    }

    @Test("Samples that depend on each other have no interval")
    func clusters() throws {
        var evidence = Columns.evidence(Columns.schemaValid(yes: 50, no: 3))
        evidence.noteClusters()
        let rate = try Self.progress("schema_valid_rate", evidence)
        #expect(rate.value != nil && rate.sequence == nil && rate.reason == "CLUSTERS")
    }

    @Test("A sequence is wider than the interval of one look, and holds its value")
    func width() throws {
        let evidence = Columns.evidence(Columns.latencies((1...2_000).map { UInt32($0) }))
        let summary = EvalSummary(of: evidence)
        for name in ["p50_latency_ms", "p90_latency_ms", "p95_latency_ms"] {
            let sequence = try #require(try Self.progress(name, evidence).sequence)
            let once = try #require(summary.metrics[name]?.interval)
            #expect(sequence.method == "quantile-mixture")
            #expect(sequence.lower <= once.lower && sequence.upper >= once.upper)
        }
        let few = Columns.evidence(Columns.latencies((1...20).map { UInt32($0) }))
        #expect(try Self.progress("p99_latency_ms", few).reason == "NO_BOUND")
    }

    @Test("Of 200 runs that are looked at after every tenth sample, few ever miss the true percentile")
    func coverage() throws {
        var random = SplitMix64(seed: 11)
        var missed = 0
        for _ in 0..<200 {
            var evidence = Evidence(declared: [])
            var isMissed = false
            for _ in 0..<15 {
                evidence.add(Columns.latencies((0..<10).map { _ in UInt32.random(in: 0..<1_000, using: &random) }))
                // 500 of 1,000 equally likely values are at most 499.
                if let found = try Self.progress("p50_latency_ms", evidence).sequence {
                    isMissed = isMissed || found.lower > 0.499 || found.upper < 0.499
                }
            }
            missed += isMissed ? 1 : 0
        }
        // 5 % of 200 are 10; 20 are more than three standard deviations above.
        #expect(missed <= 20)
    }
}
