package import RegentGovernance
package import RegentMessages
package import RegentStorage
package import RegentSystem

/// What every handler is built with.
package struct ServiceContext: Sendable {
    /// Documents, ledger, segments.
    package let store: Store
    /// What routing knows; it follows the ledger.
    package let routing: RoutingState
    /// How healthy providers are; it follows the outcomes.
    package let health: HealthState
    /// With which provider each session of a caller stays.
    package let sessions: SessionState
    /// The ledger as a log that others can follow.
    package let log: LedgerLog
    /// Who may do what; it follows the ledger.
    package let access: AccessState
    /// Links into the console that wait to be used.
    package let consoleLogins = ConsoleLogins()
    /// Judges of open rollouts.
    package let rollouts: LiveRollouts
    /// What SLA targets count.
    package let sla: LiveSla
    /// What was seen of deployed versions.
    package let monitors = LiveMonitors()
    /// Figures of the last day by minute; they follow the outcomes.
    package let figures = MinuteFigures()
    /// Wakes those who watch the ledger.
    let watches: WatchPulse
    /// What they were sent last.
    let pages = WatchPages()
    /// What the streams of routing snapshots share.
    let snapshots: SnapshotFeed
    /// What is kept of runs that still take samples.
    package let live: LiveEvidence
    /// Score names of runs that take samples.
    package let scoreNames = RecentScoreNames()
    /// Room for comparisons of samples, and for gates: one at a time, so that their memory is that of one.
    package let comparisons = BulkLane(bytesMax: BulkLane.batchBytesMax)
    /// Room for studies of decision models: one at a time, so that the memory of all is that of one.
    package let studies = BulkLane(bytesMax: BulkLane.batchBytesMax)
    /// Room for simulations of rollouts: one at a time, so that they take one core and the memory of one.
    package let simulations = BulkLane(bytesMax: BulkLane.batchBytesMax)
    /// Room for compliance reports: one is made at a time, so that they take one core and the memory of one.
    package let reportRoom = BulkLane(bytesMax: BulkLane.batchBytesMax)
    /// What reports are held against.
    package let packs: PackLibrary
    /// Room for batches of rows that are scored: so many at a time.
    package let scoring = BulkLane(bytesMax: 8 * BulkLane.batchBytesMax)
    /// Places for queries of figures: so many at a time, so that their memory is bounded together too.
    package let queries = QueryPlaces(4)
    /// Memory for the keys of samples that do not come in order, when a run is sealed.
    let keyBytesMax: Int
    /// Memory for the values of a run of which a summary is made; a larger one is read several times.
    let summaryBytesMax: Int
    /// Memory for the samples of the baseline when two runs are compared sample by sample.
    let pairBytesMax: Int
    /// Memory for what the gates of a run look at; of a larger run they are judged in several readings.
    let gateBytesMax: Int
    /// Room for retries: two at a time, so that the memory for what they may replace is bounded.
    package let retries = BulkLane(bytesMax: 2 * BulkLane.batchBytesMax)
    /// Jobs whose run the daemon does now.
    package let jobsAtWork = JobsAtWork()
    /// What was stored of samples and outcomes.
    package let counts = WorkCounts()
    /// Folder of the files that jobs read; nil = there is none.
    let jobFiles: String?
    /// What the daemon knows of itself.
    package let facts: ServerFacts
    /// Failures of calls, grouped.
    package let errors: ErrorGroups
    /// Room for the pages that are read for clients, taken before they are.
    package let pageRoom = BulkLane(bytesMax: 16 << 20)
    /// Where images of the store are made.
    package let images: ImageFolder
    /// How long the stages of the daemon's work have taken.
    package let clocks: StageClocks
    /// Wall-clock time, microseconds since 1970, never running backwards.
    package let now: @Sendable () -> Int64
    /// So many fresh random bytes.
    package let random: @Sendable (_ count: Int) -> [UInt8]

    /// Memory for the keys of samples, unless it is given.
    package static let keyBytesMaxStandard = 64 << 20
    /// Memory for the values of a run, unless it is given.
    package static let summaryBytesMaxStandard = 64 << 20
    /// Memory for the samples of a baseline, unless it is given; for a moment there may be twice as much.
    package static let pairBytesMaxStandard = 48 << 20

    /// Memory for what the gates of a run look at, unless it is given.
    package static let gateBytesMaxStandard = 64 << 20

    /// A context; clock and randomness are injected, so that tests own them.
    ///
    /// - Parameters:
    ///   - liveBytesMax: memory for the evidence of runs that still take samples, all together.
    ///   - keyBytesMax: memory for the keys of samples that do not come in order, when a run is sealed.
    ///   - summaryBytesMax: memory for the values of a run of which a summary is made.
    ///   - pairBytesMax: memory for the samples of the baseline when two runs are compared.
    ///   - gateBytesMax: memory for what the gates of a run look at.
    ///   - jobFiles: folder of the files that jobs read; nil = there is none.
    ///   - packs: what reports are held against; nil = what comes with the daemon.
    ///   - signingKeys: where the keys are that sign checkpoints.
    ///   - snapshots: what the streams of routing snapshots share.
    ///   - accessNow: what tokens are issued and held against; it never runs backwards, over restarts too. `now` where
    ///     there is none.
    package init(
        store: Store, facts: ServerFacts,
        images: ImageFolder = ImageFolder(directory: nil, freeBytes: { _ in nil }),
        liveBytesMax: Int = LiveEvidence.bytesMaxStandard, keyBytesMax: Int = ServiceContext.keyBytesMaxStandard,
        summaryBytesMax: Int = ServiceContext.summaryBytesMaxStandard,
        pairBytesMax: Int = ServiceContext.pairBytesMaxStandard,
        gateBytesMax: Int = ServiceContext.gateBytesMaxStandard,
        clocks: StageClocks = StageClocks(), snapshots: SnapshotFeed = SnapshotFeed(), jobFiles: String? = nil,
        packs: PackLibrary? = nil,
        signingKeys: any SigningKeys = MemorySigningKeys(),
        now: @escaping @Sendable () -> Int64,
        accessNow: (@Sendable () -> Int64)? = nil,
        random: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) async throws {
        self.store = store
        log = try await LedgerLog(store, keys: signingKeys, now: now, random: random)
        routing = try await RoutingState(store)
        health = try await HealthState(store, now: now)
        sessions = try await SessionState(store, nowMicros: now())
        access = try await AccessState(store, now: accessNow ?? now)
        rollouts = try await LiveRollouts(store)
        sla = try await LiveSla(store)
        watches = WatchPulse(store.revisions)
        live = LiveEvidence(bytesMax: liveBytesMax)
        self.keyBytesMax = keyBytesMax
        self.summaryBytesMax = summaryBytesMax
        self.pairBytesMax = pairBytesMax
        self.gateBytesMax = gateBytesMax
        self.jobFiles = jobFiles
        self.packs = try packs ?? PackLibrary()
        self.facts = facts
        errors = try await ErrorGroups(store, release: facts.version, now: now)
        self.images = images
        self.clocks = clocks
        self.snapshots = snapshots
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
    /// The machine, as it was when the daemon began.
    package let machine: Machine
    /// The numbers in force, each with what it follows from.
    package let choices: [HardwareChoice]
    /// The settings that it was started with, by name.
    package let settings: [ConfigurationSetting]
    /// Open connections now.
    package let connections: @Sendable () -> Int
    /// Whether the daemon is stopping.
    package let isDraining: @Sendable () -> Bool
    /// Bytes free where the store lives; nil in memory.
    package let freeBytes: @Sendable () -> UInt64?
    /// Commit of the build; nil for one for development.
    package let commit: String?
    /// The running server.
    package let operation: ServerOperation

    /// Facts from the composition root.
    package init(
        version: String, startMicros: Int64, processID: UInt32, database: String,
        machine: Machine = Machine(), choices: [HardwareChoice] = [], settings: [ConfigurationSetting] = [],
        connections: @escaping @Sendable () -> Int, isDraining: @escaping @Sendable () -> Bool,
        freeBytes: @escaping @Sendable () -> UInt64?, commit: String? = nil,
        operation: ServerOperation = ServerOperation()
    ) {
        self.version = version
        self.startMicros = startMicros
        self.processID = processID
        self.database = database
        self.machine = machine
        self.choices = choices
        self.settings = settings
        self.connections = connections
        self.isDraining = isDraining
        self.freeBytes = freeBytes
        self.commit = commit
        self.operation = operation
    }
}
