import RegentDatabase
import RegentProofs
package import RegentMessages
package import RegentModel

/// The store inside one closure of the writer: load, decide, put.
///
/// Everything it does holds or falls together with the call's ledger entries and idempotency row. It lives
/// in the closure only, which runs on the writer's thread: nothing comes between a check and an act.
package final class WriteTransaction {
    /// The documents as they are now.
    package let documents: StoredDocuments
    /// The command of this closure: actor, method and time.
    package let command: Command

    /// The proof of the first change, which is the call's subject; nil before it.
    package private(set) var receipt: Receipt?
    /// The proof of the last change; nil before it.
    package private(set) var latestReceipt: Receipt?
    /// The call's subject as it is stored, where it got an entry.
    private(set) var subject: (any Document)?

    private typealias Stored<D> = (resource: StoredResource, document: D)

    /// The documents that were read or written here, by name: nothing else changes them meanwhile.
    private var known: [String: Stored<any Document>] = [:]

    private let state: WriterState
    private let idempotencyKey: String

    /// Makes the command; what refuses it has changed nothing.
    init(_ documents: StoredDocuments, _ call: MutationCall, _ mutation: Mutation, _ state: WriterState) throws {
        self.documents = documents
        self.state = state
        idempotencyKey = mutation.idempotencyKey
        command = try call.command(documents, mutation)
    }

    var connection: any DatabaseConnection { documents.connection }

    /// The document of exactly this name.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    package func require<D: Document>(_ type: D.Type, _ name: String) throws -> D {
        guard let document = try find(type, name) else { throw StorageError.missing(name) }
        return document
    }

    /// The document of exactly this name, or nil.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func find<D: Document>(_ type: D.Type, _ name: String) throws -> D? {
        if let known = known[name], let document = known.document as? D { return document }
        guard let stored = try ResourceTable(connection).find(name, kind: D.kind) else { return nil }
        let document = try stored.decoded(as: type)
        known[name] = (stored, document)
        return document
    }

    /// The entry of a revision, as it is shown; nil where there is none yet.
    ///
    /// - Throws: `DatabaseError`.
    package func ledgerEntry(_ revision: UInt64) throws -> LedgerEntry? {
        try LedgerTable(connection).entry(revision)
    }

    /// The revision of the last entry of a resource; 0 where there is none.
    ///
    /// - Throws: `DatabaseError`.
    package func lastRevision(of resource: String) throws -> UInt64 {
        try LedgerTable(connection).entry(of: resource, asOf: .max)?.revision ?? 0
    }

    /// Erases payload and reason of an entry and the salt of its leaf, and what is kept of the call that made it; a
    /// second time it does nothing.
    ///
    /// - Throws: `StorageError` `.notFound`; `DatabaseError`.
    package func eraseText(of revision: UInt64) throws {
        let ledger = LedgerTable(connection)
        guard let (entry, salt) = try ledger.salted(revision) else {
            throw StorageError(.notFound, "revision \(revision) does not exist", ["revision": "\(revision)"])
        }
        guard !salt.isEmpty else { return }
        try ledger.erase(entry, salt: salt)
        try IdempotencyTable(connection).forget(entry, now: command.now)
        state.erase(revision)
    }

    /// Whether a new document may have a name: none of its kind has it, whatever its case.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func isFree(_ type: (some Document).Type, _ name: String) throws -> Bool {
        try ResourceTable(connection).find(key: name.asciiLowercased, kind: type.kind) == nil
    }

    /// Every document of a kind whose name goes on from a parent's, by name whatever its case; of all parents for an
    /// empty one.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func children<D: Document>(_ type: D.Type, of parent: String) throws -> [D] {
        try documents.children(type, of: parent)
    }

    /// Stores a change and those beside it, each with its ledger entry; returns the subject as it is stored.
    ///
    /// The etag of the change's command, if there is one, is compared with the subject's. A document's own revision,
    /// etag and times are ignored; the store assigns them.
    /// - Throws: `StorageError` `.etagMismatch`; `.documentTooLarge`; `.alreadyExists` for a new document whose name is
    ///   taken, if need be in other case; `DatabaseError`.
    package func put<D: Document>(_ change: Change<D>) throws -> D {
        let names = [change.after.name] + change.others.map { $0.after.name }
        guard Set(names).count == names.count else { throw StorageError(.fault, "a change contains a document twice") }
        let subject = try put(one: change, etag: change.command.etag)
        for other in change.others { _ = try put(one: other, etag: "") }
        return subject
    }

    private func put<C: DocumentChange>(one change: C, etag: String) throws -> C.D {
        let name = change.after.name
        switch change.effect {
        case .created(let event):
            // A taken name is found by the insertion; one that is also asked for with an etag is taken first.
            if !etag.isEmpty, try stored(C.D.self, name) != nil { throw StorageError.taken(name) }
            try check(etag, of: nil, name: name)
            return try put(change.after, event: event, by: change.command, before: nil)
        case .changed(let event):
            let before = try stored(C.D.self, name)
            try check(etag, of: before?.resource, name: name)
            return try put(change.after, event: event, by: change.command, before: before)
        case .none:
            guard let before = try stored(C.D.self, name) else { throw StorageError.missing(name) }
            try check(etag, of: before.resource, name: name)
            receipt = try receipt ?? lastReceipt(of: before.resource)
            return before.document
        }
    }

    /// The document stored under exactly this name; nil if there is none.
    private func stored<D: Document>(_ type: D.Type, _ name: String) throws -> Stored<D>? {
        if let known = known[name], let document = known.document as? D { return (known.resource, document) }
        guard let resource = try ResourceTable(connection).find(key: name.asciiLowercased, kind: D.kind) else {
            return nil
        }
        guard resource.name == name else { throw StorageError.taken(name) }
        return (resource, try resource.decoded(as: type))
    }

    private func put<D: Document>(
        _ document: D, event: String, by command: Command, before: Stored<D>?
    ) throws -> D {
        let resource = StoredResource(
            name: document.name, revision: nextRevision, state: document.state.name,
            createTime: before?.resource.createTime ?? command.now, updateTime: command.now,
            body: StoredResource.body(of: document))
        guard resource.body.count <= PageSize.documentBytesMax else {
            throw StorageError(
                .documentTooLarge,
                "\(document.name) has \(resource.body.count) bytes, at most \(PageSize.documentBytesMax) are allowed",
                ["resource": document.name, "limit": "\(PageSize.documentBytesMax)"])
        }
        let after = resource.filled(document)
        try ResourceTable(connection).put(resource, kind: D.kind, isNew: before == nil)
        try ResourceIndexTable(connection).put(after, before: before?.document)
        let leaf = try append(
            resource, kind: D.kind, event: event, by: command, previous: before?.resource.revision ?? 0)
        latestReceipt = proof(of: resource, leaf: leaf)
        if receipt == nil { (receipt, subject) = (latestReceipt, after) }
        known[document.name] = (resource, after)
        return after
    }

    /// The revision of the last entry, this closure's own included.
    package var lastRevision: UInt64 { state.lastRevision }

    /// The revision of the next entry.
    private var nextRevision: UInt64 { state.lastRevision + 1 }

    private func check(_ etag: String, of before: StoredResource?, name: String) throws(StorageError) {
        // Revision 0, which nothing has, stands for what does not exist.
        guard !etag.isEmpty, etag != before?.etag ?? StoredResource.etag(0) else { return }
        throw StorageError(
            .etagMismatch, "\(name) has changed since it was read; read it again",
            [
                "name": name, "expected": etag, "etag": before?.etag ?? "",
                "revision": "\(before?.revision ?? 0)",
            ])
    }

    private func append(
        _ stored: StoredResource, kind: String, event: String, by command: Command, previous: UInt64
    ) throws -> [UInt8] {
        let salt = state.salts.next()
        var entry = LedgerEntry(
            revision: stored.revision, time: command.time, actor: command.actor.name, role: command.role,
            method: command.method.name, resource: stored.name, event: event, payload: stored.body,
            reason: command.reason, idempotencyKey: idempotencyKey, leafVersion: LedgerLeaf.version,
            previousRevision: previous)
        entry.leafHash = LedgerLeaf.hash(of: entry, salt: salt)
        try LedgerTable(connection).append(entry, salt: salt)
        // Every 256th entry completes a tile; the others cost nothing.
        if entry.revision % UInt64(MerkleTile.fullWidth) == 0 { try TileTable(connection).complete(at: entry.revision) }
        state.append(entry, kind: kind)
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
            singlePersonMode: command.actor.isSinglePersonMode, treeSize: stored.revision)
    }
}

extension StorageError {
    /// No document has the name.
    static func missing(_ name: String) -> StorageError {
        StorageError(.notFound, "\(name) does not exist", ["name": name])
    }

    /// A name is taken, perhaps in other case; what is stored may lie in another scope, so only the asked name is said.
    static func taken(_ name: String) -> StorageError {
        StorageError(.alreadyExists, "\(name) already exists; names are unique ignoring case", ["name": name])
    }
}
