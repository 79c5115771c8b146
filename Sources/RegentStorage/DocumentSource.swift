import RegentDatabase
import RegentMessages
import RegentModel

/// The source of the documents of a list: those of one kind, as of some revision, in some order.
protocol DocumentSource {
    /// Documents after a position, or from the first one on; the body gives false to stop.
    ///
    /// - Parameter body: given the name, and nil for a document that did not exist.
    func forEach(after position: Order.Position?, _ body: (String, StoredResource?) throws -> Bool) throws

    /// The document of exactly this name.
    func find(_ name: String) throws -> StoredResource?
}

/// The documents of a kind as they are now, those of some ranges of names, by name.
struct PresentDocuments: DocumentSource {
    let resources: ResourceTable
    let kind: String
    /// One after the other.
    let ranges: [NameRange]

    func forEach(after position: Order.Position?, _ body: (String, StoredResource?) throws -> Bool) throws {
        var isOver = false
        for range in ranges where !isOver {
            let rest = if let position { range.after(position.name) } else { Optional(range) }
            guard let rest else { continue }
            try resources.forEach(kind: kind, in: rest) {
                isOver = try !body($0.name, $0)
                return !isOver
            }
        }
    }

    func find(_ name: String) throws -> StoredResource? { try resources.find(name, kind: kind) }
}

/// The documents of a kind as they were after a revision, by name.
///
/// No document is ever taken away: those that there were are among those that there are.
struct PastDocuments: DocumentSource {
    /// The documents that there are, by name.
    let present: any DocumentSource
    let ledger: LedgerTable
    let revision: UInt64
    /// Whether those whose state then was erased are passed over.
    let passesErased: Bool

    func forEach(after position: Order.Position?, _ body: (String, StoredResource?) throws -> Bool) throws {
        try present.forEach(after: position) { name, now in
            let entry = try ledger.entry(of: name, asOf: revision)
            if passesErased, entry?.textErased == true { return try body(name, nil) }
            return try body(name, try entry.map { try StoredResource($0, createTime: now?.createTime) })
        }
    }

    func find(_ name: String) throws -> StoredResource? { try ledger.resource(name, asOf: revision) }
}

extension LedgerTable {
    /// A resource as it was after a revision, or nil where it did not exist yet.
    func resource(_ name: String, asOf revision: UInt64) throws -> StoredResource? {
        guard let entry = try entry(of: name, asOf: revision) else { return nil }
        return try StoredResource(entry, createTime: try createTime(of: name))
    }

    /// Refuses a revision that is not committed yet.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`.
    func checkCommitted(_ revision: UInt64) throws {
        let last = try lastRevision()
        guard revision <= last else {
            throw StorageError(
                .revisionUnknown, "revision \(revision) does not exist yet; the last one is \(last)",
                ["last": "\(last)"])
        }
    }
}
