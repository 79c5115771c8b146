package import RegentMessages

/// Minutes in which a promise was not kept, with less than an hour of others between two of them.
package struct SlaSpan: Sendable, Hashable {
    /// The first minute.
    package let begin: Int64
    /// The last one so far.
    package var last: Int64
    /// The counts of the minute with the least share of good outcomes.
    package var worst: SlaCount
    /// Whether an hour without such a minute has passed, or the target was paused.
    package var isOver = false

    /// Minutes of another state that end a span. A budget that is just gone is just there again from one minute to the
    /// next: this is one violation.
    package static let gapMinutes: Int64 = 60
}

/// The spans of a walk.
package struct SlaSpans: Sendable {
    /// In the order of time; only the last one may not be over.
    package private(set) var found: [SlaSpan] = []

    /// None yet.
    package init() {}

    /// Takes the next minute.
    package mutating func take(_ minute: Int64, _ state: SlaState, _ count: SlaCount) {
        if let last = found.last, !last.isOver {
            extend(last, minute, state, count)
        } else if state == .violated {
            found.append(SlaSpan(begin: minute, last: minute, worst: count))
        }
    }

    private mutating func extend(_ span: SlaSpan, _ minute: Int64, _ state: SlaState, _ count: SlaCount) {
        var span = span
        if state == .violated {
            span.last = minute
            if (count.ratio ?? 1) < (span.worst.ratio ?? 1) { span.worst = count }
        } else if state == .paused || minute - span.last >= SlaSpan.gapMinutes {
            span.isOver = true
        }
        found[found.count - 1] = span
    }
}
