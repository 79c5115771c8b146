import RegentDatabase

extension Store {
    /// How far the store has come, after every write that was submitted before.
    ///
    /// - Throws: `StorageError`.
    package func storedHead() async throws -> StoreHead {
        try await commit { connection in
            guard let head = try HeadTable(connection).head() else {
                throw StorageError(.damaged, "the store's own description is missing")
            }
            return head
        }
    }

    /// Compares the bytes of a head file with the store; nil where nothing is missing.
    ///
    /// - Throws: `StorageError`.
    package func loss(against file: [UInt8]) async throws -> StoreLoss? {
        try await read { try HeadTable($0).loss(against: file) }
    }

    /// Compares the present store and head file; nil if nothing is missing, or there is no file.
    ///
    /// The file is read first: what is committed in between makes the store no smaller.
    /// - Throws: `StorageError`, and errors of the system about the file.
    package func presentLoss() async throws -> StoreLoss? {
        guard let file = try head.fileBytes() else { return nil }
        return try await loss(against: file)
    }

    /// Records that a loss was accepted, so that it stays known.
    ///
    /// - Parameter time: microseconds since 1970.
    /// - Throws: `StorageError`.
    package func record(_ loss: StoreLoss, at time: Int64) async throws {
        do { try await database.write { try HeadTable($0).record(loss, at: time) } } catch {
            throw StorageError.translating(error)
        }
    }

    /// The last loss that was accepted; nil where there was none.
    ///
    /// - Throws: `StorageError`.
    package func acceptedLoss() async throws -> AcceptedLoss? {
        try await read { try HeadTable($0).acceptedLoss() }
    }
}
