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
        let stopped = context.facts.isDraining()
        return CheckResponse(status: stopped ? .notServing : .serving)
    }
}
