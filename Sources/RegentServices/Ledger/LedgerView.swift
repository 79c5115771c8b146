import RegentMessages
import RegentModel

/// What a caller sees of the ledger: the changes of resources that it may read; with audit.read also who made them and
/// why.
///
/// An entry of a resource that the caller may not read is left out, as its Get method would refuse it.
/// - Source: PRODUCT.md §9.
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
        guard caller.mayRead(entry.resource, placedAt: { entry.scopeName }) else { return nil }
        guard !seesActors else { return entry }
        var entry = entry
        (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
        return entry
    }
}

extension LedgerEntry {
    /// The name by which the resource lies in a scope, from its state after the change; nil where it lies in none.
    fileprivate var scopeName: String? {
        guard resource.hasPrefix(EvalRun.kind + "/") else { return resource }
        return (try? EvalRun(decoding: payload))?.scopeName
    }
}

extension EvalRun {
    /// The name by which a run lies in a scope: that of its model version; nil without one.
    var scopeName: String? { modelVersion.isEmpty ? nil : modelVersion }
}
