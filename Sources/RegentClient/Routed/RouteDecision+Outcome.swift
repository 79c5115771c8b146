public import RegentMessages
import RegentModel

extension RouteDecision {
    /// An outcome of the request with what the decision says of it; for `RegentClient.report`.
    ///
    /// - Parameters:
    ///   - environment: id of the environment that was selected in.
    ///   - status: how the request ended.
    ///   - latency: how long it took; nil = not known.
    ///   - createTime: when the request was made; nil = now, less the latency.
    public func outcome(
        environment: String, status: RouteOutcomeStatus, latency: Duration? = nil, createTime: Timestamp? = nil
    ) -> RouteOutcome {
        var outcome = RouteOutcome(
            requestId: requestId, createTime: createTime ?? Timestamp.now.advanced(by: .zero - (latency ?? .zero)),
            environment: environment, keyDigest: keyDigest, arm: arm, policyRevision: policyRevision,
            selectedProvider: selectedProvider, routeStrategy: routeStrategy,
            promptTemplateVersion: promptTemplateVersion, modelVersion: modelVersion, status: status)
        outcome.latencyMs = latency.map(\.outcomeMilliseconds)
        return outcome
    }
}

extension LocalDecision {
    /// An outcome of the request with what the decision says of it; for `RegentClient.report`.
    ///
    /// - Parameters:
    ///   - requestID: id of the request, for the program's own records.
    ///   - status: how the request ended.
    ///   - latency: how long it took; it was made so long ago.
    public func outcome(requestID: String, status: RouteOutcomeStatus, latency: Duration) -> RouteOutcome {
        let createTime = Timestamp.now.advanced(by: .zero - latency)
        var outcome = self.outcome(requestID: requestID, createTime: createTime, status: status)
        outcome.latencyMs = latency.outcomeMilliseconds
        return outcome
    }
}

extension Duration {
    /// Milliseconds, within what an outcome can hold.
    var outcomeMilliseconds: Double { min(max(0, self / .milliseconds(1)), LatencyMicros.millisecondsMax) }
    /// Whole milliseconds, within what a field can hold.
    var wholeMilliseconds: UInt32 { UInt32(min(max(0, self / .milliseconds(1)), Double(UInt32.max))) }
}
