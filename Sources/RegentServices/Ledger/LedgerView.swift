import RegentMessages
import RegentModel

/// What a caller sees of the ledger: the changes of resources that it may read; with audit.read also who made them and
/// why.
///
/// An entry of a resource that the caller may not read is left out, as its Get method would refuse it.
/// - Source: PRODUCT.md §9.
struct LedgerView {
    /// Who may read the resources of a kind.
    private struct Readers {
        /// Permissions, any of which suffices.
        let permissions: [Permission]
        /// Whether they must be held for the whole store, not only in a scope that the resource lies in.
        let isWholeStoreOnly: Bool
    }

    /// By kind, as the Get method of the kind declares them.
    private static let readers: [String: Readers] = {
        let methods = Dictionary(uniqueKeysWithValues: MethodDescriptor.all.map { ($0.name, $0) })
        let resources = MessageTypes.all.compactMap { $0 as? any Resource.Type }
        return Dictionary(
            uniqueKeysWithValues: resources.map { resource in
                let method = methods[resource.getMethod]
                let permissions = (method?.requireAny ?? []).map { Permission($0) }
                return (resource.kind, Readers(permissions: permissions, isWholeStoreOnly: method?.scope == ["*"]))
            })
    }()

    private let caller: Caller
    private let seesActors: Bool

    /// The view of a caller.
    init(of caller: Caller) {
        self.caller = caller
        seesActors = caller.holds(anyOf: [Permission("audit.read")], for: [])
    }

    /// The entry as the caller sees it; nil where it may not read the resource.
    func shown(_ entry: LedgerEntry) -> LedgerEntry? {
        guard mayRead(entry) else { return nil }
        guard !seesActors else { return entry }
        var entry = entry
        (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
        return entry
    }

    private func mayRead(_ entry: LedgerEntry) -> Bool {
        guard let kind = try? ResourceName(entry.resource).kind, let readers = Self.readers[kind] else { return false }
        if caller.holds(anyOf: readers.permissions, for: []) { return true }
        // The place of the resource is looked up only for a caller that holds the permission in some scope.
        guard !readers.isWholeStoreOnly, caller.holds(anyOf: readers.permissions) else { return false }
        let place = entry.scopeName
        return place.map { caller.holds(anyOf: readers.permissions, for: [$0]) } ?? false
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
