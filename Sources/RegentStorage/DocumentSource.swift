import RegentDatabase
import RegentMessages
import RegentModel

/// Where the documents of a list come from: those of one kind, as of some revision, in some order.
protocol DocumentSource {
    /// Documents after a position, or from the first one on; the body gives false to stop.
    ///
    /// - Parameter body: told nil for a document that was read and is none of the source.
    func forEach(after position: Order.Position?, _ body: (StoredResource?) throws -> Bool) throws

    /// The document of exactly this name.
    func find(_ name: String) throws -> StoredResource?
}

/// The documents of a kind as they are now, by name.
struct PresentDocuments: DocumentSource {
    let resources: ResourceTable
    let kind: String
    /// What names begin with.
    let prefix: String

    func forEach(after position: Order.Position?, _ body: (StoredResource?) throws -> Bool) throws {
        try resources.forEach(kind: kind, under: prefix, after: position?.name ?? "", limit: .max, body)
    }

    func find(_ name: String) throws -> StoredResource? { try resources.find(name, kind: kind) }
}

/// The documents of a kind as they are now, those of a part of an index in its order.
struct IndexedDocuments: DocumentSource {
    let resources: ResourceTable
    let kind: String
    let columns: [String]
    let plan: QueryPlan
    let order: Order

    func forEach(after position: Order.Position?, _ body: (StoredResource?) throws -> Bool) throws {
        let least = IndexValueEncoding.bytes(of: plan.equal + [plan.from].compactMap(\.self))
        let greatest = IndexValueEncoding.bytes(of: plan.equal + [plan.to].compactMap(\.self))
        // No value begins with 0xFF.
        var (lower, upper) = (IndexPlace(least), IndexPlace(IndexValueEncoding.end(of: greatest) ?? [0xFF]))
        if let position {
            let values = plan.columns(of: position, in: order, of: columns)
            let place = IndexPlace(IndexValueEncoding.bytes(of: values), key: position.name.asciiLowercased)
            // Anybody can make a token: its position does not reach beyond what the filter allows.
            if plan.isDescending { upper = min(upper, place) } else { lower = max(lower, place) }
        }
        let index = ResourceIndexTable.text(columns)
        try resources.forEach(
            kind: kind, index: index, between: lower, and: upper, isDescending: plan.isDescending, body)
    }

    func find(_ name: String) throws -> StoredResource? { try resources.find(name, kind: kind) }
}

/// A place in an index: values, and a name in lower case. Without a name it comes before every row of the values.
struct IndexPlace: Comparable {
    let values: [UInt8]
    let key: String

    init(_ values: [UInt8], key: String = "") {
        self.values = values
        self.key = key
    }

    static func < (one: IndexPlace, two: IndexPlace) -> Bool {
        one.values == two.values
            ? one.key.utf8.lexicographicallyPrecedes(two.key.utf8)
            : one.values.lexicographicallyPrecedes(two.values)
    }
}

/// The documents of a kind as they were after a revision, by name.
///
/// No document is ever taken away: those that there were are among those that there are.
struct PastDocuments: DocumentSource {
    let resources: ResourceTable
    let ledger: LedgerTable
    let kind: String
    /// What names begin with.
    let prefix: String
    let revision: UInt64

    func forEach(after position: Order.Position?, _ body: (StoredResource?) throws -> Bool) throws {
        try resources.forEach(kind: kind, under: prefix, after: position?.name ?? "", limit: .max) {
            try body(find($0.name))
        }
    }

    func find(_ name: String) throws -> StoredResource? { try ledger.resource(name, asOf: revision) }
}

extension LedgerTable {
    /// A resource as it was after a revision, or nil where it did not exist yet.
    func resource(_ name: String, asOf revision: UInt64) throws -> StoredResource? {
        guard let entry = try entry(of: name, asOf: revision) else { return nil }
        return StoredResource(entry, createTime: try createTime(of: name))
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
