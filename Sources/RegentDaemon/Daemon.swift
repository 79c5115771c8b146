import Foundation
package import Logging
package import RegentDatabase
import RegentDatabaseSQLite
package import RegentRPC
import RegentServices
package import RegentStorage
import RegentSystem
import RegentTransport
import RegentMessages
import RegentModel
import RegentTransportSocket
import RegentWire
import ServiceLifecycle

/// The composition root: it alone names the database and the transport.
package final class Daemon: Sendable {
    /// Release, SemVer.
    package static let version = "0.1.0"
    /// Time that open calls have at the end.
    private static let drainGrace = Duration.seconds(10)

    private let directory: DataDirectory?
    private let database: any Database
    private let loops = SocketLoops()
    private let routing: RoutingState
    /// The store, for tests that look behind the service.
    package let store: Store
    /// The server, before it has a listener.
    package let server: RPCServer
    private let configuration: DaemonConfiguration
    private let logger: Logger

    /// Opens the store and builds every service; listens nowhere yet.
    ///
    /// - Parameter wrapping: puts something around the database, for tests of what a fault would do.
    /// - Throws: `DaemonError`, `StorageError`, `DatabaseError` when the store cannot be opened as it must.
    package init(
        _ configuration: DaemonConfiguration, logger: Logger,
        wrapping: (any Database) -> any Database = { $0 }
    ) async throws {
        self.configuration = configuration
        self.logger = logger
        CurrentProcess.setFileCreationMask(0o077)
        try configuration.checkSocketMode()
        directory = try Self.hold(configuration.data)
        database = wrapping(try Self.open(configuration.data.databasePath, logger))
        let clock = WallClock()
        store = try await Store.open(
            database, ownerUID: CurrentProcess.userID, now: clock.now(), random: Randomness.bytes)
        (server, routing) = try await Self.server(store, configuration, clock, logger)
    }

    /// Serves until the process is told to stop (SIGTERM, SIGINT), then drains and closes the store; told again
    /// meanwhile, it ends at once, which loses nothing that was acknowledged.
    package func run() async throws {
        let signals = await StopSignals()
        for finding in findings { logger.warning("\(finding)") }
        // The lock on the directory proves that a socket found there is stale.
        let listener = UnixListener(
            path: configuration.socketPath, loops: loops, permissions: configuration.socketMode,
            replacesStale: configuration.data != .memory)
        do {
            try await server.serve(listener)
        } catch {
            throw DaemonError("cannot listen on \(configuration.socketPath): \(error.diagnostic)")
        }
        logger.notice(
            "ready",
            metadata: [
                "address": "unix:\(configuration.socketPath)", "version": "\(Self.version)",
                "store": "\(store.identity.storeID)", "pid": "\(CurrentProcess.processID)",
            ])
        let group = ServiceGroup(
            services: [UntilToldToStop(), RoutingFollower(routing: routing, logger: logger)], logger: logger)
        try await signals.heeded(first: { await group.triggerGracefulShutdown() }, logger: logger) {
            try await group.run()
            self.logger.notice("draining", metadata: ["grace": "\(Self.drainGrace)"])
            await self.close()
        }
        logger.notice("stopped")
    }

    /// What is wrong with where and as whom it runs; a hardened store refuses to run with any.
    package var findings: [DeploymentFinding] { DeploymentFinding.all(dataDirectory: configuration.data.path) }

    /// Ends open calls, then the writes already submitted, then lets go of the files.
    package func close() async {
        await server.drain(grace: Self.drainGrace)
        await database.close()
        await loops.shutDown()
    }

    private static func hold(_ location: DaemonConfiguration.Location) throws(DaemonError) -> DataDirectory? {
        guard case .directory(let path) = location else { return nil }
        return try DataDirectory(path)
    }

    private static func open(_ path: String, _ logger: Logger) throws -> SQLiteDatabase {
        var options = SQLiteDatabase.Options(path: path, format: StorageSchema.format)
        options.onFailStop = { error in
            // What was not acknowledged may or may not hold; only a restart can tell. RELIABILITY §4.
            logger.critical("the store failed; stopping", metadata: ["error": "\(error)"])
            exit(74)
        }
        return try SQLiteDatabase(options)
    }

    private static func server(
        _ store: Store, _ configuration: DaemonConfiguration, _ clock: WallClock, _ logger: Logger
    ) async throws -> (RPCServer, RoutingState) {
        let links = ServerLinks()
        let facts = ServerFacts(
            version: version, startMicros: clock.now(), processID: UInt32(CurrentProcess.processID),
            database: "SQLite \(SQLiteDatabase.sqliteVersion)",
            connections: { links.server?.connectionCount ?? 0 },
            isDraining: { links.server?.isDraining ?? false },
            freeBytes: {
                guard case .directory(let path) = configuration.data else { return nil }
                return try? FileSystem.space(at: path).freeBytes
            })
        let context = ServiceContext(
            store: store, facts: facts, now: clock.now, salt: { Randomness.bytes(16) })
        try await context.seed()
        let admission = Admission(recordingDenials: { call in
            let permission = call.method.permissions.joined(separator: ",")
            try await store.record(
                Denial(
                    principal: call.principal.name, time: clock.now(), method: call.method.name,
                    resource: "", permission: permission, reason: "PERMISSION_DENIED"))
        })
        let server = RPCServer(
            methods: .regent(context), authenticator: OwnerAuthenticator(identity: store.identity),
            options: ServerOptions(limits: limits(logger), admission: admission, logger: logger))
        links.set(server)
        return (server, context.routing)
    }
}

extension Daemon {
    /// The settled numbers, but for connections where the process may have few descriptors: the store needs some.
    private static func limits(_ logger: Logger) -> ServerLimits {
        let most = ProcessGuard.connectionsMax(
            descriptors: CurrentProcess.descriptorLimit, most: WireLimits.connectionsMax)
        if most < WireLimits.connectionsMax {
            logger.warning("few descriptors, few connections", metadata: ["connections_max": "\(most)"])
        }
        return ServerLimits { $0.connectionsMax = most }
    }
}

/// Runs until the group it belongs to is told to stop.
private struct UntilToldToStop: Service {
    func run() async throws { try await gracefulShutdown() }
}

/// Keeps the routing snapshot at the ledger's revision.
private struct RoutingFollower: Service {
    /// Time between tries while the store cannot be read.
    private static let pause = Duration.seconds(1)

    let routing: RoutingState
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await routing.follow() } catch is CancellationError { return } catch {
                    logger.error("routing does not follow the ledger", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
