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
    /// The call's subject as it is stored, where it got an entry.
    private(set) var subject: (any Document)?

    private typealias Stored<D> = (resource: StoredResource, document: D)

    /// What was read or put here, by name: nothing else changes it meanwhile.
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
        if let known = known[name], let document = known.document as? D { return document }
        guard let stored = try ResourceTable(connection).find(name, kind: D.kind) else {
            throw StorageError.missing(name)
        }
        let document = try stored.decoded(as: type)
        known[name] = (stored, document)
        return document
    }

    /// Every document of a kind whose name goes on from a parent's, by name whatever its case; of all parents for an
    /// empty one.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func children<D: Document>(_ type: D.Type, of parent: String) throws -> [D] {
        try documents.children(type, of: parent)
    }

    /// Stores a change and those beside it, each with its ledger entry; gives the subject as it is stored.
    ///
    /// The caller's etag, if there is one, is compared at the first put: the call's subject comes first. A document's
    /// own revision, etag and times are ignored; the store assigns them.
    /// - Throws: `StorageError` `.etagMismatch`; `.alreadyExists` for a new document whose name is taken, if need be in
    ///   other case; `DatabaseError`.
    package func put<D: Document>(_ change: Change<D>) throws -> D {
        let names = [change.after.name] + change.others.map { $0.after.name }
        guard Set(names).count == names.count else { throw StorageError(.fault, "a change names a document twice") }
        let subject = try put(one: change)
        for other in change.others { _ = try put(one: other) }
        return subject
    }

    private func put<C: DocumentChange>(one change: C) throws -> C.D {
        let name = change.after.name
        switch change.effect {
        case .created(let event):
            // A taken name is found by the insertion; one that is also asked for with an etag is taken first.
            if !command.etag.isEmpty, receipt == nil, try stored(C.D.self, name) != nil {
                throw StorageError.taken(name)
            }
            return try put(change.after, event: event, method: change.method, before: nil)
        case .changed(let event):
            return try put(change.after, event: event, method: change.method, before: try stored(C.D.self, name))
        case .none:
            guard let before = try stored(C.D.self, name) else { throw StorageError.missing(name) }
            try checkEtag(of: before.resource, name: name)
            receipt = try receipt ?? lastReceipt(of: before.resource)
            return before.document
        }
    }

    /// What is stored under a name, in this very case; nil where nothing is.
    private func stored<D: Document>(_ type: D.Type, _ name: String) throws -> Stored<D>? {
        if let known = known[name], let document = known.document as? D { return (known.resource, document) }
        guard let resource = try ResourceTable(connection).find(key: name.asciiLowercased, kind: D.kind) else {
            return nil
        }
        guard resource.name == name else { throw StorageError.taken(name) }
        return (resource, try resource.decoded(as: type))
    }

    private func put<D: Document>(_ document: D, event: String, method: String, before: Stored<D>?) throws -> D {
        try checkEtag(of: before?.resource, name: document.name)
        let resource = StoredResource(
            name: document.name, revision: nextRevision, state: document.state.name,
            createTime: before?.resource.createTime ?? command.now, updateTime: command.now,
            body: StoredResource.body(of: document))
        let after = resource.filled(document)
        try ResourceTable(connection).put(resource, kind: D.kind, isNew: before == nil)
        try ResourceIndexTable(connection).put(after, before: before?.document)
        let leaf = try append(
            resource, kind: D.kind, event: event, method: method, previous: before?.resource.revision ?? 0)
        if receipt == nil { (receipt, subject) = (proof(of: resource, leaf: leaf), after) }
        known[document.name] = (resource, after)
        return after
    }

    /// The revision of the next entry.
    private var nextRevision: UInt64 { state.lastRevision + 1 }

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
        _ stored: StoredResource, kind: String, event: String, method: String, previous: UInt64
    ) throws -> [UInt8] {
        let salt = state.salts.next()
        var entry = LedgerEntry(
            revision: stored.revision, time: command.time, actor: command.actor.name, role: command.role,
            method: method, resource: stored.name, event: event, payload: stored.body, reason: command.reason,
            idempotencyKey: idempotencyKey, leafVersion: LedgerLeaf.version, previousRevision: previous)
        entry.leafHash = LedgerLeaf.hash(of: entry, salt: salt)
        try LedgerTable(connection).append(entry, salt: salt)
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
