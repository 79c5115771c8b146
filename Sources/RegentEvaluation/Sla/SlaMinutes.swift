/// Outcomes that count, and those of them that keep a promise.
package struct SlaCount: Sendable, Hashable {
    /// Those that keep it.
    package var good: UInt64
    /// Those that do not.
    package var bad: UInt64

    /// Counts, by their parts.
    package init(good: UInt64 = 0, bad: UInt64 = 0) { (self.good, self.bad) = (good, bad) }

    /// All that count.
    package var total: UInt64 { good &+ bad }

    /// The share of good ones; nil without any.
    package var ratio: Double? { total > 0 ? Double(good) / Double(total) : nil }

    /// One more outcome.
    package mutating func add(isGood: Bool) { if isGood { good &+= 1 } else { bad &+= 1 } }

    /// More outcomes.
    package mutating func add(_ other: SlaCount) {
        good &+= other.good
        bad &+= other.bad
    }
}

/// The outcomes that count for a promise, by the minute in which they were made.
///
/// Only minutes with outcomes take room: 12 bytes each.
package struct SlaMinutes: Sendable, Hashable {
    /// A minute, since 1970, with its counts.
    struct Entry: Sendable, Hashable {
        private let stored: UInt32
        var good: UInt32
        var bad: UInt32

        init(minute: Int64, good: UInt32, bad: UInt32) {
            (stored, self.good, self.bad) = (UInt32(clamping: minute), good, bad)
        }

        var minute: Int64 { Int64(stored) }
        var count: SlaCount { SlaCount(good: UInt64(good), bad: UInt64(bad)) }
    }

    /// Microseconds of a minute.
    package static let micros: Int64 = 60_000_000

    /// In the order of time.
    private(set) var entries: [Entry] = []

    /// No outcomes.
    package init() {}

    /// Minutes that have outcomes.
    package var minuteCount: Int { entries.count }

    /// The first and the last minute that has outcomes; nil without any.
    package var range: ClosedRange<Int64>? {
        guard let first = entries.first, let last = entries.last else { return nil }
        return first.minute...last.minute
    }

    /// Adds outcomes of a minute. More than a minute holds, four billion of a kind, are not counted, and none before
    /// 1970 or after the year 10000.
    package mutating func add(_ count: SlaCount, minute: Int64) {
        guard count.total > 0, UInt32(exactly: minute) != nil else { return }
        let place = firstPlace(from: minute)
        if place < entries.count, entries[place].minute == minute {
            entries[place].good = Self.sum(entries[place].good, count.good)
            entries[place].bad = Self.sum(entries[place].bad, count.bad)
        } else {
            entries.insert(
                Entry(minute: minute, good: UInt32(clamping: count.good), bad: UInt32(clamping: count.bad)), at: place)
        }
    }

    /// The counts of a minute.
    package func count(of minute: Int64) -> SlaCount {
        let place = firstPlace(from: minute)
        return place < entries.count && entries[place].minute == minute ? entries[place].count : SlaCount()
    }

    /// Forgets minutes before one.
    package mutating func forget(before minute: Int64) {
        let place = firstPlace(from: minute)
        if place > 0 { entries.removeFirst(place) }
    }

    /// The same without the outcomes of some minutes.
    package func without(_ pauses: [Range<Int64>]) -> SlaMinutes {
        guard !pauses.isEmpty else { return self }
        var rest = self
        rest.entries.removeAll { entry in pauses.contains { $0.contains(entry.minute) } }
        return rest
    }

    /// Place of the first entry at a minute or later.
    func firstPlace(from minute: Int64) -> Int {
        // Outcomes come mostly in the order of time.
        guard let last = entries.last, last.minute >= minute else { return entries.count }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].minute < minute { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func sum(_ count: UInt32, _ more: UInt64) -> UInt32 {
        let (sum, isOver) = UInt64(count).addingReportingOverflow(more)
        return isOver ? .max : UInt32(clamping: sum)
    }
}
