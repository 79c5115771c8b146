import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension ValidationRequest: LifecycleFixture {
    private typealias Methods = ValidationServiceMethods

    /// The validation of a registered version.
    package static func made(
        in state: ValidationRequestState, _ bench: ServiceBench
    ) async throws -> ValidationRequest {
        let version = try await bench.register(ServiceBench.version("models/m/versions/1.0.0"))
        let asked = ValidationRequest(name: "validationRequests/v", version: version.name)
        let requested = try await bench.call(
            Methods.requestValidation, RequestValidationRequest(validationRequest: asked, mutation: .fresh()))
        if state == .inProgress {
            _ = try await bench.call(
                Methods.startValidation, StartValidationRequest(name: asked.name, mutation: .fresh()))
        }
        if state == .approved || state == .rejected {
            _ = try await bench.call(
                Methods.decideValidation,
                DecideValidationRequest(
                    name: asked.name, decision: state == .approved ? .approve : .reject, comment: "seen",
                    mutation: .fresh(etag: requested.validationRequest?.etag ?? "")))
        }
        return try await bench.store.require(ValidationRequest.self, asked.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<ValidationRequest>] {
        [
            VerbCall(Methods.startValidation) { StartValidationRequest(name: $0.name) },
            VerbCall(Methods.decideValidation) {
                DecideValidationRequest(name: $0.name, decision: .approve, comment: "seen")
            },
        ]
    }
}
