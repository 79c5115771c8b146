package import RegentMessages
import RegentModel

/// The states of a target from minute to minute, by the outcomes of each minute alone.
///
/// Each window adds the minute that comes and takes off those that leave, so that a minute costs the same however long
/// the windows are.
package struct SlaWalk: Sendable {
    /// What a pair of windows holds.
    package struct Burn: Sendable, Hashable {
        /// The pair.
        package let pair: SlaRule.Pair
        /// Its long window.
        package let long: SlaCount
        /// Its short window.
        package let short: SlaCount
        /// Whether both burn.
        package let isBurning: Bool
    }

    /// A window on its way.
    private struct Sliding {
        /// Minutes of it; nil = that of the promise.
        let length: Int64?
        /// Place of its first entry.
        var first = 0
        var count = SlaCount()
    }

    private let rule: SlaRule
    private let entries: [SlaMinutes.Entry]
    /// The minute at whose end it stands.
    package private(set) var minute: Int64
    /// Place after the last entry of all windows.
    private var end: Int
    /// That of the promise, then the long and the short one of each pair.
    private var windows: [Sliding]

    /// At the end of a minute.
    ///
    /// - Parameter minutes: every minute that a window of this minute, or of a later one, can hold.
    package init(_ rule: SlaRule, _ minutes: SlaMinutes, at minute: Int64) {
        let counted = minutes.without(rule.pauses)
        self.rule = rule
        self.minute = minute
        entries = counted.entries
        end = counted.firstPlace(from: minute + 1)
        windows = [Sliding(length: nil)] + rule.pairs.flatMap { [Sliding(length: $0.long), Sliding(length: $0.short)] }
        for place in windows.indices {
            windows[place].first = counted.firstPlace(from: firstMinute(of: windows[place]))
            for entry in entries[windows[place].first..<max(windows[place].first, end)] {
                windows[place].count.add(entry.count)
            }
        }
    }

    /// The next minute.
    package mutating func advance() {
        minute += 1
        while end < entries.count, entries[end].minute <= minute {
            for place in windows.indices { windows[place].count.add(entries[end].count) }
            end += 1
        }
        for place in windows.indices { leave(place) }
    }

    private mutating func leave(_ place: Int) {
        let first = firstMinute(of: windows[place])
        while windows[place].first < end, entries[windows[place].first].minute < first {
            let entry = entries[windows[place].first]
            windows[place].count.good &-= UInt64(entry.good)
            windows[place].count.bad &-= UInt64(entry.bad)
            windows[place].first += 1
        }
    }

    private func firstMinute(of window: Sliding) -> Int64 {
        window.length.map { minute - $0 + 1 } ?? rule.window.firstMinute(at: minute)
    }

    /// What is in the window of the promise.
    package var count: SlaCount { windows[0].count }

    /// What is in the windows of a pair.
    package func counts(of pair: Int) -> (long: SlaCount, short: SlaCount) {
        (windows[1 + 2 * pair].count, windows[2 + 2 * pair].count)
    }

    /// The state at the end of the minute.
    package var state: SlaState {
        let state = budgetState
        return state == .ok && isBurning ? .burning : state
    }

    /// The state without a look at the pairs of windows: OK stands for BURNING too.
    package var budgetState: SlaState {
        if rule.isPaused(minute) { return .paused }
        if count.total < rule.eventsNeeded { return .noData }
        return rule.isOverspent(count) ? .violated : .ok
    }

    /// Whether the windows of a pair both burn.
    private var isBurning: Bool { rule.pairs.indices.contains(where: { isBurning(pair: $0) }) }

    private func isBurning(pair: Int) -> Bool {
        // The short one says no sooner.
        rule.isBurning(windows[2 + 2 * pair].count, rule.pairs[pair])
            && rule.isBurning(windows[1 + 2 * pair].count, rule.pairs[pair])
    }

    /// The pairs of windows at the end of the minute.
    package var burns: [Burn] {
        rule.pairs.enumerated().map { place, pair in
            let (long, short) = counts(of: place)
            return Burn(pair: pair, long: long, short: short, isBurning: isBurning(pair: place))
        }
    }
}
