import RegentAnalytics
import RegentMessages
import RegentModel
import Testing

@Suite("Series in the answer to a query")
struct QueriedSeriesTests {
    private static let hour: Int64 = 3_600_000_000

    private static func answer(
        _ rows: [(group: [String], hour: Int64, value: Double?)], measures: Int = 1, bucketSeconds: UInt32 = 3_600,
        from: Int64 = 0, to: Int64 = 1_000
    ) -> QueryMetricsResponse {
        QueryMetricsResponse(
            query: QueryMetricsRequest(bucketSeconds: bucketSeconds), fromTime: Timestamp(microseconds: from * hour),
            toTime: Timestamp(microseconds: to * hour),
            columns: (0..<measures).map { QueryColumn(name: "m\($0)") },
            rows: rows.map { row in
                QueryRow(
                    dimensions: row.group, bucketTime: Timestamp(microseconds: row.hour * hour),
                    values: [QueryValue(value: row.value)])
            })
    }

    @Test("Groups have the same buckets, in order, with gaps where they have no value")
    func groups() throws {
        let found = try QueriedSeries.all(
            of: Self.answer([(["b"], 3, 3), (["b"], 1, 1), (["a"], 1, 7), (["a"], 2, nil), (["a"], 5, 9)]))
        #expect(found.map(\.dimensions) == [["a"], ["b"]])
        #expect(found[0].series.times == [1, 2, 3, 4, 5].map { $0 * Self.hour })
        #expect(found[0].series.values == [7, nil, nil, nil, 9])
        #expect(found[1].series.values == [1, nil, 3, nil, nil])
    }

    @Test("A bucket that is not whole is left out at both ends")
    func ends() throws {
        let rows = (0..<5 as Range<Int64>).map { (group: [String](), hour: $0, value: Optional(Double($0))) }
        var answer = Self.answer(rows, to: 4)
        answer.fromTime = Timestamp(microseconds: Self.hour / 2)
        let found = try QueriedSeries.all(of: answer)
        #expect(found.map(\.series.values) == [[1, 2, 3]])
        #expect(try QueriedSeries.all(of: Self.answer([])).isEmpty)
    }

    @Test("Hostile times and counts are refused or left out")
    func hostile() throws {
        let far = Self.answer([([], 0, 1), ([], 900, 2)])
        #expect(try QueriedSeries.all(of: far)[0].series.values.count == 901)
        #expect(throws: Refusal.self) {
            try QueriedSeries.all(of: Self.answer([([], 0, 1), ([], 2_400_000_000, 2)], to: 2_500_000_000))
        }
        let groups = (0..<21).map { (group: ["\($0)"], hour: Int64(0), value: Optional(1.0)) }
        #expect(throws: Refusal.self) { try QueriedSeries.all(of: Self.answer(groups)) }
        #expect(throws: Refusal.self) { try QueriedSeries.all(of: Self.answer([], measures: 2)) }
        #expect(throws: Refusal.self) { try QueriedSeries.all(of: Self.answer([], bucketSeconds: 0)) }
        var last = Self.answer([])
        last.rows = [QueryRow(bucketTime: Timestamp(microseconds: .max), values: [])]
        #expect(try QueriedSeries.all(of: last).isEmpty)
    }

    @Test("A season and a horizon are whole buckets within their bounds")
    func lengths() throws {
        let rows = (0..<50 as Range<Int64>).map { (group: [String](), hour: $0, value: Optional(1.0)) }
        let one = try #require(try QueriedSeries.all(of: Self.answer(rows)).first)
        #expect(try one.season(seconds: 0) == 24 && one.season(seconds: 7_200) == 2)
        #expect(throws: Refusal.self) { try one.season(seconds: 3_600) }
        #expect(throws: Refusal.self) { try one.season(seconds: 5_000) }
        #expect(try one.steps(seconds: 0, season: 24) == 24 && one.steps(seconds: 0, season: nil) == 5)
        #expect(try one.steps(seconds: 3_601, season: nil) == 2)
        #expect(throws: Refusal.self) { try one.steps(seconds: .max, season: nil) }
    }
}
