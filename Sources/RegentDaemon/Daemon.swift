import Dispatch
import Foundation
package import Logging
package import RegentDatabase
import RegentDatabaseSQLite
import RegentGateway
import RegentMessages
import RegentModel
package import RegentRPC
import RegentServices
package import RegentStorage
package import RegentSystem
package import RegentTelemetry
import RegentTransport
import RegentTransportSocket
import RegentWire
import ServiceLifecycle
import UnixSignals

/// The composition root: it alone names the database and the transport.
package final class Daemon: Sendable {
    /// Release, SemVer.
    package static let version = Release.version
    /// Time that open calls have at the end.
    private static let drainGrace = Duration.seconds(10)

    private let directory: DataDirectory?
    private let storeLock = StoreLock()
    private let database: any Database
    private let loops: SocketLoops
    let context: ServiceContext
    private let identity: ServerIdentity?
    private let clock: WallClock
    private let timeMark: TimeMark
    /// The store, for tests that look behind the service.
    package let store: Store
    /// The server, before it has a listener.
    package let server: RPCServer
    /// HTTP in front of the server; nil where it is served nowhere.
    let gateway: HTTPGateway?
    /// The page that Prometheus reads.
    package let metrics: MetricsPage
    private let counting: FigureCounting
    let configuration: DaemonConfiguration
    private let supervisor: ServiceSupervisor
    private let threshold: LogThreshold
    /// Posts webhooks; nil where there are none.
    private let poster: HTTPPoster?
    private let witnesses: WitnessPosters
    private let logger: Logger
    private let tracing: DaemonTracing?
    private let publishing: LogPublishing

    /// Opens the store and builds every service; listens nowhere yet.
    ///
    /// - Parameters:
    ///   - acceptsLoss: go on with a store that lacks something acknowledged (`--accept-loss`).
    ///   - clock: the machine's, but for tests that set it.
    ///   - threshold: that of the logger.
    ///   - supervisor: what started the process, where it wants reports or has opened sockets.
    ///   - registry: what this process reports through swift-metrics.
    ///   - stopping: called once the store has failed, and does not return but in tests.
    ///   - wrapping: puts something around the database, for tests of what a fault would do.
    /// - Throws: `DaemonError` when the store cannot be opened as it must; with its `loss` where the store lacks what
    ///   its head file says.
    package init(
        _ configuration: DaemonConfiguration, logger: Logger, acceptsLoss: Bool = false, clock: WallClock = WallClock(),
        threshold: LogThreshold = LogThreshold(), supervisor: ServiceSupervisor = .none,
        registry: MetricRegistry = MetricRegistry(),
        stopping: @escaping @Sendable () -> Void = { exit(74) },
        wrapping: (any Database) -> any Database = { $0 }
    ) async throws {
        let configuration = try configuration.followed()
        self.configuration = configuration
        self.supervisor = supervisor
        self.threshold = threshold
        self.logger = logger
        self.clock = clock
        CurrentProcess.setFileCreationMask(0o077)
        try configuration.checkSocketMode()
        identity = try Self.identity(configuration.tls)
        poster = try Self.poster(configuration.notifyWebhook)
        witnesses = try WitnessPosters(configuration.witnesses)
        directory = try Self.hold(configuration.data)
        try Self.lockStore(configuration.data, storeLock)
        let (plan, clocks, writer) = (HardwarePlan(Machine()), StageClocks(), WriterFigures())
        tracing = try DaemonTracing(configuration.tracing, now: clock.now, logger: logger)
        loops = SocketLoops(count: plan.eventLoops)
        var check = try configuration.data.path.map { path throws(DaemonError) in
            try HeadCheck(
                path, databasePath: configuration.data.databasePath, acceptsLoss: acceptsLoss, logger: logger)
        }
        do {
            database = wrapping(try Self.open(configuration.data.databasePath, plan, clocks, writer, logger, stopping))
            // A new store has its file only now.
            try Self.lockStore(configuration.data, storeLock)
            store = try await Store.open(
                database, ownerUID: CurrentProcess.userID, now: clock.now(), random: Randomness.bytes,
                bulkBytesMax: plan.bulkBytesMax)
            try await check?.begin(store)
            let links = ServerLinks()
            (server, context, timeMark) = try await Self.server(
                store, configuration, plan, clocks, clock, links, threshold, tracing, logger)
            try await context.log.begin()
            if let loss = check?.accepted { try await context.report(accepted: loss) }
            let figures = DaemonFigures(
                facts: context.facts, durations: server.methods.durations, clocks: clocks, writer: writer)
            counting = FigureCounting(
                documents: DocumentFigures(store), ledger: LedgerFigures(store), nowMicros: clock.now, logger: logger)
            metrics = .regent(figures, context, counting.documents, counting.ledger, registry)
            links.set(server, metrics)
            publishing = LogPublishing(context, logger: logger)
            gateway = Self.gateway(
                configuration, server: server, loops: loops, identity: identity,
                readiness: Readiness(
                    database: database, store: store, server: server, path: configuration.data.path),
                metrics: metrics, context: context, spans: tracing?.requests, logger: logger)
        } catch let error as DaemonError {
            throw error
        } catch {
            throw DaemonError(opening: configuration.data, error)
        }
    }

    /// Serves until the process gets SIGTERM or SIGINT, then drains and closes the store; a second signal
    /// meanwhile ends it at once, which loses nothing that was acknowledged.
    ///
    /// - Parameter rereading: reads the configuration again at SIGHUP; nil = it is in no file.
    package func run(rereading: (@Sendable () async throws -> DaemonConfiguration)? = nil) async throws {
        // Caught before "ready" is logged, because its reader may send one.
        let hangUps = await UnixSignalsSequence(trapping: .sighup)
        let signals = await StopSignals()
        for finding in findings { logger.warning("\(finding)") }
        if !context.log.fork.isEmpty {
            logger.warning(
                "the log of the ledger may be a fork of what others have seen",
                metadata: ["log": "\(context.log.origin)", "reason": "\(context.log.fork)"])
        }
        let inherited = try await takeOver()
        var addresses = inherited.map { "\($0)" }
        for place in configuration.listen where !inherited.contains(place) {
            addresses.append("\(try await listen(place))")
        }
        let ready = facts(addresses, http: try await startHTTP())
        logger.notice("ready", metadata: ready)
        report(.ready, .status("serves \(addresses.joined(separator: ", "))"))
        let group = ServiceGroup(
            services: [
                UntilToldToStop(),
                AccessFollowing(access: context.access, server: server),
                ServerPulse(server: server, operation: context.facts.operation, now: clock.now),
                errorWriting,
                timeMark,
                publishing,
                HeadSync(head: store.head),
                CrashCheck(database: database, logger: logger),
                MemoryReturn(),
                HangUps(
                    identity: identity, hangUps: hangUps, threshold: threshold, configuration: rereading,
                    logger: logger),
                Retention(
                    store: store, outcomesDays: configuration.retainOutcomesDays, now: clock.now, logger: logger),
                OutcomeMerging(compaction: OutcomeCompaction(store), logger: logger),
                sessionWriting,
                ScheduleTimer(schedule: Schedule(context, nouns: Schedule.brief), logger: logger),
                ScheduleTimer(schedule: Schedule(context, nouns: Schedule.long), logger: logger),
                Watchdog(supervisor: supervisor, loops: loops, database: database, logger: logger),
                RolloutFollowing(judging: RolloutJudging(context), logger: logger),
                SlaTimer(following: SlaFollowing(context), logger: logger),
                FiguresFollowing(context: context, logger: logger),
                HealthTimer(health: context.health, logger: logger),
                counting,
            ] + notifications + witnesses.services(store, logger) + (tracing?.services ?? []), logger: logger)
        try await signals.heeded(first: { await group.triggerGracefulShutdown() }, logger: logger) {
            try await group.run()
            self.logger.notice("draining", metadata: ["grace": "\(Self.drainGrace)"])
            self.report(.stopping)
            await self.close()
        }
        logger.notice("stopped")
    }

    private func facts(_ addresses: [String], http places: [SocketPlace]) -> Logger.Metadata {
        var facts: Logger.Metadata = [
            "address": "\(addresses.joined(separator: ","))", "version": "\(Self.version)",
            "store": "\(store.identity.storeID)", "pid": "\(CurrentProcess.processID)",
        ]
        if !places.isEmpty { facts["http"] = "\(places.map(\.description).joined(separator: ","))" }
        return facts
    }

    private var sessionWriting: SessionWriting {
        SessionWriting(sessions: context.sessions, now: clock.now, logger: logger)
    }

    private var errorWriting: ErrorWriting { ErrorWriting(errors: context.errors, logger: logger) }

    /// Tells people by a program and by webhooks, where there are such.
    private var notifications: [any Service] {
        var services: [any Service] = []
        if let program = configuration.notifyExec, let path = configuration.data.path {
            services.append(NotifyExec(store: store, program: program, folder: path + "/notify", logger: logger))
        }
        if let webhook = configuration.notifyWebhook, let poster {
            services.append(
                NotifyWebhook(
                    store: store, target: "\(webhook.target)", secretFile: webhook.secretFile,
                    world: NotifyWebhook.World(
                        post: { try await poster.post($0, headers: $1) }, nowMicros: clock.now), logger: logger))
        }
        return services
    }

    /// Problems of the deployment; logged as warnings when it is ready to serve.
    package var findings: [DeploymentFinding] { DeploymentFinding.all(dataDirectory: configuration.data.path) }

    /// Ends open calls, completes the writes already submitted, then closes the files.
    package func close() async {
        // Together: streams over HTTP end with the calls under them.
        async let http: Void? = gateway?.stop(within: Self.drainGrace)
        await server.drain(grace: Self.drainGrace)
        _ = await http
        await timeMark.recordAtEnd()
        await sessionWriting.write()
        await errorWriting.write()
        await publishing.publish()
        await tracing?.finish()
        await database.close()
        store.head.sync()
        await poster?.close()
        await witnesses.close()
        await loops.shutDown()
    }

    /// Serves the sockets that the supervisor has opened; gives their places.
    private func takeOver() async throws(DaemonError) -> [SocketPlace] {
        var places: [SocketPlace] = []
        for descriptor in supervisor.descriptors {
            let path: String
            do throws(SystemError) { path = try ServiceSupervisor.take(descriptor) } catch {
                throw DaemonError("a socket that was passed on cannot be served: \(error.diagnostic)")
            }
            do throws(TransportError) {
                try await server.serve(UnixListener(inherited: descriptor, path: path, loops: loops))
            } catch {
                throw DaemonError("cannot listen on \(path): \(error.diagnostic)")
            }
            places.append(.unix(path: path))
        }
        return places
    }

    /// Tells the supervisor; one that takes nothing is logged, and changes nothing.
    private func report(_ reports: ServiceSupervisor.Report...) {
        do throws(SystemError) { for report in reports { try supervisor.send(report) } } catch {
            logger.warning("the supervisor was not notified", metadata: ["error": "\(error.diagnostic)"])
        }
    }

    /// Begins to listen somewhere; returns where, with the port that was found for port 0.
    private func listen(_ place: SocketPlace) async throws(DaemonError) -> SocketPlace {
        do throws(TransportError) {
            switch place {
            case .unix(let path):
                // With a store of its own a daemon may take the place of one that has ended.
                let isLocked = configuration.data != .memory
                try await server.serve(
                    UnixListener(
                        path: path, loops: loops, permissions: configuration.socketMode, replacesStale: isLocked))
                return place
            case .tls(let address):
                guard let identity else { throw TransportError(.identityInvalid, "no certificate is configured") }
                return try await serve(TCPListener(address, identity: identity, loops: loops))
            case .tcp(let address): return try await serve(TCPListener(address, identity: nil, loops: loops))
            }
        } catch {
            throw DaemonError("cannot listen on \(place): \(error.diagnostic)")
        }
    }

    private func serve(_ listener: TCPListener) async throws(TransportError) -> SocketPlace {
        try await server.serve(listener)
        return listener.place
    }

    private static func identity(_ files: ServerIdentity.Files?) throws(DaemonError) -> ServerIdentity? {
        guard let files else { return nil }
        do throws(TransportError) { return try ServerIdentity(files) } catch {
            throw DaemonError("TLS cannot be served: \(error.diagnostic)")
        }
    }

    private static func poster(_ webhook: DaemonConfiguration.Webhook?) throws(DaemonError) -> HTTPPoster? {
        guard let webhook else { return nil }
        do throws(HTTPPoster.Failure) { return try HTTPPoster(webhook.target) } catch {
            throw DaemonError("webhooks cannot be posted: \(error.description)")
        }
    }

    private static func hold(_ location: DaemonConfiguration.Location) throws(DaemonError) -> DataDirectory? {
        guard case .directory(let path) = location else { return nil }
        let directory = try DataDirectory(path)
        ImageFolder.removeLeftovers(in: path)
        Restore.removeLeftovers(in: path)
        return directory
    }

    /// Where the keys are that sign checkpoints: in the directory of the store, or given from outside.
    private static func signingKeys(_ configuration: DaemonConfiguration) throws(Refusal) -> any SigningKeys {
        let given = configuration.signingKeyFile ?? SigningKeyFiles.credential()
        guard let directory = configuration.data.path else {
            guard let given else { return MemorySigningKeys() }
            return MemorySigningKeys([try SigningKeyFiles.given(given)])
        }
        return SigningKeyFiles(in: directory, given: given)
    }

    private static func lockStore(
        _ location: DaemonConfiguration.Location, _ lock: StoreLock
    ) throws(DaemonError) {
        guard let directory = location.path else { return }
        try lock.takeIfThere(location.databasePath, in: directory)
    }

    private static func open(
        _ path: String, _ plan: HardwarePlan, _ clocks: StageClocks, _ writer: WriterFigures, _ logger: Logger,
        _ stopping: @escaping @Sendable () -> Void
    ) throws -> SQLiteDatabase {
        var options = SQLiteDatabase.Options(path: path, format: StorageSchema.format)
        options.readerCount = plan.storeReaders
        options.onCommit = { work, commit in
            clocks.add(.write, work)
            clocks.add(.commit, commit)
            writer.commits.note(commit)
        }
        options.onFailStop = { error in
            // What was not acknowledged may or may not hold; only a restart can tell (docs/reliability.md, "Failures
            // of the disk").
            logger.critical("the store failed; stopping", metadata: ["error": "\(error)"])
            stopping()
        }
        let database = try SQLiteDatabase(options)
        writer.follow(database)
        return database
    }

    private static func server(
        _ store: Store, _ configuration: DaemonConfiguration, _ plan: HardwarePlan, _ clocks: StageClocks,
        _ clock: WallClock, _ links: ServerLinks, _ threshold: LogThreshold, _ tracing: DaemonTracing?,
        _ logger: Logger
    ) async throws -> (RPCServer, ServiceContext, TimeMark) {
        let limits = limits(plan, logger)
        let facts = ServerFacts(
            version: version, startMicros: clock.now(), processID: UInt32(CurrentProcess.processID),
            database: "SQLite \(SQLiteDatabase.sqliteVersion)", machine: plan.machine,
            choices: plan.choices(limits: limits, databaseSettings: try await store.settings()),
            settings: configuration.settings,
            connections: { links.server?.connectionCount ?? 0 },
            isDraining: { links.server?.isDraining ?? false },
            freeBytes: { configuration.data.path.flatMap { try? FileSystem.space(at: $0).freeBytes } },
            commit: Release.commit, operation: ServerOperation(links, threshold))
        let images = ImageFolder(
            directory: configuration.data.path, freeBytes: { try? FileSystem.space(at: $0).freeBytes })
        let mark = try await store.timeMark()
        let packs = try configuration.packs.map { folder in
            do { return try PackFolder.library(of: folder) } catch {
                throw ConfigurationError(setting: "packs", message: "\(error)")
            }
        }
        let context = try await ServiceContext(
            store: store, facts: facts, images: images, clocks: clocks, jobFiles: configuration.jobFiles,
            packs: packs, signingKeys: try signingKeys(configuration), now: clock.now,
            accessNow: clock.continued(from: mark).now, random: Randomness.bytes)
        try await context.seed()
        let timeMark = TimeMark(store: store, access: context.access, recorded: mark, logger: logger)
        var options = ServerOptions(limits: limits, admission: context.admission, logger: logger, clocks: clocks)
        options.callThreads = plan.callThreads
        options.tracing = tracing?.calls
        options.failures = context.errors
        if configuration.slowCallMillis > 0 {
            options.slowCallMin = .milliseconds(configuration.slowCallMillis)
        }
        let server = RPCServer(
            methods: .regent(context),
            authenticator: AccessAuthenticator(access: context.access, timeMark: timeMark), options: options)
        return (server, context, timeMark)
    }
}

extension Daemon {
    /// The settled numbers, but for connections where the process may have few descriptors, of which the store needs
    /// some, and for bytes where there is little memory.
    private static func limits(_ plan: HardwarePlan, _ logger: Logger) -> ServerLimits {
        let most = ProcessGuard.connectionsMax(
            descriptors: CurrentProcess.descriptorLimit, most: WireLimits.connectionsMax)
        if most < WireLimits.connectionsMax {
            logger.warning(
                "the limit of file descriptors allows few connections", metadata: ["connections_max": "\(most)"])
        }
        return ServerLimits {
            $0.connectionsMax = most
            $0.heldBytesMax = plan.heldBytesMax
        }
    }
}

/// Runs until its service group stops.
private struct UntilToldToStop: Service {
    func run() async throws { try await gracefulShutdown() }
}

/// Ends what callers may no longer do, whenever access changes.
private struct AccessFollowing: Service {
    let access: AccessState
    let server: RPCServer

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // It ends when it is cancelled, and not before.
            try? await access.follow { server.checkAccess() }
        }
    }
}

/// Makes the head file durable once a second: what a power loss can hide from the next start.
private struct HeadSync: Service {
    private static let interval = Duration.seconds(1)

    let head: CommitHead

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil {
                // It waits for the disk, which the threads of tasks must not.
                await withCheckedContinuation { continuation in
                    DispatchQueue.global(qos: .utility).async {
                        head.sync()
                        continuation.resume()
                    }
                }
            }
        }
    }
}
