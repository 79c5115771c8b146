import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

extension ModelSurroundings {
    /// What the store has of what a model names, as it is in the writer.
    ///
    /// - Parameter before: the stored model; nil for a new one.
    /// - Throws: `StorageError`.
    init(of model: Model, over before: Model?, _ store: WriteTransaction) throws {
        self.init()
        for (_, name) in model.namedPrincipals where try store.find(Principal.self, name) != nil {
            principals.insert(name)
        }
        for name in model.namedRegions { regions[name] = try store.find(Region.self, name)?.state }
        // Models are few and their aliases seldom change; otherwise they are not read.
        guard model.needsOthers(before: before) else { return }
        others = try store.children(Model.self, of: "").filter { $0.name != model.name }
    }
}

extension WriteTransaction {
    /// What an applied proposal of type config_change makes of a model, also at a lower risk tier: for ApplyProposal
    /// only, whose command it takes.
    ///
    /// - Throws: `Refusal` of the model; `StorageError` `.notFound`.
    func configuration(_ said: Model, _ command: Command) throws -> Change<Model> {
        let before = try require(Model.self, said.name)
        return try before.configured(to: said, in: try ModelSurroundings(of: said, over: before, self), command)
    }
}
