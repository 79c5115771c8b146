import RegentMessages
import RegentModel

/// What a caller sees of the ledger: the changes of resources that it may read; with audit.read also who made them and
/// why.
///
/// An entry of a resource that the caller may not read is left out, as its Get method would refuse it.
/// - Source: docs/architecture.md, "The ledger".
struct LedgerView {
    private let caller: Caller
    private let seesActors: Bool

    /// The view of a caller.
    init(of caller: Caller) {
        self.caller = caller
        seesActors = caller.holds(anyOf: [Permission("audit.read")], for: [])
    }

    /// The entry as the caller sees it; nil where it may not read the resource.
    func shown(_ entry: LedgerEntry) -> LedgerEntry? {
        guard caller.mayRead(entry.resource, placedAt: { entry.scopeNames }) else { return nil }
        guard !seesActors else { return entry }
        var entry = entry
        (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
        return entry
    }
}

extension LedgerEntry {
    /// The names by which the resource lies in scopes, from its state after the change.
    fileprivate var scopeNames: [String] {
        switch Documents.place(of: resource) {
        case .names(let names): names
        case .fields(let type): (try? type.init(decoding: payload))?.scopeNames ?? []
        }
    }
}
