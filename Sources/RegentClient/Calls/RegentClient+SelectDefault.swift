public import RegentMessages
public import RegentRPC

extension RegentClient {
    /// Decides for one key, or names a default where nobody can say: for programs that serve without Regent too.
    ///
    /// - Parameters:
    ///   - request: what is to be decided.
    ///   - provider: id of the provider where there is no decision: the daemon does not answer within the call's
    ///     timeout, it refuses the request, or no provider may serve. Nothing was decided then: strategy, reason,
    ///     `policyRevision` and `keyDigest` are unset. Set a short timeout: a call that finds no daemon waits for it.
    ///   - options: of the call.
    /// - Returns: the decision.
    public func select(
        _ request: SelectRequest, default provider: String, _ options: CallOptions = CallOptions()
    ) async -> RouteDecision {
        if let decision = try? await select(request, options).decision { return decision }
        return RouteDecision(
            requestId: request.requestId, selectedProvider: provider, timeoutMs: Self.defaultTimeoutMillis)
    }

    /// The timeout of a provider config that names none.
    private static var defaultTimeoutMillis: UInt32 { 30_000 }
}
