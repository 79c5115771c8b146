import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

extension ServiceContext {
    /// Runs a mutating handler, as `mutate`, and returns when its change is in force: who has the receipt is judged by
    /// what it proves.
    func changeAccess<Request: MutatingRequest, Response: ReceiptedResponse>(
        _ request: Request, _ call: CallContext,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Response
    ) async throws -> Response {
        let response = try await mutate(request, call, body)
        try await access.reach(response.receipt?.revision ?? 0)
        return response
    }

    /// A changed principal, found by its name and etag.
    ///
    /// - Throws: `Refusal` ETAG_REQUIRED for a request without one; `StorageError`.
    func principal(
        _ name: String, for request: some MutatingRequest, in transaction: WriteTransaction
    ) throws -> Principal {
        guard request.mutation?.etag.isEmpty == false else {
            throw Refusal(
                .etagRequired, "say the etag of \(name): roles are written on what was read",
                ["field": "mutation.etag", "resource": name])
        }
        return try transaction.require(Principal.self, name)
    }
}

extension WriteTransaction {
    /// Every principal of the store, by name.
    func principals() throws -> [Principal] { try children(Principal.self, of: "") }

    /// Whether segregation of duties binds the owner of the store too.
    func isHardened(ownerUID: UInt32) throws -> Bool {
        try hasEntry(of: Caller.name(ofUID: ownerUID), event: Principal.hardeningEvent)
    }

    /// Stores a principal; gives it back with its revision, etag and times.
    func put(_ change: Change<Principal>) throws -> Principal {
        try put(change.after, state: change.after.stateName, event: change.event)
        return try require(Principal.self, change.after.name)
    }

    /// Stores a token; gives it back with its revision, etag and times.
    func put(_ change: Change<Token>) throws -> Token {
        try put(change.after, state: change.after.stateName, event: change.event)
        return try require(Token.self, change.after.name)
    }
}
