import RegentDatabase
import RegentMessages

/// Where the documents of a list come from: those of one kind, as of some revision.
protocol DocumentSource {
    /// Documents after a name, by name; the body gives false to stop.
    ///
    /// - Parameters:
    ///   - name: empty = from the first one.
    ///   - body: told nil for a document that was read and is none of the source.
    func forEach(after name: String, _ body: (StoredResource?) throws -> Bool) throws

    /// The document of exactly this name.
    func find(_ name: String) throws -> StoredResource?
}

/// The documents of a kind as they are now.
struct PresentDocuments: DocumentSource {
    let resources: ResourceTable
    let kind: String
    /// Only those in this state; nil = all.
    let state: String?
    /// None in this state; nil = all.
    let hidden: String?

    func forEach(after name: String, _ body: (StoredResource?) throws -> Bool) throws {
        try resources.forEach(kind: kind, state: state, hiding: hidden, after: name, limit: .max, body)
    }

    func find(_ name: String) throws -> StoredResource? { try resources.find(name) }
}

/// The documents of a kind as they were after a revision.
///
/// No document is ever taken away: those that there were are among those that there are.
struct PastDocuments: DocumentSource {
    let resources: ResourceTable
    let ledger: LedgerTable
    let kind: String
    let revision: UInt64

    func forEach(after name: String, _ body: (StoredResource?) throws -> Bool) throws {
        try resources.forEach(kind: kind, after: name, limit: .max) { try body(find($0.name)) }
    }

    func find(_ name: String) throws -> StoredResource? { try ledger.resource(name, asOf: revision) }
}

extension LedgerTable {
    /// A resource as it was after a revision, or nil where it did not exist yet.
    func resource(_ name: String, asOf revision: UInt64) throws -> StoredResource? {
        guard let entry = try entry(of: name, asOf: revision) else { return nil }
        let time = entry.time?.microseconds ?? 0
        return StoredResource(
            name: name, revision: entry.revision, state: "", createTime: try createTime(of: name) ?? time,
            updateTime: time, etag: StoredResource.etag(digest: entry.afterDigest), body: entry.payload)
    }

    /// Refuses a revision that is not committed yet.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`.
    func checkCommitted(_ revision: UInt64) throws {
        let last = try lastRevision()
        guard revision <= last else {
            throw StorageError(.revisionUnknown, "revision \(revision) is not committed yet", ["last": "\(last)"])
        }
    }
}
