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

    /// A query, by its parts.
    package init(
        hash: AssignmentHash, hasKey: Bool = true, requestedProvider: String = "", excludedProviders: [String] = []
    ) {
        self.hash = hash
        self.hasKey = hasKey
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
    }
}
