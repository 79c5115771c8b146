import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Pairs of two runs")
struct PairedRunsTests {
    /// Samples with outcomes, latencies, a score and clusters, all derived from their number.
    private struct Sample {
        let number: Int
        var isCandidate = false

        var id: String { "sample-\(number)" }

        var code: UInt32 {
            let value = isCandidate ? number % 5 != 0 : number % 3 != 0
            let status: SampleStatus = number % 11 == 0 && isCandidate ? .error : .scored
            return Columns.code(status, number % 13 == 0 ? [:] : [.schemaValid: value], latency: number % 7 != 0)
        }

        var latency: UInt32 { number % 7 == 0 ? 0 : UInt32((number * 7919) % 1_000 + (isCandidate ? 3 : 0)) }

        var score: Double? {
            number % 4 == 0 ? nil : Double(number % 10) / 10 + (isCandidate ? 0.01 * Double(number % 3) : 0)
        }

        var cluster: UInt64 { UInt64(number % 17) &* 0x9E37_79B9_7F4A_7C15 }
    }

    private static func batch(
        _ samples: [Sample], clustered: Bool, share: Int, of shares: Int
    ) -> (columns: SampleColumns, rows: [PairedRow]) {
        var columns = SampleColumns()
        columns.count = UInt32(samples.count)
        columns.outcomeCodes = samples.map(\.code)
        columns.latencyUs = samples.map(\.latency)
        let scored = samples.indices.filter { samples[$0].score != nil }
        columns.scores = [
            ScoreColumn(name: "q", rows: scored.map(UInt32.init), values: scored.compactMap { samples[$0].score })
        ]
        let rows = samples.indices.filter { samples[$0].number % shares == share }.map { row in
            PairedRow(
                row: row, key: Array(samples[row].id.utf8)[...], cluster: clustered ? samples[row].cluster : 0,
                namesCluster: clustered)
        }
        return (columns, rows)
    }

    /// How the samples come.
    struct Way: Sendable, CustomTestStringConvertible {
        var batchSize = 1_000
        var shares = 1
        var clusterShares: UInt64 = 1
        var isReversed = false

        var testDescription: String { "\(batchSize) \(shares) \(clusterShares) \(isReversed)" }
    }

    private static func comparison(_ way: Way, clustered: Bool) -> RunComparison {
        let baseline = (0..<900).map { Sample(number: $0) }
        let candidate = (100..<1_000).map { Sample(number: $0, isCandidate: true) }
        func batches(_ samples: [Sample]) -> [[Sample]] {
            let all = way.isReversed ? samples.reversed() : samples
            return stride(from: 0, to: all.count, by: way.batchSize).map {
                Array(all[$0..<min($0 + way.batchSize, all.count)])
            }
        }
        func runs(_ clusterShare: UInt64) -> PairedRuns {
            let flips = FlipList(samplesMax: 50)
            var runs =
                clustered
                ? PairedRuns.share(clusterShare, of: way.clusterShares, flips: flips) : PairedRuns(flips: flips)
            for share in 0..<way.shares {
                for some in batches(baseline) {
                    let batch = batch(some, clustered: clustered, share: share, of: way.shares)
                    runs.add(baseline: batch.columns, batch.rows)
                }
                for some in batches(candidate) {
                    let batch = batch(some, clustered: clustered, share: share, of: way.shares)
                    runs.add(candidate: batch.columns, batch.rows)
                }
                runs.endShare()
            }
            runs.finish()
            return runs
        }
        var all = runs(0)
        for share in 1..<(clustered ? way.clusterShares : 1) { all.addClusters(of: runs(share)) }
        return RunComparison(paired: all, ranges: [:])
    }

    @Test(
        "The same samples give the same bits in any order, in any batches, and in any number of shares",
        arguments: [
            Way(batchSize: 1), Way(batchSize: 33, shares: 7), Way(isReversed: true),
            Way(batchSize: 100, shares: 3, clusterShares: 5, isReversed: true),
        ], [false, true])
    func order(way: Way, clustered: Bool) {
        let whole = Self.comparison(Way(), clustered: clustered)
        #expect(whole.aligned == 800 && whole.baselineOnly == 100 && whole.candidateOnly == 100)
        #expect(whole.overlap == 0.8 && whole.flips.count == 50)
        #expect(Self.comparison(way, clustered: clustered).encoded() == whole.encoded())
    }

    private static func delta(_ metric: String, clustered: Bool) throws -> MetricDelta {
        try #require(comparison(Way(), clustered: clustered).deltas.first { $0.metric == metric })
    }

    @Test("A rate over pairs has Tango's interval and the exact McNemar test of its four counts")
    func rates() throws {
        let delta = try Self.delta("schema_valid_rate", clustered: false)
        let pairs = (100..<900).filter { $0 % 13 != 0 }
        let (up, down) = (
            pairs.count { $0 % 3 == 0 && $0 % 5 != 0 }, pairs.count { $0 % 3 != 0 && $0 % 5 == 0 }
        )
        let both = pairs.count { $0 % 3 != 0 && $0 % 5 != 0 }
        let expected = PairedProportions(
            bothTrue: both, onlyCandidate: up, onlyBaseline: down, bothFalse: pairs.count - both - up - down)
        #expect(delta.pairs == UInt64(pairs.count))
        #expect((delta.onlyCandidate, delta.onlyBaseline) == (UInt64(up), UInt64(down)))
        #expect(delta.delta == expected.difference && delta.pValue == expected.mcNemarPValue)
        let interval = try #require(delta.interval)
        #expect(interval.method == "tango")
        #expect(interval.lower == expected.tangoBound(.lower, confidence: 0.975))
        #expect(interval.upper == expected.tangoBound(.upper, confidence: 0.975))
        #expect(delta.baseline == Double(both + down) / Double(pairs.count))
    }

    private static var differences: [(number: Int, value: Double)] {
        (100..<900).compactMap { number in
            let (before, after) = (Sample(number: number).score, Sample(number: number, isCandidate: true).score)
            return before.flatMap { before in after.map { (number, $0 - before) } }
        }
    }

    @Test("A mean over pairs has the paired t interval, and the clustered one where clusters are named")
    func means() throws {
        let plain = try Self.delta("q", clustered: false)
        let expected = try #require(
            ClusteredMean(Self.differences.map { ClusterTotal(sum: $0.value, count: 1) }))
        let clusters = Dictionary(grouping: Self.differences) { $0.number % 17 }.values
        let clustered = try #require(
            ClusteredMean(
                clusters.map { cluster in
                    ClusterTotal(sum: cluster.reduce(0) { $0 + $1.value }, count: cluster.count)
                }))
        for (delta, oracle, method) in [
            (plain, expected, "paired-t"), (try Self.delta("q", clustered: true), clustered, "paired-clustered-t"),
        ] {
            let interval = try #require(delta.interval)
            #expect(interval.method == method && delta.pairs == UInt64(Self.differences.count))
            let ends = [oracle.bound(.lower, confidence: 0.975), oracle.bound(.upper, confidence: 0.975)]
            #expect(abs(interval.lower - (try #require(ends[0]))) < 1e-12)
            #expect(abs(interval.upper - (try #require(ends[1]))) < 1e-12)
            #expect(abs((try #require(delta.delta)) - oracle.mean) < 1e-15)
        }
        #expect(try Self.delta("q", clustered: true).clusters == 17)
    }

    @Test("Rates over clusters have the clustered interval and no McNemar test, which takes pairs for independent")
    func clusteredRates() throws {
        let delta = try Self.delta("schema_valid_rate", clustered: true)
        #expect(delta.pValue == nil && delta.clusters == 17)
        #expect(delta.interval?.method == "paired-clustered-t")
        let plain = try Self.delta("schema_valid_rate", clustered: false)
        #expect(delta.delta == plain.delta && delta.pairs == plain.pairs)
    }

    @Test("Rates of status are those of all pairs, and percentiles those of pairs that both have a latency")
    func others() throws {
        let errors = try Self.delta("error_rate", clustered: false)
        #expect(errors.pairs == 800 && errors.onlyCandidate == UInt64((100..<900).count { $0 % 11 == 0 }))
        let median = try Self.delta("p50_latency_ms", clustered: false)
        #expect(median.pairs == UInt64((100..<900).count { $0 % 7 != 0 }))
        #expect(abs((try #require(median.delta)) - 0.003) < 1e-9)
        #expect(try Self.delta("publish_conversion_proxy", clustered: false).reason == "MISSING_METRIC")
    }

    @Test(
        "Equal differences are no certainty, whatever they round to, however many: only a range gives an interval",
        arguments: [1, 10, 1_000], [29, 300])
    func flat(parts: Int, count: Int) throws {
        var runs = PairedRuns(flips: FlipList(samplesMax: 1))
        for isCandidate in [false, true] {
            var (columns, rows) = Columns.paired((0..<count).map { ("s\($0)", Columns.code()) })
            columns.scores = [
                ScoreColumn(
                    name: "q",
                    // Far from 0 a thousandth has more of its decimals rounded away.
                    values: (0..<count).map { (Double($0 % 4 * 281) + (isCandidate ? 1 : 0)) / Double(parts) })
            ]
            if isCandidate { runs.add(candidate: columns, rows) } else { runs.add(baseline: columns, rows) }
        }
        runs.finish()
        let none = try #require(RunComparison(paired: runs, ranges: [:]).deltas.first { $0.metric == "q" })
        let delta = 1 / Double(parts)
        #expect(abs(try #require(none.delta) - delta) < 1e-12)
        #expect(none.interval == nil && none.reason == "NO_BOUND")
        let bounded = RunComparison(paired: runs, ranges: ["q": 0...100])
        let interval = try #require(bounded.deltas.first { $0.metric == "q" }?.interval)
        #expect(interval.method == "paired-hoeffding" && interval.lower < delta && interval.upper > delta)
    }

    @Test("Differences beyond the range of a double have a reason and no number")
    func huge() throws {
        var runs = PairedRuns(flips: FlipList(samplesMax: 1))
        for sign in [-1.0, 1.0] {
            var (columns, rows) = Columns.paired([("a", Columns.code()), ("b", Columns.code())])
            columns.scores = [ScoreColumn(name: "q", values: [sign * 1.7e308, sign * 1.6e308])]
            if sign > 0 { runs.add(candidate: columns, rows) } else { runs.add(baseline: columns, rows) }
        }
        runs.finish()
        let delta = try #require(RunComparison(paired: runs, ranges: [:]).deltas.first { $0.metric == "q" })
        #expect(delta.delta == nil && delta.interval == nil && delta.reason == "NOT_FINITE")
    }

    @Test(
        "Flips go on after any key, and are the least ones in the order of keys",
        arguments: [(1, .max), (7, .max), (100, .max), (.max, 0), (.max, 700), (.max, .max)] as [(Int, Int)])
    func pages(size: Int, bytes: Int) {
        var (start, ids): ([UInt8]?, [String]) = (nil, [])
        let yes = Columns.paired((0..<40).map { ("s\($0 * 7 % 40)", Columns.code(.scored, [.published: true])) })
        let no = Columns.paired((0..<40).map { ("s\($0)", Columns.code(.scored, [.published: false])) })
        repeat {
            var runs = PairedRuns(flips: FlipList(samplesMax: size, bytesMax: bytes, after: start))
            runs.add(baseline: yes.columns, yes.rows)
            runs.add(candidate: no.columns, no.rows)
            runs.finish()
            #expect(runs.flips.flips.count <= max(1, min(size, bytes / 64)))
            ids += runs.flips.flips.map(\.sampleId)
            start = runs.flips.isCut ? runs.flips.lastKey : nil
        } while start != nil
        #expect(ids == (0..<40).map { "s\($0)" }.sorted())
    }

    @Test("The repeat behind a key is that of the flip")
    func repeats() {
        var runs = PairedRuns(flips: FlipList(samplesMax: 9))
        for value in [true, false] {
            let code = Columns.code(.scored, [.published: value])
            var columns = Columns.paired([("a", code), ("a", code)]).columns
            columns.count = 2
            let rows = [0, 1].map { row in
                PairedRow(
                    row: row, key: row == 0 ? [97] : [97, 0, 0, 0, 1, 2], cluster: 0, namesCluster: false)
            }
            if value { runs.add(baseline: columns, rows) } else { runs.add(candidate: columns, rows) }
        }
        runs.finish()
        #expect(runs.flips.flips.map(\.repeat) == [0, 258] && runs.flips.flips.allSatisfy { $0.sampleId == "a" })
    }

    @Test("Data sets with different names are refused, and runs that share no sample")
    func datasets() {
        func run(_ dataset: String?) -> EvalRun {
            var run = EvalRun(name: "evalRuns/r")
            run.dataset = dataset.map { Dataset(name: $0) }
            return run
        }
        for (one, other, isRefused) in [
            ("a", "a", false), ("a", "b", true), ("a", "", false), ("a", nil, false), (nil, nil, false),
        ] as [(String?, String?, Bool)] {
            var refused: Refusal?
            do throws(Refusal) { try DatasetRule.check(run(one), run(other)) } catch { refused = error }
            #expect((refused?.reason == .datasetsDiffer) == isRefused)
        }
    }
}
