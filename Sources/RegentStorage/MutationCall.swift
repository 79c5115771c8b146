package import RegentMessages
package import RegentModel

/// A call that changes state: what it needs besides its request.
package struct MutationCall: Sendable {
    /// Principal who calls; its idempotency keys are its own.
    package let principal: String
    /// Method name, for example "/regent.v1.EvaluationService/SealRun".
    package let method: String
    /// Microseconds since 1970, UTC; the caller's clock, never the database's.
    package let now: Int64
    /// Whether it goes before all writes that are not.
    let isUrgent: Bool
    /// Makes the command, inside the writer: whom it refuses there changes nothing.
    let command: @Sendable (StoredDocuments, Mutation) throws -> Command

    /// One call.
    ///
    /// - Parameter command: reads who calls, and what they may do, from the documents as they are in the writer.
    package init(
        principal: String, method: String, now: Int64, isUrgent: Bool = false,
        command: @escaping @Sendable (StoredDocuments, Mutation) throws -> Command
    ) {
        self.principal = principal
        self.method = method
        self.now = now
        self.isUrgent = isUrgent
        self.command = command
    }

    /// A call that is already known to be allowed.
    package init(_ command: Command) {
        self.init(
            principal: command.actor.name, method: command.method.name, now: command.now
        ) { _, mutation in
            Command(
                actor: command.actor, role: command.role, method: command.method, reason: mutation.reason,
                etag: mutation.etag, now: command.now)
        }
    }
}
