// Generated from regent/v1/server.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Levels of the log, from the most to the least.
public enum LogLevel: OpenEnum {
    /// Not allowed in requests.
    case unspecified
    /// Everything.
    case trace
    /// Also what only developers look for.
    case debug
    /// Also requests that were refused for what they say.
    case info
    /// Start, end, and what happens seldom.
    case notice
    /// Calls that were denied, shed or slow, connections that were refused, what needs attention.
    case warning
    /// Faults.
    case error
    /// Faults that end the daemon.
    case critical
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .trace
        case 2: self = .debug
        case 3: self = .info
        case 4: self = .notice
        case 5: self = .warning
        case 6: self = .error
        case 7: self = .critical
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .trace: 1
        case .debug: 2
        case .info: 3
        case .notice: 4
        case .warning: 5
        case .error: 6
        case .critical: 7
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .trace: "TRACE"
        case .debug: "DEBUG"
        case .info: "INFO"
        case .notice: "NOTICE"
        case .warning: "WARNING"
        case .error: "ERROR"
        case .critical: "CRITICAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .trace,
        .debug,
        .info,
        .notice,
        .warning,
        .error,
        .critical
    ]
}

/// Status of a subsystem.
public enum DiagnosisStatus: OpenEnum {
    /// Not used.
    case unspecified
    /// As it should be.
    case ok
    /// Works, but needs attention.
    case warning
    /// Does not work.
    case failed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .ok
        case 2: self = .warning
        case 3: self = .failed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .ok: 1
        case .warning: 2
        case .failed: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .ok: "OK"
        case .warning: "WARNING"
        case .failed: "FAILED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .ok, .warning, .failed]
}

/// Where a setting comes from: the first of these that has it.
public enum SettingSource: OpenEnum {
    /// Not used.
    case unspecified
    /// An option of regentd.
    case commandLine
    /// A variable REGENT_… of the environment.
    case environment
    /// The file of --config.
    case file
    /// None of them.
    case `default`
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .commandLine
        case 2: self = .environment
        case 3: self = .file
        case 4: self = .`default`
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .commandLine: 1
        case .environment: 2
        case .file: 3
        case .`default`: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .commandLine: "COMMAND_LINE"
        case .environment: "ENVIRONMENT"
        case .file: "FILE"
        case .`default`: "DEFAULT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .commandLine,
        .environment,
        .file,
        .`default`
    ]
}

/// Asks for the state of the daemon.
public struct GetServerInfoRequest: Message {
    public static var fullName: String { "regent.v1.GetServerInfoRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// State of the daemon.
public struct GetServerInfoResponse: Message {
    public static var fullName: String { "regent.v1.GetServerInfoResponse" }

    /// State of the daemon.
    public var server: ServerInfo? = nil

    public init() {}

    public init(server: ServerInfo? = nil) {
        self.server = server
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("server", server)
    }
}

/// State of the daemon.
public struct ServerInfo: Message {
    public static var fullName: String { "regent.v1.ServerInfo" }

    /// Release of the daemon, SemVer.
    public var version: String = ""
    /// Protocol version.
    public var protocolVersion: UInt32 = 0
    /// Identity of the store, set at its creation.
    public var storeId: String = ""
    /// Latest ledger revision.
    public var revision: UInt64 = 0
    /// Whether segregation of duties is relaxed for the owner.
    public var singlePersonMode: Bool = false
    /// User id that owns the store.
    public var ownerUid: UInt32 = 0
    /// Whether the store is in memory (`--data :memory:`) and ends with the process.
    public var volatile: Bool = false
    /// Database engine and version, for example "SQLite 3.40.1".
    public var database: String = ""
    /// Durability settings as read back at start, for example journal_mode = wal.
    public var databaseSettings: TextMap = [:]
    /// When the daemon became ready.
    public var startTime: Timestamp? = nil
    /// Chosen instruction set of each kernel, for example score = avx2.
    public var kernels: TextMap = [:]
    /// Open connections.
    public var connections: UInt32 = 0
    /// Process id.
    public var pid: UInt32 = 0
    /// Principal of the caller.
    public var caller: String = ""
    /// Hardware of the daemon's machine, and the numbers in use.
    public var hardware: Hardware? = nil
    /// Commit of the build; empty = a build for development.
    public var commit: String = ""
    /// What the daemon does, and what it has left.
    public var activity: ServerActivity? = nil
    /// The newest checkpoint of the ledger; absent where the daemon signs none.
    public var checkpoint: LedgerCheckpoint? = nil

    public init() {}

    public init(
        version: String = "",
        protocolVersion: UInt32 = 0,
        storeId: String = "",
        revision: UInt64 = 0,
        singlePersonMode: Bool = false,
        ownerUid: UInt32 = 0,
        volatile: Bool = false,
        database: String = "",
        databaseSettings: TextMap = [:],
        startTime: Timestamp? = nil,
        kernels: TextMap = [:],
        connections: UInt32 = 0,
        pid: UInt32 = 0,
        caller: String = "",
        hardware: Hardware? = nil,
        commit: String = "",
        activity: ServerActivity? = nil,
        checkpoint: LedgerCheckpoint? = nil
    ) {
        self.version = version
        self.protocolVersion = protocolVersion
        self.storeId = storeId
        self.revision = revision
        self.singlePersonMode = singlePersonMode
        self.ownerUid = ownerUid
        self.volatile = volatile
        self.database = database
        self.databaseSettings = databaseSettings
        self.startTime = startTime
        self.kernels = kernels
        self.connections = connections
        self.pid = pid
        self.caller = caller
        self.hardware = hardware
        self.commit = commit
        self.activity = activity
        self.checkpoint = checkpoint
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("activity", activity)
    }
}

/// What the daemon does, and what it has left.
public struct ServerActivity: Message {
    public static var fullName: String { "regent.v1.ServerActivity" }

    /// Calls that have ended since the start.
    public var calls: UInt64 = 0
    /// Those that failed: every status but OK and CANCELLED.
    public var failedCalls: UInt64 = 0
    /// Those of them that the caller was not allowed to make.
    public var deniedCalls: UInt64 = 0
    /// Those of them that were refused because the daemon had too much to do.
    public var shedCalls: UInt64 = 0
    /// Connections that were refused, or ended because of what their peer sent.
    public var refusedConnections: UInt64 = 0
    /// Calls that ended in a second, on average of the last ten.
    public var callsPerSecond: Double = 0
    /// Failed calls in a second, on average of the last ten.
    public var failedCallsPerSecond: Double = 0
    /// Bytes of memory in use; 0 = not known.
    public var memoryBytes: UInt64 = 0
    /// Bytes held for calls and connections: unread and half-sent messages, output.
    public var heldBytes: UInt64 = 0
    /// Calls whose handlers run.
    public var runningCalls: UInt32 = 0
    /// Bytes free where the store is; 0 = a store in memory.
    public var diskFreeBytes: UInt64 = 0
    /// When the last backup was read to its end; absent = none was.
    public var lastBackupTime: Timestamp? = nil
    /// From which level on the log is written.
    public var logLevel: LogLevel = .unspecified

    public init() {}

    public init(
        calls: UInt64 = 0,
        failedCalls: UInt64 = 0,
        deniedCalls: UInt64 = 0,
        shedCalls: UInt64 = 0,
        refusedConnections: UInt64 = 0,
        callsPerSecond: Double = 0,
        failedCallsPerSecond: Double = 0,
        memoryBytes: UInt64 = 0,
        heldBytes: UInt64 = 0,
        runningCalls: UInt32 = 0,
        diskFreeBytes: UInt64 = 0,
        lastBackupTime: Timestamp? = nil,
        logLevel: LogLevel = .unspecified
    ) {
        self.calls = calls
        self.failedCalls = failedCalls
        self.deniedCalls = deniedCalls
        self.shedCalls = shedCalls
        self.refusedConnections = refusedConnections
        self.callsPerSecond = callsPerSecond
        self.failedCallsPerSecond = failedCallsPerSecond
        self.memoryBytes = memoryBytes
        self.heldBytes = heldBytes
        self.runningCalls = runningCalls
        self.diskFreeBytes = diskFreeBytes
        self.lastBackupTime = lastBackupTime
        self.logLevel = logLevel
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("log_level", logLevel)
    }
}

/// Changes the level of the log.
public struct SetLogLevelRequest: Message {
    public static var fullName: String { "regent.v1.SetLogLevelRequest" }

    /// From which level on it is written.
    public var level: LogLevel = .unspecified

    public init() {}

    public init(level: LogLevel = .unspecified) {
        self.level = level
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("level", level, required: true)
    }
}

/// The level in force.
public struct SetLogLevelResponse: Message {
    public static var fullName: String { "regent.v1.SetLogLevelResponse" }

    /// The level before.
    public var previous: LogLevel = .unspecified
    /// The level now.
    public var level: LogLevel = .unspecified

    public init() {}

    public init(previous: LogLevel = .unspecified, level: LogLevel = .unspecified) {
        self.previous = previous
        self.level = level
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("previous", previous)
        checker.known("level", level)
    }
}

/// Hardware of a machine, and the numbers that the daemon derived from it. 0 = not known.
public struct Hardware: Message {
    public static var fullName: String { "regent.v1.Hardware" }

    /// Processor, for example "x86_64".
    public var architecture: String = ""
    /// Instruction sets used by the kernels that this processor and its system have, for example "avx2".
    public var instructionSets: [String] = []
    /// Physical cores.
    public var physicalCores: UInt32 = 0
    /// Hardware threads in use by the system.
    public var logicalCores: UInt32 = 0
    /// Hardware threads this process may run on.
    public var usableCores: UInt32 = 0
    /// First-level data cache of the first core, bytes.
    public var l1dBytes: UInt64 = 0
    /// Second-level cache of the first core, bytes.
    public var l2Bytes: UInt64 = 0
    /// Third-level cache of the first core, which may be shared, bytes.
    public var l3Bytes: UInt64 = 0
    /// Memory of the machine, bytes.
    public var memoryBytes: UInt64 = 0
    /// Memory limit of the process's control groups if it is less, bytes; 0 = no limit.
    public var memoryLimitBytes: UInt64 = 0
    /// The numbers in use, each with its basis.
    public var choices: [HardwareChoice] = []

    public init() {}

    public init(
        architecture: String = "",
        instructionSets: [String] = [],
        physicalCores: UInt32 = 0,
        logicalCores: UInt32 = 0,
        usableCores: UInt32 = 0,
        l1dBytes: UInt64 = 0,
        l2Bytes: UInt64 = 0,
        l3Bytes: UInt64 = 0,
        memoryBytes: UInt64 = 0,
        memoryLimitBytes: UInt64 = 0,
        choices: [HardwareChoice] = []
    ) {
        self.architecture = architecture
        self.instructionSets = instructionSets
        self.physicalCores = physicalCores
        self.logicalCores = logicalCores
        self.usableCores = usableCores
        self.l1dBytes = l1dBytes
        self.l2Bytes = l2Bytes
        self.l3Bytes = l3Bytes
        self.memoryBytes = memoryBytes
        self.memoryLimitBytes = memoryLimitBytes
        self.choices = choices
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A number in use.
public struct HardwareChoice: Message {
    public static var fullName: String { "regent.v1.HardwareChoice" }

    /// Name, for example "event_loops".
    public var name: String = ""
    /// Value.
    public var value: UInt64 = 0
    /// Basis, for example "usable_cores, 4 to 8".
    public var basis: String = ""

    public init() {}

    public init(name: String = "", value: UInt64 = 0, basis: String = "") {
        self.name = name
        self.value = value
        self.basis = basis
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for a check of every subsystem.
public struct DiagnoseRequest: Message {
    public static var fullName: String { "regent.v1.DiagnoseRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// One subsystem.
public struct Diagnosis: Message {
    public static var fullName: String { "regent.v1.Diagnosis" }

    /// Name, for example "database".
    public var subsystem: String = ""
    /// Status.
    public var status: DiagnosisStatus = .unspecified
    /// Details.
    public var detail: String = ""

    public init() {}

    public init(
        subsystem: String = "",
        status: DiagnosisStatus = .unspecified,
        detail: String = ""
    ) {
        self.subsystem = subsystem
        self.status = status
        self.detail = detail
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("status", status)
    }
}

/// The status of every subsystem.
public struct DiagnoseResponse: Message {
    public static var fullName: String { "regent.v1.DiagnoseResponse" }

    /// One per subsystem.
    public var diagnoses: [Diagnosis] = []
    /// The settings that the daemon was started with, by name; none for callers without server.info for the whole store.
    public var settings: [ConfigurationSetting] = []

    public init() {}

    public init(diagnoses: [Diagnosis] = [], settings: [ConfigurationSetting] = []) {
        self.diagnoses = diagnoses
        self.settings = settings
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("diagnoses", diagnoses)
        checker.messages("settings", settings)
    }
}

/// A setting of the daemon.
public struct ConfigurationSetting: Message {
    public static var fullName: String { "regent.v1.ConfigurationSetting" }

    /// Name in the file of settings, for example "slow_call_ms".
    public var name: String = ""
    /// As it was given, lists with commas; of a webhook only the server. Empty = it is not set, and the default applies.
    public var value: String = ""
    /// Where it comes from.
    public var source: SettingSource = .unspecified

    public init() {}

    public init(name: String = "", value: String = "", source: SettingSource = .unspecified) {
        self.name = name
        self.value = value
        self.source = source
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("source", source)
    }
}

/// Asks for the time by stage.
public struct GetProfileRequest: Message {
    public static var fullName: String { "regent.v1.GetProfileRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Time by stage.
public struct GetProfileResponse: Message {
    public static var fullName: String { "regent.v1.GetProfileResponse" }

    /// Since the daemon started; no number ever falls.
    public var profile: Profile? = nil

    public init() {}

    public init(profile: Profile? = nil) {
        self.profile = profile
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Time by stage.
public struct Profile: Message {
    public static var fullName: String { "regent.v1.Profile" }

    /// When the daemon started to count; another time means other counters.
    public var startTime: Timestamp? = nil
    /// Time covered, nanoseconds of a monotonic clock.
    public var elapsedNs: UInt64 = 0
    /// Every stage, in the order of an upload; no time of a thread is counted twice.
    public var stages: [StageTime] = []

    public init() {}

    public init(startTime: Timestamp? = nil, elapsedNs: UInt64 = 0, stages: [StageTime] = []) {
        self.startTime = startTime
        self.elapsedNs = elapsedNs
        self.stages = stages
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Time of a stage. Calls about single keys are not timed, because measuring would cost too much.
public struct StageTime: Message {
    public static var fullName: String { "regent.v1.StageTime" }

    /// decode, decompress, check, compress, digest, write, commit or kernel.
    public var stage: String = ""
    /// Pieces of work: a batch, a column, a COMMIT.
    public var count: UInt64 = 0
    /// Time of all threads together, nanoseconds; it may be more than the elapsed time.
    public var totalNs: UInt64 = 0

    public init() {}

    public init(stage: String = "", count: UInt64 = 0, totalNs: UInt64 = 0) {
        self.stage = stage
        self.count = count
        self.totalNs = totalNs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the page of metrics.
public struct GetMetricsRequest: Message {
    public static var fullName: String { "regent.v1.GetMetricsRequest" }

    /// The forms that the caller takes, as an Accept header of HTTP names them; empty = the text format 0.0.4 of Prometheus.
    public var accept: String = ""

    public init() {}

    public init(accept: String = "") {
        self.accept = accept
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("accept", accept, bytesMax: 1024)
    }
}

/// The page of metrics.
public struct GetMetricsResponse: Message {
    public static var fullName: String { "regent.v1.GetMetricsResponse" }

    /// Its form, as a Content-Type header of HTTP names it.
    public var contentType: String = ""
    /// The page, UTF-8.
    public var page: [UInt8] = []

    public init() {}

    public init(contentType: String = "", page: [UInt8] = []) {
        self.contentType = contentType
        self.page = page
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the performance of methods.
public struct GetPerformanceRequest: Message {
    public static var fullName: String { "regent.v1.GetPerformanceRequest" }

    /// Of how many seconds, 1-3600; 0 = 60.
    public var seconds: UInt32 = 0
    /// Only this method, by its name or the name within its service; empty = all that were called.
    public var method: String = ""
    /// Also how each method did in each step of so many seconds, 1-3600; needs method. 0 = not.
    public var stepSeconds: UInt32 = 0

    public init() {}

    public init(seconds: UInt32 = 0, method: String = "", stepSeconds: UInt32 = 0) {
        self.seconds = seconds
        self.method = method
        self.stepSeconds = stepSeconds
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("seconds", Double(seconds), atMost: 3600)
        checker.text("method", method, bytesMax: 256)
        checker.number("step_seconds", Double(stepSeconds), atMost: 3600)
    }
}

/// The performance of methods.
public struct GetPerformanceResponse: Message {
    public static var fullName: String { "regent.v1.GetPerformanceResponse" }

    /// Those that were called, by name.
    public var methods: [MethodPerformance] = []
    /// Seconds that the numbers are of: fewer than asked for after a start.
    public var seconds: Double = 0

    public init() {}

    public init(methods: [MethodPerformance] = [], seconds: Double = 0) {
        self.methods = methods
        self.seconds = seconds
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The performance of a method.
public struct MethodPerformance: Message {
    /// Duration of calls; of streams, which last as long as their clients want, there is none.
    public enum MeanPresence: Sendable, Hashable {
        /// Mean, microseconds.
        case meanUs(Double)
    }

    /// Half of the calls.
    public enum P50Presence: Sendable, Hashable {
        /// Half of the calls took no longer, microseconds, within a tenth.
        case p50Us(Double)
    }

    /// Nearly all calls.
    public enum P99Presence: Sendable, Hashable {
        /// 99 of 100 calls took no longer, microseconds, within a tenth.
        case p99Us(Double)
    }

    public static var fullName: String { "regent.v1.MethodPerformance" }

    /// Name, for example "/regent.v1.RoutingService/Select".
    public var method: String = ""
    /// Calls that ended.
    public var calls: UInt64 = 0
    /// Those that failed: every status but OK and CANCELLED.
    public var failedCalls: UInt64 = 0
    /// Calls that ended in a second.
    public var callsPerSecond: Double = 0
    /// Failed calls in a second.
    public var failedCallsPerSecond: Double = 0
    /// Duration of calls; of streams, which last as long as their clients want, there is none.
    public var meanPresence: MeanPresence? = nil
    /// Half of the calls.
    public var p50Presence: P50Presence? = nil
    /// Nearly all calls.
    public var p99Presence: P99Presence? = nil
    /// Time by stage of the calls that ended: queue, wait, rule, commit, read, segment, decode, decompress, check,
    /// compress, digest or kernel; stages without any are left out. Calls that are answered at once have none.
    public var stages: [StageTime] = []
    /// Steps, the oldest first.
    public var steps: [PerformanceStep] = []

    public init() {}

    public init(
        method: String = "",
        calls: UInt64 = 0,
        failedCalls: UInt64 = 0,
        callsPerSecond: Double = 0,
        failedCallsPerSecond: Double = 0,
        meanPresence: MeanPresence? = nil,
        p50Presence: P50Presence? = nil,
        p99Presence: P99Presence? = nil,
        stages: [StageTime] = [],
        steps: [PerformanceStep] = []
    ) {
        self.method = method
        self.calls = calls
        self.failedCalls = failedCalls
        self.callsPerSecond = callsPerSecond
        self.failedCallsPerSecond = failedCallsPerSecond
        self.meanPresence = meanPresence
        self.p50Presence = p50Presence
        self.p99Presence = p99Presence
        self.stages = stages
        self.steps = steps
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The performance of a method in a step of time.
public struct PerformanceStep: Message {
    public static var fullName: String { "regent.v1.PerformanceStep" }

    /// When it began.
    public var time: Timestamp? = nil
    /// Calls that ended.
    public var calls: UInt64 = 0
    /// Those that failed.
    public var failedCalls: UInt64 = 0
    /// Duration of the calls together, microseconds.
    public var totalUs: Double = 0

    public init() {}

    public init(
        time: Timestamp? = nil,
        calls: UInt64 = 0,
        failedCalls: UInt64 = 0,
        totalUs: Double = 0
    ) {
        self.time = time
        self.calls = calls
        self.failedCalls = failedCalls
        self.totalUs = totalUs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension GetServerInfoRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_server_info_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetServerInfoRequest>) {
        unsafe regent__v1__get_server_info_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetServerInfoRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetServerInfoRequest>, _ arena: Arena) {
    }
}

extension GetServerInfoResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_server_info_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetServerInfoResponse>) {
        unsafe regent__v1__get_server_info_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetServerInfoResponse>) {
        self.init()
        unsafe server = Read.message(c.pointee.server)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetServerInfoResponse>, _ arena: Arena) {
        unsafe c.pointee.server = arena.message(server)
    }
}

extension ServerInfo: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__server_info__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ServerInfo>) {
        unsafe regent__v1__server_info__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ServerInfo>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe protocolVersion = c.pointee.protocol_version
        unsafe storeId = Read.text(c.pointee.store_id)
        unsafe revision = c.pointee.revision
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
        unsafe ownerUid = c.pointee.owner_uid
        unsafe volatile = c.pointee.volatile_ != 0
        unsafe database = Read.text(c.pointee.database)
        unsafe databaseSettings = Read.map(c.pointee.database_settings, c.pointee.n_database_settings) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe startTime = Read.message(c.pointee.start_time)
        unsafe kernels = Read.map(c.pointee.kernels, c.pointee.n_kernels) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe connections = c.pointee.connections
        unsafe pid = c.pointee.pid
        unsafe caller = Read.text(c.pointee.caller)
        unsafe hardware = Read.message(c.pointee.hardware)
        unsafe commit = Read.text(c.pointee.commit)
        unsafe activity = Read.message(c.pointee.activity)
        unsafe checkpoint = Read.message(c.pointee.checkpoint)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ServerInfo>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.protocol_version = protocolVersion
        unsafe c.pointee.store_id = arena.text(storeId)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
        unsafe c.pointee.owner_uid = ownerUid
        unsafe c.pointee.volatile_ = volatile ? 1 : 0
        unsafe c.pointee.database = arena.text(database)
        unsafe (c.pointee.n_database_settings, c.pointee.database_settings) = arena.map(databaseSettings) {
            unsafe regent__v1__server_info__database_settings_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.start_time = arena.message(startTime)
        unsafe (c.pointee.n_kernels, c.pointee.kernels) = arena.map(kernels) {
            unsafe regent__v1__server_info__kernels_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.connections = connections
        unsafe c.pointee.pid = pid
        unsafe c.pointee.caller = arena.text(caller)
        unsafe c.pointee.hardware = arena.message(hardware)
        unsafe c.pointee.commit = arena.text(commit)
        unsafe c.pointee.activity = arena.message(activity)
        unsafe c.pointee.checkpoint = arena.message(checkpoint)
    }
}

extension ServerActivity: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__server_activity__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ServerActivity>) {
        unsafe regent__v1__server_activity__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ServerActivity>) {
        self.init()
        unsafe calls = c.pointee.calls
        unsafe failedCalls = c.pointee.failed_calls
        unsafe deniedCalls = c.pointee.denied_calls
        unsafe shedCalls = c.pointee.shed_calls
        unsafe refusedConnections = c.pointee.refused_connections
        unsafe callsPerSecond = c.pointee.calls_per_second
        unsafe failedCallsPerSecond = c.pointee.failed_calls_per_second
        unsafe memoryBytes = c.pointee.memory_bytes
        unsafe heldBytes = c.pointee.held_bytes
        unsafe runningCalls = c.pointee.running_calls
        unsafe diskFreeBytes = c.pointee.disk_free_bytes
        unsafe lastBackupTime = Read.message(c.pointee.last_backup_time)
        unsafe logLevel = LogLevel(rawValue: Int32(bitPattern: c.pointee.log_level.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ServerActivity>, _ arena: Arena) {
        unsafe c.pointee.calls = calls
        unsafe c.pointee.failed_calls = failedCalls
        unsafe c.pointee.denied_calls = deniedCalls
        unsafe c.pointee.shed_calls = shedCalls
        unsafe c.pointee.refused_connections = refusedConnections
        unsafe c.pointee.calls_per_second = callsPerSecond
        unsafe c.pointee.failed_calls_per_second = failedCallsPerSecond
        unsafe c.pointee.memory_bytes = memoryBytes
        unsafe c.pointee.held_bytes = heldBytes
        unsafe c.pointee.running_calls = runningCalls
        unsafe c.pointee.disk_free_bytes = diskFreeBytes
        unsafe c.pointee.last_backup_time = arena.message(lastBackupTime)
        unsafe c.pointee.log_level = .init(rawValue: UInt32(bitPattern: logLevel.rawValue))
    }
}

extension SetLogLevelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__set_log_level_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SetLogLevelRequest>) {
        unsafe regent__v1__set_log_level_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SetLogLevelRequest>) {
        self.init()
        unsafe level = LogLevel(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SetLogLevelRequest>, _ arena: Arena) {
        unsafe c.pointee.level = .init(rawValue: UInt32(bitPattern: level.rawValue))
    }
}

extension SetLogLevelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__set_log_level_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SetLogLevelResponse>) {
        unsafe regent__v1__set_log_level_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SetLogLevelResponse>) {
        self.init()
        unsafe previous = LogLevel(rawValue: Int32(bitPattern: c.pointee.previous.rawValue))
        unsafe level = LogLevel(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SetLogLevelResponse>, _ arena: Arena) {
        unsafe c.pointee.previous = .init(rawValue: UInt32(bitPattern: previous.rawValue))
        unsafe c.pointee.level = .init(rawValue: UInt32(bitPattern: level.rawValue))
    }
}

extension Hardware: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__hardware__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Hardware>) {
        unsafe regent__v1__hardware__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Hardware>) {
        self.init()
        unsafe architecture = Read.text(c.pointee.architecture)
        unsafe instructionSets = Read.texts(c.pointee.instruction_sets, c.pointee.n_instruction_sets)
        unsafe physicalCores = c.pointee.physical_cores
        unsafe logicalCores = c.pointee.logical_cores
        unsafe usableCores = c.pointee.usable_cores
        unsafe l1dBytes = c.pointee.l1d_bytes
        unsafe l2Bytes = c.pointee.l2_bytes
        unsafe l3Bytes = c.pointee.l3_bytes
        unsafe memoryBytes = c.pointee.memory_bytes
        unsafe memoryLimitBytes = c.pointee.memory_limit_bytes
        unsafe choices = Read.messages(c.pointee.choices, c.pointee.n_choices)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Hardware>, _ arena: Arena) {
        unsafe c.pointee.architecture = arena.text(architecture)
        unsafe (c.pointee.n_instruction_sets, c.pointee.instruction_sets) = arena.texts(instructionSets)
        unsafe c.pointee.physical_cores = physicalCores
        unsafe c.pointee.logical_cores = logicalCores
        unsafe c.pointee.usable_cores = usableCores
        unsafe c.pointee.l1d_bytes = l1dBytes
        unsafe c.pointee.l2_bytes = l2Bytes
        unsafe c.pointee.l3_bytes = l3Bytes
        unsafe c.pointee.memory_bytes = memoryBytes
        unsafe c.pointee.memory_limit_bytes = memoryLimitBytes
        unsafe (c.pointee.n_choices, c.pointee.choices) = arena.messages(choices)
    }
}

extension HardwareChoice: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__hardware_choice__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__HardwareChoice>) {
        unsafe regent__v1__hardware_choice__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__HardwareChoice>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe value = c.pointee.value
        unsafe basis = Read.text(c.pointee.basis)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__HardwareChoice>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.value = value
        unsafe c.pointee.basis = arena.text(basis)
    }
}

extension DiagnoseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__diagnose_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DiagnoseRequest>) {
        unsafe regent__v1__diagnose_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DiagnoseRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DiagnoseRequest>, _ arena: Arena) {
    }
}

extension Diagnosis: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__diagnosis__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Diagnosis>) {
        unsafe regent__v1__diagnosis__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Diagnosis>) {
        self.init()
        unsafe subsystem = Read.text(c.pointee.subsystem)
        unsafe status = DiagnosisStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
        unsafe detail = Read.text(c.pointee.detail)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Diagnosis>, _ arena: Arena) {
        unsafe c.pointee.subsystem = arena.text(subsystem)
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
        unsafe c.pointee.detail = arena.text(detail)
    }
}

extension DiagnoseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__diagnose_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DiagnoseResponse>) {
        unsafe regent__v1__diagnose_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DiagnoseResponse>) {
        self.init()
        unsafe diagnoses = Read.messages(c.pointee.diagnoses, c.pointee.n_diagnoses)
        unsafe settings = Read.messages(c.pointee.settings, c.pointee.n_settings)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DiagnoseResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_diagnoses, c.pointee.diagnoses) = arena.messages(diagnoses)
        unsafe (c.pointee.n_settings, c.pointee.settings) = arena.messages(settings)
    }
}

extension ConfigurationSetting: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__configuration_setting__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ConfigurationSetting>) {
        unsafe regent__v1__configuration_setting__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ConfigurationSetting>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe value = Read.text(c.pointee.value)
        unsafe source = SettingSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ConfigurationSetting>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.value = arena.text(value)
        unsafe c.pointee.source = .init(rawValue: UInt32(bitPattern: source.rawValue))
    }
}

extension GetProfileRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_profile_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProfileRequest>) {
        unsafe regent__v1__get_profile_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProfileRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProfileRequest>, _ arena: Arena) {
    }
}

extension GetProfileResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_profile_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProfileResponse>) {
        unsafe regent__v1__get_profile_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProfileResponse>) {
        self.init()
        unsafe profile = Read.message(c.pointee.profile)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProfileResponse>, _ arena: Arena) {
        unsafe c.pointee.profile = arena.message(profile)
    }
}

extension Profile: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__profile__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Profile>) {
        unsafe regent__v1__profile__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Profile>) {
        self.init()
        unsafe startTime = Read.message(c.pointee.start_time)
        unsafe elapsedNs = c.pointee.elapsed_ns
        unsafe stages = Read.messages(c.pointee.stages, c.pointee.n_stages)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Profile>, _ arena: Arena) {
        unsafe c.pointee.start_time = arena.message(startTime)
        unsafe c.pointee.elapsed_ns = elapsedNs
        unsafe (c.pointee.n_stages, c.pointee.stages) = arena.messages(stages)
    }
}

extension StageTime: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__stage_time__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StageTime>) {
        unsafe regent__v1__stage_time__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StageTime>) {
        self.init()
        unsafe stage = Read.text(c.pointee.stage)
        unsafe count = c.pointee.count
        unsafe totalNs = c.pointee.total_ns
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StageTime>, _ arena: Arena) {
        unsafe c.pointee.stage = arena.text(stage)
        unsafe c.pointee.count = count
        unsafe c.pointee.total_ns = totalNs
    }
}

extension GetMetricsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_metrics_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetMetricsRequest>) {
        unsafe regent__v1__get_metrics_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetMetricsRequest>) {
        self.init()
        unsafe accept = Read.text(c.pointee.accept)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetMetricsRequest>, _ arena: Arena) {
        unsafe c.pointee.accept = arena.text(accept)
    }
}

extension GetMetricsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_metrics_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetMetricsResponse>) {
        unsafe regent__v1__get_metrics_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetMetricsResponse>) {
        self.init()
        unsafe contentType = Read.text(c.pointee.content_type)
        unsafe page = Read.bytes(c.pointee.page)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetMetricsResponse>, _ arena: Arena) {
        unsafe c.pointee.content_type = arena.text(contentType)
        unsafe c.pointee.page = arena.bytes(page)
    }
}

extension GetPerformanceRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_performance_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetPerformanceRequest>) {
        unsafe regent__v1__get_performance_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetPerformanceRequest>) {
        self.init()
        unsafe seconds = c.pointee.seconds
        unsafe method = Read.text(c.pointee.method)
        unsafe stepSeconds = c.pointee.step_seconds
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetPerformanceRequest>, _ arena: Arena) {
        unsafe c.pointee.seconds = seconds
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.step_seconds = stepSeconds
    }
}

extension GetPerformanceResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_performance_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetPerformanceResponse>) {
        unsafe regent__v1__get_performance_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetPerformanceResponse>) {
        self.init()
        unsafe methods = Read.messages(c.pointee.methods, c.pointee.n_methods)
        unsafe seconds = c.pointee.seconds
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetPerformanceResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_methods, c.pointee.methods) = arena.messages(methods)
        unsafe c.pointee.seconds = seconds
    }
}

extension MethodPerformance: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__method_performance__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MethodPerformance>) {
        unsafe regent__v1__method_performance__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MethodPerformance>) {
        self.init()
        unsafe method = Read.text(c.pointee.method)
        unsafe calls = c.pointee.calls
        unsafe failedCalls = c.pointee.failed_calls
        unsafe callsPerSecond = c.pointee.calls_per_second
        unsafe failedCallsPerSecond = c.pointee.failed_calls_per_second
        switch unsafe c.pointee.mean_presence_case.rawValue {
        case 6: unsafe meanPresence = .meanUs(c.pointee.mean_us)
        default: break
        }
        switch unsafe c.pointee.p50_presence_case.rawValue {
        case 7: unsafe p50Presence = .p50Us(c.pointee.p50_us)
        default: break
        }
        switch unsafe c.pointee.p99_presence_case.rawValue {
        case 8: unsafe p99Presence = .p99Us(c.pointee.p99_us)
        default: break
        }
        unsafe stages = Read.messages(c.pointee.stages, c.pointee.n_stages)
        unsafe steps = Read.messages(c.pointee.steps, c.pointee.n_steps)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MethodPerformance>, _ arena: Arena) {
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.calls = calls
        unsafe c.pointee.failed_calls = failedCalls
        unsafe c.pointee.calls_per_second = callsPerSecond
        unsafe c.pointee.failed_calls_per_second = failedCallsPerSecond
        switch meanPresence {
        case .meanUs(let value):
            unsafe c.pointee.mean_presence_case = .init(rawValue: 6)
            unsafe c.pointee.mean_us = value
        case nil: break
        }
        switch p50Presence {
        case .p50Us(let value):
            unsafe c.pointee.p50_presence_case = .init(rawValue: 7)
            unsafe c.pointee.p50_us = value
        case nil: break
        }
        switch p99Presence {
        case .p99Us(let value):
            unsafe c.pointee.p99_presence_case = .init(rawValue: 8)
            unsafe c.pointee.p99_us = value
        case nil: break
        }
        unsafe (c.pointee.n_stages, c.pointee.stages) = arena.messages(stages)
        unsafe (c.pointee.n_steps, c.pointee.steps) = arena.messages(steps)
    }
}

extension PerformanceStep: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__performance_step__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PerformanceStep>) {
        unsafe regent__v1__performance_step__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PerformanceStep>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe calls = c.pointee.calls
        unsafe failedCalls = c.pointee.failed_calls
        unsafe totalUs = c.pointee.total_us
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PerformanceStep>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.calls = calls
        unsafe c.pointee.failed_calls = failedCalls
        unsafe c.pointee.total_us = totalUs
    }
}

extension MessageTypes {
    /// Messages that regent/v1/server.proto declares, in its order.
    static let server: [any Message.Type] = [
        GetServerInfoRequest.self,
        GetServerInfoResponse.self,
        ServerInfo.self,
        ServerActivity.self,
        SetLogLevelRequest.self,
        SetLogLevelResponse.self,
        Hardware.self,
        HardwareChoice.self,
        DiagnoseRequest.self,
        Diagnosis.self,
        DiagnoseResponse.self,
        ConfigurationSetting.self,
        GetProfileRequest.self,
        GetProfileResponse.self,
        Profile.self,
        StageTime.self,
        GetMetricsRequest.self,
        GetMetricsResponse.self,
        GetPerformanceRequest.self,
        GetPerformanceResponse.self,
        MethodPerformance.self,
        PerformanceStep.self,
    ]
}

/// State and health of the daemon.
public enum ServerServiceMethods {
    /// Returns version, store, durability settings and kernels.
    public static let getServerInfo = Method<GetServerInfoRequest, GetServerInfoResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/GetServerInfo", service: "regent.v1.ServerService",
            method: "GetServerInfo", requireAny: ["server.info"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetServerInfoRequest",
            responseType: "regent.v1.GetServerInfoResponse",
            comment: "Returns version, store, durability settings and kernels."))

    /// Checks every subsystem.
    public static let diagnose = Method<DiagnoseRequest, DiagnoseResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/Diagnose", service: "regent.v1.ServerService",
            method: "Diagnose", requireAny: ["server.info"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DiagnoseRequest",
            responseType: "regent.v1.DiagnoseResponse",
            comment: "Checks every subsystem."))

    /// Changes from which level on the daemon writes to its log, until it ends or is told to read its configuration again.
    public static let setLogLevel = Method<SetLogLevelRequest, SetLogLevelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/SetLogLevel", service: "regent.v1.ServerService",
            method: "SetLogLevel", requireAny: ["log.write"], scope: ["*"],
            idempotency: .natural, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SetLogLevelRequest",
            responseType: "regent.v1.SetLogLevelResponse",
            comment: "Changes from which level on the daemon writes to its log, until it ends or is told to read its configuration again.")
    ) { _ in [[]] }

    /// Returns the time by stage since the daemon started; the difference of two answers is the time between them.
    public static let getProfile = Method<GetProfileRequest, GetProfileResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/GetProfile", service: "regent.v1.ServerService",
            method: "GetProfile", requireAny: ["server.info"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetProfileRequest",
            responseType: "regent.v1.GetProfileResponse",
            comment: "Returns the time by stage since the daemon started; the difference of two answers is the time between them."))

    /// Returns the page of metrics that Prometheus reads. It names environments and providers of the whole store.
    public static let getMetrics = Method<GetMetricsRequest, GetMetricsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/GetMetrics", service: "regent.v1.ServerService",
            method: "GetMetrics", requireAny: ["server.info"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetMetricsRequest",
            responseType: "regent.v1.GetMetricsResponse",
            comment: "Returns the page of metrics that Prometheus reads. It names environments and providers of the whole store.")
    ) { _ in [[]] }

    /// Returns rate, failures and duration of each method in the last seconds, an hour at most.
    public static let getPerformance = Method<GetPerformanceRequest, GetPerformanceResponse>(
        MethodDescriptor(
            name: "/regent.v1.ServerService/GetPerformance", service: "regent.v1.ServerService",
            method: "GetPerformance", requireAny: ["server.info"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetPerformanceRequest",
            responseType: "regent.v1.GetPerformanceResponse",
            comment: "Returns rate, failures and duration of each method in the last seconds, an hour at most."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        getServerInfo.descriptor,
        diagnose.descriptor,
        setLogLevel.descriptor,
        getProfile.descriptor,
        getMetrics.descriptor,
        getPerformance.descriptor,
    ]
}
