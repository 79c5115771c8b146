import Crypto
package import RegentDatabase

/// A digest of the content of a store: two stores of the same content have the same one, in any format.
///
/// SHA-256 over the documents by name with their bodies, the entries of the ledger with their salts and leaves, and the
/// digests of the batches of samples and of outcomes. Every text and every blob is preceded by its length.
package enum StoreDigest {
    /// The digest of a store of format 2 or later, between two steps of a migration too.
    ///
    /// - Throws: `DatabaseError`.
    /// - Complexity: one pass over all of them, without the columns of batches.
    package static func of(_ connection: any DatabaseConnection) throws -> [UInt8] {
        var hash = SHA256()
        // Until the last step of the way to format 4 the table of segments has the batches.
        let isSplit = (try? connection.query("SELECT id FROM outcome_segments_3 LIMIT 1", [])) != nil
        for sql in statements + [outcomes(isSplit ? "outcome_batches" : "outcome_segments")] {
            var count: Int64 = 0
            try connection.forEachRow(sql, []) { row in
                for value in row.values { hash.update(value) }
                count += 1
                return true
            }
            hash.update(.integer(count))
        }
        return Array(hash.finalize())
    }

    private static func outcomes(_ table: String) -> String {
        """
        SELECT id, reporter, seq, environment, outcome_count, min_time_us, max_time_us, digest, erased_time_us \
        FROM \(table) ORDER BY id
        """
    }

    private static let statements = [
        """
        SELECT name, name_key, revision, state, create_time_us, update_time_us, body FROM resources ORDER BY name
        """,
        """
        SELECT revision, time_us, actor, role, on_behalf_of, method, resource, event, payload, before_digest, \
        after_digest, reason, idempotency_key, salt, leaf_hash FROM ledger ORDER BY revision
        """,
        """
        SELECT run, upload, seq, sample_count, digest, dropped FROM eval_segments ORDER BY run, upload, seq
        """,
    ]
}

extension SHA256 {
    fileprivate mutating func update(_ value: SQLValue) {
        switch value {
        case .null: update(data: [0])
        case .integer(let number): update(1, bytes: number)
        case .double(let number): update(2, bytes: Int64(bitPattern: number.bitPattern))
        case .text(let text): update(3, Array(text.utf8))
        case .blob(let bytes): update(4, bytes)
        }
    }

    private mutating func update(_ tag: UInt8, _ content: [UInt8]) {
        update(tag, bytes: Int64(content.count))
        update(data: content)
    }

    private mutating func update(_ tag: UInt8, bytes number: Int64) {
        update(data: [tag] + (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }
}
