package import RegentMessages

/// How the health of an environment's providers is judged: its policy, with the defaults of what that leaves out, and
/// the providers that are judged.
/// - Source: docs/routing.md, "Health"
package struct HealthSettings: Sendable, Hashable {
    /// Failures in a row that eject a provider.
    package let consecutiveFailures: UInt32
    /// Share of failures above which one is ejected.
    package let failureRateLimit: Double
    /// Share of bad answers above which one is ejected.
    package let qualityRateLimit: Double
    /// Microseconds above which an answer is slow; nil where none is.
    package let slowCallMicros: Int64?
    /// Share of slow answers above which one is ejected.
    package let slowRateLimit: Double
    /// Microseconds of the first ejection.
    package let baseEjectionMicros: Int64
    /// Microseconds of an ejection at most.
    package let maxEjectionMicros: Int64
    /// Share of the weight that may be ejected at once, in thousandths.
    package let maxEjectedPermille: UInt32
    /// Microseconds from a readmission to the full weight.
    package let slowStartMicros: Int64
    /// Whether nothing is ejected.
    package let isDisabled: Bool
    /// The enabled providers, by id.
    package let providers: [String: JudgedProvider]

    /// The settings of an environment.
    ///
    /// - Parameters:
    ///   - policy: what its document says; nil = nothing.
    ///   - configs: its provider configs; those that are not enabled are left out.
    ///   - resets: ledger revisions at which the health of providers was reset last, by their ids.
    package init(_ policy: HealthPolicy?, _ configs: [ProviderConfig], resets: [String: UInt64] = [:]) {
        let policy = policy ?? HealthPolicy()
        consecutiveFailures = policy.consecutiveFailures == 0 ? 5 : policy.consecutiveFailures
        failureRateLimit = Self.limit(policy.failureRateLimit)
        qualityRateLimit = Self.limit(policy.qualityRateLimit)
        slowCallMicros = policy.slowCallMs == 0 ? nil : Int64(policy.slowCallMs) * 1_000
        slowRateLimit = Self.limit(policy.slowRateLimit)
        baseEjectionMicros = Self.micros(policy.baseEjectionS, standard: 30)
        maxEjectionMicros = Self.micros(policy.maxEjectionS, standard: 300)
        maxEjectedPermille = policy.maxEjectedPermille == 0 ? 500 : policy.maxEjectedPermille
        slowStartMicros = Self.micros(policy.slowStartS, standard: 30)
        isDisabled = policy.disabled
        providers = Dictionary(
            configs.filter(\.isEnabled).map { config in
                var provider = JudgedProvider(config)
                provider.resetRevision = resets[config.provider] ?? 0
                return (config.provider, provider)
            }, uniquingKeysWith: { $1 })
    }

    private static func limit(_ said: Double) -> Double { said > 0 && said <= 1 ? said : 0.5 }

    private static func micros(_ said: UInt32, standard: UInt32) -> Int64 {
        Int64(said == 0 ? standard : said) * 1_000_000
    }
}

/// An enabled provider as its health is judged.
package struct JudgedProvider: Sendable, Hashable {
    /// Weight of its config.
    package let weight: UInt32
    /// Ledger revision at which its health was reset last, since the daemon began; 0 = it was not.
    package var resetRevision: UInt64 = 0
    /// Microseconds that a probe may take, with the time to report it.
    package let leaseMicros: Int64

    /// Longest time that a probe waits for an answer: a provider must not stay out for an hour because one caller waits
    /// so long.
    private static let timeoutMsMax: UInt32 = 300_000
    /// Time in which the outcome of a probe arrives, once the request has ended.
    private static let reportMs: Int64 = 10_000

    /// A provider as its config says.
    package init(_ config: ProviderConfig) {
        weight = config.weight
        leaseMicros = (Int64(min(config.timeoutMs, Self.timeoutMsMax)) + Self.reportMs) * 1_000
    }
}
