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
            try freeName(of: RollbackRecord.self, about: "\(version.name)/\(environment)"), of: version, to: stable,
            in: environment, trigger: trigger,
            informing: Committee.deciding(on: version.model, among: try children(Committee.self, of: "")), command)
        // Names hold no quotes.
        let filter = "version = \"\(version.name)\" AND environment = \"\(environment)\" AND state = DEPLOYED"
        let deployed = version.name == stable ? [] : try documents(Deployment.self, where: filter)
        return (record, try deployed.map { try $0.rolledBack(command) })
    }
}
