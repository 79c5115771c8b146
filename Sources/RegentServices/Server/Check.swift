import RegentMessages
import RegentModel
import RegentRPC

/// Whether the daemon, or one of its services, can serve.
struct Check: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CheckRequest, _ call: CallContext) async throws -> CheckResponse {
        let services = Set(MethodDescriptor.all.map(\.service))
        guard request.service.isEmpty || services.contains(request.service) else {
            throw Refusal(
                .notFound, "there is no service \(request.service)", ["service": request.service])
        }
        let stopped = context.facts.isDraining()
        return CheckResponse(status: stopped ? .notServing : .serving)
    }
}
