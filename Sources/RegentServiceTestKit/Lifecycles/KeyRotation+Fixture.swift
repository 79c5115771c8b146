import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension KeyRotation: LifecycleFixture {
    private typealias Methods = LedgerServiceMethods

    /// A change of key, as it is made.
    package static func made(in state: KeyRotationState, _ bench: ServiceBench) async throws -> KeyRotation {
        let response = try await bench.call(
            Methods.rotateSigningKey, RotateSigningKeyRequest(mutation: .fresh()))
        return try await bench.store.require(KeyRotation.self, response.keyRotation?.name ?? "")
    }

    /// No method changes one.
    package static var verbs: [VerbCall<KeyRotation>] { [] }
}
