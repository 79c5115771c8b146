import RegentDatabase
package import RegentMessages
import RegentModel

/// The store inside one closure of the writer: load, decide, put.
///
/// Everything it does holds or falls together with the call's ledger entries and idempotency row. It lives
/// in the closure only, which runs on the writer's thread: nothing comes between a check and an act.
package final class WriteTransaction {
    /// Who does what and when.
    package let call: MutationCall
    /// Key, expected etag and reason, as the request carries them.
    package let mutation: Mutation

    /// The proof of the first change, which is the call's subject; nil before it.
    package private(set) var receipt: Receipt?
    /// The last revision assigned here.
    private(set) var lastRevision: UInt64?

    let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection, call: MutationCall, mutation: Mutation) {
        self.connection = connection
        self.call = call
        self.mutation = mutation
    }

    /// The resource of exactly this name, or nil.
    ///
    /// - Throws: `StorageError` `.damaged`, `DatabaseError`.
    package func get<R: Resource>(_ type: R.Type, _ name: String) throws -> R? {
        try ResourceTable(connection).find(name)?.decoded(as: type)
    }

    /// The resource of exactly this name.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    package func require<R: Resource>(_ type: R.Type, _ name: String) throws -> R {
        guard let resource = try get(type, name) else { throw StorageError.missing(name) }
        return resource
    }

    /// Every resource of a kind whose name goes on from a parent's, by name; of all parents for an empty one.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func children<R: Resource>(_ type: R.Type, of parent: String) throws -> [R] {
        let prefix = parent.isEmpty ? "" : parent + "/"
        var children: [R] = []
        try ResourceTable(connection).forEach(kind: R.kind, state: nil, after: prefix, limit: .max) {
            guard $0.name.hasPrefix(prefix) else { return false }
            children.append(try $0.decoded(as: type))
            return true
        }
        return children
    }

    /// Whether something ever happened to a resource.
    ///
    /// - Throws: `DatabaseError`.
    package func hasEntry(of name: String, event: String) throws -> Bool {
        try LedgerTable(connection).hasEntry(of: name, event: event, after: 0)
    }

    /// Stores a resource that must not exist yet, and its ledger entry.
    ///
    /// - Throws: as `put`; `StorageError` `.alreadyExists`, also for the same name in other case.
    @discardableResult
    package func create(_ resource: some Resource, state: String, event: String) throws -> Receipt {
        let present = try ResourceTable(connection).find(key: resource.name.asciiLowercased)
        if present != nil { throw StorageError.taken(resource.name) }
        return try put(resource, state: state, event: event, before: nil)
    }

    /// Stores a resource under its name, new or not, and appends its ledger entry.
    ///
    /// The request's etag, if it has one, is compared at the first put: the call's subject comes first.
    /// The resource's own revision, etag and times are ignored; the store assigns them.
    /// - Parameters:
    ///   - state: the noun's state as index column, for example "RUNNING".
    ///   - event: what happened, for example "evalRun.sealed".
    /// - Throws: `StorageError` `.etagMismatch`; `.alreadyExists` when the name exists in other case;
    ///   `DatabaseError`.
    @discardableResult
    package func put(_ resource: some Resource, state: String, event: String) throws -> Receipt {
        let before = try ResourceTable(connection).find(key: resource.name.asciiLowercased)
        if let before, before.name != resource.name { throw StorageError.taken(resource.name) }
        return try put(resource, state: state, event: event, before: before)
    }

    private func put<R: Resource>(
        _ resource: R, state: String, event: String, before: StoredResource?
    ) throws -> Receipt {
        try checkEtag(of: before, name: resource.name)
        let body = StoredResource.body(of: resource)
        let digest = sha256(body)
        let stored = StoredResource(
            name: resource.name, revision: try LedgerTable(connection).lastRevision() + 1, state: state,
            createTime: before?.createTime ?? call.now, updateTime: call.now,
            etag: StoredResource.etag(digest: digest), body: body)
        let parent = try ResourceName(resource.name).parent?.description ?? ""
        try ResourceTable(connection).put(
            stored, key: resource.name.asciiLowercased, kind: R.kind, parent: parent)
        let leaf = try append(stored, event: event, digest: digest, before: before)
        return finish(stored, leaf: leaf)
    }

    private func checkEtag(of before: StoredResource?, name: String) throws(StorageError) {
        guard receipt == nil, !mutation.etag.isEmpty, mutation.etag != before?.etag else { return }
        throw StorageError(
            .etagMismatch, "\(name) has changed since it was read",
            [
                "name": name, "expected": mutation.etag, "etag": before?.etag ?? "",
                "revision": "\(before?.revision ?? 0)",
            ])
    }

    private func append(
        _ stored: StoredResource, event: String, digest: [UInt8], before: StoredResource?
    ) throws -> [UInt8] {
        let salt = call.salt()
        precondition(salt.count == LedgerLeaf.saltByteCount, "a salt has 16 bytes")
        var entry = LedgerEntry(
            revision: stored.revision, time: Timestamp(microseconds: call.now), actor: call.actor,
            role: call.role, onBehalfOf: call.onBehalfOf, method: call.method, resource: stored.name,
            event: event, payload: stored.body, beforeDigest: before.map { sha256($0.body) } ?? [],
            afterDigest: digest, reason: mutation.reason, idempotencyKey: mutation.idempotencyKey)
        entry.leafHash = LedgerLeaf.hash(of: entry, salt: salt)
        try LedgerTable(connection).append(entry, salt: salt)
        return entry.leafHash
    }

    private func finish(_ stored: StoredResource, leaf: [UInt8]) -> Receipt {
        let receipt = Receipt(
            revision: stored.revision, etag: stored.etag, leafHash: leaf,
            singlePersonMode: call.singlePersonMode)
        self.receipt = self.receipt ?? receipt
        lastRevision = stored.revision
        return receipt
    }
}

extension StorageError {
    /// There is no resource of a name.
    static func missing(_ name: String) -> StorageError {
        StorageError(.notFound, "\(name) does not exist", ["name": name])
    }

    /// A name is taken, perhaps in other case; what is stored may lie in another scope, so only the asked name is said.
    static func taken(_ name: String) -> StorageError {
        StorageError(.alreadyExists, "\(name) is taken; names are unique ignoring case", ["name": name])
    }
}
