/// Keeps enough of an environment in service: of providers that failed, those that fail least serve all the same.
package enum EjectionCap {
    /// A provider that failed.
    package struct Failed: Sendable, Hashable {
        /// Id of the provider.
        package let provider: String
        /// Weight of its config.
        package let weight: UInt32
        /// Share of its requests that come to nothing.
        package let severity: Double

        /// A provider, by its parts.
        package init(provider: String, weight: UInt32, severity: Double) {
            self.provider = provider
            self.weight = weight
            self.severity = severity
        }
    }

    /// Which of providers that failed go on serving.
    ///
    /// The worst are ejected, one after another, as long as the weight of all that are stays within the share; from the
    /// first that does not fit on, all serve. One without a weight takes none away, and is always ejected.
    /// - Parameters:
    ///   - weight: weight of all enabled providers together.
    ///   - permille: share of it that may be ejected.
    package static func held(_ failed: [Failed], ofWeight weight: UInt64, permille: UInt32) -> Set<String> {
        let worstFirst = failed.filter { $0.weight > 0 }.sorted { one, other in
            one.severity == other.severity
                ? one.provider.utf8.lexicographicallyPrecedes(other.provider.utf8) : one.severity > other.severity
        }
        let most = weight.multipliedFullWidth(by: UInt64(permille))
        var ejected: UInt64 = 0
        let first = worstFirst.firstIndex { one in
            ejected += UInt64(one.weight)
            let sum = ejected.multipliedFullWidth(by: 1_000)
            return (sum.high, sum.low) > (most.high, most.low)
        }
        guard let first else { return [] }
        return Set(worstFirst[first...].map(\.provider))
    }
}
