import Foundation
import RegentClient
import RegentMessages
import Testing

@Suite("Points in time and dates")
struct TimestampDateTests {
    @Test("A date becomes a point in time and comes back", arguments: [0, 1, -1, 1_700_000_000.25, -62_000_000_000.5])
    func round(_ seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(Timestamp(date).date == date)
        #expect(Timestamp(date).microseconds == Int64(seconds * 1_000_000))
    }

    @Test("A date that does not fit is clamped")
    func clamped() {
        #expect(Timestamp(Date(timeIntervalSince1970: 1e300)).microseconds == Int64.max)
        #expect(Timestamp(Date(timeIntervalSince1970: -1e300)).microseconds == Int64.min)
    }

    @Test("Durations are added and measured")
    func durations() {
        let time = Timestamp(microseconds: 1_000_000)
        #expect(time.advanced(by: .milliseconds(1_500)).microseconds == 2_500_000)
        #expect(time.advanced(by: .milliseconds(-1_500)).microseconds == -500_000)
        #expect(time.advanced(by: .microseconds(1) / 2) == time)
        #expect(time.advanced(by: .seconds(Int64.max)).microseconds == Int64.max)
        #expect(time.advanced(by: .seconds(Int64.min)).microseconds == Int64.min)
        let later = time.advanced(by: .milliseconds(2))
        #expect(later.duration(since: time) == .milliseconds(2) && time.duration(since: later) == .milliseconds(-2))
    }
}
