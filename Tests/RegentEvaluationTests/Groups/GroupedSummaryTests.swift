import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Summaries by group")
struct GroupedSummaryTests {
    private static let declared = [
        MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1)), MetricDeclaration(name: "never"),
        MetricDeclaration(name: "d", expr: "judge / schema_valid_rate + error_rate"),
    ]

    /// One sample of a run.
    private struct Row {
        let group: Int
        let code: UInt32
        let latency: UInt32
        let judge: Double?
        let extra: Double?
        let cluster: UInt64
    }

    /// Rows of `groups` groups and of one without a value, number 0.
    private static func rows(_ count: Int, groups: Int, _ random: inout SplitMix64) -> [Row] {
        (0..<count).map { place in
            let status: SampleStatus = place % 11 == 3 ? .skipped : place % 17 == 5 ? .error : .scored
            let hasLatency = place % 4 != 2
            return Row(
                group: Int.random(in: 0...groups, using: &random),
                code: Columns.code(status, place % 5 == 1 ? [:] : [.schemaValid: place % 7 != 0], latency: hasLatency),
                latency: hasLatency ? UInt32.random(in: 1...9_000_000, using: &random) : 0,
                judge: place % 3 == 0 ? nil : .random(in: 0...1, using: &random),
                extra: place % 6 == 0 ? .random(in: -1e9...1e9, using: &random) : nil,
                cluster: UInt64.random(in: 0..<40, using: &random))
        }
    }

    private static func columns(_ rows: ArraySlice<Row>) -> SampleColumns {
        var columns = SampleColumns(count: UInt32(rows.count))
        columns.outcomeCodes = rows.map(\.code)
        columns.latencyUs = rows.map(\.latency)
        for (name, path) in [("extra", \Row.extra), ("judge", \Row.judge)] as [(String, KeyPath<Row, Double?>)] {
            let found = rows.enumerated().filter { $0.element[keyPath: path] != nil }
            guard !found.isEmpty else { continue }
            columns.scores.append(
                ScoreColumn(
                    name: name, rows: found.map { UInt32($0.offset) },
                    values: found.compactMap { $0.element[keyPath: path] }))
        }
        return columns
    }

    private static func keys(_ rows: ArraySlice<Row>, isClustered: Bool) -> RowKeys {
        RowKeys(
            clusters: rows.map(\.cluster), ids: rows.map(\.cluster),
            isDependent: isClustered ? rows.map { _ in true } : [])
    }

    private static func batches(_ rows: [Row], cut: Int, isClustered: Bool) -> [GroupedBatch] {
        stride(from: 0, to: rows.count, by: cut).map { start in
            let part = rows[start..<min(start + cut, rows.count)]
            // Values in the order of their first appearance, as a dictionary column has them.
            var values: [Int] = []
            for row in part where row.group > 0 && !values.contains(row.group) { values.append(row.group) }
            let codes = part.map { row in UInt32(values.firstIndex(of: row.group).map { $0 + 1 } ?? 0) }
            return GroupedBatch(
                columns(part), groups: DictionaryColumn(values: values.map { "g\($0)" }, codes: codes), matches: nil,
                keys: keys(part, isClustered: isClustered))
        }
    }

    /// The summaries as the daemon makes them of a run that does not fit into memory, and how many readings it takes.
    private static func summaries(
        _ batches: [GroupedBatch], _ query: SummaryQuery, bytesMax: Int, replyBytesMax: Int = .max
    ) throws -> (summaries: GroupedSummaries, readings: Int) {
        var survey = SummarySurvey(query, by: "g")
        for batch in batches { try survey.add(batch) }
        try survey.check()
        let scopes = survey.readings(bytesMax: bytesMax)
        var summaries = GroupedSummaries(bytesMax: replyBytesMax)
        for scope in scopes {
            var reading = GroupedReading(scope)
            for batch in batches { reading.add(batch) }
            try reading.add(to: &summaries)
        }
        return (summaries, scopes.count)
    }

    @Test(
        "The summary of a group is that of a run of only its samples, bit for bit, in one reading or in many",
        arguments: [false, true], [Int.max, 20_000, 1])
    func equalsRunOfGroup(isClustered: Bool, bytesMax: Int) throws {
        var random = SplitMix64(seed: announcedSeed("GroupedSummary.equals"))
        let rows = Self.rows(2_000, groups: 6, &random)
        let query = try SummaryQuery(declared: Self.declared)
        let found = try Self.summaries(
            Self.batches(rows, cut: 97, isClustered: isClustered), query, bytesMax: bytesMax)
        func expected(_ wanted: [Row]) -> EvalSummary {
            var evidence = Evidence(declared: Self.declared, keepingClusters: isClustered)
            evidence.add(Self.columns(wanted[...]), keys: Self.keys(wanted[...], isClustered: isClustered))
            return EvalSummary(of: evidence)
        }
        #expect(found.summaries.all?.encoded() == expected(rows).encoded())
        let groups = found.summaries.sorted
        #expect(groups.map(\.value) == (1...6).map { "g\($0)" } + [""])
        #expect(groups.map(\.absent) == [false, false, false, false, false, false, true])
        for (number, group) in zip([1, 2, 3, 4, 5, 6, 0], groups) {
            let wanted = expected(rows.filter { $0.group == number })
            #expect(group.summary?.encoded() == wanted.encoded(), "group \(number)")
        }
        #expect(bytesMax == .max ? found.readings == 1 : found.readings > 3)
    }

    @Test(
        "A million samples in a thousand groups are read once more after they were counted; no more than needed is kept"
    )
    func readings() throws {
        var random = SplitMix64(seed: 7)
        let rows = Self.rows(8_000, groups: 999, &random)
        let batch = try #require(Self.batches(rows, cut: 8_000, isClustered: false).first)
        let query = try SummaryQuery(["schema_valid_rate", "p95_latency_ms"], declared: [])
        var survey = SummarySurvey(query, by: "g", keepsAll: false)
        for _ in 0..<125 { try survey.add(batch) }
        #expect(survey.readings().count == 1)
        var reading = GroupedReading(try #require(survey.readings().first))
        for _ in 0..<125 { reading.add(batch) }
        #expect(reading.byteCount <= SummarySurvey.bytesMaxStandard)
    }

    @Test("A thousand groups are told apart, and one more is refused with the limit")
    func tooMany() throws {
        func survey(_ count: Int) throws {
            var survey = SummarySurvey(try SummaryQuery(declared: []), by: "metadata.k")
            let names = (0..<count).map { "v\($0)" }
            for start in stride(from: 0, to: count, by: 500) {
                let part = Array(names[start..<min(start + 500, count)])
                let columns = Columns.schemaValid(yes: part.count)
                let groups = DictionaryColumn(values: part, codes: part.indices.map { UInt32($0) + 1 })
                try survey.add(GroupedBatch(columns, groups: groups, matches: nil, keys: .none))
            }
        }
        #expect(throws: Never.self) { try survey(1_000) }
        let refusal = #expect(throws: Refusal.self) { try survey(1_001) }
        #expect(refusal?.reason == .tooManyGroups)
    }

    @Test("Summaries that are larger than a reply are refused while they are made", arguments: [Int.max, 1])
    func tooLarge(bytesMax: Int) throws {
        var random = SplitMix64(seed: 5)
        let batches = Self.batches(Self.rows(300, groups: 30, &random), cut: 300, isClustered: false)
        let query = try SummaryQuery(declared: Self.declared)
        let refusal = #expect(throws: Refusal.self) {
            try Self.summaries(batches, query, bytesMax: bytesMax, replyBytesMax: 10_000)
        }
        #expect(refusal?.reason == .summaryTooLarge)
        let some = try SummaryQuery(["schema_valid_rate"], declared: Self.declared)
        let found = try Self.summaries(batches, some, bytesMax: bytesMax, replyBytesMax: 10_000)
        #expect(found.summaries.sorted.count == 31)
    }

    @Test(
        "A score that is named as other tools name chances is a score, in one reading or in many",
        arguments: [Int.max, 1])
    func scoresOfOtherTools(bytesMax: Int) throws {
        let names = ["pass@1", "pass@k", "pass^2"]
        var columns = Columns.score(names[0], [0.5, 1])
        columns.scores += names.dropFirst().map { ScoreColumn(name: $0, rows: [], values: [0.5, 1]) }
        let keys = RowKeys(clusters: [1, 2], ids: [1, 2])
        let batch = GroupedBatch(columns, groups: nil, matches: nil, keys: keys)
        for wanted in [[], names, names + ["pass@1(schema_valid)"]] {
            let query = try SummaryQuery(wanted, declared: [])
            let found = try Self.summaries([batch], query, bytesMax: bytesMax).summaries.all?.metrics ?? [:]
            for name in names { #expect(found[name]?.value == 0.75, "\(name) of \(wanted)") }
            #expect(found["pass@1(schema_valid)"]?.value == (wanted.count > 3 ? 1 : nil))
        }
    }

    @Test("Rows that do not match are in no summary; records that were left out are missing in each")
    func filtered() throws {
        var columns = Columns.schemaValid(yes: 3, no: 3)
        columns.rejected = 2
        let batch = GroupedBatch(
            columns, groups: DictionaryColumn(values: ["a", "b"], codes: [1, 1, 2, 2, 0, 0]),
            matches: [true, false, true, false, false, false], keys: .none)
        let found = try Self.summaries([batch], try SummaryQuery(declared: []), bytesMax: .max)
        let all = try #require(found.summaries.all)
        #expect((all.sampleCount, all.schemaValidRate, all.metrics["schema_valid_rate"]?.missing) == (2, 1, 2))
        #expect(found.summaries.sorted.map(\.value) == ["a", "b"])
        for group in found.summaries.sorted {
            #expect(group.summary?.sampleCount == 1)
            #expect(group.summary?.metrics["schema_valid_rate"]?.coverage == 1.0 / 3)
        }
        let none = GroupedBatch(columns, groups: nil, matches: [Bool](repeating: false, count: 6), keys: .none)
        let empty = try Self.summaries([none], try SummaryQuery(declared: []), bytesMax: .max).summaries
        #expect((empty.all?.sampleCount, empty.all?.rejected, empty.sorted.count) == (0, 2, 0))
        #expect(empty.all?.metrics["schema_valid_rate"]?.reason == "NO_DATA")
    }

    @Test("Only the metrics that are asked for are returned, with the parts of a derived one computed")
    func selection() throws {
        var random = SplitMix64(seed: 3)
        let rows = Self.rows(200, groups: 2, &random)
        let batches = Self.batches(rows, cut: 50, isClustered: false)
        let whole = try Self.summaries(batches, try SummaryQuery(declared: Self.declared), bytesMax: .max).summaries
        let some = try Self.summaries(
            batches, try SummaryQuery(["d", "p50_latency_ms"], declared: Self.declared), bytesMax: 1
        ).summaries
        #expect(some.all?.metrics.keys.sorted() == ["d", "p50_latency_ms"])
        #expect(some.all?.metrics["d"] == whole.all?.metrics["d"])
        #expect(some.all?.p50LatencyMs == whole.all?.p50LatencyMs)
        #expect(some.all?.schemaValidRate == nil)
        #expect(some.all?.scores.isEmpty == true)
        #expect(some.sorted.map { $0.summary?.metrics["d"] } == whole.sorted.map { $0.summary?.metrics["d"] })
    }
}
