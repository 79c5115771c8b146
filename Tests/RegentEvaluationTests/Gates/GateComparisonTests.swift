import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gates with a baseline")
struct GateComparisonTests {
    static func scored(_ values: [Double], id: String = "s") -> [GateRow] {
        values.enumerated().map { GateRow(id: "\(id)\($0)", scores: ["q": $1]) }
    }

    static func gate(_ metric: String, _ rest: String) -> String {
        #"{"\#(metric)": {"baseline": "evalRuns/base", \#(rest)}}"#
    }

    static func result(_ gate: String, _ rows: [GateRow], _ baseline: [GateRow]) throws -> GateResult {
        try GateCase(rows: rows, baseline: baseline, declared: [GateCase.quality]).verdict(gate).results[0]
    }

    /// Pairs of a rate: both true, only the run, only the baseline, both false.
    static func pairs(_ counts: [Int]) -> (candidate: [GateRow], baseline: [GateRow]) {
        var (one, other): ([GateRow], [GateRow]) = ([], [])
        for (state, count) in counts.enumerated() {
            for _ in 0..<count {
                let id = "s\(one.count)"
                one.append(GateRow(id: id, valid: state < 2))
                other.append(GateRow(id: id, valid: state == 0 || state == 2))
            }
        }
        return (one, other)
    }

    @Test("A paired rate takes Tango's bound of the difference, with McNemar's p value beside it")
    func tango() throws {
        let (one, other) = Self.pairs([43, 2, 9, 6])
        let gate = Self.gate("schema_valid_rate_min", #""margin": -0.3, "paired": true, "bound": "lower""#)
        let result = try Self.result(gate, one, other)
        #expect((result.verdict, result.method) == (.pass, "tango"))
        let expected = PairedProportions(bothTrue: 43, onlyCandidate: 2, onlyBaseline: 9, bothFalse: 6)
        #expect(result.worst == expected.tangoBound(.lower, confidence: 0.95))
        #expect(result.opposite == expected.tangoBound(.upper, confidence: 0.95))
        #expect(result.estimate == -7.0 / 60)
        let baseline = try #require(result.baseline)
        #expect((baseline.onlyCandidate, baseline.onlyBaseline, baseline.aligned) == (2, 9, 60))
        #expect((baseline.candidate, baseline.estimate) == (45.0 / 60, 52.0 / 60))
        #expect(baseline.pValue == expected.mcNemarPValue)
    }

    @Test("Tango's bound moves with the better of two states, so the extremes of missing values are at the ends")
    func monotone() {
        for count in 1...12 {
            for up in 0...count {
                for down in 0...(count - up) {
                    func bound(_ up: Int, _ down: Int, _ side: ConfidenceBounds.Side) -> Double {
                        let pairs = PairedProportions(
                            bothTrue: 0, onlyCandidate: up, onlyBaseline: down, bothFalse: count - up - down)
                        return pairs.tangoBound(side, confidence: 0.95) ?? .nan
                    }
                    for side in [ConfidenceBounds.Side.lower, .upper] {
                        if up + down < count {
                            #expect(bound(up + 1, down, side) >= bound(up, down, side))
                            #expect(bound(up, down + 1, side) <= bound(up, down, side))
                        }
                        if down > 0 { #expect(bound(up + 1, down - 1, side) >= bound(up, down, side)) }
                    }
                }
            }
        }
    }

    @Test(
        "A paired mean is judged by its differences, which vary less than the values",
        arguments: [
            // margin, verdict, reason
            (-0.02, GateVerdict.pass, ""), (0, .inconclusive, "UNDECIDED"), (0.02, .fail, "BELOW_MIN"),
        ])
    func means(margin: Double, expected: GateVerdict, reason: String) throws {
        let values = (0..<40).map { Double($0 * 37 % 41) / 40 * 0.9 }
        // The run is better by 0.01 in half of the samples, and worse by as much in the others.
        let better = values.enumerated().map { $1 + ($0 % 2 == 0 ? 0.01 : -0.01) + 0.01 }
        let rest = #""margin": \#(margin), "paired": true, "bound": "lower""#
        let result = try Self.result(
            Self.gate("q_min", rest), Self.scored(better.map { $0 - 0.01 }), Self.scored(values.map { $0 }))
        #expect((result.verdict, result.reason, result.method) == (expected, reason, "paired-t"))
        let unpaired = #""margin": \#(margin), "bound": "lower""#
        let other = try Self.result(Self.gate("q_min", unpaired), Self.scored(better), Self.scored(values))
        #expect((other.verdict, other.method) == (.inconclusive, "square-and-add"))
    }

    @Test("A candidate without a sample of the baseline has a missing value there")
    func unaligned() throws {
        let values = [Double](repeating: 0.9, count: 99) + [0.8]
        let all = Self.scored(values)
        let gate = Self.gate("q_min", #""margin": -0.02, "paired": true"#)
        let whole = try Self.result(gate, all, all)
        #expect((whole.verdict, whole.n, whole.missing) == (.pass, 100, 0))
        let some = try Self.result(gate, Array(all.dropLast(4)), all)
        #expect((some.verdict, some.reason, some.n, some.missing) == (.inconclusive, "COVERAGE", 96, 4))
        #expect(some.baseline?.baselineOnly == 4)
        // New samples have no baseline: they are counted, and change nothing.
        let more = try Self.result(gate, all + Self.scored([0, 0, 0], id: "new"), all)
        #expect((more.verdict, more.n, more.missing, more.baseline?.candidateOnly) == (.pass, 100, 0, 3))
        let excluded = Self.gate(
            "q_min", #""margin": -0.02, "paired": true, "missing": "exclude", "min_coverage": 0.9"#)
        #expect(try Self.result(excluded, Array(all.dropLast(4)), all).verdict == .pass)
    }

    @Test("Repeats are paired one by one, and the question is their cluster")
    func repeats() throws {
        func rows(_ shift: Double) -> [GateRow] {
            GateRows.rows(60) { place in
                GateRow(
                    id: "q\(place / 3)", number: UInt32(place % 3),
                    scores: ["q": 0.4 + Double(place / 3 % 5) * shift])
            }
        }
        let result = try Self.result(
            Self.gate("q_min", #""margin": 0, "paired": true, "bound": "lower""#), rows(0.02), rows(0.01))
        #expect((result.verdict, result.method, result.clusters, result.n) == (.pass, "paired-clustered-t", 20, 60))
        #expect(result.baseline?.aligned == 60)
        // The run cannot make the answers to one question independent by a cluster for each.
        let named = rows(0.02).enumerated().map { place, row in
            var row = row
            row.cluster = "c\(place)"
            return row
        }
        let gate = Self.gate("q_min", #""margin": 0, "paired": true, "bound": "lower""#)
        #expect(try Self.result(gate, named, rows(0.01)).clusters == 20)
    }

    @Test(
        "A relative margin is a part of the size of the baseline",
        arguments: [
            // run, baseline, relative margin of a minimum, passes
            (0.9, 1.0, -0.1, true), (0.89, 1, -0.1, false), (0.55, 0.5, 0.1, true), (0.54, 0.5, 0.1, false),
        ])
    func relative(run: Double, baseline: Double, margin: Double, passes: Bool) throws {
        for rest in ["", #", "paired": true"#] {
            let gate = Self.gate("q_min", #""margin_relative": \#(margin)"# + rest)
            let result = try Self.result(
                gate, Self.scored([Double](repeating: run, count: 4)),
                Self.scored([Double](repeating: baseline, count: 4)))
            #expect(result.verdict == (passes ? .pass : .fail))
            #expect(result.min == margin)
            let worst = try #require(result.worst)
            #expect(abs(worst - (run - baseline) / baseline) < 1e-12)
        }
    }

    @Test("Latencies of two runs are compared end against end")
    func latencies() throws {
        func rows(_ factor: Int) -> [GateRow] {
            GateRows.rows(200) { GateRow(id: "s\($0)", latency: UInt32(1_000 + $0 * factor)) }
        }
        func result(_ margin: Double) throws -> GateResult {
            try Self.result(
                Self.gate("p95_latency_ms_max", #""margin_relative": \#(margin), "bound": "upper""#), rows(11), rows(10)
            )
        }
        let wide = try result(0.5)
        #expect((wide.verdict, wide.method) == (.pass, "order-statistic"))
        #expect(try result(0.03).verdict == .inconclusive)
        #expect(try result(-0.5).verdict == .fail)
    }

    @Test(
        "A baseline has the name of a run, of a version, or of a model's version in a state",
        arguments: [
            "models/a/../b/versions/1.0.0", "evalRuns/..", "a//b", "/a/b", "a/b/", "evalRuns/a b", "é/é", ".", "",
            "models/m", "models/m@", "models/m@draft", "models/m@stable@stable", "models/..@stable",
        ])
    func baselineNames(bad: String) {
        #expect(BaselineName(bad) == nil)
        #expect(BaselineName("evalRuns/r") == .run("evalRuns/r"))
        #expect(BaselineName("models/m/versions/1.0.0") == .version("models/m/versions/1.0.0"))
        #expect(BaselineName("models/m@canary") == .alias(model: "models/m", state: .canary))
    }

    @Test(
        "The age of a run is that of its seal, whatever number is stored; far ahead of the clock it is not known",
        arguments: [
            (Timestamp(seconds: 40), 60), (Timestamp(seconds: 100), 0), (Timestamp(seconds: 101), 0),
            (Timestamp(seconds: 400), 0), (Timestamp(seconds: 401), nil), (Timestamp(seconds: 4_000_000_000), nil),
            (Timestamp(seconds: .max), nil), (Timestamp(seconds: .min), UInt64.max), (nil, nil),
        ] as [(Timestamp?, UInt64?)])
    func age(sealed: Timestamp?, expected: UInt64?) {
        var run = EvalRun(name: "evalRuns/r")
        run.sealTime = sealed
        #expect(run.ageSeconds(nowMicros: 100_000_000) == expected)
    }
}
