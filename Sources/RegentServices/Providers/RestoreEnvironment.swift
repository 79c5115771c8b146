import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Takes an archived environment back into use.
struct RestoreEnvironment: DocumentVerb {
    func decide(
        _ request: RestoreEnvironmentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Environment> {
        let environment = try store.require(Environment.self, request.name)
        try checkModels(in: environment, store)
        return try environment.restored(command)
    }

    /// Refuses an environment in which a model that is archived would serve again.
    private func checkModels(in environment: Environment, _ store: WriteTransaction) throws {
        // Names hold no quotes.
        for policy in try store.documents(RolloutPolicy.self, where: "environment = \"\(environment.name)\"") {
            guard let model = try store.find(Model.self, policy.model), model.state == .archived else { continue }
            let name = try store.isWithinReach(model.name) ? model.name : "a model that you may not read"
            throw Refusal(
                .illegalTransition, "\(name) is archived and would serve in \(environment.name): restore it first",
                ["resource": name, "state": model.state.name])
        }
    }
}
