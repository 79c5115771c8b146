import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// The answers of a fake server, and its recorded requests.
final class FakeAnswers: Sendable {
    private struct State {
        var entries: [String: MethodTable.Entry] = [:]
        var calls: [String: [any Sendable]] = [:]
        var failuresLeft = 0
        var failure: RPCError?
    }

    private let state = Mutex(State())

    func set(_ entry: MethodTable.Entry) {
        state.withLock { $0.entries[entry.method.name] = entry }
    }

    /// The present answer of a method.
    ///
    /// - Throws: `UNKNOWN_METHOD` if there is none.
    func entry(of method: MethodDescriptor) throws(RPCError) -> MethodTable.Entry {
        guard let entry = state.withLock({ $0.entries[method.name] }) else {
            throw RPCError(.unknownMethod, "the fake server has no answer for \(method.method)")
        }
        return entry
    }

    func fail(next count: Int, with error: RPCError) {
        state.withLock { state in
            state.failuresLeft = count
            state.failure = error
        }
    }

    /// Records a call.
    ///
    /// - Throws: the failure that was set for it.
    func take<Request: Message>(_ request: Request, _ call: CallContext) throws(RPCError) {
        let taken = FakeCall(
            request: request, metadata: call.metadata, attempt: call.attempt, timeout: call.remaining)
        let failure = state.withLock { state -> RPCError? in
            state.calls[call.method.name, default: []].append(taken)
            guard state.failuresLeft > 0 else { return nil }
            state.failuresLeft -= 1
            return state.failure
        }
        if let failure { throw failure }
    }

    func calls(of method: String) -> [any Sendable] {
        state.withLock { $0.calls[method] ?? [] }
    }
}
