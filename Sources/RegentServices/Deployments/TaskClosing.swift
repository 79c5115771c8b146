import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Tasks that a command closes, and what changes beside them: the version and the regions of the model where one was
/// confirmed, and the deployment of which none is open any more.
struct TaskClosing {
    let store: WriteTransaction
    let command: Command

    private var tasks: [Change<DeploymentTask>] = []

    init(store: WriteTransaction, command: Command) {
        self.store = store
        self.command = command
    }

    /// Adds a task; the first is the subject.
    mutating func add(_ task: Change<DeploymentTask>) { tasks.append(task) }

    /// All of it. A document that several tasks touch changes once.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func change() throws -> Change<DeploymentTask> {
        guard let subject = tasks.first else { preconditionFailure("a command closes at least one task") }
        var change = tasks.dropFirst().reduce(subject) { $0.with($1) }
        for name in names(\.deployment) {
            if let deployment = try closed(name) { change = change.with(deployment) }
        }
        for name in names(\.version) {
            if let version = try running(name) { change = change.with(version) }
        }
        for name in names(\.model) {
            if let model = try regions(of: name) { change = change.with(model) }
        }
        return change
    }

    /// Names that the tasks have in a field, each once, in their order.
    private func names(_ field: KeyPath<DeploymentTask, String>) -> [String] {
        var seen: Set<String> = []
        return tasks.map { $0.after[keyPath: field] }.filter { seen.insert($0).inserted }
    }

    /// The confirmed tasks of a version or a model.
    private func confirmed(_ field: KeyPath<DeploymentTask, String>, _ name: String) -> [DeploymentTask] {
        tasks.map(\.after).filter { $0.state == .confirmed && $0[keyPath: field] == name }
    }

    /// The deployment after its last open task; nil while another one is open.
    private func closed(_ name: String) throws -> Change<Deployment>? {
        let here = Set(tasks.map(\.after.name))
        for state in DeploymentTask.open {
            guard try others(of: name, state, but: here).isEmpty else { return nil }
        }
        let hasConfirmed =
            try !confirmed(\.deployment, name).isEmpty || !others(of: name, .confirmed, but: here).isEmpty
        return try store.require(Deployment.self, name).closed(hasConfirmed: hasConfirmed, command)
    }

    /// Further tasks of a deployment in a state: one of them, if there are any.
    private func others(
        of deployment: String, _ state: DeploymentTaskState, but here: Set<String>
    ) throws -> [DeploymentTask] {
        // What is closed here is still stored as open.
        try store.documents.matching(
            DeploymentTask.self, "deployment = \"\(deployment)\" AND state = \(state.name)", limit: here.count + 1
        ).filter { !here.contains($0.name) }
    }

    /// The version since the last of the dates; nil where no task of it was confirmed.
    private func running(_ version: String) throws -> Change<ModelVersion>? {
        guard let date = confirmed(\.version, version).map(\.actualProductionDate).max() else { return nil }
        return try store.require(ModelVersion.self, version).running(since: date, command)
    }

    /// The model with what runs in its regions; nil where no task of it was confirmed.
    private func regions(of model: String) throws -> Change<Model>? {
        let tasks = confirmed(\.model, model)
        guard !tasks.isEmpty else { return nil }
        var change: Change<Model>?
        for task in tasks {
            let before = try change?.after ?? store.require(Model.self, model)
            // A task without a region is about all of them.
            let regions = task.region.isEmpty ? try regionsInUse : [task.region]
            change = before.running(task.version, in: regions, notes: task.confirmationNotes, command)
        }
        return change
    }

    private var regionsInUse: [String] {
        get throws { try store.documents(Region.self, where: "state = ACTIVE").map(\.name) }
    }
}
