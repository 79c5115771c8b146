import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import Synchronization

/// What a router knows of one environment.
final class LocalPlace: Sendable {
    private struct State {
        var prepared: PreparedEnvironment?
        /// Ledger revision that it is known to be current at; 0 = none.
        var revision: UInt64 = 0
        /// When that was known; at first, when the router was made.
        var currentAt: ContinuousClock.Instant
        /// In which time the daemon says something at the latest.
        var heartbeat = LocalPlace.heartbeatMax
        var isOpen = false
        /// How the last stream ended; nil while one is open.
        var failure: RPCError?
    }

    /// The longest heartbeat that is believed, and that of a daemon which has not said anything yet.
    private static let heartbeatMax = Duration.seconds(60)
    /// Heartbeats that may fail to come before a stream counts as broken.
    private static let heartbeatsMissedMax = 3

    /// Id of the environment.
    let id: String
    /// Requests that try no provider again: they pay for those that do.
    let attempts = FirstAttempts()
    let probes: LocalProbes
    /// Raised when the first snapshot has come.
    let arrived = Signal(staysRaised: true)
    private let clock: RouterClock
    private let state: Mutex<State>
    /// Changes whenever what decides does, so that a `LocalRoute` need not ask each time.
    private let changes = Atomic<UInt64>(0)
    private let retries = Mutex<RouteRetryBudget?>(nil)

    init(_ id: String, _ clock: RouterClock) {
        self.id = id
        self.clock = clock
        probes = LocalProbes(clock)
        state = Mutex(State(currentAt: clock.now()))
    }

    /// What decides. Nothing is allocated where there is a snapshot.
    ///
    /// - Throws: `RPCError` SNAPSHOT_UNAVAILABLE; PERMISSION_DENIED, UNAUTHENTICATED once the daemon has refused.
    func prepared() throws(RPCError) -> PreparedEnvironment {
        if let prepared = state.withLock({ $0.prepared }) { return prepared }
        throw unavailable
    }

    /// How often what decides has changed. Read before `prepared`, it tells whether that is still the latest.
    var changeCount: UInt64 { changes.load(ordering: .acquiring) }

    private var unavailable: RPCError {
        let failure = state.withLock { $0.failure }
        if let failure, failure.withdrawsSnapshot { return failure }
        let why = failure.map { ": \($0.message)" } ?? ""
        return RPCError(
            .snapshotUnavailable,
            """
            the router has no snapshot of environments/\(id) yet\(why); wait for it with ready(), or select at the \
            daemon
            """,
            metadata: ["environment": id])
    }

    // MARK: What comes

    /// The revision that a new stream begins after.
    var heldRevision: UInt64 { state.withLock { $0.revision } }

    /// Takes a response; returns whether it brought a snapshot. An older one than what is held changes nothing.
    ///
    /// - Throws: `RPCError` PROTOCOL_VIOLATION for what no daemon sends; what is held stays in use.
    func take(_ response: WatchSnapshotResponse) throws(RPCError) -> Bool {
        let made = try response.snapshot.map { (snapshot) throws(RPCError) in
            try compile(snapshot, revision: response.revision)
        }
        let now = clock.now()
        let isTaken = state.withLock { state in
            state.isOpen = true
            state.failure = nil
            guard response.revision >= state.revision, made != nil || state.prepared != nil else { return false }
            if let made { state.prepared = made }
            state.revision = response.revision
            state.currentAt = now
            let heartbeat = Duration.milliseconds(Int64(response.heartbeatMs))
            state.heartbeat = heartbeat > .zero ? min(heartbeat, Self.heartbeatMax) : Self.heartbeatMax
            return made != nil
        }
        probes.add(response.probes)
        if isTaken {
            changes.wrappingAdd(1, ordering: .releasing)
            arrived.raise()
        }
        return isTaken
    }

    private func compile(_ snapshot: EnvironmentSnapshot, revision: UInt64) throws(RPCError) -> PreparedEnvironment {
        guard snapshot.environment == id else {
            throw RPCError(.protocolViolation, "the snapshot is of \(snapshot.environment), not of \(id)")
        }
        do throws(Refusal) {
            return try PreparedEnvironment(snapshot, revision: revision)
        } catch {
            throw error.status
        }
    }

    /// Notes how a stream ended. What the daemon denies to the caller is forgotten: it would refuse to decide by it.
    func end(_ failure: RPCError) {
        state.withLock { state in
            state.isOpen = false
            state.failure = failure
            if failure.withdrawsSnapshot { state.prepared = nil }
        }
        changes.wrappingAdd(1, ordering: .releasing)
        // A probe belongs to the stream that it was granted to.
        probes.drop()
    }

    // MARK: Retries

    /// Counts a request that tries nobody again; draws on the budget for one that does.
    ///
    /// - Throws: `Refusal` `RETRY_BUDGET_EXHAUSTED`.
    func admit(isRetry: Bool, nowMicros: Int64) throws(Refusal) {
        guard isRetry else { return attempts.add() }
        let attempts = attempts.count
        let millis = retries.withLock { retries in
            var budget = retries ?? RouteRetryBudget(attempts: attempts, nowMicros: nowMicros)
            defer { retries = budget }
            return budget.draw("", attempts: attempts, nowMicros: nowMicros)
        }
        guard let millis else { return }
        throw Refusal(
            .retryBudgetExhausted,
            """
            the router has no retries left in \(id): first attempts pay for one in five; wait \(millis) ms, or give \
            up
            """,
            ["environment": id], retryAfterMillis: millis)
    }

    // MARK: Status

    /// How current it is.
    var status: LocalRouterStatus {
        let now = clock.now()
        return state.withLock { state in
            let staleness = max(.zero, now - state.currentAt)
            return LocalRouterStatus(
                environment: id, hasSnapshot: state.prepared != nil, revision: state.revision,
                isConnected: state.isOpen && staleness <= state.heartbeat * Self.heartbeatsMissedMax,
                staleness: staleness, failure: state.failure)
        }
    }
}

extension RPCError {
    /// Whether the daemon no longer decides for the caller either.
    var withdrawsSnapshot: Bool { code == .permissionDenied || code == .unauthenticated }
}
