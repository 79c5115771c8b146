import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

extension ServiceContext {
    /// Runs a mutating call once for its idempotency key: one closure of the single writer, with who calls, the change,
    /// its ledger entry and the stored answer in one transaction.
    ///
    /// - Parameter subjects: what the request is about, as its method's scope names it.
    /// - Throws: what the body throws; `StorageError`; `RPCError` PERMISSION_DENIED and `Refusal` UNAUTHENTICATED for
    ///   what the caller was allowed at the call and is not in the writer.
    func mutate<Request: MutatingRequest, Response: ReceiptedResponse>(
        _ request: Request, _ subjects: [[String]], _ call: CallContext,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Response
    ) async throws -> Response {
        let now = now()
        let mutation = MutationCall(
            principal: call.caller.name, method: call.method.name, now: now
        ) { [access] documents, mutation in
            let actor = try access.actor(call.caller)
            let places = try documents.check(actor, call.permissions, subjects)
            return Command(
                actor: actor, role: actor.role(for: call.permissions, about: places.first), method: call.method,
                reason: mutation.reason, etag: mutation.etag, now: now,
                isSinglePersonMode: access.isSinglePersonModeInWriter)
        }
        do {
            return try await store.mutate(mutation, request, body)
        } catch let denied as DeniedInWriter {
            throw await call.denied(denied.resource)
        }
    }
}

/// The caller's permission is gone, or does not cover a resource.
private struct DeniedInWriter: Error {
    let resource: String
}

extension StoredDocuments {
    /// Holds an actor against permissions, any of which suffices, for all that a request is about; gives the names by
    /// which the actor may do it.
    fileprivate func check(
        _ actor: Caller, _ permissions: [Permission], _ subjects: [[String]]
    ) throws -> [[String]] {
        guard actor.holds(anyOf: permissions) else { throw DeniedInWriter(resource: subjects.first?.first ?? "") }
        return try subjects.map { names in
            if actor.holds(anyOf: permissions, for: []) { return names }
            let places = try names.flatMap { try scopeNames(of: $0) }
            guard actor.holds(anyOf: permissions, for: places) else {
                throw DeniedInWriter(resource: names.first ?? "")
            }
            return places
        }
    }
}
