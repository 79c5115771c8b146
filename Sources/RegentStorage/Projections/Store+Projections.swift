extension Store {
    /// Makes a projection of the documents as they are now and has it follow every change from now on.
    ///
    /// - Throws: what its first value is refused with; `StorageError`.
    package func project<P: Projection>(_ projection: P) async throws -> Projected<P> {
        try await commit { [state] connection in
            let documents = try ResourceTable(connection).documents(of: projection.kinds)
            let last = state.lastRevision
            let projected = Projected(projection, try projection.value(of: documents, asOf: last), asOf: last)
            state.add(projected)
            return projected
        }
    }

    /// The value of a projection from a full read, as of the last revision: what the followed one must equal.
    ///
    /// - Throws: as `project`.
    package func value<P: Projection>(of projection: P) async throws -> P.Value {
        try await read { connection in
            let documents = try ResourceTable(connection).documents(of: projection.kinds)
            return try projection.value(of: documents, asOf: try LedgerTable(connection).lastRevision())
        }
    }
}

extension ResourceTable {
    /// Every document of some kinds, by kind and name.
    fileprivate func documents(of kinds: Set<String>) throws -> [StoredDocument] {
        var documents: [StoredDocument] = []
        for kind in kinds.sorted() {
            try forEach(kind: kind) {
                documents.append(StoredDocument(name: $0.name, kind: kind, revision: $0.revision, body: $0.body))
                return true
            }
        }
        return documents
    }
}
