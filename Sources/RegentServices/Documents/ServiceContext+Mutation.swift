import RegentGovernance
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
            principal: call.caller.name, method: call.method.name, now: now,
            isUrgent: call.method.criticality == .p1
        ) { [access] documents, mutation in
            try documents.command(
                call.method, by: try access.actor(call.caller), for: subjects, reason: mutation.reason,
                etag: mutation.etag, now: now, isSinglePersonMode: access.isSinglePersonModeInWriter)
        }
        do {
            return try await store.mutate(mutation, request, Duty.carried(body))
        } catch let denied as DeniedInWriter {
            throw await call.denied(denied.resource)
        }
    }
}

/// The caller's permission is gone, or does not cover a resource.
private struct DeniedInWriter: Error {
    let resource: String
}

extension WriteTransaction {
    /// What the caller asks by another method than the one that is called.
    ///
    /// - Parameter subjects: what it is about, as the method's scope names it.
    /// - Throws: what `ServiceContext.mutate` turns into PERMISSION_DENIED; `StorageError`.
    func command(
        _ method: MethodDescriptor, for subjects: [[String]], reason: String, etag: String
    ) throws -> Command {
        try documents.command(
            method, by: command.actor, for: subjects, reason: reason, etag: etag, now: command.now,
            isSinglePersonMode: command.isSinglePersonMode)
    }

    /// Whether the caller may ask something by a method, about documents by their names.
    ///
    /// - Throws: `StorageError`.
    func isAllowed(_ method: MethodDescriptor, for subjects: [[String]]) throws -> Bool {
        do {
            _ = try self.command(method, for: subjects, reason: "", etag: "")
            return true
        } catch is DeniedInWriter { return false }
    }
}

extension StoredDocuments {
    /// What an actor asks by a method, once it is held against what the request is about.
    fileprivate func command(
        _ method: MethodDescriptor, by actor: Caller, for subjects: [[String]], reason: String, etag: String,
        now: Int64, isSinglePersonMode: Bool
    ) throws -> Command {
        let permissions = method.requireAny.map { Permission($0) }
        let places = try check(actor, permissions, subjects)
        return Command(
            actor: actor, role: actor.role(for: permissions, about: places.first), method: method, reason: reason,
            etag: etag, now: now, isSinglePersonMode: isSinglePersonMode)
    }

    /// Holds an actor against permissions, any of which suffices, for all that a request is about; returns the names by
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
