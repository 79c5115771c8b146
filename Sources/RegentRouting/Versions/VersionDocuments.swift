package import RegentMessages

/// Documents that say which version of a model serves, each with its own revision filled in.
package struct VersionDocuments: Sendable {
    /// Models, with their aliases.
    package var models: [Model]
    /// Versions: which of them are suspended.
    package var versions: [ModelVersion]
    /// Rollout policies.
    package var policies: [RolloutPolicy]
    /// Force leases, ended ones too.
    package var forces: [Force]
    /// Jobs: which version each is bound to.
    package var jobs: [Job]

    /// Documents, by their kinds.
    package init(
        models: [Model] = [], versions: [ModelVersion] = [], policies: [RolloutPolicy] = [], forces: [Force] = [],
        jobs: [Job] = []
    ) {
        self.models = models
        self.versions = versions
        self.policies = policies
        self.forces = forces
        self.jobs = jobs
    }

    /// Whether there are none.
    var isEmpty: Bool {
        models.isEmpty && versions.isEmpty && policies.isEmpty && forces.isEmpty && jobs.isEmpty
    }
}
