import RegentDatabase
package import RegentMessages
package import RegentProofs

extension Store {
    /// The newest checkpoint, or the newest with a cosignature of a witness; nil where there is none.
    ///
    /// - Throws: `StorageError`.
    package func newestCheckpoint(cosigned: Bool = false) async throws -> StoredCheckpoint? {
        try await read { try CheckpointTable($0).newest(cosigned: cosigned) }
    }

    /// The checkpoint that was kept of a size; nil where there is none.
    ///
    /// - Throws: `StorageError`.
    package func checkpoint(of size: UInt64) async throws -> StoredCheckpoint? {
        try await read { try CheckpointTable($0).find(size) }
    }

    /// Keeps a checkpoint, and of the first one by which key it is signed.
    ///
    /// - Parameter key: as signed notes write keys. Once there is one, only a rotation makes another one the present
    ///   one.
    /// - Throws: `StorageError`.
    package func record(_ checkpoint: StoredCheckpoint, signedBy key: String) async throws {
        do {
            try await database.write { connection in
                let table = CheckpointTable(connection)
                if try table.keys().isEmpty { try table.add(key: key) }
                try table.add(checkpoint)
            }
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// Adds cosignatures to the checkpoint of a size, each once; gives it as it is then, nil where it is not kept.
    ///
    /// Whoever calls has checked them.
    /// - Throws: `NoteError` for more than a note may have; `StorageError`.
    package func add(cosignatures: [NoteSignature], toCheckpointOf size: UInt64) async throws -> StoredCheckpoint? {
        do {
            return try await database.write { connection in
                let table = CheckpointTable(connection)
                guard let before = try table.find(size) else { return nil }
                let note = try SignedNote(parsing: before.note)
                let all = try note.adding(cosignatures)
                let more = UInt32(clamping: all.signatures.count - note.signatures.count)
                let after = StoredCheckpoint(
                    size: size, timeMicros: before.timeMicros,
                    cosignatureCount: UInt32(clamping: UInt64(before.cosignatureCount) + UInt64(more)),
                    note: all.bytes)
                try table.update(after)
                return after
            }
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// The keys that have signed checkpoints, the present one last, as signed notes write keys; none before the first
    /// checkpoint.
    ///
    /// - Throws: `StorageError`.
    package func signingKeys() async throws -> [String] { try await read { try CheckpointTable($0).keys() } }
}

extension Store {
    /// Changes of the key for which the key before it did not sign, by revision.
    ///
    /// - Throws: `StorageError`.
    package func lostKeys() async throws -> [KeyRotation] {
        try await read { connection in
            var lost: [KeyRotation] = []
            try ResourceTable(connection).forEach(kind: KeyRotation.kind) { resource in
                let rotation = try resource.decoded(as: KeyRotation.self)
                if rotation.previousLost { lost.append(rotation) }
                return true
            }
            return lost.sorted { $0.revision < $1.revision }
        }
    }

    /// The revision of the backup that the store was restored from; nil for one that never was.
    ///
    /// - Throws: `StorageError`.
    package func restoreMark() async throws -> UInt64? {
        try await read { connection in
            let text = try connection.first(SQL.restored)?["value"].asText
            return text.flatMap { UInt64($0) }
        }
    }

    /// Records that the store was restored from a backup of a revision.
    ///
    /// - Throws: `StorageError`.
    package func record(restoreOf revision: UInt64) async throws {
        do {
            try await database.write { try $0.execute(SQL.putRestored, [.text("\(revision)")]) }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let restored = "SELECT value FROM store WHERE key = 'restored_revision'"
    static let putRestored = """
        INSERT INTO store (key, value) VALUES ('restored_revision', $1) \
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
}

extension WriteTransaction {
    /// The keys that have signed checkpoints, the present one last.
    ///
    /// - Throws: `StorageError`.
    package func signingKeys() throws -> [String] { try CheckpointTable(connection).keys() }

    /// Makes a key the one that signs checkpoints, if this transaction holds.
    ///
    /// - Throws: `StorageError`.
    package func use(signingKey key: String) throws { try CheckpointTable(connection).add(key: key) }
}
