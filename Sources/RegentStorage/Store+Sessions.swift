import RegentDatabase

/// A session of route decisions as it is stored.
package struct StoredSession: Sendable, Hashable {
    /// Digest of principal, environment, model and session.
    package let digest: [UInt8]
    /// Whose it is, principals/{principal}.
    package let principal: String
    /// Id of the provider with which it stays.
    package let provider: String
    /// Since when, microseconds since 1970.
    package let pinMicros: Int64
    /// When it is forgotten, microseconds since 1970.
    package let expireMicros: Int64

    /// A session, by its parts.
    package init(digest: [UInt8], principal: String, provider: String, pinMicros: Int64, expireMicros: Int64) {
        self.digest = digest
        self.principal = principal
        self.provider = provider
        self.pinMicros = pinMicros
        self.expireMicros = expireMicros
    }
}

extension Store {
    /// Stores sessions, and removes others by their digests, in one transaction; durable when it returns.
    ///
    /// - Throws: `StorageError`.
    package func record(sessions: [StoredSession], removed: [[UInt8]]) async throws {
        do {
            try await database.write { connection in
                for session in sessions {
                    try connection.execute(
                        SQL.put,
                        [
                            .blob(session.digest), .text(session.principal), .text(session.provider),
                            .integer(session.pinMicros), .integer(session.expireMicros),
                        ])
                }
                for digest in removed { try connection.execute(SQL.remove, [.blob(digest)]) }
            }
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// Stored sessions whose time has not passed, that which is forgotten first first; of too many, those that are kept
    /// longest. The others are removed.
    ///
    /// - Throws: `StorageError`.
    package func takeSessions(asOf nowMicros: Int64, atMost most: Int) async throws -> [StoredSession] {
        do {
            return try await database.write { connection in
                try connection.execute(SQL.removePast, [.integer(nowMicros)])
                let rows = try connection.query(SQL.list, [.integer(Int64(clamping: most))])
                let sessions = try rows.map { row in
                    StoredSession(
                        digest: try row["digest"].asBlob, principal: try row["principal"].asText,
                        provider: try row["provider"].asText, pinMicros: try row["pin_time_us"].asInteger,
                        expireMicros: try row["expire_time_us"].asInteger)
                }
                if sessions.count == most, let first = sessions.last {
                    try connection.execute(SQL.removePast, [.integer(first.expireMicros - 1)])
                }
                return sessions.reversed()
            }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let put = """
        INSERT INTO route_sessions (digest, principal, provider, pin_time_us, expire_time_us) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (digest) DO UPDATE SET principal = excluded.principal, \
        provider = excluded.provider, pin_time_us = excluded.pin_time_us, expire_time_us = excluded.expire_time_us
        """
    static let remove = "DELETE FROM route_sessions WHERE digest = $1"
    static let removePast = "DELETE FROM route_sessions WHERE expire_time_us <= $1"
    static let list = """
        SELECT digest, principal, provider, pin_time_us, expire_time_us FROM route_sessions \
        ORDER BY expire_time_us DESC, digest LIMIT $1
        """
}
