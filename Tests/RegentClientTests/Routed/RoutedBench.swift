import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import RegentWire
import Synchronization

/// A fake daemon that accepts outcomes and serves providers in the order of their list; those that were tried are left
/// out.
///
/// - Parameters:
///   - timeouts: milliseconds of providers, where they are not the longest.
///   - retries: `max_retries` of every decision.
func chainServer(
    _ providers: [String] = ["a", "b", "c"], timeouts: [String: UInt32] = [:], retries: UInt32 = 0
) -> FakeServer {
    let server = FakeServer()
    server.acceptOutcomes()
    server.answer(RoutingServiceMethods.select) { request in
        let left = providers.filter { !request.excludedProviders.contains($0) }
        guard let first = left.first else {
            throw RPCError(code: .failedPrecondition, message: "none is left", reason: "NO_CANDIDATE")
        }
        return SelectResponse(
            decision: RouteDecision(
                requestId: request.requestId, selectedProvider: first, providerModel: "model-\(first)",
                timeoutMs: timeouts[first] ?? 600_000, maxRetries: retries,
                routeStrategy: request.excludedProviders.isEmpty ? .weighted : .fallback,
                fallbacks: Array(left.dropFirst()), policyRevision: 7, keyDigest: 9))
    }
    return server
}

/// What the providers do, one entry for each time that they are asked; then they answer.
final class Script: Sendable {
    private struct State {
        var steps: [any Error]
        var asked: [String] = []
    }

    private let state: Mutex<State>

    init(_ steps: [any Error] = []) { state = Mutex(State(steps: steps)) }

    /// The providers that were asked, in order.
    var asked: [String] { state.withLock { $0.asked } }

    /// Asks the provider of an attempt.
    func answer(_ attempt: RoutedAttempt) throws -> String {
        let step = state.withLock { state in
            state.asked.append(attempt.provider)
            return state.steps.isEmpty ? nil : state.steps.removeFirst()
        }
        if let step { throw step }
        return "\(attempt.provider) answered"
    }
}

/// An error of a program without a verdict.
struct PlainError: Error {}

/// The error of a routed request; nil if it has an answer.
func routedFailure<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws(RoutedError) -> Value
) async -> RoutedError? {
    do throws(RoutedError) {
        _ = try await body()
        return nil
    } catch { return error }
}

/// The select calls of a fake server: which providers each of them left out.
func excluded(_ server: FakeServer) -> [[String]] {
    server.calls(of: RoutingServiceMethods.select).map(\.request.excludedProviders)
}
