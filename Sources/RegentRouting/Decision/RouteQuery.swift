/// The input of a decision besides the policy.
package struct RouteQuery: Sendable, Hashable {
    /// The hash of the key for every table; without a key, the place on the cumulative weights.
    package let hash: AssignmentHash
    /// Whether there is a key to stick to.
    package let hasKey: Bool
    /// Id of a provider to prefer; empty = none.
    package let requestedProvider: String
    /// Ids of providers that were tried already.
    package let excludedProviders: [String]
    /// Id of the provider with which the session of the request stays; empty = none.
    package var pinnedProvider: String
    /// When it is asked, in microseconds since 1970; only to say how long to wait where nothing healthy is left.
    package let nowMicros: Int64

    /// A query, by its parts.
    package init(
        hash: AssignmentHash, hasKey: Bool = true, requestedProvider: String = "", excludedProviders: [String] = [],
        pinnedProvider: String = "", nowMicros: Int64 = 0
    ) {
        self.hash = hash
        self.hasKey = hasKey
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
        self.pinnedProvider = pinnedProvider
        self.nowMicros = nowMicros
    }
}
