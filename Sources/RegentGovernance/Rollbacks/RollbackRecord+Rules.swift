package import RegentMessages
package import RegentModel

extension RollbackRecord {
    /// How long there is to find the cause, microseconds: a week.
    package static let causeMicros: Int64 = 7 * 86_400_000_000

    /// The record of a rollback, which stands beside what was rolled back; the entry has that command.
    ///
    /// - Parameters:
    ///   - version: the one that leaves.
    ///   - stable: the one that comes back, or stays; empty = none.
    ///   - trigger: what fired; empty where somebody did it.
    ///   - committee: the one that decides on the model, which is told; nil = none.
    package static func recorded(
        _ name: String, of version: ModelVersion, to stable: String, in environment: String, trigger: String = "",
        informing committee: Committee? = nil, _ command: Command
    ) -> Change<RollbackRecord> {
        let record = RollbackRecord(
            name: name, state: .open, model: version.model, environment: environment, fromVersion: version.name,
            toVersion: stable, reason: command.reason, trigger: trigger, rolledBackBy: command.actor.name,
            rollbackTime: command.time, dueTime: command.time(after: causeMicros),
            informed: Set(committee?.seats.flatMap(\.holders) ?? []).sorted())
        return Change(after: record, effect: .created("rollback.recorded"), command: command)
    }

    /// The record with its cause.
    ///
    /// - Throws: `Refusal` INVALID_ARGUMENT for a blank cause.
    package func closed(rootCause: String, _ command: Command) throws(Refusal) -> Change<RollbackRecord> {
        try applying(command) { record throws(Refusal) in
            guard !rootCause.allSatisfy(\.isWhitespace) else {
                throw Refusal(.badRequest, "root_cause: say what the cause was", ["field": "root_cause"])
            }
            record.state = .closed
            record.rootCause = rootCause
            record.rootCauseBy = command.actor.name
            record.rootCauseTime = command.time
        }
    }
}
