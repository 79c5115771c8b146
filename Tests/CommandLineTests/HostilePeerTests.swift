import RegentMessages
import RegentModel
import RegentRPC
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Testing

/// What a daemon that lies, or another program in its place, can do to a terminal: nothing.
@Suite("Answers of a hostile daemon")
struct HostilePeerTests {
    /// Turns the terminal red, clears it, and sets its title.
    private static let escapes = "\u{1b}[31m\u{1b}[2J\u{1b}]0;owned\u{7}"

    /// Figures at the ends of their ranges, with texts that a terminal would obey.
    private static var figures: RolloutFigures {
        var run = RolloutRun(name: "rollouts/\(escapes)", state: .rolledBack)
        run.stage = .max
        run.endReason = escapes
        return RolloutFigures(
            rollout: run, verdict: RolloutVerdict(canaryUnits: .max, baselineUnits: .max, reasons: [escapes]),
            harmEValue: .infinity, harmLimit: .nan, sampleRatioEValue: -.infinity, offenders: [escapes],
            stageUnits: .max, ignored: [IgnoredOutcomes(reason: escapes, count: .max)], decisionAfterUs: .max)
    }

    /// Runs `regent` against a peer that says such things.
    private static func regent(_ arguments: String...) async throws -> RegentBinary.Outcome {
        try await withTemporaryFolder { folder in
            let (path, loops) = (folder.file("peer.sock"), SocketLoops())
            let entries: [MethodTable.Entry] = [
                .serverStream(RolloutWatchServiceMethods.watchRollout, LyingWatch(figures: figures)),
                .unary(ServerServiceMethods.getServerInfo, LyingServer(version: escapes)),
                .unary(ServerServiceMethods.getProfile, LyingProfile(stage: escapes)),
            ]
            let server = RPCServer(methods: MethodTable(entries), authenticator: EveryoneMayCome())
            try await server.serve(UnixListener(path: path, loops: loops))
            let outcome = try await RegentBinary.run(arguments, environment: ["REGENT_ADDRESS": "unix:" + path])
            await server.drain(grace: .zero)
            await loops.shutDown()
            return outcome
        }
    }

    @Test("A rollout at the end of every range is shown, and its texts are not obeyed")
    func watch() async throws {
        let shown = try await Self.regent("rollout", "watch", "r1")
        #expect(shown.code == 2, "\(shown.stderr)")
        #expect(shown.stdout.contains("stage 4294967296 of 0"), "\(shown.stdout)")
        for text in [shown.stdout, shown.stderr] {
            #expect(!text.unicodeScalars.contains("\u{1b}") && !text.unicodeScalars.contains("\u{7}"))
        }
        #expect(shown.stdout.contains("owned"))
    }

    @Test("The same as JSON has no character that a terminal obeys")
    func watchAsJSON() async throws {
        let shown = try await Self.regent("rollout", "watch", "r1", "-o", "jsonl")
        #expect(shown.code == 2, "\(shown.stderr)")
        #expect(!shown.stdout.unicodeScalars.contains("\u{1b}") && shown.stdout.contains("owned"))
    }

    @Test("The version and the stages of a daemon are not obeyed either")
    func top() async throws {
        let shown = try await Self.regent("top", "--interval", "0.2", "--looks", "1")
        #expect(shown.code == 0, "\(shown.stderr)")
        #expect(!shown.stdout.unicodeScalars.contains("\u{1b}") && shown.stdout.contains("owned"))
    }
}

private struct LyingWatch: ServerStreamHandler {
    let figures: RolloutFigures

    func handle(
        _ request: WatchRolloutRequest, _ responses: ResponseWriter<WatchRolloutResponse>, _ call: CallContext
    ) async throws {
        try await responses.write(WatchRolloutResponse(figures: figures))
    }
}

private struct LyingServer: UnaryHandler {
    let version: String

    func handle(_ request: GetServerInfoRequest, _ call: CallContext) async throws -> GetServerInfoResponse {
        var server = ServerInfo(version: version)
        server.revision = .max
        server.connections = .max
        server.activity = ServerActivity(calls: .max, memoryBytes: .max, heldBytes: .max, diskFreeBytes: .max)
        return GetServerInfoResponse(server: server)
    }
}

private struct LyingProfile: UnaryHandler {
    let stage: String

    func handle(_ request: GetProfileRequest, _ call: CallContext) async throws -> GetProfileResponse {
        GetProfileResponse(
            profile: Profile(elapsedNs: .max, stages: [StageTime(stage: stage, totalNs: .max)]))
    }
}

/// Knows everybody.
private struct EveryoneMayCome: Authenticator {
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        Caller(name: "principals/anyone", credential: .none, authority: .all)
    }
}
