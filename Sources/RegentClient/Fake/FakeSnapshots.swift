public import RegentMessages
import RegentRPC
import Synchronization

/// The routing snapshots of a fake server, and the streams that are sent them.
final class FakeSnapshots: Sendable {
    private struct State {
        var responses: [String: WatchSnapshotResponse] = [:]
        var streams: [Int: Signal] = [:]
        var nextStream = 0
    }

    private let state = Mutex(State())

    /// Sets what the streams of an environment are sent.
    func set(_ response: WatchSnapshotResponse, of environment: String) {
        let streams = state.withLock { state in
            state.responses[environment] = response
            return Array(state.streams.values)
        }
        for stream in streams { stream.raise() }
    }

    /// Sends a stream what is set now, and each time it is set again.
    func follow(_ environment: String, _ responses: FakeResponses<WatchSnapshotResponse>) async throws {
        let news = Signal()
        let number = state.withLock { state in
            state.nextStream += 1
            state.streams[state.nextStream] = news
            return state.nextStream
        }
        defer { state.withLock { $0.streams[number] = nil } }
        var sent: WatchSnapshotResponse?
        while true {
            if let response = state.withLock({ $0.responses[environment] }), response != sent {
                try await responses.send(response)
                sent = response
            }
            await news.wait()
            try Task.checkCancellation()
        }
    }
}

extension FakeServer {
    /// Sets the routing snapshot of an environment: streams of `WatchSnapshot`, as of a `LocalRouter`, are sent it now,
    /// and each time it is set again.
    ///
    /// - Parameters:
    ///   - snapshot: what routing knows; set `anyModel` where the router is to decide for every model.
    ///   - revision: ledger revision of which it is.
    ///   - probes: probes that the stream is granted.
    public func setSnapshot(_ snapshot: EnvironmentSnapshot, revision: UInt64, probes: [ProbeGrant] = []) {
        let response = WatchSnapshotResponse(
            revision: revision, snapshot: snapshot, heartbeatMs: Self.heartbeatMillis, probes: probes)
        snapshots.set(response, of: snapshot.environment)
        answerStream(RoutingSnapshotServiceMethods.watchSnapshot) { [snapshots] request, responses in
            try await snapshots.follow(request.environment, responses)
        }
    }

    private static let heartbeatMillis: UInt32 = 5_000
}
