import RegentDatabase
package import RegentMessages

extension Store {
    /// How many documents of a kind are in each state, by the names of the states; no document is read, only an index.
    ///
    /// - Throws: `StorageError`.
    package func stateCounts<D: Document>(of type: D.Type) async throws -> [String: Int] {
        guard let index = D.indexes.first(where: { $0.first == "state" }) else { return [:] }
        var counts: [String: Int] = [:]
        for state in D.State.allStates {
            counts[state.name] = try await count(of: type, index: index, with: [.text(state.name)])
        }
        return counts
    }

    /// How many documents of a kind have some values in an index; no document is read.
    ///
    /// - Parameters:
    ///   - index: fields of an index of the kind.
    ///   - columns: values of the first of them.
    ///   - bound: the value of the next field lies below it; nil = it may be any.
    /// - Throws: `StorageError`.
    package func count<D: Document>(
        of type: D.Type, index: [String], with columns: [IndexColumn], before bound: IndexColumn? = nil
    ) async throws -> Int {
        let first = IndexValueEncoding.bytes(of: columns)
        let end = bound.map { IndexValueEncoding.bytes(of: columns + [$0]) } ?? IndexValueEncoding.end(of: first)
        guard let end else { return 0 }
        return try await read { connection in
            let found = try connection.first(
                SQL.countRows, [.text(D.kind), .text(ResourceIndexTable.text(index)), .blob(first), .blob(end)])
            return Int(clamping: try found?["found"].asInteger ?? 0)
        }
    }

    /// How many segments of outcomes readers see.
    ///
    /// - Throws: `StorageError`.
    package func outcomeSegmentCount() async throws -> Int {
        try await read { connection in
            let found = try connection.first(SQL.countSegments, [.integer(OutcomeTable.current)])
            return Int(clamping: try found?["found"].asInteger ?? 0)
        }
    }
}

private enum SQL {
    static let kind = "(SELECT kind_id FROM kinds WHERE kind = $1)"
    static let countRows = """
        SELECT count(*) AS found FROM resource_index WHERE kind_id = \(kind) AND tuple_id = \
        (SELECT tuple_id FROM index_tuples WHERE kind_id = \(kind) AND fields = $2) AND vals >= $3 AND vals < $4
        """
    static let countSegments = "SELECT count(*) AS found FROM outcome_segments WHERE until_generation = $1"
}
