package import RegentMessages
import RegentModel

/// What a store has of what a deployment names.
package struct DeploymentSurroundings: Sendable {
    /// The version.
    package var version: ModelVersion
    /// The version that it takes the place of; nil for a first one.
    package var base: ModelVersion?
    /// The proposal behind the version; nil where there is none.
    package var proposal: ChangeProposal?
    /// The environment.
    package var environment: Environment
    /// Whether the version is deployed in staging, with a passed smoke test.
    package var isInStaging: Bool
    /// Clocks of the named regions that are in use, by name.
    package var zones: [String: TimeZoneRules]

    /// What there is, by its parts.
    package init(
        version: ModelVersion, base: ModelVersion? = nil, proposal: ChangeProposal? = nil, environment: Environment,
        isInStaging: Bool = false, zones: [String: TimeZoneRules] = [:]
    ) {
        self.version = version
        self.base = base
        self.proposal = proposal
        self.environment = environment
        self.isInStaging = isInStaging
        self.zones = zones
    }

    /// Refuses a version that may not be deployed there now.
    ///
    /// - Throws: `Refusal` VERSION_NOT_DEPLOYABLE, STAGING_REQUIRED; ILLEGAL_TRANSITION for an archived environment.
    func checkDeployable() throws(Refusal) {
        guard environment.state != .archived else {
            throw Refusal(
                .illegalTransition, "\(environment.name) is archived: restore it first",
                ["resource": environment.name, "state": environment.state.name])
        }
        guard version.isReleased, !version.suspended, version.state != .retired else {
            let state = !version.isReleased ? "not released" : version.suspended ? "suspended" : "retired"
            throw Refusal(
                .versionNotDeployable, "\(version.name) is \(state), so it is not deployed",
                ["resource": version.name])
        }
        guard environment.name != Deployment.production || isInStaging else {
            throw Refusal(
                .stagingRequired,
                "\(version.name) is not deployed in \(Deployment.staging) with a passed smoke test: "
                    + "deploy it there first",
                ["resource": version.name, "environment": Deployment.staging])
        }
    }
}
