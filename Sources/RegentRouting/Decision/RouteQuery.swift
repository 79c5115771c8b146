/// What a decision depends on besides the policy.
package struct RouteQuery: Sendable, Hashable {
    /// Where the key stands among the weights.
    package let hash: AssignmentHash
    /// Id of a provider to prefer; empty = none.
    package let requestedProvider: String
    /// Ids of providers that were tried already.
    package let excludedProviders: [String]

    package init(hash: AssignmentHash, requestedProvider: String = "", excludedProviders: [String] = []) {
        self.hash = hash
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
    }
}
