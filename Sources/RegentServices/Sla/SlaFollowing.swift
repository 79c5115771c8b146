import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
package import RegentStorage

/// Evaluates SLA targets: outcomes are counted once their batch is durable, in the order of COMMIT, and each minute is
/// evaluated once it is over.
///
/// Counts, the batch up to which they reach, and the last evaluated minute are stored together, in the transaction of
/// what follows from them, or some seconds later: the outcomes after what is stored lead to the same counts again.
package struct SlaFollowing: Sendable {
    /// Segments read at once.
    private static let segmentsMax = 64
    /// Outcomes that were made so long before a target is counted for the first time are not: 98 days.
    static let pastMicros: Int64 = 98 * 86_400_000_000

    let context: ServiceContext

    /// Evaluates for a service.
    package init(_ context: ServiceContext) { self.context = context }

    private var live: LiveSla { context.sla }

    /// Brings every target up to the last durable outcome and the last whole minute.
    ///
    /// - Parameter isStoring: whether everything that was counted is stored at once.
    /// - Returns: targets that could not be brought up, with the reason; they are tried again by the next call.
    /// - Throws: `StorageError`; `CancellationError`.
    @discardableResult
    package func catchUp(isStoring: Bool = false) async throws -> [(target: String, error: any Error)] {
        let place = try await live.turn.place()
        defer { withExtendedLifetime(place) {} }
        if let failed = try await pass(isStoring) { return failed }
        // What is in memory was behind: it is read from the store.
        return try await pass(isStoring) ?? []
    }

    /// The same; nil where a target was forgotten because the store has more of it.
    private func pass(_ isStoring: Bool) async throws -> [(target: String, error: any Error)]? {
        let targets = live.targets.current
        for name in targets.unended { try await end(name) }
        guard !targets.targets.isEmpty || !live.all.isEmpty else { return [] }
        var (all, isWhole): ([String: CountedSla], Bool) = ([:], true)
        var failed: [(target: String, error: any Error)] = []
        for (name, target) in targets.targets { all[name] = try await counted(target) }
        // Those that are counted by no target any more, up to the present.
        for (name, before) in live.all where all[name]?.criterion != before.criterion {
            var last = ["": before]
            try await feed(&last)
            // What is stored already is not stored twice.
            do { if let last = last[""] { _ = try await stored(last) } } catch is SlaIsBehind {}
        }
        try await feed(&all)
        let now = context.now()
        for name in all.keys.sorted() {
            guard let counted = all[name] else { continue }
            do {
                var after = try await reviewed(counted, targets.known(of: name), now: now)
                if isStoring && after.batch > after.storedBatch || after.isStoreDue(now: now) {
                    after = try await stored(after)
                }
                all[name] = after
            } catch is CancellationError { throw CancellationError() } catch is SlaIsBehind {
                (all[name], isWhole) = (nil, false)
            } catch { failed.append((name, error)) }
        }
        live.keep(all)
        return isWhole ? failed : nil
    }

    /// Ends the open violation of an archived target at the time at which it was archived.
    private func end(_ name: String) async throws {
        try await context.store.write(context.daemonCall(.tick, now: context.now())) { store in
            guard let target = try store.find(SlaTarget.self, name), target.state == .archived,
                let open = try store.openSlaViolation(of: name)
            else { return }
            _ = try store.put(try open.ended(at: target.updateTime ?? store.command.time, store.command))
        }
    }

    /// The counts of a target as they are in memory, or as they were stored.
    private func counted(_ target: SlaTarget) async throws -> CountedSla? {
        let now = context.now()
        if let known = live.all[target.name] {
            if known.target == target { return known }
            if let after = known.following(target, now: now) { return after }
        }
        guard let criterion = SlaCriterion(target) else { return nil }
        let series = try await context.store.slaSeries(of: target.name, by: criterion.text)
        return CountedSla(target, series, now: now)
    }

    // MARK: Counting

    /// Counts what is durable; targets that have come equally far read it together.
    private func feed(_ all: inout [String: CountedSla]) async throws {
        let groups = Dictionary(grouping: all) {
            Place(environment: $0.value.criterion.environment, batch: $0.value.batch)
        }
        for (place, members) in groups {
            var group = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
            try await feed(&group, place)
            all.merge(group) { $1 }
        }
    }

    private struct Place: Hashable {
        let environment: String
        let batch: Int64
    }

    private func feed(_ group: inout [String: CountedSla], _ place: Place) async throws {
        // A new target looks back over its windows, not over all time.
        let first = place.batch == 0 ? context.now() - Self.pastMicros : .min
        var batch = place.batch
        while true {
            try Task.checkCancellation()
            let read = try await segments(of: place.environment, after: batch, since: first)
            guard let last = read.last else { return }
            for segment in read {
                for part in segment.batches where part.id > batch {
                    for name in group.keys { group[name]?.add(part.rows, batch: part.id, revision: part.revision) }
                }
                for name in group.keys { group[name]?.batch = max(group[name]?.batch ?? 0, segment.last) }
            }
            batch = last.last
        }
    }

    private func segments(
        of environment: String, after batch: Int64, since first: Int64
    ) async throws -> [SlaSegment] {
        try await context.store.readOutcomes { reader in
            var found: [SlaSegment] = []
            for key in try await reader.segments(environment: environment, after: batch, limit: Self.segmentsMax) {
                guard key.times.upperBound >= first, let (stored, batches) = try await reader.segment(key.id) else {
                    // Too old, or erased meanwhile: it is passed, so that nothing stops at it.
                    found.append(SlaSegment(last: key.batches.upperBound))
                    continue
                }
                found.append(SlaSegment(key, stored, batches))
            }
            return found
        }
    }

    /// Stores what was counted.
    ///
    /// - Throws: `SlaIsBehind`.
    private func stored(_ counted: CountedSla) async throws -> CountedSla {
        let now = context.now()
        let isStored = try await context.store.write(context.daemonCall(.tick, now: now)) { store in
            try store.putSlaSeries(counted.series, adding: counted.counts, after: counted.storedBatch)
        }
        guard isStored else { throw SlaIsBehind() }
        var after = counted
        after.noteStored(now: now)
        return after
    }

    // MARK: Evaluating

    /// The counts after a look at the minutes that are due, and what follows from them in the ledger.
    private func reviewed(
        _ counted: CountedSla, _ known: [SlaReview.Known], now: Int64
    ) async throws -> CountedSla {
        guard counted.isReviewDue(now: now) else { return counted }
        var after = counted
        let last = CountedSla.lastMinute(at: now)
        guard let due = after.reviewed(through: last, known) else {
            after.noteReviewed(through: last, nil, now: now)
            return after
        }
        after = try await loaded(after, due.needed)
        let review = after.review(due.range, known)
        guard review.isNews else {
            after.noteReviewed(through: last, review, now: now)
            return after
        }
        return try await settled(after, through: last, now: now) ?? after
    }

    /// The counts with every minute that is needed in memory.
    func loaded(_ counted: CountedSla, _ needed: Range<Int64>) async throws -> CountedSla {
        let isLoaded = counted.kept.contains(needed.lowerBound) && counted.kept.upperBound >= needed.upperBound
        // What is needed no more is let go once a day.
        guard !isLoaded || needed.lowerBound - counted.kept.lowerBound > 2 * CountedSla.minutesAhead else {
            return counted
        }
        var after = try await stored(counted)
        // Late outcomes look back: a day of them costs no further reading.
        let range =
            needed.lowerBound - CountedSla.minutesAhead..<needed.upperBound + CountedSla.minutesAhead
        after.take(
            try await context.store.slaCounts(
                of: counted.target.name, by: counted.criterion.text,
                minutes: range.lowerBound...range.upperBound - 1), of: range)
        return after
    }

    /// Has the writer record what the minutes say, with every outcome that is stored by then; nil where the target was
    /// changed meanwhile, or too much has come: the next call tries again.
    private func settled(_ counted: CountedSla, through last: Int64, now: Int64) async throws -> CountedSla? {
        try await context.store.write(context.daemonCall(.tick, now: now)) { store in
            guard let target = try store.find(SlaTarget.self, counted.target.name), target == counted.target else {
                return nil
            }
            let series = try store.slaSeries(of: target.name, by: counted.criterion.text)
            guard series?.batch ?? 0 == counted.storedBatch else { throw SlaIsBehind() }
            var after = counted
            let rest = try store.outcomes(
                environment: after.criterion.environment, after: after.batch, limit: Self.segmentsMax)
            guard rest.count < Self.segmentsMax else { return nil }
            for segment in rest.map({ SlaSegment($0.key, $0.outcomes, $0.batches) }) {
                for part in segment.batches where part.id > after.batch {
                    after.add(part.rows, batch: part.id, revision: part.revision)
                }
                after.batch = max(after.batch, segment.last)
            }
            let known = try store.slaViolations(of: target.name).compactMap { SlaReview.Known($0) }
            guard let due = after.reviewed(through: last, known), after.kept.lowerBound <= due.needed.lowerBound,
                after.kept.upperBound >= due.needed.upperBound
            else { return nil }
            let review = after.review(due.range, known)
            try store.record(review, of: after, through: last)
            after.noteReviewed(through: last, review, now: now)
            _ = try store.putSlaSeries(after.series, adding: after.counts, after: after.storedBatch)
            after.noteStored(now: now)
            return after
        }
    }
}

/// What is in memory does not follow from what is stored: a call that was ended had stored more.
private struct SlaIsBehind: Error {}

extension SlaReview {
    /// Whether something is to be recorded.
    fileprivate var isNews: Bool { !findings.isEmpty || alert != nil }
}

/// What targets read of a segment of outcomes.
private struct SlaSegment: Sendable {
    /// The rows of each batch; none of a damaged segment: a promise must not stand still for it.
    let batches: [(id: Int64, revision: UInt64, rows: ArraySlice<RouteOutcome>)]
    /// The last batch.
    let last: Int64

    /// Nothing of it.
    init(last: Int64) { (batches, self.last) = ([], last) }

    init(_ key: OutcomeSegmentKey, _ stored: StoredOutcomes, _ keys: [OutcomeBatchKey]) {
        let revisions = Dictionary(keys.map { ($0.id, $0.revision) }) { first, _ in first }
        batches = (OutcomeRows(stored, keys)?.batches ?? []).map { ($0.id, revisions[$0.id] ?? 0, $0.rows) }
        last = key.batches.upperBound
    }
}
