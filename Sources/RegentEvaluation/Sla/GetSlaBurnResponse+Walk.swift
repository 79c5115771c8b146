package import RegentMessages
import RegentModel

extension GetSlaBurnResponse {
    /// Where a target stood at some minutes.
    ///
    /// - Parameters:
    ///   - minutes: every minute that a window of the range can hold.
    ///   - step: minutes from point to point.
    ///   - check: is called before each point.
    /// - Throws: what `check` throws.
    package init(
        _ rule: SlaRule, _ minutes: SlaMinutes, _ range: ClosedRange<Int64>, step: Int64, check: () throws -> Void
    ) rethrows {
        var walk = SlaWalk(rule, minutes, at: range.lowerBound)
        let lengths = Set(rule.pairs.flatMap { [$0.long, $0.short] }).sorted(by: >)
        self.init(
            windows: ([rule.window.minutesMax] + lengths).map { UInt32(clamping: $0 * 60) },
            stepSeconds: UInt32(clamping: step * 60))
        while true {
            try check()
            points.append(SlaBurnPoint(rule, lengths, at: walk))
            guard walk.minute + step <= range.upperBound else { return }
            for _ in 0..<step { walk.advance() }
        }
    }
}

extension SlaBurnPoint {
    fileprivate init(_ rule: SlaRule, _ lengths: [Int64], at walk: SlaWalk) {
        self.init(
            time: .endOf(minute: walk.minute), state: walk.state,
            budgetRemaining: rule.budgetSpent(walk.count).map { 1 - $0 })
        var rates: [Int64: Double] = [:]
        for (place, pair) in rule.pairs.enumerated() {
            let (long, short) = walk.counts(of: place)
            rates[pair.long] = rule.burnRate(long) ?? -1
            rates[pair.short] = rule.burnRate(short) ?? -1
        }
        burnRates = [rule.burnRate(walk.count) ?? -1] + lengths.map { rates[$0] ?? -1 }
    }
}

extension Timestamp {
    /// The end of a minute since 1970.
    package static func endOf(minute: Int64) -> Timestamp {
        let (micros, isBeyond) = (minute &+ 1).multipliedReportingOverflow(by: SlaMinutes.micros)
        return Timestamp(microseconds: isBeyond ? .max : micros)
    }
}
