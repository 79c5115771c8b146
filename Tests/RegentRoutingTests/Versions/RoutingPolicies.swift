import RegentMessages

/// Documents that name the versions of models/m in prod.
enum RoutingPolicies {
    static func policy(
        _ stable: String, _ canary: String = "", permille: UInt32 = 0, salt: String = "", revision: UInt64 = 1
    ) -> RolloutPolicy {
        RolloutPolicy(
            name: "models/m/environments/prod/rolloutPolicy", revision: revision, state: .active, model: "models/m",
            environment: "environments/prod", stableVersion: stable, canaryVersion: canary, canaryPermille: permille,
            salt: salt)
    }

    static func force(
        _ version: String, _ state: ForceState = .active, as id: String = "f", revision: UInt64 = 1
    ) -> Force {
        Force(
            name: "forces/\(id)", revision: revision, state: state, version: version,
            environment: "environments/prod")
    }

    static func job(_ id: String, _ model: String, _ version: String, revision: UInt64 = 1) -> Job {
        Job(name: "jobs/\(id)", revision: revision, state: .active, model: model, boundVersion: version)
    }

    static func version(_ name: String, suspended: Bool, revision: UInt64 = 1) -> ModelVersion {
        ModelVersion(name: name, revision: revision, suspended: suspended)
    }
}
