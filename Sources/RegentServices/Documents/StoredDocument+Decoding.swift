import RegentMessages
import RegentModel
import RegentStorage

extension StoredDocument {
    /// The document that an entry of the ledger left.
    init(_ change: DocumentEntry) {
        let entry = change.entry
        self.init(name: entry.resource, kind: change.kind, revision: entry.revision, body: entry.payload)
    }

    /// The document that an entry of the ledger left, of the kind of its name.
    init(_ entry: LedgerEntry) {
        self.init(DocumentEntry(kind: (try? ResourceName(entry.resource).kind) ?? "", entry: entry))
    }
}

extension [StoredDocument] {
    /// Those of one kind, in their order, with their revisions.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT.
    func of<D: Document>(_ type: D.Type) throws(Refusal) -> [D] {
        var found: [D] = []
        for stored in self where stored.kind == D.kind {
            do {
                var document = try D(decoding: stored.body)
                document.revision = stored.revision
                found.append(document)
            } catch {
                throw Refusal(
                    .storeCorrupt, "revision \(stored.revision) of \(stored.name) cannot be decoded",
                    ["resource": stored.name, "revision": "\(stored.revision)"])
            }
        }
        return found
    }
}
