import Foundation
package import Logging
package import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
package import RegentRPC
import RegentServices
package import RegentStorage
import RegentSystem
package import RegentTransport
import RegentTransportSocket
import ServiceLifecycle
import UnixSignals

/// The composition root: it alone names the database and the transport.
package struct Daemon: ~Copyable {
    /// Release, SemVer.
    package static let version = "0.1.0"
    /// Time that open calls have at the end.
    private static let drainGrace = Duration.seconds(10)

    private let directory: DataDirectory?
    private let database: any Database
    private let loops = SocketLoops()
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
        switch configuration.data {
        case .memory:
            directory = nil
            database = wrapping(try Self.open(":memory:", logger))
        case .directory(let path):
            let held = try DataDirectory(path)
            database = wrapping(try Self.open(held.databasePath, logger))
            directory = consume held
        }
        let clock = WallClock()
        store = try await Store.open(
            database, ownerUID: CurrentProcess.userID, now: clock.now(), random: Randomness.bytes)
        server = Self.server(store, configuration, clock, logger)
    }

    /// Serves until the process is told to stop (SIGTERM, SIGINT), then drains and closes the store.
    package consuming func run() async throws {
        let listener = UnixListener(
            path: configuration.socketPath, loops: loops, replacesStale: directory != nil)
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
            services: [UntilToldToStop()], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
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
    ) -> RPCServer {
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
        let admission = Admission(recordingDenials: { call in
            try await store.recordDenial(call, now: clock.now())
        })
        let server = RPCServer(
            methods: .regent(context), authenticator: OwnerAuthenticator(identity: store.identity),
            options: ServerOptions(admission: admission, logger: logger))
        links.set(server)
        return server
    }
}

/// Runs until the group it belongs to is told to stop.
private struct UntilToldToStop: Service {
    func run() async throws { try await gracefulShutdown() }
}
