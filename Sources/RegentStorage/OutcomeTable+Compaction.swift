import RegentDatabase

/// A segment that was to be replaced was changed since it was read.
struct OutcomesChanged: Error {}

extension OutcomeTable {
    /// The environment that comes after another one in the order of bytes, if any has segments.
    func environment(after environment: String) throws -> String? {
        let next = try connection.first(OutcomeSQL.nextEnvironment, [.text(environment)])?["environment"]
        guard let next, !next.isNull else { return nil }
        return try next.asText
    }

    /// Present segments of an environment from a batch on, in order, and whether each has the columns of an earlier
    /// release.
    func neighbours(
        _ environment: String, from batch: Int64, limit: Int
    ) throws -> [(key: OutcomeSegmentKey, isEarlier: Bool)] {
        let values: [SQLValue] = [.text(environment), .integer(batch), .integer(Int64(limit))]
        return try connection.query(OutcomeSQL.neighbours, values).map { row in
            (try OutcomeSegmentKey(row), !row["earlier"].isNull)
        }
    }

    /// Puts one segment in the place of several neighbours, which stay for the readers of earlier generations.
    ///
    /// - Parameter digests: of the content of batches that have none yet, by id.
    /// - Returns: the first generation that sees it; nil for no neighbours.
    /// - Throws: `OutcomesChanged` where one of them is no longer as it was; `DatabaseError`.
    func replace(
        _ segments: [OutcomeSegmentKey], by content: OutcomeContent, digests: [Int64: [UInt8]]
    ) throws -> Int64? {
        guard let first = segments.first, let last = segments.last else { return nil }
        let id = try lastSegment() + 1
        for segment in segments {
            let values: [SQLValue] = [
                .integer(segment.id), .integer(Int64(segment.outcomeCount)), .integer(id),
                .integer(Self.current),
            ]
            guard try connection.execute(OutcomeSQL.replaceSegment, values) == 1 else {
                // What was marked already is undone with the turn.
                throw OutcomesChanged()
            }
        }
        try insert(content, id: id, batches: first.batches.lowerBound...last.batches.upperBound, since: id)
        for (batch, digest) in digests {
            try connection.execute(OutcomeSQL.putContentDigest, [.integer(batch), .blob(digest)])
        }
        return id
    }

    /// Whether any segment was replaced and is still there.
    func hasReplaced() throws -> Bool {
        try connection.first(OutcomeSQL.replaced, [.integer(.max - 1), .integer(1)]) != nil
    }

    /// Removes some of the segments that were replaced at a generation or before; gives how many.
    func removeReplaced(through generation: Int64, limit: Int) throws -> Int {
        let rows = try connection.query(OutcomeSQL.replaced, [.integer(generation), .integer(Int64(limit))])
        for row in rows {
            try removeColumns(of: try row["id"].asInteger)
            try connection.execute(OutcomeSQL.removeSegment, [row["id"]])
        }
        return rows.count
    }
}
