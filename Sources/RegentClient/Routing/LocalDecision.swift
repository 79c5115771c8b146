public import RegentMessages
import RegentRouting

/// A decision that was made in this process: which provider serves, with which version, and why.
public struct LocalDecision: Sendable {
    let prepared: PreparedDecision
    /// The assignment hash of (environment, model, key); without a key, the place of the request on the weights.
    public let keyDigest: UInt64

    /// Id of the environment.
    public var environment: String { prepared.environment }
    /// Id of the model; empty = none was named.
    public var model: String { prepared.model }
    /// Id of the provider.
    public var provider: String { prepared.decision.selectedProvider }
    /// Name of the model at the provider.
    public var providerModel: String { prepared.decision.providerModel }
    /// Version to use, models/{model}/versions/{version}; empty if nothing names one.
    public var modelVersion: String { prepared.decision.modelVersion }
    /// Version of the prompt template.
    public var promptTemplateVersion: String { prepared.decision.promptTemplateVersion }
    /// How long to wait for an answer.
    public var timeout: Duration { .milliseconds(Int64(prepared.decision.timeoutMs)) }
    /// How often to repeat a failed request.
    public var maxRetries: Int { Int(prepared.decision.maxRetries) }
    /// How the provider was chosen.
    public var strategy: RouteStrategy { prepared.decision.routeStrategy }
    /// Why.
    public var reason: RouteReason { prepared.decision.reason }
    /// Arm of the rollout.
    public var arm: Arm { prepared.decision.arm }
    /// What chose the version.
    public var versionSource: VersionSource { prepared.decision.versionSource }
    /// Ledger revision of the policy that decided.
    public var policyRevision: UInt64 { prepared.decision.policyRevision }
    /// Whether the request is the one probe of a provider that was ejected: report its outcome at once.
    public var isProbe: Bool { prepared.decision.probe }

    /// The decision as the daemon gives it, without fallbacks.
    public var routeDecision: RouteDecision {
        var decision = prepared.decision
        decision.keyDigest = keyDigest
        return decision
    }

    /// An outcome of the request with what the decision says of it; for `RegentClient.report`.
    ///
    /// - Parameters:
    ///   - requestID: id of the request, for the program's own records.
    ///   - createTime: when the request was made.
    ///   - status: how it ended.
    public func outcome(requestID: String, createTime: Timestamp, status: RouteOutcomeStatus) -> RouteOutcome {
        let decision = prepared.decision
        return RouteOutcome(
            requestId: requestID, createTime: createTime, environment: environment, keyDigest: keyDigest,
            arm: decision.arm, policyRevision: decision.policyRevision,
            selectedProvider: decision.selectedProvider, routeStrategy: decision.routeStrategy,
            promptTemplateVersion: decision.promptTemplateVersion, modelVersion: decision.modelVersion,
            status: status)
    }
}
