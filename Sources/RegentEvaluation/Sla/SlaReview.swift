import RegentMessages

/// What the minutes up to one say of a target: violations that begin, end or were none, and an alert.
///
/// It depends on the outcomes of the minutes and on what was recorded, not on how many minutes are looked at together.
package struct SlaReview: Sendable {
    /// A violation that was recorded.
    package struct Known: Sendable, Hashable {
        /// Its name.
        package let name: String
        /// The first minute.
        package let begin: Int64
        /// The last minute; nil while it is open.
        package let last: Int64?

        /// A violation, by its parts.
        package init(name: String, begin: Int64, last: Int64?) {
            (self.name, self.begin, self.last) = (name, begin, last)
        }
    }

    /// What is to be recorded.
    package enum Finding: Sendable, Hashable {
        /// A violation that nobody has recorded.
        case opened(SlaSpan)
        /// One that begins or ends at another minute than was recorded.
        case moved(String, SlaSpan)
        /// One of another promise, which ends at a minute because the target was changed.
        case ended(String, minute: Int64)
        /// One that was none.
        case withdrawn(String)
    }

    /// Outcomes that come later than this change what counts, but no recorded violation: a week.
    package static let lateMinutesMax: Int64 = 7 * 1_440

    /// What is to be recorded, in the order of time.
    package private(set) var findings: [Finding] = []
    /// The first minute of a new burn, with the pair of windows that says so; nil for none.
    package private(set) var alert: (minute: Int64, burn: SlaWalk.Burn)?
    /// The last minute that burned; -1 = none.
    package private(set) var burnMinute: Int64

    /// The first minute that is to be looked at again.
    ///
    /// - Parameters:
    ///   - evaluated: the last minute that was looked at.
    ///   - changed: the first of them that has got outcomes since; nil for none.
    ///   - effective: the first minute of the target as it is now.
    ///   - known: violations that are not withdrawn.
    package static func start(
        after evaluated: Int64, changed: Int64?, effective: Int64, known: [Known]
    ) -> Int64 {
        var start = evaluated + 1
        if let changed { start = min(start, max(changed, start - lateMinutesMax)) }
        // What is looked at again is looked at whole.
        for violation in known.sorted(by: { $0.begin > $1.begin }) where violation.begin >= effective {
            if (violation.last ?? .max) >= start - SlaSpan.gapMinutes { start = min(start, violation.begin) }
        }
        return max(start, effective)
    }

    /// Looks at minutes.
    ///
    /// - Parameters:
    ///   - minutes: every minute that a window of these minutes can hold.
    ///   - range: from `start` to the last minute.
    ///   - burnsFrom: the first minute at which pairs of windows are looked at.
    ///   - burnMinute: the last minute that burned, as of the review before.
    package init(
        _ rule: SlaRule, _ minutes: SlaMinutes, _ range: ClosedRange<Int64>, burnsFrom: Int64, effective: Int64,
        known: [Known], burnMinute: Int64
    ) {
        self.burnMinute = burnMinute
        var (walk, spans) = (SlaWalk(rule, minutes, at: range.lowerBound), SlaSpans())
        while true {
            let state = walk.minute >= burnsFrom ? walk.state : walk.budgetState
            spans.take(walk.minute, state, walk.count)
            if state == .burning { burns(walk) }
            guard walk.minute < range.upperBound else { break }
            walk.advance()
        }
        compare(spans.found, with: known, from: range.lowerBound, effective: effective)
    }

    /// An alert is one burn, from its first minute until an hour without it has passed.
    private mutating func burns(_ walk: SlaWalk) {
        if alert == nil, burnMinute < 0 || walk.minute > burnMinute + SlaSpan.gapMinutes,
            let burn = walk.burns.first(where: \.isBurning)
        {
            alert = (walk.minute, burn)
        }
        burnMinute = max(burnMinute, walk.minute)
    }

    private mutating func compare(
        _ spans: [SlaSpan], with known: [Known], from start: Int64, effective: Int64
    ) {
        for violation in known where violation.begin < effective && violation.last == nil {
            findings.append(.ended(violation.name, minute: effective))
        }
        var rest = known.filter { $0.begin >= effective && ($0.last ?? .max) >= start }.sorted { $0.begin < $1.begin }
        for span in spans {
            let first = rest.firstIndex { $0.begin <= span.last && ($0.last ?? .max) >= span.begin }
            guard let first else {
                findings.append(.opened(span))
                continue
            }
            let violation = rest.remove(at: first)
            if violation.begin != span.begin || violation.last != (span.isOver ? span.last : nil) {
                findings.append(.moved(violation.name, span))
            }
        }
        findings += rest.map { .withdrawn($0.name) }
    }
}
