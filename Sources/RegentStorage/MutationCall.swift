package import RegentMessages
package import RegentModel

/// A call that changes state: what it needs besides its request.
package struct MutationCall: Sendable {
    /// Bytes that `salt` gives.
    package static let saltByteCount = LedgerLeaf.saltByteCount

    /// Principal who calls; its idempotency keys are its own.
    package let principal: String
    /// Method name, for example "/regent.v1.EvaluationService/SealRun".
    package let method: String
    /// Microseconds since 1970, UTC; the caller's clock, never the database's.
    package let now: Int64
    /// Sixteen fresh random bytes a call, for the leaves.
    package let salt: @Sendable () -> [UInt8]
    /// Makes the command, inside the writer: whom it refuses there changes nothing.
    let command: @Sendable (StoredDocuments, Mutation) throws -> Command

    /// One call.
    ///
    /// - Parameter command: reads who calls, and what they may do, from the documents as they are in the writer.
    package init(
        principal: String, method: String, now: Int64, salt: @escaping @Sendable () -> [UInt8],
        command: @escaping @Sendable (StoredDocuments, Mutation) throws -> Command
    ) {
        self.principal = principal
        self.method = method
        self.now = now
        self.salt = salt
        self.command = command
    }

    /// A call of somebody whose right to make it is known.
    package init(_ command: Command, salt: @escaping @Sendable () -> [UInt8]) {
        self.init(
            principal: command.actor.name, method: command.method.name, now: command.now, salt: salt
        ) { _, mutation in
            Command(
                actor: command.actor, role: command.role, method: command.method, reason: mutation.reason,
                etag: mutation.etag, now: command.now)
        }
    }
}
