package import RegentMessages
package import RegentModel
package import RegentServices
import RegentStorage

/// A noun whose lifecycle tests walk: how one comes into a state, and how its verbs are called.
///
/// Every governed noun has one, in a file of its own; the tests find it by the type.
package protocol LifecycleFixture: Governed {
    /// A document that legal verbs have brought into a state.
    static func made(in state: State, _ bench: ServiceBench) async throws -> Self

    /// Its verbs but those that only make a new one.
    static var verbs: [VerbCall<Self>] { get }
}

/// How a verb of a noun is called.
package struct VerbCall<D: Document>: Sendable {
    /// The verb.
    package let method: MethodDescriptor
    private let call: @Sendable (ServiceBench, D, Mutation, Caller?) async throws -> D?

    /// A verb with its request about a document.
    package init<Request: VerbRequest>(
        _ method: Method<Request, Request.Answer>, _ request: @escaping @Sendable (D) -> Request
    ) where Request.Answer.Subject == D {
        self.method = method.descriptor
        call = { bench, document, mutation, caller in
            var request = request(document)
            request.mutation = mutation
            return try await bench.call(method, request, as: caller).subject
        }
    }

    /// What the daemon does of what is due.
    package init<S: Scheduled>(due type: S.Type) where S.Subject == D {
        method = S.method
        call = { bench, document, mutation, caller in
            let command = Command(actor: caller ?? .daemon, role: "", method: S.method, now: bench.context.now())
            return try await bench.store.write(MutationCall(command), mutation: mutation) { store in
                let document = try store.require(D.self, document.name)
                try document.check(S.method)
                return try S.change(of: document, store.command, store).map { try store.put($0) }
            }
        }
    }

    /// Calls it; returns the document after it.
    package func callAsFunction(
        _ bench: ServiceBench, _ document: D, reason: String = "because", etag: String? = nil, as caller: Caller? = nil
    ) async throws -> D? {
        try await call(bench, document, .fresh(reason, etag: etag ?? document.etag), caller)
    }
}
