import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Delegation: LifecycleFixture {
    private typealias Methods = DelegationServiceMethods

    /// A delegation of an hour, by the owner of a model.
    package static func made(in state: DelegationState, _ bench: ServiceBench) async throws -> Delegation {
        try await bench.party("bob")
        let model = try await bench.model()
        let delegation = Delegation(
            name: "delegations/d", model: model.name, delegate: "principals/bob",
            endTime: Timestamp(microseconds: bench.context.now() + 3_600_000_000))
        _ = try await bench.call(
            Methods.createDelegation, CreateDelegationRequest(delegation: delegation, mutation: .fresh()))
        if state == .ended {
            _ = try await bench.call(
                Methods.revokeDelegation, RevokeDelegationRequest(name: delegation.name, mutation: .fresh()))
        }
        return try await bench.store.require(Delegation.self, delegation.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Delegation>] {
        [VerbCall(Methods.revokeDelegation) { RevokeDelegationRequest(name: $0.name) }]
    }
}
