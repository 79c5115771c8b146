import RegentDatabase
package import RegentMessages

extension Store {
    /// Runs a mutating method once for its idempotency key.
    ///
    /// One closure of the writer looks the key up, runs the body and stores the answer, in one SAVEPOINT. The
    /// same key and request again give the stored answer with `receipt.replayed`. With `validate_only`
    /// everything runs and is undone; the receipt then has revision 0, no etag and no leaf, and no key is kept. A body
    /// that leaves the receipt out gets that of its first change.
    /// - Throws: `StorageError`: `.keyRequired` without a key of 16 to 64 bytes; `.keyReused` when the key of
    ///   this principal and method belongs to another request, `.answerExpired` when it belongs to this one but its
    ///   answer is gone; failures of the database. And what the body throws.
    package func mutate<Request: MutatingRequest, Response: ReceiptedResponse>(
        _ call: MutationCall, _ request: Request, responding: Response.Type = Response.self,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Response
    ) async throws -> Response {
        let mutation = request.mutation ?? Mutation()
        try Self.checkKey(mutation.idempotencyKey)
        let digest = Self.digest(of: request)
        let key = IdempotencyTable.call(
            principal: call.principal, method: call.method, key: mutation.idempotencyKey)
        do {
            return try await commit(lane: call.isUrgent ? .urgent : .control) { [self] connection in
                // A caller who may no longer make the call does not learn its result either.
                let transaction = try WriteTransaction(documents(connection), call, mutation, state)
                if let answer = try replay(key, call.now, mutation, digest, responding, connection) {
                    return answer
                }
                let response = try body(transaction).receipted(by: transaction)
                if mutation.validateOnly {
                    // What a projection refuses is refused here too.
                    try state.prepare()
                    throw ValidatedOnly(response: response.withoutProof())
                }
                let kept = KeyedCall(response, requestDigest: digest, time: call.now, transaction)
                try IdempotencyTable(connection).put(key, kept, method: call.method)
                return response
            }
        } catch let validated as ValidatedOnly<Response> {
            return validated.response
        }
    }

    /// Bytes of an idempotency key.
    private static let keyBytes = 16...64

    private static func checkKey(_ key: String) throws(StorageError) {
        guard keyBytes.contains(key.utf8.count) else {
            throw StorageError(
                .keyRequired, "mutation.idempotency_key must have 16 to 64 bytes, has \(key.utf8.count)",
                ["field": "mutation.idempotency_key"])
        }
    }

    /// SHA-256 of the request without its key: what must be equal for a replay.
    private static func digest(of request: some MutatingRequest) -> [UInt8] {
        var keyless = request
        keyless.mutation?.idempotencyKey = ""
        return sha256(keyless.encoded())
    }

    private func replay<Response: ReceiptedResponse>(
        _ key: [UInt8], _ now: Int64, _ mutation: Mutation, _ digest: [UInt8], _ type: Response.Type,
        _ connection: any DatabaseConnection
    ) throws -> Response? {
        guard let kept = try IdempotencyTable(connection).find(key) else { return nil }
        guard kept.requestDigest == digest || kept.requestDigest == KeyedCall.forgottenDigest else {
            throw StorageError(
                .keyReused, "the idempotency key was already used for a different request; use a new key")
        }
        let answer = kept.isExpired(at: now) ? nil : try kept.answer(type, mutation, LedgerTable(connection))
        guard var response = answer else {
            throw StorageError(
                .answerExpired,
                "the request was already carried out with this key; its answer is no longer stored, so read the state"
            )
        }
        response.receipt = response.receipt ?? Receipt()
        response.receipt?.replayed = true
        return response
    }
}

/// Carries the answer out of a transaction that must be undone.
private struct ValidatedOnly<Response: ReceiptedResponse>: Error {
    let response: Response
}

extension ReceiptedResponse {
    fileprivate func receipted(by transaction: WriteTransaction) -> Self {
        var response = self
        response.receipt = response.receipt ?? transaction.receipt
        return response
    }

    /// The etag goes too: it is of a revision that another change may get, and would then pass for what was read.
    fileprivate func withoutProof() -> Self {
        var response = self
        response.receipt?.revision = 0
        response.receipt?.etag = ""
        response.receipt?.leafHash = []
        response.receipt?.treeSize = 0
        return response
    }
}
