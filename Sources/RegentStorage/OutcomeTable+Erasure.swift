import RegentDatabase

/// Makes of a segment what is left of it without the rows of erased batches; nil where that cannot be done.
package typealias OutcomeRewriting = @Sendable (StoredOutcomes, _ kept: [Range<Int>]) throws -> OutcomeContent?

extension OutcomeTable {
    /// Erases the content of some batches whose last outcome was made before a time.
    ///
    /// Their rows in the directory stay, with counts, times and digest, so that a batch that comes again is recognised.
    /// A segment that holds other batches too is rewritten, without all of its batches whose time is over.
    /// - Returns: how many were erased, and whether others may be left; nil while replaced segments are there, which
    ///   hold rows of batches too and are read by readers of earlier generations.
    func erase(
        before time: Int64, now: Int64, limit: Int, rewriting: OutcomeRewriting
    ) throws -> (erased: Int, isLast: Bool)? {
        guard try !hasReplaced() else { return nil }
        let due = try connection.query(OutcomeSQL.erasable, [.integer(time), .integer(Int64(limit))])
        var erased = 0
        for row in due {
            guard let holder = try connection.first(OutcomeSQL.holder, [row["environment"], row["id"]]) else {
                erased += try connection.execute(OutcomeSQL.eraseBatch, [row["id"], .integer(now)])
                continue
            }
            erased += try erase(from: holder, before: time, now: now, rewriting)
        }
        // Where nothing could be erased of what is due, trying once more would not help.
        return (erased, due.count < limit || erased == 0)
    }

    /// Erases every batch of a segment whose time is over; gives how many.
    private func erase(
        from holder: Row, before time: Int64, now: Int64, _ rewriting: OutcomeRewriting
    ) throws -> Int {
        let id = try holder["id"].asInteger
        let present = try batches(of: holder).filter { !$0.isErased }
        let due = present.filter { $0.maxMicros < time }
        // One that was due was erased with others of its segment.
        guard !due.isEmpty else { return 0 }
        if due.count == present.count {
            try removeColumns(of: id)
            try connection.execute(OutcomeSQL.emptySegment, [.integer(id)])
        } else {
            let content = try segment(id, generation: try lastSegment()).flatMap { found in
                try rewriting(found.outcomes, Self.kept(of: present, before: time))
            }
            guard let content else { return 0 }
            try removeColumns(of: id)
            try connection.execute(
                OutcomeSQL.rewriteSegment,
                [
                    .integer(id), .integer(Int64(content.outcomeCount)), .integer(content.times.lowerBound),
                    .integer(content.times.upperBound),
                    .integer(Self.span(content.times.lowerBound, content.times.upperBound)), .blob(content.digest),
                ])
            try insertColumns(of: content, id: id)
        }
        for batch in due { try connection.execute(OutcomeSQL.eraseBatch, [.integer(batch.key.id), .integer(now)]) }
        return due.count
    }

    /// The rows of the batches whose time is not over.
    private static func kept(of batches: [DirectoryBatch], before time: Int64) -> [Range<Int>] {
        var (start, kept): (Int, [Range<Int>]) = (0, [])
        for batch in batches {
            let end = start + Int(batch.key.outcomeCount)
            if batch.maxMicros >= time { kept.append(start..<end) }
            start = end
        }
        return kept
    }
}
