import Crypto
import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

extension WriteTransaction {
    /// What a rollback leaves beside the version that it takes out of service: its record, and the deployments of the
    /// version in the environment, which are rolled back.
    ///
    /// Use it in `decide`: the changes stand beside that of the rollout policy, and their entries have its actor, role
    /// and reason.
    /// - Parameters:
    ///   - stable: the version that comes back, or stays; empty = none. Where it is the version itself, its deployments
    ///     stay too.
    ///   - trigger: what fired; empty where somebody did it.
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func rollingBack(
        _ version: ModelVersion, to stable: String, in environment: String, trigger: String = "", _ command: Command
    ) throws -> (record: Change<RollbackRecord>, deployments: [Change<Deployment>]) {
        let record = RollbackRecord.recorded(
            try freeRollbackName(of: version.name, in: environment, command), of: version, to: stable, in: environment,
            trigger: trigger, command)
        // Names hold no quotes.
        let deployed = version.name == stable ? [] : try documents(
            Deployment.self,
            where: "version = \"\(version.name)\" AND environment = \"\(environment)\" AND state = DEPLOYED")
        return (record, try deployed.map { try $0.rolledBack(command) })
    }

    /// A name that no record has. Made of what happens when: a writer decides at its own time, and draws no lots.
    private func freeRollbackName(
        of version: String, in environment: String, _ command: Command
    ) throws -> String {
        for attempt in 0... {
            let text = "\(command.now)/\(version)/\(environment)/\(attempt)"
            let digest = SHA256.hash(data: Array(text.utf8)).prefix(6)
            let name = "rollbacks/" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            if try find(RollbackRecord.self, name) == nil { return name }
        }
        preconditionFailure("a loop without an end has ended")
    }
}
