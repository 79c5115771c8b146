import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Model: LifecycleFixture {
    private typealias Methods = ModelServiceMethods

    /// A model of the owner of the store.
    package static func made(in state: ModelState, _ bench: ServiceBench) async throws -> Model {
        let model = Model(name: "models/\(state.name.lowercased())", aliases: ["vendor/\(state.name)"])
        _ = try await bench.call(Methods.createModel, CreateModelRequest(model: model, mutation: .fresh()))
        if state == .archived {
            _ = try await bench.call(Methods.archiveModel, ArchiveModelRequest(name: model.name, mutation: .fresh()))
        }
        return try await bench.store.require(Model.self, model.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Model>] {
        [
            VerbCall(Methods.updateModel) { UpdateModelRequest(model: $0) },
            VerbCall(Methods.archiveModel) { ArchiveModelRequest(name: $0.name) },
            VerbCall(Methods.restoreModel) { RestoreModelRequest(name: $0.name) },
        ]
    }
}
