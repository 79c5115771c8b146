import RegentMessages
import RegentModel

/// What a caller sees of the ledger: what changed, of resources that it may read; who did it and why, with audit.read.
///
/// - Source: PRODUCT.md §9.
struct LedgerView {
    /// Permissions of which any lets one read a resource, by kind.
    private static let readers: [String: [Permission]] = {
        let methods = Dictionary(uniqueKeysWithValues: MethodDescriptor.all.map { ($0.name, $0) })
        let resources = MessageTypes.all.compactMap { $0 as? any Resource.Type }
        return Dictionary(
            uniqueKeysWithValues: resources.map { resource in
                (resource.kind, (methods[resource.getMethod]?.requireAny ?? []).map { Permission($0) })
            })
    }()

    private let caller: Caller
    private let seesActors: Bool

    /// The view of a caller.
    init(of caller: Caller) {
        self.caller = caller
        seesActors = caller.holds(anyOf: [Permission("audit.read")], for: [])
    }

    /// What is seen of an entry; nil where its resource may not be read.
    func shown(_ entry: LedgerEntry) -> LedgerEntry? {
        guard let kind = try? ResourceName(entry.resource).kind, caller.holds(anyOf: Self.readers[kind] ?? [])
        else { return nil }
        guard !seesActors else { return entry }
        var entry = entry
        (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
        return entry
    }
}
