import RegentMessages
import RegentTestKit

extension RouteOutcome {
    /// A generated outcome as a message, every field in use.
    init(_ seeded: SeededOutcome) {
        let provider = "provider-\(seeded.provider)"
        self.init(
            requestId: seeded.requestID, createTime: Timestamp(microseconds: seeded.createMicros),
            environment: "prod", keyDigest: UInt64(seeded.createMicros) &* 31, arm: Arm(rawValue: seeded.strategy - 1),
            policyRevision: UInt64(seeded.provider), attempt: seeded.isFallback ? 1 : 0,
            requestedProvider: seeded.strategy == 1 ? provider : "", selectedProvider: provider,
            routeStrategy: RouteStrategy(rawValue: seeded.strategy),
            fallbackProvider: seeded.isFallback ? provider : "", fallbackUsed: seeded.isFallback,
            latencyMs: seeded.latencyMicros.map { Double($0) / 1_000 }, promptTemplateVersion: "v7",
            modelVersion: "models/m/versions/1.\(seeded.provider).0",
            status: RouteOutcomeStatus(rawValue: seeded.status),
            errorCode: seeded.status == 1 ? "" : "50\(seeded.status)",
            schemaValid: TriState(rawValue: seeded.strategy % 3), safetyCompliant: .true, inputTokens: 100,
            outputTokens: UInt32(seeded.provider), featuresExpected: 3, featuresAvailable: 2,
            retryAfterMs: seeded.status == 4 ? 1_500 : 0,
            ttftMs: seeded.latencyMicros.map { Double($0 / 4) / 1_000 }, useCase: seeded.strategy == 2 ? "" : "support")
    }
}
