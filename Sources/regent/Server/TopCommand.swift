import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Shows what the daemon does, again and again.
struct TopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "top", "Shows calls, failures, memory, time by stage and each method, again and again.",
        examples: """
            regent top
            regent top --sort p99 --methods 10
            regent top --interval 5 --looks 12 -o jsonl
            """,
        notes: """
            Figures cover the time since the previous look; those of methods cover
            whole seconds. Ctrl-C ends it.
            """)

    @Option(help: ArgumentHelp("Seconds between two looks, 0.2-3600.", valueName: "seconds"))
    var interval = 1.0
    @Option(help: ArgumentHelp("End after this many looks.", valueName: "count"))
    var looks: Int?
    @Option(help: "Order of the methods.")
    var sort = MethodOrder.calls
    @Option(help: ArgumentHelp("Number of methods to show; 0 means none.", valueName: "count"))
    var methods = 20
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard methods >= 0 else { throw ValidationError("--methods must be 0 or more") }
        guard (0.2...3_600).contains(interval) else { throw ValidationError("--interval must be 0.2 to 3600") }
        if let looks, looks < 1 { throw ValidationError("--looks must be 1 or more") }
        try output.check([.table, .json, .jsonl])
    }

    func run() async throws {
        try await connection.withClient { client in
            let seconds = UInt32(max(1, interval.rounded(.up)))
            var (screen, before, count) = (WatchScreen(), try await ServerLook(client, seconds: seconds), 0)
            while looks.map({ count < $0 }) ?? true {
                try await Task.sleep(for: .seconds(interval))
                let now = try await ServerLook(client, seconds: seconds)
                let difference = now.since(before)
                let called = Array(sort.sorted(now.methods).prefix(methods))
                if output.output == .table {
                    screen.show(difference.text + (called.isEmpty ? "" : "\n" + MethodOrder.table(called).text()))
                } else {
                    Terminal.write(difference.document(called).text(pretty: false).printableJSON + "\n")
                }
                (before, count) = (now, count + 1)
            }
        }
    }
}

/// What the daemon says of itself at one moment.
private struct ServerLook {
    let server: ServerInfo
    let profile: Profile
    let methods: [MethodPerformance]

    /// - Parameter seconds: that methods are looked at.
    init(_ client: RegentClient, seconds: UInt32) async throws {
        async let info = client.getServerInfo(GetServerInfoRequest())
        async let times = client.getProfile(GetProfileRequest())
        async let performance = client.getPerformance(GetPerformanceRequest(seconds: seconds))
        (server, profile) = (try await info.server ?? ServerInfo(), try await times.profile ?? Profile())
        do { methods = try await performance.methods } catch let error as RPCError {
            // A daemon of an earlier release has no figures of methods.
            guard error.code == .unimplemented else { throw error }
            methods = []
        }
    }

    /// What was done between two moments.
    func since(_ before: ServerLook) -> ServerDifference { ServerDifference(before, self) }
}

/// What the daemon did between two moments.
private struct ServerDifference {
    private let server: ServerInfo
    private let seconds: Double
    /// Numbers a second, by name.
    private let rates: [(name: String, perSecond: Double)]
    /// Part of a processor that a stage took, by its name.
    private let stages: [(name: String, share: Double)]

    init(_ before: ServerLook, _ now: ServerLook) {
        server = now.server
        let elapsed = now.profile.elapsedNs &- before.profile.elapsedNs
        // Another daemon answers than before: nothing can be said of the time between.
        let isSame = now.profile.startTime == before.profile.startTime && elapsed < UInt64.max / 2
        let seconds = isSame ? max(Double(elapsed) / 1e9, 1e-9) : .infinity
        self.seconds = seconds
        let (one, other) = (before.server.activity ?? ServerActivity(), now.server.activity ?? ServerActivity())
        let fields: [(String, KeyPath<ServerActivity, UInt64>)] = [
            ("calls", \.calls), ("failed", \.failedCalls), ("denied", \.deniedCalls), ("shed", \.shedCalls),
            ("refused_connections", \.refusedConnections),
        ]
        rates = fields.map { name, path in
            (
                name,
                other[keyPath: path] < one[keyPath: path]
                    ? 0 : Double(other[keyPath: path] - one[keyPath: path]) / seconds
            )
        }
        let earlier = Dictionary(
            before.profile.stages.map { ($0.stage, $0.totalNs) }, uniquingKeysWith: { first, _ in first })
        stages = now.profile.stages.map { stage in
            let spent = stage.totalNs &- (earlier[stage.stage] ?? 0)
            return (stage.stage, spent > UInt64.max / 2 ? 0 : Double(spent) / 1e9 / seconds)
        }
    }

    /// For a terminal.
    var text: String {
        let activity = server.activity ?? ServerActivity()
        var lines = [
            "regentd \(server.version)  revision \(NumberText.grouped(server.revision))  "
                + NumberText.counted(server.connections, "connection", "connections")
                + "  \(activity.runningCalls) running",
            "memory \(NumberText.bytes(Double(activity.memoryBytes)))  held "
                + "\(NumberText.bytes(Double(activity.heldBytes)))  disk free "
                + "\(NumberText.bytes(Double(activity.diskFreeBytes)))",
        ]
        lines.append(rates.map { "\($0.name) \(NumberText.compact($0.perSecond))/s" }.joined(separator: "  "))
        let table = Table(
            [.text("stage"), .number("cpu_percent")],
            rows: stages.map { [$0.name, NumberText.fixed($0.share * 100, decimals: 1)] })
        return lines.map { $0.printable + "\n" }.joined() + table.text()
    }

    /// For programs.
    func document(_ methods: [MethodPerformance]) -> JSONValue {
        func numbers(_ values: [(String, Double)]) -> JSONValue {
            .object(values.map { .init($0.0, .number($0.1)) })
        }
        return .object([
            .init("server", server.jsonValue), .init("seconds", .number(seconds)),
            .init("per_second", numbers(rates.map { ($0.name, $0.perSecond) })),
            .init("stage_share", numbers(stages.map { ($0.name, $0.share) })),
            .init("methods", .array(methods.map(\.jsonValue))),
        ])
    }
}
