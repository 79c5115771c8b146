import RegentModel
import RegentRPC
import Synchronization

/// The connection of a client, which the next call opens again when it is lost or drains.
///
/// One dial at a time: the first call that needs it dials, in its own task, and the others wait for its result.
/// A dialing call that is cancelled or whose deadline passes hands its turn to the next.
final class LiveChannel: Sendable {
    private enum Phase {
        case down
        /// A call has its turn; the signal is raised at the end of it.
        case dialing(Signal)
        case up(Link)
        case closed
    }

    private struct State {
        var phase = Phase.down
        var backoff: Backoff
        /// When the next dial may begin.
        var notBefore = ContinuousClock.now
        /// Why the last dial failed; nil if it did not.
        var failure: RPCError?
        var hasBeenUp = false
        /// Connections that accept no more calls and have open ones.
        var retired: [RPCChannel] = []
    }

    private enum Turn {
        case take(Link)
        case fail(RPCError)
        case follow(Signal)
        case dial(Signal, notBefore: ContinuousClock.Instant)
    }

    /// What a dial has changed.
    private enum Settled {
        case up(Link, isReconnect: Bool)
        case down(RPCError, isFirst: Bool)
        /// It came to nothing, or the client was closed meanwhile.
        case late(Link?)
    }

    private let addresses: AddressRound
    private let budget: RetryBudget
    private let log: ClientLog
    private let onReconnect: @Sendable () -> Void
    private let state: Mutex<State>
    private let closing = Signal(staysRaised: true)

    /// - Parameter onReconnect: called for every connection after the first.
    init(
        _ addresses: AddressRound, backoff: Backoff, budget: RetryBudget, log: ClientLog,
        onReconnect: @escaping @Sendable () -> Void
    ) {
        self.addresses = addresses
        self.budget = budget
        self.log = log
        self.onReconnect = onReconnect
        state = Mutex(State(backoff: backoff))
    }

    /// The live connection, after dialing or waiting for it if need be.
    ///
    /// - Parameters:
    ///   - deadline: how long to wait at most.
    ///   - waits: whether to wait after a dial has failed; else its error is thrown.
    ///   - isPaid: whether the caller has paid for the wait already; a wait costs one token, however many dials.
    /// - Throws: `CLIENT_CLOSED`, `CANCELLED`, `DEADLINE_EXCEEDED`, `CONNECT_FAILED`, or the server's status when
    ///   it refuses. The server has seen nothing of the call.
    func link(
        until deadline: ContinuousClock.Instant?, waits: Bool, isPaid: Bool
    ) async throws(RPCError) -> Link {
        var isPaid = isPaid
        var hasTried = false
        while true {
            let (turn, failure) = nextTurn(waits: waits, hasTried: hasTried)
            switch turn {
            case .take(let link):
                try await Self.compareIfDue(link)
                // A connection that was lost meanwhile is of no use to the call.
                if !link.isLost { return link }
            case .fail(var error):
                error.isNotProcessed = true
                throw error
            case .follow(let settled): await settled.wait(until: deadline)
            case .dial(let settled, let notBefore): await dial(settled, notBefore: notBefore, until: deadline)
            }
            if failure != nil, !isPaid {
                // The wait itself asks nothing of the daemon, so it is never refused; it only costs.
                _ = budget.spend()
                isPaid = true
            }
            hasTried = true
            try giveUp(until: deadline)
        }
    }

    private static func compareIfDue(_ link: Link) async throws(RPCError) {
        do throws(RPCError) { try await link.compareIfDue() } catch {
            var error = error
            error.isNotProcessed = true
            throw error
        }
    }

    /// What a call does next, and why the connection is down if that is known.
    private func nextTurn(waits: Bool, hasTried: Bool) -> (Turn, RPCError?) {
        var lost: Link?
        defer { if let lost { log.lost(lost) } }
        return state.withLock { state in
            if case .up(let link) = state.phase {
                guard link.isLost else { return (.take(link), nil) }
                lost = link
                state.retired.removeAll { $0.openCallCount == 0 }
                state.retired.append(link.channel)
                state.phase = .down
            }
            if case .closed = state.phase { return (.fail(.clientClosed), nil) }
            if let failure = state.failure {
                let isOver = hasTried && !(waits && failure.isRetryable)
                if isOver || (!waits && state.notBefore > .now) { return (.fail(failure), failure) }
            }
            if case .dialing(let settled) = state.phase { return (.follow(settled), state.failure) }
            let settled = Signal(staysRaised: true)
            state.phase = .dialing(settled)
            return (.dial(settled, notBefore: state.notBefore), state.failure)
        }
    }

    private func giveUp(until deadline: ContinuousClock.Instant?) throws(RPCError) {
        var error: RPCError
        if Task.isCancelled {
            error = .cancelled
        } else if let deadline, deadline <= .now {
            error = .deadlineExceeded
            if let failure = state.withLock({ $0.failure }) { error.message += ": " + failure.message }
        } else {
            return
        }
        error.isNotProcessed = true
        throw error
    }

    // MARK: Dialing

    /// Has the turn: waits until a dial may begin, tries every address once, and informs the others.
    private func dial(
        _ settled: Signal, notBefore: ContinuousClock.Instant, until deadline: ContinuousClock.Instant?
    ) async {
        if notBefore > .now { await closing.wait(until: min(notBefore, deadline ?? notBefore)) }
        let isOver = Task.isCancelled || closing.isRaised || (deadline.map { $0 <= .now } ?? false)
        let result = isOver ? nil : await dialed(until: deadline)
        // A dial that failed because its caller has gone says nothing of the daemon.
        if case .failure = result, Task.isCancelled { settle(nil) } else { settle(result) }
        settled.raise()
    }

    /// What a dial gives; nil when the deadline or the client's end came first.
    private func dialed(until deadline: ContinuousClock.Instant?) async -> Result<Link, RPCError>? {
        await withTaskGroup(of: Result<Link, RPCError>?.self) { group in
            group.addTask { await self.dialed() }
            group.addTask {
                await self.closing.wait(until: deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func dialed() async -> Result<Link, RPCError>? {
        do throws(RPCError) { return .success(try await addresses.connected()) } catch { return .failure(error) }
    }

    private func settle(_ result: Result<Link, RPCError>?) {
        let settled = state.withLock { state -> Settled in
            guard case .dialing = state.phase else { return .late(try? result?.get()) }
            state.phase = .down
            switch result {
            case nil: return .late(nil)
            case .success(let link):
                defer { state.hasBeenUp = true }
                state.phase = .up(link)
                state.failure = nil
                state.backoff.reset()
                return .up(link, isReconnect: state.hasBeenUp)
            case .failure(let error):
                defer { state.failure = error }
                state.notBefore = .now + state.backoff.next()
                return .down(error, isFirst: state.failure == nil)
            }
        }
        switch settled {
        case .late(let unwanted): unwanted?.channel.close()
        case .up(let link, let isReconnect):
            log.connected(to: link.address, isReconnect: isReconnect)
            if isReconnect { onReconnect() }
        case .down(let error, let isFirst): log.failedToConnect(error, isFirst: isFirst)
        }
    }

    // MARK: End

    /// Makes no more connections and accepts no more calls; open ones have the grace to end.
    func close(grace: Duration) async {
        let (channels, settled) = state.withLock { state in
            var channels = state.retired
            var settled: Signal?
            if case .up(let link) = state.phase { channels.append(link.channel) }
            if case .dialing(let signal) = state.phase { settled = signal }
            state.phase = .closed
            state.retired = []
            return (channels, settled)
        }
        closing.raise()
        settled?.raise()
        await withTaskGroup(of: Void.self) { group in
            for channel in channels { group.addTask { await channel.shutdown(grace: grace) } }
        }
    }
}
