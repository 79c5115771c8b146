package import RegentMessages
package import RegentModel
import RegentStorage
import RegentTestKit

extension ServiceBench {
    /// A stored principal, as a caller who holds every permission; rules of duty bind it.
    @discardableResult
    package func party(_ id: String, _ kind: PrincipalKind = .human) async throws -> Caller {
        let name = "principals/\(id)"
        if try await store.get(Principal.self, name) == nil {
            let request = PutPrincipalRequest(principal: Principal(name: name, kind: kind), mutation: .fresh())
            _ = try await call(AccessServiceMethods.putPrincipal, request)
        }
        return Caller(name: name, kind: kind == .service ? .service : .human, authority: .all)
    }

    /// A model that somebody owns: the owner of the store where nobody is said.
    @discardableResult
    package func model(_ id: String = "m", owner: Caller? = nil) async throws -> Model {
        let request = CreateModelRequest(model: Model(name: "models/\(id)"), mutation: .fresh())
        return try await call(ModelServiceMethods.createModel, request, as: owner).model ?? Model()
    }
}
