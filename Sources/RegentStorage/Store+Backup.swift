import RegentDatabase

extension Store {
    /// Writes an image of the store into a new file, as of one revision, which it gives; writes go on meanwhile.
    ///
    /// - Parameters:
    ///   - path: where nothing is; after a failure what is there is the caller's to remove.
    ///   - admitting: receives the bytes of the image before it is begun; refuses by throwing.
    /// - Throws: what `admitting` throws; `StorageError` `.damaged` when what is stored is damaged, and others.
    package func writeImage(
        to path: String, admitting: @escaping @Sendable (_ byteCount: UInt64) throws -> Void
    ) async throws -> UInt64 {
        do {
            return try await database.backup(to: path) { connection, byteCount in
                try admitting(byteCount)
                return try LedgerTable(connection).lastRevision()
            }
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// Faults that the database finds in its own files, in its words; empty if there are none.
    ///
    /// - Parameter limit: findings at most.
    /// - Throws: `StorageError`.
    package func fileFaults(limit: Int) async throws -> [String] {
        do { return try await database.faults(limit: limit) } catch { throw StorageError.translating(error) }
    }
}
