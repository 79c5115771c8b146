/// Who does what and when: everything of a call that its ledger entries need and that is not in the request.
package struct MutationCall: Sendable {
    /// Bytes that `salt` gives.
    package static let saltByteCount = LedgerLeaf.saltByteCount

    /// Principal who does it.
    package let actor: String
    /// Role in force.
    package let role: String
    /// Whom the actor stands in for; empty = nobody.
    package let onBehalfOf: String
    /// Method name, for example "regent.v1.EvaluationService/SealRun".
    package let method: String
    /// Segregation of duties is relaxed, which every receipt says.
    package let singlePersonMode: Bool
    /// Microseconds since 1970, UTC; the caller's clock, never the database's.
    package let now: Int64
    /// Sixteen fresh random bytes a call, for the leaves.
    package let salt: @Sendable () -> [UInt8]

    /// One call.
    package init(
        actor: String, role: String, onBehalfOf: String = "", method: String, singlePersonMode: Bool,
        now: Int64, salt: @escaping @Sendable () -> [UInt8]
    ) {
        self.actor = actor
        self.role = role
        self.onBehalfOf = onBehalfOf
        self.method = method
        self.singlePersonMode = singlePersonMode
        self.now = now
        self.salt = salt
    }
}
