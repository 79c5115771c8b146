import RegentMessages
import Testing

@testable import RegentEvaluation

@Suite("States of SLA targets")
struct SlaWalkTests {
    /// 2026-11-02, midnight, in minutes.
    static let begin: Int64 = 29_892_960

    static func target(
        _ objective: SlaObjective = .availability, _ threshold: Double = 0.999, _ window: SlaWindow = .rolling28Days
    ) -> SlaTarget {
        SlaTarget(
            name: "slaTargets/t", subject: "models/m", environment: "environments/prod", objective: objective,
            threshold: threshold, window: window)
    }

    static func rule(_ target: SlaTarget) throws -> SlaRule { try #require(SlaRule(target)) }

    /// So many outcomes in each of some minutes.
    static func minutes(_ range: Range<Int64>, good: UInt64, bad: UInt64, into minutes: inout SlaMinutes) {
        for minute in range { minutes.add(SlaCount(good: good, bad: bad), minute: minute) }
    }

    @Test("A budget is compared without rounding: the last bad outcome that is allowed keeps the promise")
    func exactBudget() throws {
        for (threshold, bad, total) in [(0.9, UInt64(1), UInt64(10)), (0.99, 3, 300), (0.999, 7, 7_000)] {
            let rule = try Self.rule(Self.target(.availability, threshold))
            #expect(!rule.isOverspent(SlaCount(good: total - bad, bad: bad)))
            #expect(rule.isOverspent(SlaCount(good: total - bad - 1, bad: bad + 1)))
            #expect(rule.budgetSpent(SlaCount(good: total - bad, bad: bad)) == 1)
        }
        #expect(Self.target(.availability, 0.9999999).allowedMillionths == nil)
        #expect(Self.target(.errorRate, 0).allowedMillionths == nil)
        #expect(Self.target(.availability, 1).allowedMillionths == nil)
        #expect(Self.target(.errorRate, 0.01).allowedMillionths == 10_000)
        #expect(Self.target(.p99LatencyMs, 100).allowedMillionths == 10_000)
    }

    @Test("A walk says at each minute what a fresh count of its windows says")
    func sliding() throws {
        var (minutes, state) = (SlaMinutes(), UInt64(7))
        func draw(_ below: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % below
        }
        // Sparse minutes over the end of a month, in no order.
        for _ in 0..<4_000 {
            let minute = Self.begin + 26 * 1_440 + Int64(draw(6 * 1_440))
            minutes.add(SlaCount(good: draw(40), bad: draw(3)), minute: minute)
        }
        for window in [SlaWindow.rolling7Days, .calendarMonth] {
            let rule = try Self.rule(Self.target(.availability, 0.97, window))
            let range = try #require(minutes.range)
            var walk = SlaWalk(rule, minutes, at: range.lowerBound)
            for minute in range {
                if minute > range.lowerBound { walk.advance() }
                guard minute % 37 == 0 else { continue }
                let fresh = SlaWalk(rule, minutes, at: minute)
                #expect(walk.count == fresh.count && walk.burns == fresh.burns && walk.state == fresh.state)
                var sum = SlaCount()
                for other in window.firstMinute(at: minute)...minute { sum.add(minutes.count(of: other)) }
                #expect(walk.count == sum)
            }
        }
    }

    @Test("A month begins at its first minute in UTC")
    func months() {
        let november = Timestamp.day(2026, 11, 1) * 1_440
        #expect(SlaWindow.calendarMonth.firstMinute(at: november) == november)
        #expect(SlaWindow.calendarMonth.firstMinute(at: november - 1) == Timestamp.day(2026, 10, 1) * 1_440)
        #expect(
            SlaWindow.calendarMonth.firstMinute(at: Timestamp.day(2028, 3, 1) * 1_440 - 1) == Timestamp.day(2028, 2, 1)
                * 1_440)
        #expect(SlaWindow.rolling7Days.firstMinute(at: november) == november - 10_079)
    }

    @Test("Pairs that need more bad outcomes than there can be are dropped, with a warning")
    func droppedPairs() {
        let target = Self.target(.availability, 0.9)
        #expect(target.burnPairs.dropped.map(\.factor) == [14.4])
        #expect(target.burnPairs.possible.map(\.factor) == [6, 1])
        #expect(target.droppedWords == ["1h and 5m at 14.4 never fires: it needs 144.0 % of bad outcomes"])
        var quiet = target
        quiet.noBurnAlerts = true
        #expect(quiet.burnPairs.possible.isEmpty && quiet.burnPairs.dropped.isEmpty)
    }

    @Test("The time to an alert is that of the workbook, a little later by the test of chance")
    func detectionTimes() throws {
        // Table 5-8: the time at which the long window holds the alert's share, after a time without errors.
        let rule = try Self.rule(Self.target(.availability, 0.999, .rolling28Days))
        let perMinute: UInt64 = 1_000
        for (errorRate, pair, length) in [
            (1.0, 14.4, 60.0), (0.1, 14.4, 60), (0.02, 14.4, 60), (0.01, 6, 360), (0.005, 1, 4_320),
        ] {
            var minutes = SlaMinutes()
            let outage = Self.begin + 4 * 1_440
            Self.minutes(Self.begin..<outage, good: perMinute, bad: 0, into: &minutes)
            let bad = UInt64((Double(perMinute) * errorRate).rounded())
            Self.minutes(outage..<outage + 4_320, good: perMinute - bad, bad: bad, into: &minutes)
            var walk = SlaWalk(rule, minutes, at: outage - 1)
            #expect(walk.burns.allSatisfy { !$0.isBurning })
            var first: Int64 = 0
            while first == 0, walk.minute < outage + 4_319 {
                walk.advance()
                if walk.burns.contains(where: \.isBurning) { first = walk.minute - outage + 1 }
            }
            let expected = pair * 0.001 * length / errorRate
            print("error rate \(errorRate): alert after \(first) min, by the workbook after \(expected) min")
            #expect(Double(first) >= expected.rounded(.down))
            #expect(Double(first) <= expected * 1.15 + 1)
            let fired = try #require(walk.burns.first(where: \.isBurning))
            #expect(fired.pair.alert.factor == pair)
        }
    }

    @Test("An alert ends with the short window, soon after the errors end")
    func resetTime() throws {
        let rule = try Self.rule(Self.target())
        var minutes = SlaMinutes()
        Self.minutes(Self.begin..<Self.begin + 1_440, good: 1_000, bad: 0, into: &minutes)
        Self.minutes(Self.begin + 1_440..<Self.begin + 1_450, good: 0, bad: 1_000, into: &minutes)
        Self.minutes(Self.begin + 1_450..<Self.begin + 1_500, good: 1_000, bad: 0, into: &minutes)
        func burns(_ minute: Int64) -> Bool {
            SlaWalk(rule, minutes, at: Self.begin + minute).burns.first?.isBurning == true
        }
        let (during, after, over) = (burns(1_449), burns(1_453), burns(1_454))
        #expect(during && after && !over)
    }

    @Test("Three bad ones of ten at night alert nobody, and neither does chance")
    func sparseNights() throws {
        let rule = try Self.rule(Self.target(.availability, 0.99, .rolling7Days))
        var minutes = SlaMinutes()
        for day in 0..<7 as Range<Int64> {
            let midnight = Self.begin + day * 1_440
            Self.minutes(midnight + 420..<midnight + 1_440, good: 20, bad: 0, into: &minutes)
            guard day > 0 else { continue }
            for hour in 0..<7 as Range<Int64> {
                minutes.add(SlaCount(good: 7, bad: hour == 3 ? 3 : 0), minute: midnight + hour * 60)
            }
        }
        var walk = SlaWalk(rule, minutes, at: Self.begin + 1_440)
        while walk.minute < Self.begin + 7 * 1_440 - 1 {
            walk.advance()
            #expect(walk.state == .ok, "minute \(walk.minute - Self.begin)")
        }
        // Enough outcomes, more bad ones than the ratio, but no more than chance makes.
        let pair = try #require(rule.pairs.first)
        #expect(pair.badRatio < 0.145 && !rule.isBurning(SlaCount(good: 84, bad: 16), pair))
        #expect(rule.isBurning(SlaCount(good: 70, bad: 30), pair))
    }

    @Test("Paused minutes count in no window")
    func pauses() throws {
        var target = Self.target(.availability, 0.99, .rolling7Days)
        func time(_ minute: Int64) -> Timestamp { Timestamp(microseconds: (Self.begin + minute) * 60_000_000 + 1) }
        target.pauses = [SlaPause(beginTime: time(100), endTime: time(120))]
        let rule = try Self.rule(target)
        var minutes = SlaMinutes()
        Self.minutes(Self.begin..<Self.begin + 100, good: 10, bad: 0, into: &minutes)
        Self.minutes(Self.begin + 100..<Self.begin + 121, good: 0, bad: 100, into: &minutes)
        func state(_ minute: Int64) -> SlaState { SlaWalk(rule, minutes, at: Self.begin + minute).state }
        let states = [99, 100, 120, 121].map { state($0) }
        #expect(states == [.ok, .paused, .paused, .ok])
        #expect(SlaWalk(rule, minutes, at: Self.begin + 121).count == SlaCount(good: 1_000, bad: 0))
    }
}
