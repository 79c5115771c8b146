import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Erases payload and reason of an entry, and the salt of its leaf; its leaf, and with it every proof, stays.
struct EraseText: DocumentVerb {
    func decide(
        _ request: EraseTextRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<TextErasure> {
        guard let entry = try store.ledgerEntry(request.revision) else {
            throw Refusal(
                .notFound, "revision \(request.revision) does not exist", ["revision": "\(request.revision)"])
        }
        return try TextErasure.recorded(of: entry, last: try store.lastRevision(of: entry.resource), command)
    }

    func store(_ document: TextErasure, in store: WriteTransaction) throws {
        try store.eraseText(of: document.erasedRevision)
    }
}
