import RegentMessages
import RegentModel
import RegentRPC

/// Whether the daemon, or one of its services, can serve.
///
/// Answered inline, so that it shows whether the event loop works, however many calls wait for threads.
struct Check: InlineHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CheckRequest, _ call: CallContext) throws -> CheckResponse {
        let services = Set(MethodDescriptor.all.map(\.service))
        guard request.service.isEmpty || services.contains(request.service) else {
            throw Refusal(
                .notFound, "there is no service \(request.service)", ["service": request.service])
        }
        return CheckResponse(status: status)
    }

    private var status: ServingStatus { context.facts.isDraining() ? .notServing : .serving }
}

extension Check: InPlaceHandler {
    private static let serving = CheckResponse(status: .serving).encoded()
    private static let notServing = CheckResponse(status: .notServing).encoded()

    /// Answers what asks for the daemon itself.
    func answer(_ call: InPlaceCall, access: inout InPlaceAccess, into output: inout [UInt8]) -> Bool {
        guard call.request.isEmpty else { return false }
        output.append(contentsOf: status == .serving ? Self.serving : Self.notServing)
        return true
    }
}
