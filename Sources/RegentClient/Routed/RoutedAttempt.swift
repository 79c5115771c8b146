public import RegentMessages
import RegentRPC
import Synchronization

/// One attempt at a routed request: which provider to ask, as what, and for how long.
public struct RoutedAttempt: Sendable {
    /// The decision, with its request id.
    public let decision: RouteDecision
    /// Number of the attempt at the request, from 0, over all providers.
    public let number: Int
    /// How long to wait for an answer: the timeout of the decision, or less where the request has less time left. Then
    /// the body is cancelled, unless the first token of a stream has come.
    public let timeout: Duration
    /// When it was made, for its outcome.
    let createTime: Timestamp?
    let begin = ContinuousClock.now
    let notes: AttemptNotes

    /// - Parameter outcome: as far as it is known at the beginning.
    init(decision: RouteDecision, number: Int, timeout: Duration, outcome: RouteOutcome) {
        self.decision = decision
        self.number = number
        self.timeout = timeout
        createTime = outcome.createTime
        notes = AttemptNotes(outcome)
    }

    /// Id of the provider.
    public var provider: String { decision.selectedProvider }
    /// Name of the model at the provider.
    public var providerModel: String { decision.providerModel }

    /// Records that the first token of a stream has come; later calls change nothing.
    ///
    /// From now on the attempt is limited by the time of the whole request alone, and a failure is not repeated: its
    /// outcome is PARTIAL.
    public func markFirstToken() { notes.markFirstToken(after: ContinuousClock.now - begin) }

    /// Adds to the outcome of the attempt what only the program knows: tokens, the use case, whether the answer
    /// satisfies its schema; also the status REFUSED or PARTIAL of an answer. Everything else is filled in.
    public func note(_ change: (inout RouteOutcome) -> Void) { notes.change(change) }
}

/// What the body of an attempt says about it.
final class AttemptNotes: Sendable {
    private struct State {
        var outcome: RouteOutcome
        var firstToken: Duration?
    }

    private let state: Mutex<State>

    /// - Parameter outcome: as far as it is known at the beginning.
    init(_ outcome: RouteOutcome) { state = Mutex(State(outcome: outcome)) }

    /// Time to the first token; nil if none has come.
    var firstToken: Duration? { state.withLock { $0.firstToken } }
    /// The outcome with everything that was noted.
    var outcome: RouteOutcome { state.withLock { $0.outcome } }

    func markFirstToken(after time: Duration) { state.withLock { $0.firstToken = $0.firstToken ?? time } }

    func change(_ change: (inout RouteOutcome) -> Void) { state.withLock { change(&$0.outcome) } }
}

extension RoutedAttempt {
    private enum Event<Value: Sendable>: Sendable {
        case ended(Result<Value, any Error>)
        case timedOut
    }

    /// Runs a body within the time of the attempt; one that does not end when it is cancelled is waited for.
    ///
    /// - Parameter deadline: of the whole request; nil = none.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (RoutedAttempt) async throws -> Value, until deadline: ContinuousClock.Instant?
    ) async -> Result<Value, AttemptFault> {
        await withTaskGroup(of: Event<Value>.self) { group in
            group.addTask {
                do { return .ended(.success(try await body(self))) } catch { return .ended(.failure(error)) }
            }
            group.addTask {
                await untilTimeIsUp(deadline)
                return .timedOut
            }
            var cut = AttemptFault.Cut.none
            while let event = await group.next() {
                group.cancelAll()
                switch event {
                case .timedOut: cut = .timeout
                case .ended(let result):
                    if Task.isCancelled { cut = .cancelled }
                    let isBegun = notes.firstToken != nil
                    return result.mapError { [cut] in AttemptFault($0, cut: cut, isBegun: isBegun) }
                }
            }
            return .failure(AttemptFault(CancellationError(), cut: cut, isBegun: false))
        }
    }

    /// Returns when the attempt has no time left, or is cancelled.
    private func untilTimeIsUp(_ deadline: ContinuousClock.Instant?) async {
        let never = Signal()
        await never.wait(until: begin + timeout)
        if notes.firstToken != nil { await never.wait(until: deadline) }
    }
}
