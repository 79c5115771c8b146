import RegentAnalytics
import Testing

@Suite("Buckets of time")
struct TimeBucketTests {
    private static let hour: Int64 = 3_600_000_000

    @Test("A time is in the bucket that begins at or before it", arguments: [0, 1, 3_599_999_999, -1, -3_600_000_000])
    func timeIsInItsBucket(time: Int64) throws {
        let bucket = try #require(TimeBucket(widthMicros: Self.hour))
        let begin = try #require(bucket.begin(of: time))
        #expect(begin % Self.hour == 0)
        #expect(begin <= time)
        #expect(time - begin < Self.hour)
    }

    @Test("A bucket below the first time has no begin")
    func firstTimeHasNoBegin() throws {
        let bucket = try #require(TimeBucket(widthMicros: Self.hour))
        #expect(bucket.begin(of: .min) == nil)
    }

    @Test("Less than a minute is no bucket")
    func narrowWidthIsRefused() {
        #expect(TimeBucket(widthMicros: 59_999_999) == nil)
    }
}
