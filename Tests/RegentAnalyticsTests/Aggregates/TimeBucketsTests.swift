import RegentAnalytics
import RegentMessages
import RegentModel
import Testing

@Suite("Buckets of a range of time")
struct TimeBucketsTests {
    /// Berlin in 2026: clocks are set forward on 29 March at 01:00 UTC, and back on 25 October at 01:00 UTC.
    static let berlin = ZoneOffsets(
        first: 3_600,
        changes: [
            .init(at: seconds("2026-03-29T01:00:00Z"), offset: 7_200),
            .init(at: seconds("2026-10-25T01:00:00Z"), offset: 3_600),
        ])

    static func seconds(_ text: String) -> Int64 { micros(text) / 1_000_000 }

    static func micros(_ text: String) -> Int64 { Timestamp(rfc3339: text)?.microseconds ?? 0 }

    private func begins(_ from: String, _ to: String, _ width: UInt32, _ zone: ZoneOffsets) throws -> [String] {
        let buckets = try TimeBuckets(of: Self.micros(from)..<Self.micros(to), widthSeconds: width, in: zone)
        return buckets.begins.map { Timestamp(microseconds: $0).rfc3339 ?? "" }
    }

    private static func full(_ text: String) -> String { Timestamp(rfc3339: text)?.rfc3339 ?? "" }

    @Test("Days of a zone have 23 and 25 hours where clocks are set")
    func days() throws {
        let spring = try begins("2026-03-28T12:00:00Z", "2026-03-31T00:00:00Z", 86_400, Self.berlin)
        #expect(
            spring
                == ["2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z"]
                .map(Self.full))
        let autumn = try begins("2026-10-24T22:00:00Z", "2026-10-26T12:00:00Z", 86_400, Self.berlin)
        #expect(autumn == ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"].map(Self.full))
    }

    @Test("Six hours of a zone begin where its clocks show them")
    func sixHours() throws {
        let spring = try begins("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 21_600, Self.berlin)
        #expect(
            spring
                == ["2026-03-28T23:00:00Z", "2026-03-29T04:00:00Z", "2026-03-29T10:00:00Z", "2026-03-29T16:00:00Z"]
                .map(Self.full))
    }

    @Test("Every hour is a bucket of an hour, also the one that clocks show twice")
    func hours() throws {
        for day in ["2026-03-29", "2026-10-25"] {
            let hours = try TimeBuckets(
                of: Self.micros("\(day)T00:00:00Z")..<Self.micros("\(day)T06:00:00Z"), widthSeconds: 3_600,
                in: Self.berlin)
            let steps = zip(hours.begins, hours.begins.dropFirst()).map { $1 - $0 }
            #expect(hours.begins.count == 6 && Set(steps) == [3_600_000_000])
        }
    }

    @Test("A day begins at the first time that clocks show, where midnight is left out")
    func midnightLeftOut() throws {
        // Clocks go from 23:59:59 to 01:00:00.
        let zone = ZoneOffsets(first: 0, changes: [.init(at: Self.seconds("2026-05-02T00:00:00Z"), offset: 3_600)])
        let days = try begins("2026-05-01T00:00:00Z", "2026-05-03T12:00:00Z", 86_400, zone)
        #expect(days == ["2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", "2026-05-02T23:00:00Z"].map(Self.full))
    }

    @Test("A day begins once where clocks show midnight twice")
    func midnightTwice() throws {
        // At 00:30 clocks are set back to 23:30.
        let zone = ZoneOffsets(first: 3_600, changes: [.init(at: Self.seconds("2026-05-01T23:30:00Z"), offset: 0)])
        let days = try begins("2026-05-01T00:00:00Z", "2026-05-03T12:00:00Z", 86_400, zone)
        #expect(days == ["2026-04-30T23:00:00Z", "2026-05-01T23:00:00Z", "2026-05-03T00:00:00Z"].map(Self.full))
    }

    @Test("Every time is in the last bucket that begins at or before it", arguments: [60, 3_600, 86_400, 604_800])
    func places(width: UInt32) throws {
        let times = Self.micros("2026-03-20T10:17:31Z")..<Self.micros("2026-04-03T02:00:00Z")
        for zone in [ZoneOffsets.utc, Self.berlin] {
            guard width > 60 || zone == .utc else { continue }
            let range = width == 60 ? times.lowerBound..<times.lowerBound + 86_400_000_000 : times
            let buckets = try TimeBuckets(of: range, widthSeconds: width, in: zone)
            for time in stride(from: range.lowerBound, to: range.upperBound, by: 1_234_567_891) {
                let place = buckets.begins.lastIndex { $0 <= time }
                #expect(buckets.place(of: time) == place)
            }
            #expect(buckets.begins == buckets.begins.sorted() && Set(buckets.begins).count == buckets.begins.count)
        }
    }

    @Test("Too many buckets are refused")
    func tooMany() throws {
        let refusal = #expect(throws: Refusal.self) {
            try TimeBuckets(of: 0..<600_000_000_001 * 1_000, widthSeconds: 60)
        }
        #expect(refusal?.reason == .queryTooLarge && refusal?.metadata["bound"] == "buckets")
    }
}
