import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What deployments and their tasks ask of documents of other kinds, in the writer.
struct DeploymentLookup {
    let store: WriteTransaction

    /// What a deployment names.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func surroundings(of deployment: Deployment) throws -> DeploymentSurroundings {
        let version = try store.require(ModelVersion.self, deployment.version)
        var zones: [String: TimeZoneRules] = [:]
        for name in deployment.regions {
            guard let region = try store.find(Region.self, name), region.state == .active else { continue }
            zones[name] = Self.zone(of: region)
        }
        return DeploymentSurroundings(
            version: version, base: version.base.isEmpty ? nil : try store.find(ModelVersion.self, version.base),
            proposal: try version.approval.flatMap { try store.find(ChangeProposal.self, $0.proposal) },
            environment: try store.require(Environment.self, deployment.environment),
            isInStaging: try isInStaging(version.name), zones: zones)
    }

    /// The tasks of a deployment that begins: one for each of its regions, or one for all.
    ///
    /// - Throws: `Refusal` OWNER_REQUIRED; `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func tasks(of deployment: Deployment, _ command: Command) throws -> [Change<DeploymentTask>] {
        guard deployment.isInProduction else { return [] }
        let model = try store.require(Model.self, deployment.model)
        return try (deployment.regions.isEmpty ? [""] : deployment.regions).map { region in
            try DeploymentTask.created(
                try freeTaskName(of: deployment.name, in: region), of: deployment, region: region, model: model,
                in: try zone(ofRegion: region), command)
        }
    }

    /// What a task depends on.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func surroundings(of task: DeploymentTask) throws -> TaskSurroundings {
        let (documents, now, actor) = (store.documents, store.command.now, store.command.actor.name)
        let validation = try store.lastValidation(of: task.version)
        var surroundings = TaskSurroundings(
            delegates: try Delegation.delegates(
                of: task.assignedTo, model: task.model, task: task.name, at: now, in: documents),
            zone: try zone(ofRegion: task.region), validation: validation)
        guard let validation, validation.state != .approved else { return surroundings }
        surroundings.riskTier = try store.require(Model.self, task.model).riskTier
        surroundings.override = try Override.inForce(
            .validation, of: validation.name, for: actor, at: now, in: documents)
        return surroundings
    }

    /// The clocks of a region; those of UTC where no region is named.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func zone(ofRegion name: String) throws -> TimeZoneRules {
        name.isEmpty ? .utc : Self.zone(of: try store.require(Region.self, name))
    }

    /// Whether a version is deployed in staging, with a passed smoke test.
    private func isInStaging(_ version: String) throws -> Bool {
        // Names hold no quotes.
        try store.documents.matching(
            Deployment.self,
            "version = \"\(version)\" AND environment = \"\(Deployment.staging)\" AND state = DEPLOYED", limit: 100
        ).contains { $0.smoke?.outcome == .passed }
    }

    /// The clocks of a region. A zone that the machine has lost since is UTC: its tasks can still be done.
    static func zone(of region: Region) -> TimeZoneRules { SystemTimeZones.rules(of: region.timeZone) ?? .utc }

    /// A name that no task has: that of the deployment and the region, or one that is made of both.
    private func freeTaskName(of deployment: String, in region: String) throws -> String {
        let ids = [deployment, region].compactMap { $0.split(separator: "/").last.map(String.init) }
        let readable = "deploymentTasks/" + ids.joined(separator: "-")
        if ids.joined(separator: "-").utf8.count <= Identifier.bytesMax,
            try store.isFree(DeploymentTask.self, readable)
        {
            return readable
        }
        return try store.freeName(of: DeploymentTask.self, about: "\(deployment)/\(region)")
    }
}

extension WriteTransaction {
    /// The validation request of a version that was made last, of however many; nil where it has none.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func lastValidation(of version: String) throws -> ValidationRequest? {
        ValidationRequest.last(of: try documents(ValidationRequest.self, where: "version = \"\(version)\""))
    }
}
