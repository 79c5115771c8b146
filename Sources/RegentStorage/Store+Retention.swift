import RegentDatabase

/// How much was erased because its time was over.
package struct Erasure: Sendable, Hashable {
    /// Batches of outcomes that lost their content.
    package var outcomeSegments = 0
    /// Keyed calls whose answers were erased.
    package var answers = 0
    /// Keyed calls that were forgotten.
    package var calls = 0

    /// Nothing yet.
    package init() {}
}

extension Store {
    /// How long the answer to a keyed call is kept, microseconds: a day.
    package static var answerKeptMicros: Int64 { 24 * 3_600 * 1_000_000 }
    /// How long a keyed call is recognised, microseconds: thirty days. A repeat after its answer was erased is
    /// refused instead of being carried out again.
    package static var callKeptMicros: Int64 { 30 * answerKeptMicros }

    /// Most rows erased in one turn of the writer, so that no other write waits for a large one.
    private static let callsErasedMax = 500
    /// The same for batches of outcomes, which have up to a MiB each.
    private static let segmentsErasedMax = 8

    /// Erases what has been kept long enough, in small turns of the writer, until nothing is left to erase.
    ///
    /// The ledger, the runs and their samples are evidence and stay.
    /// - Parameters:
    ///   - outcomesKeptMicros: how long outcomes are kept after their last create time; nil = for ever.
    ///   - now: microseconds since 1970, UTC.
    ///   - rewriting: makes what is left of a segment that holds other batches too; such a segment stays as it is where
    ///     it gives nil.
    /// - Throws: `StorageError`; `CancellationError` between two turns.
    package func erase(
        outcomesKeptMicros: Int64?, now: Int64, rewriting: @escaping OutcomeRewriting = { _, _ in nil }
    ) async throws -> Erasure {
        var erasure = Erasure()
        // Nothing is older than time goes: a duration beyond that keeps everything.
        func before(_ kept: Int64) -> Int64 {
            let (time, isTooEarly) = now.subtractingReportingOverflow(kept)
            return isTooEarly ? .min : time
        }
        let (callTime, answerTime) = (before(Self.callKeptMicros), before(Self.answerKeptMicros))
        erasure.calls = try await turns(of: Self.callsErasedMax) { connection, limit in
            try IdempotencyTable(connection).remove(before: callTime, limit: limit)
        }
        erasure.answers = try await turns(of: Self.callsErasedMax) { connection, limit in
            try IdempotencyTable(connection).erase(before: answerTime, now: now, limit: limit)
        }
        if let time = outcomesKeptMicros.map(before) {
            erasure.outcomeSegments = try await eraseOutcomes(before: time, now: now, rewriting)
        }
        return erasure
    }

    /// How often replaced segments are waited for, and how long each time: a reader takes seconds at most.
    private static let waitsMax = 200
    private static let wait = Duration.milliseconds(50)

    private func eraseOutcomes(before time: Int64, now: Int64, _ rewriting: @escaping OutcomeRewriting) async throws
        -> Int
    {
        var (total, waits) = (0, 0)
        while true {
            try Task.checkCancellation()
            let turn: (erased: Int, isLast: Bool)?
            do {
                turn = try await database.write(lane: .bulk) { connection in
                    try OutcomeTable(connection).erase(
                        before: time, now: now, limit: Self.segmentsErasedMax, rewriting: rewriting)
                }
            } catch {
                throw StorageError.translating(error)
            }
            if let turn {
                total += turn.erased
                if turn.isLast { return total }
            } else if waits < Self.waitsMax {
                waits += 1
                if try await removeReplacedOutcomes() == 0 { try await Task.sleep(for: Self.wait) }
            } else {
                return total
            }
        }
    }

    /// Takes turns of the writer until one has less to do than it may; gives how much was done in all.
    func turns(
        of limit: Int, _ body: @escaping @Sendable (any DatabaseConnection, _ limit: Int) throws -> Int
    ) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let done: Int
            do {
                done = try await database.write(lane: .bulk) { try body($0, limit) }
            } catch {
                throw StorageError.translating(error)
            }
            total += done
            if done < limit { return total }
        }
    }
}
