import RegentGovernance
import RegentMessages
import RegentStorage

/// What keeps a model from being archived; a question each, so that another kind of document adds its own.
enum ModelUses {
    /// Names of all that needs a model.
    ///
    /// - Throws: `StorageError`.
    static func of(_ model: String, _ store: WriteTransaction) throws -> [String] {
        try servingVersions(of: model, store) + openProposals(about: model, store) + leases(of: model, store)
            + jobs(for: model, store) + openDeployments(of: model, store)
    }

    /// Versions that are STABLE or CANARY in an environment that is in use: nothing is served in an archived one, which
    /// is not restored while the model is archived.
    private static func servingVersions(of model: String, _ store: WriteTransaction) throws -> [String] {
        try store.children(ModelVersion.self, of: model).filter { version in
            try version.statuses.contains { status in
                guard status.state == .stable || status.state == .canary else { return false }
                return try store.find(Environment.self, status.environment)?.state != .archived
            }
        }.map(\.name)
    }

    /// Force leases that have not ended.
    private static func leases(of model: String, _ store: WriteTransaction) throws -> [String] {
        try store.documents(Force.self, where: "model = \"\(model)\" AND state = ACTIVE").map(\.name)
    }

    /// Deployments that wait, for their date, their smoke test or their tasks.
    private static func openDeployments(of model: String, _ store: WriteTransaction) throws -> [String] {
        try store.documents(Deployment.self, where: "model = \"\(model)\"").filter(\.isOpen).map(\.name)
    }

    /// Change proposals that are neither applied nor ended.
    private static func openProposals(about model: String, _ store: WriteTransaction) throws -> [String] {
        // Names hold no quotes.
        try store.documents(ChangeProposal.self, where: "model = \"\(model)\"").filter(\.isOpen).map(\.name)
    }

    /// Jobs that are not archived.
    private static func jobs(for model: String, _ store: WriteTransaction) throws -> [String] {
        // Names hold no quotes.
        try store.documents(Job.self, where: "model = \"\(model)\"").filter { $0.state != .archived }.map(\.name)
    }
}
