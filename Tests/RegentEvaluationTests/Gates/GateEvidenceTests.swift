import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gates with evidence against them")
struct GateEvidenceTests {
    static let lower = #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}}"#

    @Test(
        "A gate with a bound fails only where the opposite bound contradicts it too",
        arguments: [
            // yes, no, verdict, reason
            (52, 0, GateVerdict.pass, ""), (51, 0, .inconclusive, "UNDECIDED"), (95, 5, .inconclusive, "UNDECIDED"),
            (90, 10, .fail, "BELOW_MIN"), (4, 1, .inconclusive, "UNDECIDED"), (0, 1, .fail, "BELOW_MIN"),
        ])
    func contradiction(yes: Int, no: Int, expected: GateVerdict, reason: String) throws {
        let verdict = try GateCase(rows: GateRows.valid(yes: yes, no: no)).verdict(Self.lower)
        #expect((verdict.status, verdict.results[0].reason) == (expected, reason))
        let result = verdict.results[0]
        let opposite = try #require(result.opposite)
        #expect(try #require(result.worst) < opposite)
        #expect((expected == .fail) == (opposite < 0.95))
        #expect(verdict.rulesVersion == 2)
    }

    @Test("At the point nothing has changed: the estimate decides", arguments: [(95, 5, true), (94, 6, false)])
    func point(yes: Int, no: Int, passes: Bool) throws {
        let verdict = try GateCase(rows: GateRows.valid(yes: yes, no: no)).verdict(#"{"schema_valid_rate_min": 0.95}"#)
        #expect(verdict.status == (passes ? .pass : .fail))
        #expect(verdict.results[0].opposite == nil)
    }

    /// 40 clusters of 25 samples that are all right or all wrong.
    static let clustered = GateRows.rows(1_000) { place in
        GateRow(
            id: "\(place)", valid: place / 25 >= 4, latency: UInt32(1_000 * (place / 25 + 1)), cluster: "q\(place / 25)"
        )
    }

    @Test("A bound over clusters is the clustered one, whatever the number of samples")
    func clusters() throws {
        let rate = #"{"schema_valid_rate_min": {"min": 0.85, "bound": "lower"}}"#
        let verdict = try GateCase(rows: Self.clustered).verdict(rate)
        let result = verdict.results[0]
        // CR1: the clusters miss the mean by 2.5 samples, and four of them by 22.5.
        let error = (40.0 / 39 * (36 * 2.5 * 2.5 + 4 * 22.5 * 22.5)).squareRoot() / 1_000
        #expect((verdict.status, result.reason, result.method) == (.inconclusive, "UNDECIDED", "clustered-t"))
        #expect(result.clusters == 40)
        let worst = try #require(result.worst)
        #expect(abs(worst - (0.9 - Distributions.studentQuantile(0.95, degrees: 39) * error)) < 1e-9)
        // The same samples without their clusters.
        let independent = Self.clustered.map { row in
            var row = row
            row.cluster = ""
            return row
        }
        let plain = try GateCase(rows: independent).verdict(rate)
        #expect((plain.status, plain.results[0].method, plain.results[0].clusters) == (.pass, "wilson", 0))
        // What can be detected is a matter of the clusters too.
        let power = Distributions.normalQuantile(0.95) + Distributions.normalQuantile(0.8)
        let (detected, less) = (try #require(result.detectableEffect), try #require(plain.results[0].detectableEffect))
        #expect(abs(detected - power * error) < 1e-9 && abs(less - power * (0.9 * 0.1 / 1_000).squareRoot()) < 1e-9)
    }

    @Test(
        "No effect is promised of fewer than 30 values or of values that do not differ",
        arguments: [(27, 2, false), (27, 3, true), (40, 0, false)])
    func detectable(yes: Int, no: Int, isKnown: Bool) throws {
        for bound in ["point", "lower"] {
            let gate = #"{"schema_valid_rate_min": {"min": 0.5, "bound": "\#(bound)"}}"#
            let verdict = try GateCase(rows: GateRows.valid(yes: yes, no: no)).verdict(gate)
            #expect((verdict.results[0].detectableEffect != nil) == isKnown)
        }
    }

    @Test(
        "A cluster without a latency is none: there is no bound over the other one alone",
        arguments: [
            (SampleStatus.skipped, ""), (.error, #", "missing": "exclude", "min_coverage": 0.5"#),
        ])
    func emptyCluster(status: SampleStatus, options: String) throws {
        let rows = GateRows.rows(200) { place in
            let isFirst = place < 100
            return GateRow(
                id: "\(place)", status: isFirst ? .scored : status, latency: isFirst ? UInt32(1_000 + place) : nil,
                cluster: isFirst ? "a" : "b")
        }
        let verdict = try GateCase(rows: rows).verdict(
            #"{"p50_latency_ms_max": {"max": 22, "bound": "upper"\#(options)}}"#)
        #expect((verdict.status, verdict.reasons) == (.inconclusive, ["NO_BOUND"]))
    }

    @Test("The bound of a quantile over clusters draws whole clusters")
    func quantiles() throws {
        let verdict = try GateCase(rows: Self.clustered).verdict(
            #"{"p50_latency_ms_max": {"max": 22, "bound": "upper"}}"#)
        #expect((verdict.status, verdict.results[0].method) == (.inconclusive, "cluster-bootstrap"))
        let worst = try #require(verdict.results[0].worst)
        #expect(worst > 22 && worst < 30)
    }

    @Test("Missing values of clusters can make a gate inconclusive, and records of unknown clusters too")
    func missing() throws {
        var rows = Self.clustered
        let gate = #"{"schema_valid_rate_min": {"min": 0.8, "bound": "lower"}}"#
        #expect(try GateCase(rows: rows).verdict(gate).status == .pass)
        for place in 500..<560 { rows[place].valid = nil }
        let verdict = try GateCase(rows: rows).verdict(gate)
        #expect((verdict.status, verdict.reasons) == (.inconclusive, ["COVERAGE"]))
        let rejected = try GateCase(rows: Self.clustered, rejected: 40).verdict(gate)
        #expect((rejected.status, rejected.reasons) == (.inconclusive, ["COVERAGE"]))
        let latencies = try GateCase(rows: Self.clustered, rejected: 1).verdict(
            #"{"p50_latency_ms_max": {"max": 100, "bound": "upper"}}"#)
        #expect((latencies.status, latencies.reasons) == (.inconclusive, ["COVERAGE"]))
    }

    @Test("The enclosure of a clustered bound holds for every filling of the missing values")
    func enclosure() throws {
        let declared = [GateCase.quality]
        let gate = #"{"q_min": {"min": 0.5, "bound": "lower"}}"#
        let gap = [1, 4, 7]
        let known: [Double?] = [0.9, nil, 0.7, 0.2, nil, 0.4, 0.8, nil, 1]
        func verdict(_ values: [Double?]) throws -> GateResult {
            let rows = GateRows.rows(values.count) { place in
                GateRow(
                    id: "\(place)", scores: values[place].map { ["q": $0] } ?? [:], cluster: "\(place / 3)")
            }
            return try GateCase(rows: rows, declared: declared).verdict(gate).results[0]
        }
        let enclosed = try verdict(known)
        let (low, high) = (try #require(enclosed.worst), try #require(enclosed.best))
        let opposite = try #require(enclosed.opposite)
        for filling in 0..<125 {
            var values = known
            for (index, place) in gap.enumerated() {
                let digit = [1, 5, 25][index]
                values[place] = Double(filling / digit % 5) / 4
            }
            let filled = try verdict(values)
            let bound = try #require(filled.worst)
            #expect(low <= bound && bound <= high)
            #expect(try #require(filled.opposite) <= opposite)
        }
    }

    @Test("The same samples give the same bits in one batch and in many, in any order")
    func sameBits() throws {
        let rows = GateRows.rows(600) { place in
            GateRow(
                id: "\(place % 300)", number: UInt32(place / 300), valid: place % 7 != 0,
                latency: UInt32(place * 7 % 501), scores: ["q": Double(place * 37 % 101) / 100],
                labels: ["lang": ["de", "en", "fr"][place % 3]])
        }
        let gates = #"""
            {"q_min": {"baseline": "evalRuns/base", "margin": -0.02, "paired": true, "bound": "lower"},
             "q_min[unpaired]": {"baseline": "evalRuns/base", "margin_relative": -0.1, "bound": "lower"},
             "schema_valid_rate_min": {"min": 0.8, "by": "metadata.lang", "bound": "lower", "correction": "holm"},
             "p95_latency_ms_max": {"max": 1, "bound": "upper", "slice": "metadata.lang = de"}}
            """#
        let baseline = rows.map { row in
            var row = row
            row.scores = ["q": row.scores["q", default: 0] * 0.9]
            return row
        }
        let one = GateCase(rows: rows, baseline: baseline, declared: [GateCase.quality])
        let other = GateCase(
            rows: rows.reversed(), baseline: baseline.shuffled(), declared: [GateCase.quality])
        #expect(try one.verdict(gates).encoded() == other.verdict(gates, batches: 7).encoded())
    }
}
