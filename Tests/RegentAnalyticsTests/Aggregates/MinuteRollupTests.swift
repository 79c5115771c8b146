import RegentAnalytics
import RegentMessages
import RegentTestKit
import Testing

@Suite("Figures of minutes")
struct MinuteRollupTests {
    private static let minute: Int64 = 60_000_000

    /// An outcome each time, of one provider.
    private static func columns(_ times: [Int64], provider: String = "p") -> OutcomeColumns {
        OutcomeColumns(
            count: UInt32(times.count), createTimeUs: times.map { UInt64($0) },
            outcomeCodes: times.map { _ in 1 }, latencyUs: times.map { _ in 0 },
            selectedProvider: DictionaryColumn(values: [provider]))
    }

    private static func count(_ rollup: MinuteRollup, _ minutes: Range<Int64>) throws -> UInt64 {
        let request = QueryMetricsRequest(
            view: "outcomes", measures: ["count"], toTime: Timestamp(seconds: 1_000_000))
        var tally = QueryTally(try MetricsQuery(request, now: 0))
        try tally.add(rollup, minutes: minutes, environment: "prod")
        return tally.counted
    }

    @Test("Only wanted rows and minutes count, and earlier ones than the begin never")
    func rows() throws {
        var rollup = MinuteRollup(begin: Self.minute + 1)
        #expect(rollup.begin == 2 * Self.minute)
        let times = [0, 2, 3, 3, 4].map { $0 * Self.minute + 5 }
        rollup.add(Self.columns(times), rows: [0..<3, 4..<5], last: 7, now: 0)
        #expect(rollup.lastBatch == 7)
        let whole = 0..<100 * Self.minute
        let (all, third) = (
            try Self.count(rollup, whole), try Self.count(rollup, 3 * Self.minute..<4 * Self.minute)
        )
        #expect(all == 3 && third == 1)
        rollup.forget(before: 2 * Self.minute + 1)
        let left = try Self.count(rollup, whole)
        #expect(left == 2)
        #expect(rollup.cellCount == 2)
    }

    @Test("Whole minutes of a range that are here")
    func wholeMinutes() {
        let rollup = MinuteRollup(begin: 10 * Self.minute)
        let minute = Self.minute
        #expect(rollup.minutes(within: 0..<12 * minute + 1) == 10 * minute..<12 * minute)
        #expect(rollup.minutes(within: 10 * minute + 1..<12 * minute) == 11 * minute..<12 * minute)
        #expect(rollup.minutes(within: 10 * minute + 1..<12 * minute - 1) == nil)
        #expect(rollup.minutes(within: 0..<10 * minute) == nil)
    }

    @Test("Of too many cells the first minutes go")
    func bounded() throws {
        var rollup = MinuteRollup(begin: 0)
        let count = MinuteRollup.cellsMax + 1
        for first in stride(from: 0, to: count, by: 5_000) {
            let times = (first..<min(count, first + 5_000)).map { Int64($0) * Self.minute }
            rollup.add(Self.columns(times), rows: [0..<times.count], last: Int64(first + 1), now: .max)
        }
        #expect(rollup.cellCount <= MinuteRollup.cellsMax && rollup.begin > 0)
        #expect(rollup.end == MinuteRollup.endMax)
        let kept = try Self.count(rollup, 0..<Int64.max)
        #expect(kept == UInt64(rollup.cellCount))
        #expect(kept == UInt64(Int64(count) - rollup.begin / Self.minute))
    }

    @Test("Minutes ahead of the clock go before those of the past, the farthest first")
    func ahead() throws {
        var rollup = MinuteRollup(begin: 0)
        let now = 20 * Self.minute
        let past = (0...20).map { Int64($0) * Self.minute }
        rollup.add(Self.columns(past), rows: [0..<past.count], last: 1, now: now)
        // Of a clock that is years ahead, up to the last time there is.
        let far = (0..<Int64(MinuteRollup.cellsMax)).map { 1_000_000 * Self.minute + $0 * Self.minute } + [.max]
        rollup.add(Self.columns(far), rows: [0..<far.count], last: 2, now: now)
        #expect(rollup.begin == 0 && rollup.cellCount == MinuteRollup.cellsMax * 9 / 10)
        let kept = try Self.count(rollup, 0..<now + Self.minute)
        #expect(kept == 21)
        #expect(rollup.end < far[far.count - 2] && rollup.end > far[0])
        #expect(rollup.minutes(within: 0..<Int64.max) == 0..<rollup.end)
        // What comes behind the end is not there either.
        let count = rollup.cellCount
        rollup.add(Self.columns([rollup.end]), rows: [0..<1], last: 3, now: now)
        #expect(rollup.cellCount == count && rollup.lastBatch == 3)
        rollup.forget(before: 2_000_000 * Self.minute)
        #expect(rollup.cellCount == 0)
    }

    @Test("A minute with too many cells goes, ahead of the clock or not")
    func crowded() {
        for now in [Int64(0), .max] {
            var rollup = MinuteRollup(begin: 0)
            for number in 0...MinuteRollup.cellsMax {
                rollup.add(
                    Self.columns([5 * Self.minute], provider: "p\(number)"), rows: [0..<1], last: Int64(number),
                    now: now)
            }
            #expect(rollup.cellCount == 0)
            #expect(now == 0 ? rollup.end == 5 * Self.minute : rollup.begin == 6 * Self.minute)
        }
    }
}
