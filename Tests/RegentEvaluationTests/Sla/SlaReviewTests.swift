import RegentMessages
import Testing

@testable import RegentEvaluation

@Suite("Violations of SLA targets")
struct SlaReviewTests {
    private static let begin = SlaWalkTests.begin

    private static func rule() throws -> SlaRule {
        try SlaWalkTests.rule(SlaWalkTests.target(.availability, 0.99, .rolling7Days))
    }

    /// A day of good outcomes, then an outage of some minutes, then good ones.
    private static func outage(_ length: Int64) -> SlaMinutes {
        var minutes = SlaMinutes()
        SlaWalkTests.minutes(begin..<begin + 1_440, good: 10, bad: 0, into: &minutes)
        SlaWalkTests.minutes(begin + 1_440..<begin + 1_440 + length, good: 0, bad: 10, into: &minutes)
        SlaWalkTests.minutes(begin + 1_440 + length..<begin + 8_000, good: 10, bad: 0, into: &minutes)
        return minutes
    }

    /// What a daemon would have recorded that looks at the minutes some at a time.
    private static func recorded(_ minutes: SlaMinutes, through last: Int64, step: Int64) throws -> [[Int64?]] {
        let rule = try rule()
        var (known, evaluated, burn): ([SlaReview.Known], Int64, Int64) = ([], begin - 1, -1)
        while evaluated < last {
            let end = min(last, evaluated + step)
            let start = SlaReview.start(after: evaluated, changed: nil, effective: begin, known: known)
            let review = SlaReview(
                rule, minutes, start...end, burnsFrom: evaluated + 1, effective: begin, known: known, burnMinute: burn)
            for finding in review.findings { Self.apply(finding, to: &known) }
            (evaluated, burn) = (end, review.burnMinute)
        }
        return known.map { [$0.begin, $0.last] }
    }

    private static func apply(_ finding: SlaReview.Finding, to known: inout [SlaReview.Known]) {
        switch finding {
        case .opened(let span):
            known.append(
                SlaReview.Known(name: "v\(known.count)", begin: span.begin, last: span.isOver ? span.last : nil))
        case .moved(let name, let span):
            known.removeAll { $0.name == name }
            known.append(SlaReview.Known(name: name, begin: span.begin, last: span.isOver ? span.last : nil))
        case .withdrawn(let name): known.removeAll { $0.name == name }
        case .ended: break
        }
    }

    @Test("What is recorded does not depend on how many minutes are looked at together")
    func ticks() throws {
        let minutes = Self.outage(60)
        let last = Self.begin + 7_999
        let whole = try Self.recorded(minutes, through: last, step: 100_000)
        #expect(whole.count == 1)
        for step in [1, 7, 61, 1_440] as [Int64] {
            let found = try Self.recorded(minutes, through: last, step: step)
            #expect(found == whole, "steps of \(step)")
        }
    }

    @Test("A violation begins at the first minute whose budget is gone and ends once it is kept for an hour")
    func span() throws {
        let minutes = Self.outage(60)
        let rule = try Self.rule()
        let review = SlaReview(
            rule, minutes, Self.begin...Self.begin + 7_999, burnsFrom: .max, effective: Self.begin, known: [],
            burnMinute: -1)
        guard case .opened(let span) = try #require(review.findings.first) else {
            Issue.record("no violation")
            return
        }
        // 14,400 good ones allow 145 bad ones of 14,550: the fifteenth minute of the outage is one too many.
        #expect(span.begin == Self.begin + 1_440 + 14)
        // 600 bad ones are 1 % of 60,000 outcomes.
        #expect(span.last == Self.begin + 5_999 - 1 && span.isOver)
        #expect(review.findings.count == 1)
        #expect(span.worst.bad == 600)
    }

    @Test("Outcomes that come late move a violation, withdraw it, or join two")
    func lateOutcomes() throws {
        let rule = try Self.rule()
        let known = [SlaReview.Known(name: "v", begin: Self.begin + 1_454, last: nil)]
        func review(_ minutes: SlaMinutes, _ known: [SlaReview.Known]) -> [SlaReview.Finding] {
            let evaluated = Self.begin + 1_500
            let start = SlaReview.start(
                after: evaluated, changed: Self.begin + 1_400, effective: Self.begin, known: known)
            return SlaReview(
                rule, minutes, start...evaluated, burnsFrom: .max, effective: Self.begin, known: known, burnMinute: -1
            ).findings
        }
        let same = review(Self.outage(120), known)
        #expect(same == [])
        var more = Self.outage(120)
        more.add(SlaCount(bad: 100), minute: Self.begin + 1_400)
        guard case .moved("v", let span)? = review(more, known).first else {
            Issue.record("not moved")
            return
        }
        #expect(span.begin < Self.begin + 1_454)
        var good = Self.outage(120)
        good.add(SlaCount(good: 1_000_000), minute: Self.begin + 1_400)
        #expect(review(good, known) == [.withdrawn("v")])
        let two = known + [SlaReview.Known(name: "w", begin: Self.begin + 1_480, last: Self.begin + 1_490)]
        #expect(review(Self.outage(120), two) == [.withdrawn("w")])
    }

    @Test("A violation of an earlier promise ends where the target was changed")
    func changedTarget() throws {
        let rule = try Self.rule()
        let known = [SlaReview.Known(name: "v", begin: Self.begin - 500, last: nil)]
        let start = SlaReview.start(
            after: Self.begin - 1, changed: Self.begin - 400, effective: Self.begin, known: known)
        #expect(start == Self.begin)
        let review = SlaReview(
            rule, Self.outage(1), start...Self.begin + 10, burnsFrom: .max, effective: Self.begin, known: known,
            burnMinute: -1)
        #expect(review.findings == [.ended("v", minute: Self.begin)])
    }

    @Test("A burn is one alert until an hour without it has passed")
    func alerts() throws {
        let rule = try SlaWalkTests.rule(SlaWalkTests.target(.availability, 0.999, .rolling28Days))
        var minutes = SlaMinutes()
        SlaWalkTests.minutes(Self.begin..<Self.begin + 20_000, good: 1_000, bad: 0, into: &minutes)
        SlaWalkTests.minutes(Self.begin + 10_000..<Self.begin + 10_003, good: 0, bad: 1_000, into: &minutes)
        func review(_ range: ClosedRange<Int64>, _ burn: Int64) -> SlaReview {
            SlaReview(
                rule, minutes, range, burnsFrom: range.lowerBound, effective: Self.begin, known: [], burnMinute: burn)
        }
        let first = review(Self.begin + 9_990...Self.begin + 10_001, -1)
        #expect(first.alert?.minute == Self.begin + 10_000)
        let next = review(Self.begin + 10_002...Self.begin + 10_030, first.burnMinute)
        #expect(next.alert == nil && next.burnMinute > first.burnMinute)
    }
}
