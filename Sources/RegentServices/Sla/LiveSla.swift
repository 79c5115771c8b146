import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import Synchronization

/// The counts of SLA targets in memory: made of stored counts and of the outcomes after them.
package final class LiveSla: Sendable {
    /// Targets and violations, as the ledger has them.
    package let targets: Projected<SlaProjection>
    /// One at a time brings counts up to date.
    let turn = BulkLane(bytesMax: BulkLane.batchBytesMax)

    private let counted = Mutex<[String: CountedSla]>([:])

    /// Follows a store.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store) async throws { targets = try await store.project(SlaProjection()) }

    /// The counts of every target.
    var all: [String: CountedSla] { counted.withLock { $0 } }

    /// Keeps the counts of every target.
    func keep(_ all: [String: CountedSla]) { counted.withLock { $0 = all } }
}

/// The counts of one target, and how far they and its evaluation have come.
struct CountedSla: Sendable {
    /// Minutes after the present one that are kept, for clocks that are ahead.
    static let minutesAhead: Int64 = 1_440
    /// A state that nothing follows from is stored after so long.
    static let storeMicros: Int64 = 5_000_000
    /// It is stored with so many counts, however short the time.
    private static let pendingMax = 4_096

    /// Outcomes of a minute that were stored at a revision.
    private struct PendingKey: Hashable {
        let minute: Int64
        let revision: UInt64
    }

    /// The target as it is evaluated.
    let target: SlaTarget
    /// What is counted.
    let criterion: SlaCriterion
    /// What is promised.
    let rule: SlaRule
    /// Outcomes up to this batch are counted.
    var batch: Int64
    /// The last minute that was evaluated.
    var evaluated: Int64
    /// The last minute that burned.
    var burnMinute: Int64
    /// The first evaluated minute that has got outcomes since.
    private(set) var changed: Int64?
    /// When it was evaluated last, microseconds since 1970.
    private(set) var reviewMicros: Int64 = .min
    /// The counts of the minutes in `kept`.
    private(set) var minutes = SlaMinutes()
    /// Minutes that are in memory.
    private(set) var kept: Range<Int64> = 0..<0
    private var pending: [PendingKey: SlaCount] = [:]
    private(set) var storedBatch: Int64
    private(set) var storedMicros: Int64

    /// What was stored of a target; nil of one that promises nothing.
    ///
    /// - Parameters:
    ///   - stored: nil where nothing was: everything is counted from the first batch.
    ///   - now: microseconds since 1970.
    init?(_ target: SlaTarget, _ stored: StoredSlaSeries?, now: Int64) {
        guard let criterion = SlaCriterion(target), let rule = SlaRule(target) else { return nil }
        self.init(target, criterion, rule, now: now)
        batch = stored?.batch ?? 0
        storedBatch = batch
        evaluated = max(stored?.minute ?? -1, effective - 1)
        burnMinute = stored?.burnMinute ?? -1
    }

    private init(_ target: SlaTarget, _ criterion: SlaCriterion, _ rule: SlaRule, now: Int64) {
        (self.target, self.criterion, self.rule) = (target, criterion, rule)
        (batch, storedBatch, evaluated, burnMinute, storedMicros) = (0, 0, -1, -1, now)
    }

    /// The same counts for a target that was changed; nil where it counts other outcomes.
    func following(_ target: SlaTarget, now: Int64) -> CountedSla? {
        guard SlaCriterion(target) == criterion, let rule = SlaRule(target) else { return nil }
        var after = CountedSla(target, criterion, rule, now: now)
        (after.batch, after.storedBatch, after.pending) = (batch, storedBatch, pending)
        (after.minutes, after.kept, after.changed) = (minutes, kept, changed)
        (after.evaluated, after.burnMinute) = (max(evaluated, after.effective - 1), burnMinute)
        // A pause that ends takes effect where it began.
        after.note(changed: min(self.rule.firstMinute(otherThan: rule), evaluated + 1))
        return after
    }

    /// The first minute of the target as it is now.
    var effective: Int64 { (target.evaluateTime?.microseconds ?? 0) / SlaMinutes.micros }

    /// Takes outcomes of a batch.
    mutating func add(_ rows: ArraySlice<RouteOutcome>, batch: Int64, revision: UInt64) {
        var found: [Int64: SlaCount] = [:]
        for row in rows {
            guard let time = row.createTime?.microseconds, time >= 0, let isGood = criterion.verdict(of: row) else {
                continue
            }
            found[time / SlaMinutes.micros, default: SlaCount()].add(isGood: isGood)
        }
        for (minute, count) in found {
            if kept.contains(minute) { minutes.add(count, minute: minute) }
            pending[PendingKey(minute: minute, revision: revision), default: SlaCount()].add(count)
            if minute <= evaluated { note(changed: minute) }
        }
        self.batch = max(self.batch, batch)
    }

    /// Takes note that an evaluated minute is another one.
    private mutating func note(changed minute: Int64) {
        guard minute <= evaluated else { return }
        changed = min(changed ?? minute, minute)
    }

    /// Replaces what is in memory by what is stored; nothing may be pending.
    mutating func take(_ counts: [StoredSlaCount], of range: Range<Int64>) {
        minutes = SlaMinutes()
        for count in counts { minutes.add(SlaCount(good: count.good, bad: count.bad), minute: count.minute) }
        kept = range
    }

    // MARK: Storing

    /// Whether counts are stored that nothing follows from.
    func isStoreDue(now: Int64) -> Bool {
        guard batch > storedBatch else { return false }
        let age = now.subtractingReportingOverflow(storedMicros).partialValue
        return pending.count >= Self.pendingMax || age >= Self.storeMicros || age < 0
    }

    /// What is stored of it: a restart looks again at minutes that have got outcomes since.
    var series: StoredSlaSeries {
        StoredSlaSeries(
            target: target.name, criterion: criterion.text, batch: batch,
            minute: min(evaluated, (changed ?? .max) - 1), burnMinute: burnMinute)
    }

    /// Counts that are not stored yet.
    var counts: [StoredSlaCount] {
        pending.map { key, count in
            StoredSlaCount(minute: key.minute, revision: key.revision, good: count.good, bad: count.bad)
        }
    }

    /// Takes note that everything is stored.
    mutating func noteStored(now: Int64) {
        (pending, storedBatch, storedMicros) = ([:], batch, now)
    }

    // MARK: Evaluating

    /// The last whole minute at a time.
    static func lastMinute(at now: Int64) -> Int64 { now / SlaMinutes.micros - 1 }

    /// Whether a minute has come, or outcomes of an earlier one, which are looked at every few seconds.
    func isReviewDue(now: Int64) -> Bool {
        if Self.lastMinute(at: now) > evaluated { return true }
        let age = now.subtractingReportingOverflow(reviewMicros)
        return changed != nil && (age.overflow || age.partialValue >= Self.storeMicros || age.partialValue < 0)
    }

    /// The minutes to look at, and those that must be in memory for it; nil where there are none.
    func reviewed(through last: Int64, _ known: [SlaReview.Known]) -> (range: ClosedRange<Int64>, needed: Range<Int64>)?
    {
        let start = SlaReview.start(after: evaluated, changed: changed, effective: effective, known: known)
        guard start <= last else { return nil }
        return (start...last, start - rule.minutesMax..<last + 1)
    }

    /// What the minutes say.
    func review(_ range: ClosedRange<Int64>, _ known: [SlaReview.Known]) -> SlaReview {
        SlaReview(
            rule, minutes, range, burnsFrom: min(evaluated + 1, changed ?? .max), effective: effective, known: known,
            burnMinute: burnMinute)
    }

    /// Takes note of a review.
    mutating func noteReviewed(through last: Int64, _ review: SlaReview?, now: Int64) {
        evaluated = max(evaluated, last)
        burnMinute = review?.burnMinute ?? burnMinute
        (changed, reviewMicros) = (nil, now)
    }
}

extension SlaRule {
    /// The first minute about which two rules of the same promise differ, because one has other pauses.
    fileprivate func firstMinute(otherThan other: SlaRule) -> Int64 {
        guard pauses != other.pauses else { return .max }
        let (own, others) = (Set(pauses), Set(other.pauses))
        return own.symmetricDifference(others).map(\.lowerBound).min() ?? .max
    }
}
