import RegentEvaluation
import RegentMessages
import Testing

@Suite("Reviews of versions")
struct VersionReviewTallyTests {
    private static let hour: Int64 = 3_600_000_000

    @Test("Without outcomes there are no rates, and outcomes of another version or time change nothing")
    func empty() {
        var tally = VersionReviewTally(version: "v", times: 10..<20)
        for (version, time) in [("w", Int64(10)), ("v", 9), ("v", 20)] {
            tally.add(RouteOutcome(createTime: Timestamp(microseconds: time), modelVersion: version, status: .ok))
        }
        tally.add(RouteOutcome(modelVersion: "v", status: .ok))
        let review = tally.review
        #expect(review.version == "v" && review.hours.isEmpty && review.total?.count == 0)
        #expect(review.total?.errorRate == nil && review.total?.p95LatencyMs == nil)
        #expect(review.total?.schemaValidRate == nil && review.total?.autoRate == nil)
    }

    @Test("Hours are counted from the beginning, and rates are of what is known")
    func hours() {
        var tally = VersionReviewTally(version: "v", times: 5..<(5 + 3 * Self.hour))
        let times = [5, 5 + Self.hour - 1, 5 + Self.hour, 5 + 3 * Self.hour - 1]
        for (place, time) in times.enumerated() {
            tally.add(
                RouteOutcome(
                    createTime: Timestamp(microseconds: time), arm: place == 0 ? .baseline : .canary,
                    fallbackUsed: place == 1, latencyMs: place == 3 ? nil : Double(place + 1), modelVersion: "v",
                    status: place == 2 ? .throttled : .refused, schemaValid: place == 0 ? .true : .absent,
                    safetyCompliant: place == 2 ? .false : .absent, escalateCount: place == 3 ? .max : 0))
        }
        let review = tally.review
        #expect(review.hours.map(\.count) == [2, 1, 1])
        #expect(review.hours.map(\.fromTime?.microseconds) == [5, 5 + Self.hour, 5 + 2 * Self.hour])
        #expect(review.total?.count == 4 && review.total?.canaryCount == 3 && review.total?.baselineCount == 1)
        #expect(review.total?.errorRate == 0.25 && review.total?.fallbackRate == 0.25)
        #expect(review.total?.schemaValidRate == 1 && review.total?.safetyViolations == 1)
        #expect(review.total?.p95LatencyMs == 3 && review.total?.escalateRate == 1 && review.total?.autoRate == 0)
    }

    @Test("A failure is what is not OK, or was not valid")
    func failures() {
        #expect(!RouteOutcome(status: .ok, schemaValid: .true, safetyCompliant: .true).isFailure)
        #expect(RouteOutcome(status: .refused).isFailure)
        #expect(RouteOutcome(status: .ok, schemaValid: .false).isFailure)
        #expect(RouteOutcome(status: .ok, safetyCompliant: .false).isFailure)
    }
}
