import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

extension GateCase {
    /// How often a run was read again, its baseline, and both side by side.
    struct Readings: Equatable {
        var run = 0
        var baseline = 0
        var pairs = 0
    }

    /// The verdict where no value is kept: what the gates ask is read again, with so much memory.
    func readings(_ gates: String, bytesMax: Int) throws -> (verdict: Verdict, readings: Readings) {
        let policy = try GatePolicy(file: Array(gates.utf8)).locked(declared: declared)
        var readings = Readings()
        let candidate = try counted(policy, rows, rejected)
        var (baselines, other, pairs): ([String: GateBaseline], GateEvidence?, GatePairs?) = ([:], nil, nil)
        if let baseline {
            let found = try counted(policy, baseline, baselineRejected)
            if let gates = try PairedGates(policy, baseline: Self.name) {
                var all = GatePairs(
                    gates, isClustered: candidate.hasClusters || found.hasClusters, bytesMax: 0)
                let sides = sides(gates)
                all.add(baseline: sides.baseline, candidate: sides.candidate)
                pairs = all
            }
            other = found
            baselines[Self.name] = GateBaseline(found, pairs: pairs, ageSeconds: age)
        }
        let judge = GateJudge(evidence: candidate, baselines: baselines, ageSeconds: age)
        var results: [GateResult] = []
        for rules in judge.parts(policy.rules, bytesMax: bytesMax) {
            var found = judge.results(rules)
            while judge.isOpen {
                readings.run += read(candidate, rows, bytesMax)
                if let other, let baseline { readings.baseline += read(other, baseline, bytesMax) }
                if let pairs { readings.pairs += try read(pairs, policy, bytesMax) }
                found = judge.results(rules)
            }
            results += found
            judge.clear()
        }
        return (GateJudge(results: results).verdict(policy), readings)
    }

    private func counted(_ policy: GatePolicy, _ rows: [GateRow], _ rejected: UInt32) throws -> GateEvidence {
        var evidence = try GateEvidence(counting: policy, declared: declared)
        for part in Self.parts(rows, 3) { evidence.add(GateRows.batch(part)) }
        evidence.leaveOut(Int(rejected))
        return evidence
    }

    private func read(_ evidence: GateEvidence, _ rows: [GateRow], _ bytesMax: Int) -> Int {
        guard var readings = GateReadings(evidence, bytesMax: bytesMax) else { return 0 }
        var count = 0
        while readings.begin() {
            // Another order and division each time.
            for part in Self.parts(rows, 1 + count % 4) { readings.add(GateRows.batch(part)) }
            let isSame = readings.endReading()
            #expect(isSame)
            count += 1
        }
        return count
    }

    private func sides(_ gates: PairedGates) -> (baseline: PairedSamples, candidate: PairedSamples) {
        var (before, after) = (
            PairedSamples(gates, keepingGroups: true), PairedSamples(gates, keepingGroups: false)
        )
        before.add(GateRows.batch(baseline ?? [])) { _ in true }
        after.add(GateRows.batch(rows)) { _ in true }
        return (before, after)
    }

    private func read(_ pairs: GatePairs, _ policy: GatePolicy, _ bytesMax: Int) throws -> Int {
        guard let gates = try PairedGates(policy, baseline: Self.name) else { return 0 }
        let sides = sides(gates)
        var (readings, count) = (PairReadings(pairs, bytesMax: bytesMax), 0)
        while readings.begin() {
            readings.add(baseline: sides.baseline, candidate: sides.candidate)
            readings.endReading()
            count += 1
        }
        return count
    }
}

@Suite("Gates of a run that does not fit into memory")
struct GateReadingsTests {
    static let declared = [
        GateCase.quality, MetricDeclaration(name: "free"), MetricDeclaration(name: "huge"),
        MetricDeclaration(name: "level", range: MetricRange(min: 0, max: 4)),
        MetricDeclaration(name: "d", expr: "q / (schema_valid_rate + 1)"),
        MetricDeclaration(name: "slow", expr: "p90_latency_ms * (1 - q)"),
    ]

    /// Samples of which every value is missing somewhere.
    static func rows(_ numbers: Range<Int>, shift: Int, clustered: Bool) -> [GateRow] {
        numbers.map { number in
            var row = GateRow(id: "s\(number)", status: .scored)
            if number % 13 == 4 { row.status = .skipped }
            if number % 11 == 3 { row.status = .error }
            if number % 9 != 2 { row.valid = number % 5 != shift }
            if number % 10 != 6 { row.latency = UInt32((number * 7_919 + shift * 977) % 30_011 + 1) }
            if number % 7 != 5 {
                row.scores["q"] = Double((number * 7 + shift) % 17) / 16
                row.scores["free"] = Double(number % 23) / 3 - 2
                row.scores["huge"] = Double(number % 3 - 1) * 0x1p1000
                row.scores["level"] = 3
            }
            if clustered { row.cluster = "c\(number % 29)" }
            row.labels = ["lang": "l\(number % 3)"]
            return row
        }
    }

    static func gateCase(clustered: Bool, rejected: UInt32 = 0) -> GateCase {
        GateCase(
            rows: rows(10..<250, shift: 1, clustered: clustered), rejected: rejected,
            baseline: rows(0..<230, shift: 2, clustered: clustered), baselineRejected: rejected / 2,
            declared: declared)
    }

    static let against = #""baseline": "evalRuns/base""#

    /// A gate of every kind.
    static let gates: [String] = [
        #"{"schema_valid_rate_min": {"min": 0.7}}"#,
        #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower"}}"#,
        #"{"schema_valid_rate_max": {"max": 0.7, "bound": "upper"}}"#,
        #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower", OUT}}"#,
        #"{"error_rate_max": {"max": 0.2, "bound": "upper"}}"#,
        #"{"sample_count_min": 100}"#,
        #"{"q_min": 0.4}"#,
        #"{"q_min": {"min": 0.4, "bound": "lower"}}"#,
        #"{"q_max": {"max": 0.6, "bound": "upper", "confidence": 0.99}}"#,
        #"{"q_min": {"min": 0.4, "bound": "lower", OUT}}"#,
        #"{"level_min": {"min": 2.5, "bound": "lower"}}"#,
        #"{"level_min": {"min": 2.5, "bound": "lower", OUT}}"#,
        #"{"free_min": {"min": 0, "bound": "lower", OUT}}"#,
        #"{"free_min": {"min": 0, OUT}}"#,
        #"{"huge_min": {"min": 0, "bound": "lower", OUT}}"#,
        #"{"p50_latency_ms_max": 16}"#,
        #"{"p50_latency_ms_max": {"max": 16, "bound": "upper"}}"#,
        #"{"p90_latency_ms_max": {"max": 28, "bound": "upper", OUT}}"#,
        #"{"latency_ms_min": {"min": 2, "quantile": 0.25, "bound": "lower"}}"#,
        #"{"d_min": {"min": 0.2}}"#,
        #"{"d_min": {"min": 0.2, "bound": "lower", OUT}}"#,
        #"{"slow_max": {"max": 20, OUT}}"#,
        #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower", "by": "metadata.lang"}}"#,
        #"{"q_min": {"min": 0.6, "bound": "lower", "by": "metadata.lang", "correction": "holm"}}"#,
        #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower", "by": "metadata.lang", "correction": "holm"}}"#,
        #"{"p50_latency_ms_max": {"max": 9, "bound": "upper", "by": "metadata.lang", "correction": "holm"}}"#,
        #"{"q_min": {"min": 0.4, "bound": "lower", "slice": "metadata.lang = l1"}}"#,
        #"{"p90_latency_ms_max": {"max": 29, "bound": "upper", "slice": "metadata.lang = l2"}}"#,
        #"{"d_min": {"min": 0.2, "bound": "lower", "by": "metadata.lang", OUT}}"#,
        #"{"schema_valid_rate_min": {"margin": -0.1, "bound": "lower", BASE}}"#,
        #"{"schema_valid_rate_min": {"margin_relative": -0.1, "bound": "lower", BASE}}"#,
        #"{"q_min": {"margin": -0.1, BASE}}"#,
        #"{"q_min": {"margin": -0.1, "bound": "lower", BASE}}"#,
        #"{"q_min": {"margin_relative": -0.1, "bound": "lower", "by": "metadata.lang", BASE}}"#,
        #"{"p50_latency_ms_max": {"margin": 5, "bound": "upper", BASE}}"#,
        #"{"d_min": {"margin": -0.1, "bound": "lower", OUT, BASE}}"#,
        #"{"schema_valid_rate_min": {"margin": -0.1, "bound": "lower", "paired": true, BASE}}"#,
        #"{"schema_valid_rate_min": {"margin": -0.1, "paired": true, "by": "metadata.lang", BASE}}"#,
        #"{"q_min": {"margin": -0.1, "bound": "lower", "paired": true, BASE}}"#,
        #"{"q_min": {"margin": -0.1, "paired": true, BASE}}"#,
        #"{"q_min": {"margin_relative": -0.1, "bound": "lower", "paired": true, BASE}}"#,
        #"{"q_min": {"margin": 0, "bound": "lower", "paired": true, HOLM, BASE}}"#,
        #"{"level_min": {"margin": -0.1, "bound": "lower", "paired": true, OUT, BASE}}"#,
        #"{"free_min": {"margin": -0.1, "bound": "lower", "paired": true, OUT, BASE}}"#,
    ].map {
        $0.replacing("BASE", with: against)
            .replacing("HOLM", with: #""by": "metadata.lang", "correction": "holm""#).replacing(
                "OUT", with: #""missing": "exclude", "min_coverage": 0.1"#)
    }

    @Test(
        "Whatever the memory, a gate has the bits that it has with all values in memory",
        arguments: gates, [false, true])
    func same(gate: String, clustered: Bool) throws {
        for rejected in [0, 5] as [UInt32] {
            let run = Self.gateCase(clustered: clustered, rejected: rejected)
            let whole = try run.verdict(gate, batches: 2)
            #expect(whole.results.first?.n ?? 0 > 0)
            for bytesMax in [1, 20_000, 64 << 20] {
                let found = try run.readings(gate, bytesMax: bytesMax)
                #expect(found.verdict == whole, "\(bytesMax) bytes")
                #expect(found.verdict.encoded() == whole.encoded(), "\(bytesMax) bytes")
            }
        }
    }

    @Test("Gates that are judged together have the bits that they have alone")
    func together() throws {
        let parts = Self.gates.filter { $0.contains("lang") || $0.contains("paired") }.enumerated().map { place, gate in
            let key = gate.dropFirst(2).prefix { $0 != "\"" }
            return #""\#(key)[g\#(place)]"# + String(gate.dropFirst(2 + key.count).dropLast(1))
        }
        let gates = "{" + parts.joined(separator: ", ") + "}"
        let run = Self.gateCase(clustered: true)
        let whole = try run.verdict(gates)
        #expect(whole.results.count == parts.count)
        for bytesMax in [2_000, 64 << 20] {
            let found = try run.readings(gates, bytesMax: bytesMax)
            #expect(found.verdict.encoded() == whole.encoded(), "\(bytesMax) bytes")
        }
    }

    struct Count: Sendable {
        let gate: String
        var clustered = false
        let bytesMax: Int
        var readings = GateCase.Readings()
    }

    /// Twelve samples in four clusters, in both runs, without a missing value.
    static func fullRows(_ shift: Int, clustered: Bool) -> [GateRow] {
        GateRows.rows(12) { number in
            GateRow(
                id: "s\(number)", valid: number % 3 != shift, latency: UInt32(number + 1),
                scores: ["q": Double((number + shift) % 5) / 4], cluster: clustered ? "c\(number % 4)" : "")
        }
    }

    static let counts: [Count] = [
        // Counts are enough.
        Count(gate: #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower"}}"#, bytesMax: 1),
        // The mean, then the spread about it.
        Count(gate: #"{"q_min": {"min": 0.4, "bound": "lower"}}"#, bytesMax: 1, readings: .init(run: 2)),
        Count(gate: #"{"q_min": 0.4}"#, bytesMax: 1, readings: .init(run: 1)),
        Count(gate: #"{"p50_latency_ms_max": 16}"#, bytesMax: 1, readings: .init(run: 1)),
        // All clusters at once, or the sums and then the spread of one after the other.
        Count(
            gate: #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower"}}"#, clustered: true, bytesMax: 64 << 20,
            readings: .init(run: 1)),
        Count(
            gate: #"{"schema_valid_rate_min": {"min": 0.7, "bound": "lower"}}"#, clustered: true, bytesMax: 1,
            readings: .init(run: 8)),
        Count(
            gate: #"{"q_min": {"margin": -0.1, "bound": "lower", BASE}}"#, bytesMax: 64 << 20,
            readings: .init(run: 2, baseline: 2)),
        Count(
            gate: #"{"q_min": {"margin": -0.1, "bound": "lower", "paired": true, BASE}}"#, bytesMax: 64 << 20,
            readings: .init(pairs: 2)),
        Count(
            gate: #"{"q_min": {"margin": -0.1, "bound": "lower", "paired": true, BASE}}"#, clustered: true,
            bytesMax: 64 << 20, readings: .init(pairs: 1)),
    ]

    @Test("A run is read as often as there is something to find before the next", arguments: counts)
    func count(_ count: Count) throws {
        let run = GateCase(
            rows: Self.fullRows(1, clustered: count.clustered), baseline: Self.fullRows(2, clustered: count.clustered),
            declared: [GateCase.quality])
        let gate = count.gate.replacing("BASE", with: Self.against)
        let found = try run.readings(gate, bytesMax: count.bytesMax)
        #expect(found.readings == count.readings)
        let whole = try run.verdict(gate)
        #expect(found.verdict.encoded() == whole.encoded())
    }

    @Test("A reading that has fewer latencies than the first is not taken for one of the run")
    func changed() throws {
        let policy = try GatePolicy(file: Array(#"{"p99_latency_ms_max": 16}"#.utf8)).locked(declared: [])
        var evidence = try GateEvidence(counting: policy, declared: [])
        evidence.add(GateRows.batch(Self.fullRows(0, clustered: false)))
        _ = GateJudge(evidence: evidence).results(policy.rules)
        var readings = try #require(GateReadings(evidence, bytesMax: 1_000))
        let begins = readings.begin()
        #expect(begins)
        readings.add(GateRows.batch(Array(Self.fullRows(0, clustered: false).prefix(5))))
        let isSame = readings.endReading()
        #expect(!isSame)
    }
}
