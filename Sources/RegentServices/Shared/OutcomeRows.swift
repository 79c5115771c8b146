import RegentMessages
import RegentStorage

/// The rows of a segment of outcomes, by batch.
struct OutcomeRows: Sendable {
    /// In the order in which they were stored.
    let batches: [(id: Int64, rows: ArraySlice<RouteOutcome>)]

    /// nil of a damaged segment.
    init?(_ stored: StoredOutcomes, _ keys: [OutcomeBatchKey]) {
        guard let rows = try? stored.rows(), keys.reduce(0, { $0 + Int($1.outcomeCount) }) == rows.count else {
            return nil
        }
        var (start, parts): (Int, [(id: Int64, rows: ArraySlice<RouteOutcome>)]) = (0, [])
        for key in keys {
            parts.append((key.id, rows[start..<start + Int(key.outcomeCount)]))
            start += Int(key.outcomeCount)
        }
        batches = parts
    }
}
