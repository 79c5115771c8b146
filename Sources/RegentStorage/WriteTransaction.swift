import RegentDatabase
package import RegentMessages
package import RegentModel

/// The store inside one closure of the writer: load, decide, put.
///
/// Everything it does holds or falls together with the call's ledger entries and idempotency row. It lives
/// in the closure only, which runs on the writer's thread: nothing comes between a check and an act.
package final class WriteTransaction {
    /// The documents as they are now.
    package let documents: StoredDocuments
    /// Who does what and when, as of this closure.
    package let command: Command

    /// The proof of the first change, which is the call's subject; nil before it.
    package private(set) var receipt: Receipt?
    /// The last revision assigned here.
    private(set) var lastRevision: UInt64?

    private let state: WriterState
    private let salt: @Sendable () -> [UInt8]
    private let idempotencyKey: String

    /// Makes the command; what refuses it has changed nothing.
    init(_ documents: StoredDocuments, _ call: MutationCall, _ mutation: Mutation, _ state: WriterState) throws {
        self.documents = documents
        self.state = state
        salt = call.salt
        idempotencyKey = mutation.idempotencyKey
        command = try call.command(documents, mutation)
    }

    var connection: any DatabaseConnection { documents.connection }

    /// The document of exactly this name.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    package func require<D: Document>(_ type: D.Type, _ name: String) throws -> D {
        try documents.require(type, name)
    }

    /// Every document of a kind whose name goes on from a parent's, by name; of all parents for an empty one.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func children<D: Document>(_ type: D.Type, of parent: String) throws -> [D] {
        try documents.children(type, of: parent)
    }

    /// Stores a change and those beside it, each with its ledger entry; gives the subject back as it is stored.
    ///
    /// The caller's etag, if there is one, is compared at the first put: the call's subject comes first. A document's
    /// own revision, etag and times are ignored; the store assigns them.
    /// - Throws: `StorageError` `.etagMismatch`; `.alreadyExists` for a new document whose name is taken, if need be in
    ///   other case; `DatabaseError`.
    package func put<D: Document>(_ change: Change<D>) throws -> D {
        let names = [change.after.name] + change.others.map { $0.after.name }
        guard Set(names).count == names.count else { throw StorageError(.fault, "a change names a document twice") }
        try put(one: change)
        for other in change.others { try put(one: other) }
        return try require(D.self, change.after.name)
    }

    private func put(one change: some DocumentChange) throws {
        let document = change.after
        let before = try ResourceTable(connection).find(key: document.name.asciiLowercased)
        if let before, before.name != document.name { throw StorageError.taken(document.name) }
        switch change.effect {
        case .created(let event):
            if before != nil { throw StorageError.taken(document.name) }
            try put(document, event: event, method: change.method, before: nil)
        case .changed(let event):
            try put(document, event: event, method: change.method, before: before)
        case .none:
            guard let before else { throw StorageError.missing(document.name) }
            try checkEtag(of: before, name: document.name)
            receipt = try receipt ?? lastReceipt(of: before)
        }
    }

    private func put<D: Document>(_ document: D, event: String, method: String, before: StoredResource?) throws {
        try checkEtag(of: before, name: document.name)
        let body = StoredResource.body(of: document)
        let digest = sha256(body)
        let stored = StoredResource(
            name: document.name, revision: state.lastRevision + 1, state: document.state.name,
            createTime: before?.createTime ?? command.now, updateTime: command.now,
            etag: StoredResource.etag(digest: digest), body: body)
        let parent = try ResourceName(document.name).parent?.description ?? ""
        try ResourceTable(connection).put(
            stored, key: document.name.asciiLowercased, kind: D.kind, parent: parent)
        let leaf = try append(stored, event: event, method: method, digest: digest, before: before)
        receipt = receipt ?? proof(of: stored, leaf: leaf)
        lastRevision = stored.revision
    }

    private func checkEtag(of before: StoredResource?, name: String) throws(StorageError) {
        guard receipt == nil, !command.etag.isEmpty, command.etag != before?.etag else { return }
        throw StorageError(
            .etagMismatch, "\(name) has changed since it was read",
            [
                "name": name, "expected": command.etag, "etag": before?.etag ?? "",
                "revision": "\(before?.revision ?? 0)",
            ])
    }

    private func append(
        _ stored: StoredResource, event: String, method: String, digest: [UInt8], before: StoredResource?
    ) throws -> [UInt8] {
        let salt = salt()
        precondition(salt.count == LedgerLeaf.saltByteCount, "a salt has 16 bytes")
        var entry = LedgerEntry(
            revision: stored.revision, time: command.time, actor: command.actor.name, role: command.role,
            method: method, resource: stored.name, event: event, payload: stored.body,
            beforeDigest: before.map { sha256($0.body) } ?? [], afterDigest: digest, reason: command.reason,
            idempotencyKey: idempotencyKey)
        entry.leafHash = LedgerLeaf.hash(of: entry, salt: salt)
        try LedgerTable(connection).append(entry, salt: salt)
        state.append(entry)
        return entry.leafHash
    }

    /// The proof of a document's last change, for a call that changes nothing.
    private func lastReceipt(of stored: StoredResource) throws -> Receipt {
        let entry = try LedgerTable(connection).entry(of: stored.name, asOf: stored.revision)
        return proof(of: stored, leaf: entry?.leafHash ?? [])
    }

    private func proof(of stored: StoredResource, leaf: [UInt8]) -> Receipt {
        Receipt(
            revision: stored.revision, etag: stored.etag, leafHash: leaf,
            singlePersonMode: command.actor.isSinglePersonMode)
    }
}

extension StorageError {
    /// There is no document of a name.
    static func missing(_ name: String) -> StorageError {
        StorageError(.notFound, "\(name) does not exist", ["name": name])
    }

    /// A name is taken, perhaps in other case; what is stored may lie in another scope, so only the asked name is said.
    static func taken(_ name: String) -> StorageError {
        StorageError(.alreadyExists, "\(name) is taken; names are unique ignoring case", ["name": name])
    }
}
