import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import Synchronization

/// What routing knows of an environment, whole after every change, for programs that decide by themselves.
struct WatchSnapshot: ServerStreamHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: WatchSnapshotRequest, _ responses: ResponseWriter<WatchSnapshotResponse>, _ call: CallContext
    ) async throws {
        let last = context.routing.current.revision
        guard request.heldRevision <= last else {
            // Whoever has a later one has it of another store, or of this one before it was restored.
            throw Refusal(
                .revisionUnknown,
                "revision \(request.heldRevision) does not exist yet; the last one is \(last)", ["last": "\(last)"])
        }
        context.watches.join()
        defer { context.watches.leave() }
        try await withThrowingTaskGroup { group in
            group.addTask { await call.draining() }
            group.addTask { try await follow(request, responses, call) }
            try await group.next()
            group.cancelAll()
            _ = try? await group.waitForAll()
            try Task.checkCancellation()
            throw Refusal(.draining, "the daemon is stopping; connect again: the snapshot stays in use meanwhile")
        }
    }

    /// Sends until the call is cancelled or its caller may no longer see anything.
    private func follow(
        _ request: WatchSnapshotRequest, _ responses: ResponseWriter<WatchSnapshotResponse>, _ call: CallContext
    ) async throws {
        let news = Signal()
        let beats = HeartbeatCount()
        let begun = SnapshotStream(context, request, call)
        // Nobody waits for the health of an environment that does not exist: what waits is kept in memory.
        try begun.check()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await raise(news, fromRevision: context.watches) }
            group.addTask { try await raise(news, fromHealthOf: request.environment) }
            group.addTask {
                while true {
                    try await context.snapshots.pause()
                    beats.add()
                    news.raise()
                }
            }
            group.addTask {
                var stream = begun
                while true {
                    // Nothing is made for a client that takes nothing; what it then gets is the latest.
                    try await responses.room()
                    if let response = try stream.next(beat: beats.count) {
                        try await responses.write(encoded: response)
                    }
                    await news.wait()
                    try Task.checkCancellation()
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Wakes the stream at most a hundred times a second when the ledger has grown: routing or access may have changed.
    private func raise(_ news: Signal, fromRevision pulse: WatchPulse) async throws {
        var seen = context.routing.current.revision
        while true {
            seen = try await pulse.revision(after: seen)
            news.raise()
        }
    }

    /// Wakes the stream when the standings of the providers have changed.
    private func raise(_ news: Signal, fromHealthOf environment: String) async throws {
        var seen = context.health.standings(of: environment).version
        while true {
            seen = try await context.health.version(of: environment, after: seen)
            news.raise()
        }
    }
}

/// Heartbeats of a stream that were due so far.
private final class HeartbeatCount: Sendable {
    private let beats = Atomic<UInt64>(0)

    var count: UInt64 { beats.load(ordering: .relaxed) }

    func add() { beats.wrappingAdd(1, ordering: .relaxed) }
}

/// What one stream was sent, and what comes next.
private struct SnapshotStream {
    private let context: ServiceContext
    private let request: WatchSnapshotRequest
    private let call: CallContext
    private var sent: SnapshotPage?
    private var beat: UInt64 = 0
    private var probes: ProbeTurns

    init(_ context: ServiceContext, _ request: WatchSnapshotRequest, _ call: CallContext) {
        self.context = context
        self.request = request
        self.call = call
        probes = ProbeTurns(context, request.environment)
    }

    /// Refuses what the caller may not see, or what there is not.
    ///
    /// - Throws: as `next`.
    func check() throws(Refusal) { _ = try made(for: try context.access.current(call.caller)) }

    /// The next encoded response; nil where there is nothing to say.
    ///
    /// - Parameter beat: heartbeats that were due so far.
    /// - Throws: `Refusal` UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND, SNAPSHOT_TOO_LARGE.
    mutating func next(beat: UInt64) throws(Refusal) -> [UInt8]? {
        let caller = try context.access.current(call.caller)
        let (page, revision) = try made(for: caller)
        let isNew = page.bytes != sent?.bytes
        sent = page
        let grants = probes.grants(to: caller)
        defer { self.beat = beat }
        guard isNew || !grants.isEmpty || beat != self.beat else { return nil }
        // Fields of one message that are encoded one after the other are the encoding of the message.
        var response = WatchSnapshotResponse(revision: revision).encoded()
        if isNew { response += WatchSnapshotResponse.encoded(snapshot: page.bytes) }
        return response + WatchSnapshotResponse(heartbeatMs: SnapshotFeed.heartbeatMillis, probes: grants).encoded()
    }

    /// The snapshot as a caller sees it now, and the revision of which it is.
    private func made(for caller: Caller) throws(Refusal) -> (SnapshotPage, revision: UInt64) {
        // Before the snapshot is read: it may be of a later change than its key says, never of an earlier one.
        let change = context.routing.lastChange
        let snapshot = context.routing.current
        let standings = context.health.standings(of: request.environment)
        let key = SnapshotPage.Key(
            environment: request.environment, models: request.models, authority: caller.authority, change: change,
            standings: standings.version)
        if let sent, sent.key == key { return (sent, snapshot.revision) }
        if let known = context.snapshots.page(key) { return (known, snapshot.revision) }
        let view = try SnapshotView(request, of: caller, call.permissions, in: snapshot)
        let page = SnapshotPage(key: key, bytes: try view.encoded(snapshot, standings))
        context.snapshots.keep(page)
        return (page, snapshot.revision)
    }
}

extension WatchSnapshotResponse {
    /// The encoding of a response that has nothing but a snapshot, which is encoded already.
    fileprivate static func encoded(snapshot: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [2 << 3 | 2]
        var rest = UInt(snapshot.count)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
        return bytes + snapshot
    }
}
