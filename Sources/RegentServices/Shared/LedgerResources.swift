import RegentMessages
import RegentModel

/// Resources of several kinds, as entries of the ledger left them.
struct LedgerResources {
    private let entries: [LedgerEntry]

    /// The resources of entries, the last of each resource.
    init(entries: [LedgerEntry]) { self.entries = entries }

    /// Those of one kind, in the order of the entries, with their revisions.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT; `ResourceNameError`.
    func of<D: Document>(_ type: D.Type) throws -> [D] {
        var found: [D] = []
        for entry in entries where try ResourceName(entry.resource).kind == D.kind {
            do {
                var resource = try D(decoding: entry.payload)
                resource.revision = entry.revision
                found.append(resource)
            } catch {
                throw Refusal(
                    .storeCorrupt, "revision \(entry.revision) of \(entry.resource) does not decode",
                    ["resource": entry.resource, "revision": "\(entry.revision)"])
            }
        }
        return found
    }
}
