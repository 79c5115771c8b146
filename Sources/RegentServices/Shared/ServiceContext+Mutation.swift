import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

extension ServiceContext {
    /// Runs a mutating handler once for its idempotency key: one closure of the single writer, with the
    /// change, its ledger entry and the stored answer in one transaction.
    ///
    /// - Throws: what the body throws, or `StorageError`.
    func mutate<Request: MutatingRequest, Response: ReceiptedResponse>(
        _ request: Request, _ call: CallContext,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Response
    ) async throws -> Response {
        let caller = call.caller
        let mutation = MutationCall(
            actor: caller.name, role: caller.role(for: call.permissions), method: call.method.name,
            singlePersonMode: caller.isSinglePersonMode, now: now(), salt: salt)
        return try await store.mutate(mutation, request, body)
    }

    /// Fresh random bytes for the leaves of the ledger.
    var salt: @Sendable () -> [UInt8] { { [random] in random(MutationCall.saltByteCount) } }
}

extension MutatingRequest {
    /// Why, as the caller said; empty where nothing was said.
    var reason: String { mutation?.reason ?? "" }
}

extension WriteTransaction {
    /// Stores a new run; gives it back with its revision, etag and times.
    func create(_ change: Change<EvalRun>) throws -> EvalRun {
        try create(change.after, state: change.after.state.name, event: change.event)
        return try require(EvalRun.self, change.after.name)
    }

    /// Stores a changed run; gives it back with its revision, etag and times.
    func put(_ change: Change<EvalRun>) throws -> EvalRun {
        try put(change.after, state: change.after.state.name, event: change.event)
        return try require(EvalRun.self, change.after.name)
    }
}
