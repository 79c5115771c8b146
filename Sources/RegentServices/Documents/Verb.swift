import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Carries a verb out: the handler of every method that changes a document.
///
/// One closure of the single writer reads who calls, looks the idempotency key up, decides, and stores the change, its
/// ledger entry and the answer.
struct Verb<V: PreparedVerb>: UnaryHandler {
    private let method: Method<V.Request, V.Response>
    private let context: ServiceContext

    init(_ method: Method<V.Request, V.Response>, _ context: ServiceContext) {
        self.method = method
        self.context = context
    }

    func handle(_ request: V.Request, _ call: CallContext) async throws -> V.Response {
        let verb = try await V(request, context, for: call.caller)
        var response = try await context.mutate(request, method.scope(request), call) { store in
            let change = try verb.decide(request, store.command, store)
            var document = try store.put(change)
            if change.effect != .none {
                try verb.store(document, in: store)
                // Of what was validated only: another change may get its revision, and the etag would pass for it.
                if request.mutation?.validateOnly == true { document.etag = "" }
            }
            return V.Response(subject: document)
        }
        if response.receipt?.replayed == false, request.mutation?.validateOnly != true { verb.complete(&response) }
        return response
    }
}
