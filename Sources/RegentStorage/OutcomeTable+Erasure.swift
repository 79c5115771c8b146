import RegentDatabase

extension OutcomeTable {
    /// Erases the content of some batches whose last outcome was made before a time, and says how many.
    ///
    /// Their rows in the directory stay, with counts, times and digest, so that a batch that comes again is recognised.
    func erase(before time: Int64, now: Int64, limit: Int) throws -> Int {
        let batches = try connection.query(OutcomeSQL.erasable, [.integer(time), .integer(Int64(limit))])
        for row in batches {
            try connection.execute(OutcomeSQL.eraseBatch, [row["id"], .integer(now)])
            guard let holder = try connection.first(OutcomeSQL.holder, [row["environment"], row["id"]]) else {
                continue
            }
            try removeColumns(of: try holder["id"].asInteger)
            try connection.execute(OutcomeSQL.emptySegment, [holder["id"]])
        }
        return batches.count
    }
}
