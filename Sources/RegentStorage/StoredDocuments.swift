import RegentDatabase
package import RegentMessages
import RegentModel

/// The documents as they are inside one closure of the writer.
package struct StoredDocuments {
    /// User id that owns the store.
    package let ownerUID: UInt32

    let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection, ownerUID: UInt32) {
        self.connection = connection
        self.ownerUID = ownerUID
    }

    /// The document of exactly this name, or nil.
    ///
    /// - Throws: `StorageError` `.damaged`, `DatabaseError`.
    package func get<D: Document>(_ type: D.Type, _ name: String) throws -> D? {
        try ResourceTable(connection).find(name, kind: D.kind)?.decoded(as: type)
    }

    /// The document of exactly this name.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    package func require<D: Document>(_ type: D.Type, _ name: String) throws -> D {
        guard let document = try get(type, name) else { throw StorageError.missing(name) }
        return document
    }

    /// The document of exactly this name as it was after a revision of the ledger, or nil.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`, `.damaged`; `DatabaseError`.
    package func get<D: Document>(_ type: D.Type, _ name: String, asOf revision: UInt64) throws -> D? {
        let ledger = LedgerTable(connection)
        try ledger.checkCommitted(revision)
        return try ledger.resource(name, asOf: revision)?.decoded(as: type)
    }

    /// Every document of a kind whose name goes on from a parent's, by name whatever its case; of all parents for an
    /// empty one.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func children<D: Document>(_ type: D.Type, of parent: String) throws -> [D] {
        var children: [D] = []
        try ResourceTable(connection).forEach(kind: D.kind, in: parent.isEmpty ? .all : .below(parent)) {
            // A range of names is of any case, a parent of its own.
            if parent.isEmpty || $0.name.utf8.starts(with: (parent + "/").utf8) {
                children.append(try $0.decoded(as: type))
            }
            return true
        }
        return children
    }

    /// The first documents of a kind that a query asks for, at most one page, as a list of everything gives them: by an
    /// index where one serves it.
    ///
    /// - Throws: `Refusal` FILTER_INVALID, QUERY_UNINDEXED; `StorageError` `.damaged`; `DatabaseError`.
    package func first<D: Document>(_ type: D.Type, _ query: DocumentQuery) throws -> [D] {
        try DocumentList<D>(query, readableIn: [.everything], .firstPage).page(connection).items
    }

    /// Whether something ever happened to a document.
    ///
    /// - Throws: `DatabaseError`.
    package func hasEntry(of name: String, event: String) throws -> Bool {
        try LedgerTable(connection).hasEntry(of: name, event: event, after: 0)
    }

    /// Names by which a document lies in scopes; none where it lies in that of the whole store only, or does not exist.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func scopeNames(of name: String) throws -> [String] {
        try ResourceTable(connection).scopeNames(of: name)
    }
}

extension ResourceTable {
    /// Names by which a document lies in scopes; none where it lies in that of the whole store only, or does not exist.
    func scopeNames(of name: String) throws -> [String] {
        switch Documents.place(of: name) {
        case .names(let names): names
        case .fields(let type): try find(name, kind: type.kind)?.decoded(as: type).scopeNames ?? []
        }
    }
}
