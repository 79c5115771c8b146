import RegentMessages
package import RegentStorage

/// What every handler is built with.
package struct ServiceContext: Sendable {
    /// Documents, ledger, segments.
    package let store: Store
    /// What routing knows; it follows the ledger.
    package let routing: RoutingState
    /// Who may do what; it follows the ledger.
    package let access: AccessState
    /// What the daemon knows of itself.
    package let facts: ServerFacts
    /// Where images of the store are made.
    package let images: ImageFolder
    /// Wall-clock time, microseconds since 1970, never running backwards.
    package let now: @Sendable () -> Int64
    /// So many fresh random bytes.
    package let random: @Sendable (_ count: Int) -> [UInt8]

    /// A context; clock and randomness are injected, so that tests own them.
    package init(
        store: Store, facts: ServerFacts,
        images: ImageFolder = ImageFolder(directory: nil, freeBytes: { _ in nil }),
        now: @escaping @Sendable () -> Int64, random: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) throws {
        self.store = store
        routing = RoutingState(store)
        access = try AccessState(store, now: now)
        self.facts = facts
        self.images = images
        self.now = now
        self.random = random
    }
}

/// What the daemon knows of itself.
package struct ServerFacts: Sendable {
    /// Release, SemVer.
    package let version: String
    /// When it became ready, microseconds since 1970.
    package let startMicros: Int64
    /// Process id.
    package let processID: UInt32
    /// Database engine and version, for example "SQLite 3.40.1".
    package let database: String
    /// Open connections now.
    package let connections: @Sendable () -> Int
    /// Whether the daemon has been told to stop.
    package let isDraining: @Sendable () -> Bool
    /// Bytes free where the store lives; nil in memory.
    package let freeBytes: @Sendable () -> UInt64?

    /// Facts from the composition root.
    package init(
        version: String, startMicros: Int64, processID: UInt32, database: String,
        connections: @escaping @Sendable () -> Int, isDraining: @escaping @Sendable () -> Bool,
        freeBytes: @escaping @Sendable () -> UInt64?
    ) {
        self.version = version
        self.startMicros = startMicros
        self.processID = processID
        self.database = database
        self.connections = connections
        self.isDraining = isDraining
        self.freeBytes = freeBytes
    }
}
