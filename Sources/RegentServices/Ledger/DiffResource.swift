import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// The fields of one resource that differ between two revisions.
struct DiffResource: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: DiffResourceRequest, _ call: CallContext) async throws -> DiffResourceResponse {
        let (name, store) = (request.name, context.store)
        // Read first: a revision that is not committed is refused whatever the resource is.
        let new = try await store.lastEntry(of: name, asOf: request.toRevision == 0 ? nil : request.toRevision)
        let old = request.fromRevision == 0 ? nil : try await store.lastEntry(of: name, asOf: request.fromRevision)
        let places = try await store.scopeNames(of: name)
        let caller = try context.callerNow(call)
        let view = LedgerView(of: caller)
        // What may not be read is refused as what never existed.
        let isShown = [old, new].compactMap(\.self).allSatisfy { view.shown($0) != nil }
        guard isShown, caller.mayRead(name, placedAt: { places }), try await store.hasEntries(of: name) else {
            throw LedgerChanges.neverExisted(name)
        }
        if let erased = [old, new].compactMap(\.self).first(where: \.textErased) {
            throw Refusal(
                .textErased, "what revision \(erased.revision) made of \(name) was erased",
                ["resource": name, "revision": "\(erased.revision)"])
        }
        var room = FieldChange.roomMax
        let found = try LedgerChanges.between(old, new, room: &room)
        return DiffResourceResponse(
            changes: found?.changes ?? [], omitted: found?.omitted ?? 0, fromRevision: old?.revision ?? 0,
            toRevision: new?.revision ?? 0)
    }
}

extension FieldChange {
    /// Bytes of changes in one answer.
    static let roomMax = 1 << 20
}

/// What entries of a resource changed.
enum LedgerChanges {
    /// The refusal of a name that the ledger has no entry of, or none that the caller may read: the same words for
    /// both.
    static func neverExisted(_ name: String) -> Refusal {
        Refusal(.notFound, "\(name) never existed, or you may not read it", ["name": name])
    }

    /// The fields that differ between the states that two entries left; nil where neither is there, and where what one
    /// of them said was erased.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT where a payload is not a document of the kind that its resource has.
    static func between(
        _ old: LedgerEntry?, _ new: LedgerEntry?, room: inout Int
    ) throws(Refusal) -> FieldChanges? {
        guard old?.textErased != true, new?.textErased != true else { return nil }
        guard let name = (new ?? old)?.resource, let kind = try? ResourceName(name).kind,
            let type = Documents.byKind[kind]
        else { return nil }
        do {
            return try FieldChanges(from: old?.payload, to: new?.payload, as: type.fullName, room: &room)
        } catch {
            throw Refusal(.storeCorrupt, "a ledger entry of \(name) cannot be decoded", ["name": name])
        }
    }
}
