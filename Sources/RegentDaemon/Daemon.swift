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
import ServiceLifecycle
import UnixSignals

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
    private let clock = WallClock()
    /// The store, for tests that look behind the service.
    package let store: Store
    /// The server, before it has a listener.
    package let server: RPCServer
    private let configuration: DaemonConfiguration
    private let logger: Logger

    /// Opens the store and builds every service; listens nowhere yet.
    ///
    /// - Parameter wrapping: puts something around the database, for tests of what a fault would do.
    /// - Throws: `DaemonError` when the store cannot be opened as it must.
    package init(
        _ configuration: DaemonConfiguration, logger: Logger,
        wrapping: (any Database) -> any Database = { $0 }
    ) async throws {
        self.configuration = configuration
        self.logger = logger
        CurrentProcess.setFileCreationMask(0o077)
        directory = try Self.hold(configuration.data)
        do {
            database = wrapping(try Self.open(configuration.data.databasePath, logger))
            store = try await Store.open(
                database, ownerUID: CurrentProcess.userID, now: clock.now(), random: Randomness.bytes)
            (server, routing) = try await Self.server(store, configuration, clock, logger)
        } catch {
            throw DaemonError(opening: configuration.data, error)
        }
    }

    /// Serves until the process is told to stop (SIGTERM, SIGINT), then drains and closes the store.
    package func run() async throws {
        // The lock on the directory proves that a socket found there is stale.
        let listener = UnixListener(
            path: configuration.socketPath, loops: loops, replacesStale: configuration.data != .memory)
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
            services: [
                UntilToldToStop(), RoutingFollower(routing: routing, logger: logger),
                Retention(
                    store: store, outcomesDays: configuration.retainOutcomesDays, now: clock.now, logger: logger),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
        logger.notice("draining", metadata: ["grace": "\(Self.drainGrace)"])
        await close()
        logger.notice("stopped")
    }

    /// Ends open calls, then the writes already submitted, then lets go of the files.
    package func close() async {
        await server.drain(grace: Self.drainGrace)
        await database.close()
        await loops.shutDown()
    }

    private static func hold(_ location: DaemonConfiguration.Location) throws(DaemonError) -> DataDirectory? {
        guard case .directory(let path) = location else { return nil }
        let directory = try DataDirectory(path)
        ImageFolder.removeLeftovers(in: path)
        Restore.removeLeftovers(in: path)
        return directory
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
            freeBytes: { configuration.data.path.flatMap { try? FileSystem.space(at: $0).freeBytes } })
        let images = ImageFolder(
            directory: configuration.data.path, freeBytes: { try? FileSystem.space(at: $0).freeBytes })
        let context = ServiceContext(
            store: store, facts: facts, images: images, now: clock.now, salt: { Randomness.bytes(16) })
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
            options: ServerOptions(admission: admission, logger: logger))
        links.set(server)
        return (server, context.routing)
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
