// Generated from regent/v1/jobs.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What a job runs.
public enum JobKind: OpenEnum {
    /// Not used.
    case unspecified
    /// Opens an eval run of type SCHEDULED on the selected version; where it has a source, fills it, seals it and judges it.
    case evalGate
    /// Compares what a deployed version does with what was expected of it.
    case monitor
    /// Judges the canary of the rollout that runs for the model in production.
    case canaryJudge
    /// Stores a compliance report of its model, of the last whole month before it is due; one a month.
    case complianceReport
    /// Optimises the decision model of the selected version; ends in a draft proposal of the model's owner where it has a file
    /// of labelled rows.
    case optimise
    /// Runs outside: the daemon only reports that it is due, with the selected version.
    case external
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .evalGate
        case 2: self = .monitor
        case 3: self = .canaryJudge
        case 4: self = .complianceReport
        case 5: self = .optimise
        case 6: self = .external
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .evalGate: 1
        case .monitor: 2
        case .canaryJudge: 3
        case .complianceReport: 4
        case .optimise: 5
        case .external: 6
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .evalGate: "EVAL_GATE"
        case .monitor: "MONITOR"
        case .canaryJudge: "CANARY_JUDGE"
        case .complianceReport: "COMPLIANCE_REPORT"
        case .optimise: "OPTIMISE"
        case .external: "EXTERNAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .evalGate,
        .monitor,
        .canaryJudge,
        .complianceReport,
        .optimise,
        .external
    ]
}

/// Where an EVAL_GATE job gets the samples of its run.
public enum JobSource: OpenEnum {
    /// From outside: somebody uploads them, seals the run and has it judged.
    case unspecified
    /// Outcomes of the version in production, of the day before the run was due.
    case outcomes
    /// A file of samples, JSON lines, below the folder that the daemon is given by --job-files.
    case file
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .outcomes
        case 2: self = .file
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .outcomes: 1
        case .file: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .outcomes: "OUTCOMES"
        case .file: "FILE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .outcomes, .file]
}

/// What became of the last run of a job whose work the daemon does.
public enum JobResult: OpenEnum {
    /// None yet.
    case unspecified
    /// Nothing is wrong.
    case passed
    /// It did not pass; last_verdict says what was found.
    case notPassed
    /// It could not be done; last_failure says why.
    case failed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .passed
        case 2: self = .notPassed
        case 3: self = .failed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .passed: 1
        case .notPassed: 2
        case .failed: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .passed: "PASSED"
        case .notPassed: "NOT_PASSED"
        case .failed: "FAILED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .passed, .notPassed, .failed]
}

/// State of a job.
public enum JobState: OpenEnum {
    /// Not used.
    case unspecified
    /// It runs when it is due.
    case active
    /// It does not run.
    case paused
    /// Out of use; its name cannot be used again.
    case archived
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        case 2: self = .paused
        case 3: self = .archived
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .paused: 2
        case .archived: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .paused: "PAUSED"
        case .archived: "ARCHIVED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active, .paused, .archived]
}

/// Something that is run for a model at times that a schedule gives.
public struct Job: Document {
    public static var fullName: String { "regent.v1.Job" }
    public static var kind: String { "jobs" }
    public static var pattern: String { "jobs/{job}" }
    public static var getMethod: String { "/regent.v1.JobService/GetJob" }
    public static var listMethod: String { "/regent.v1.JobService/ListJobs" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "bound_version", "next_run_time", "last_run_time", "last_due_time", "last_version", "last_eval_run", "run_count", "work_due_time", "last_result", "last_verdict", "last_failure"] }
    public static var indexes: [[String]] { [["state", "next_run_time"], ["scope:{model}", "state", "next_run_time"], ["model", "state"], ["bound_version"], ["kind"], ["work_due_time"], ["last_result"], ["scope:{model}", "last_result"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(nextRunTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(nextRunTime)], [.text(model), .text(state.name)], [.text(boundVersion)], [.text(kind.name)], [.time(workDueTime)], [.text(lastResult.name)], [.text(ScopeName("", self.model, "").scope), .text(lastResult.name)], [.text(ScopeName("", self.model, "").scope)]] }

    /// jobs/{job}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: JobState = .unspecified
    /// The model it runs for; it cannot be changed.
    public var model: String = ""
    /// What it runs; it cannot be changed.
    public var kind: JobKind = .unspecified
    /// Description for people.
    public var description: String = ""
    /// Minutes at which it runs, in UTC: minute, hour, day of the month, month, day of the week, as in crontab(5), or for
    /// example "@daily"; empty = by interval_seconds.
    public var cron: String = ""
    /// Seconds from one run to the next, 10-31622400; 0 = by cron. A job has one of the two.
    public var intervalSeconds: UInt32 = 0
    /// No run is before it, and an interval counts from it; absent = when the job was created.
    public var startTime: Timestamp? = nil
    /// Plan of the runs of an EVAL_GATE job; empty = its id.
    public var plan: String = ""
    /// Gates of the runs of an EVAL_GATE job; none = their verdict will be INCONCLUSIVE.
    public var gates: GatePolicy? = nil
    /// Scores that those runs declare.
    public var metrics: [MetricDeclaration] = []
    /// The version it stays on; empty = the STABLE version of its model. Output only.
    public var boundVersion: String = ""
    /// When it is due next; absent while it does not run, and where its schedule gives no further time. Output only.
    public var nextRunTime: Timestamp? = nil
    /// When it last ran, or was skipped; output only.
    public var lastRunTime: Timestamp? = nil
    /// When that was due; output only.
    public var lastDueTime: Timestamp? = nil
    /// The version that was selected for it; empty = none was, and it was skipped. Output only.
    public var lastVersion: String = ""
    /// The eval run that it opened; empty = none. Output only.
    public var lastEvalRun: String = ""
    /// Runs so far, without those that were skipped; output only.
    public var runCount: UInt64 = 0
    /// Free labels.
    public var metadata: TextMap = [:]
    /// Of an EVAL_GATE job: where the samples of its runs come from; FILE of an OPTIMISE job: its labelled rows.
    public var source: JobSource = .unspecified
    /// Of source FILE: the file, relative to the folder of job files, for example "nightly/answers.jsonl".
    public var path: String = ""
    /// When the daemon began to owe the work of the last run; absent = it owes none. Output only.
    public var workDueTime: Timestamp? = nil
    /// What became of the last run; output only.
    public var lastResult: JobResult = .unspecified
    /// What the last run found: PASS, FAIL, INCONCLUSIVE, ERROR of gates; PROMOTE, HOLD, ROLLBACK, INVALID of a judge; OK,
    /// VIOLATED, NO_DATA of a monitor; PROPOSED of a study; GENERATED, FINDINGS of a report. Output only.
    public var lastVerdict: String = ""
    /// Why the last run could not be done; output only.
    public var lastFailure: String = ""
    /// Of a COMPLIANCE_REPORT job: id of the pack of its reports; empty = "internal".
    public var pack: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: JobState = .unspecified,
        model: String = "",
        kind: JobKind = .unspecified,
        description: String = "",
        cron: String = "",
        intervalSeconds: UInt32 = 0,
        startTime: Timestamp? = nil,
        plan: String = "",
        gates: GatePolicy? = nil,
        metrics: [MetricDeclaration] = [],
        boundVersion: String = "",
        nextRunTime: Timestamp? = nil,
        lastRunTime: Timestamp? = nil,
        lastDueTime: Timestamp? = nil,
        lastVersion: String = "",
        lastEvalRun: String = "",
        runCount: UInt64 = 0,
        metadata: TextMap = [:],
        source: JobSource = .unspecified,
        path: String = "",
        workDueTime: Timestamp? = nil,
        lastResult: JobResult = .unspecified,
        lastVerdict: String = "",
        lastFailure: String = "",
        pack: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.model = model
        self.kind = kind
        self.description = description
        self.cron = cron
        self.intervalSeconds = intervalSeconds
        self.startTime = startTime
        self.plan = plan
        self.gates = gates
        self.metrics = metrics
        self.boundVersion = boundVersion
        self.nextRunTime = nextRunTime
        self.lastRunTime = lastRunTime
        self.lastDueTime = lastDueTime
        self.lastVersion = lastVersion
        self.lastEvalRun = lastEvalRun
        self.runCount = runCount
        self.metadata = metadata
        self.source = source
        self.path = path
        self.workDueTime = workDueTime
        self.lastResult = lastResult
        self.lastVerdict = lastVerdict
        self.lastFailure = lastFailure
        self.pack = pack
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("model", model, required: true, bytesMax: 256, resource: Model.pattern)
        checker.known("kind", kind, required: true)
        checker.text("description", description, bytesMax: 1024, multiline: true)
        checker.text("cron", cron, bytesMax: 256)
        checker.number("interval_seconds", Double(intervalSeconds), atMost: 31622400)
        checker.text("plan", plan, identifier: true)
        checker.message("gates", gates)
        checker.items("metrics", metrics.count, max: 256)
        checker.messages("metrics", metrics)
        checker.text("bound_version", boundVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("last_version", lastVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("last_eval_run", lastEvalRun, bytesMax: 256, resource: EvalRun.pattern)
        checker.items("metadata", metadata.count, max: 64)
        checker.labels("metadata", metadata)
        checker.known("source", source)
        checker.text("path", path, bytesMax: 1024)
        checker.known("last_result", lastResult)
        checker.text("last_verdict", lastVerdict, bytesMax: 64)
        checker.text("last_failure", lastFailure, bytesMax: 4096, multiline: true)
        checker.text("pack", pack, identifier: true)
    }
}

/// Creates a job.
public struct CreateJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateJobRequest" }

    /// The job; output-only fields are ignored.
    public var job: Job? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(job: Job? = nil, mutation: Mutation? = nil) {
        self.job = job
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job, required: true)
        checker.message("mutation", mutation)
    }
}

/// The new job.
public struct CreateJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Changes a job.
public struct UpdateJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateJobRequest" }

    /// The whole job; output-only fields are ignored.
    public var job: Job? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(job: Job? = nil, mutation: Mutation? = nil) {
        self.job = job
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job, required: true)
        checker.message("mutation", mutation)
    }
}

/// The job after the change.
public struct UpdateJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Pauses a job.
public struct PauseJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PauseJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.message("mutation", mutation)
    }
}

/// The paused job.
public struct PauseJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PauseJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Resumes a job.
public struct ResumeJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResumeJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.message("mutation", mutation)
    }
}

/// The resumed job.
public struct ResumeJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResumeJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Binds a job to a version.
public struct BindJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.BindJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// models/{m}/versions/{semver}: a released version of the job's model.
    public var version: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", version: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.version = version
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.text("version", version, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The bound job.
public struct BindJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.BindJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Ends the binding of a job.
public struct UnbindJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UnbindJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.message("mutation", mutation)
    }
}

/// The job without a binding.
public struct UnbindJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UnbindJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Archives a job.
public struct ArchiveJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived job.
public struct ArchiveJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Restores an archived job.
public struct RestoreJobRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
        checker.message("mutation", mutation)
    }
}

/// The restored job, paused.
public struct RestoreJobResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreJobResponse" }

    /// The document as stored.
    public var job: Job? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(job: Job? = nil, receipt: Receipt? = nil) {
        self.job = job
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Asks for a job.
public struct GetJobRequest: Message {
    public static var fullName: String { "regent.v1.GetJobRequest" }

    /// jobs/{job}.
    public var name: String = ""
    /// Returns the state after this revision of the ledger; 0 = the current state.
    public var asOf: UInt64 = 0

    public init() {}

    public init(name: String = "", asOf: UInt64 = 0) {
        self.name = name
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Job.pattern)
    }
}

/// One job.
public struct GetJobResponse: Message {
    public static var fullName: String { "regent.v1.GetJobResponse" }

    /// The document as stored.
    public var job: Job? = nil

    public init() {}

    public init(job: Job? = nil) {
        self.job = job
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("job", job)
    }
}

/// Asks for jobs.
public struct ListJobsRequest: Message {
    public static var fullName: String { "regent.v1.ListJobsRequest" }

    /// Jobs per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Whether to list archived ones too.
    public var showArchived: Bool = false
    /// Filter, for example `state = ACTIVE AND next_run_time < 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// Returns the states after this revision of the ledger; 0 = the current states.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showArchived: Bool = false,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showArchived = showArchived
        self.filter = filter
        self.orderBy = orderBy
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of jobs.
public struct ListJobsResponse: Message {
    public static var fullName: String { "regent.v1.ListJobsResponse" }

    /// In the requested order.
    public var jobs: [Job] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(jobs: [Job] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.jobs = jobs
        self.nextPageToken = nextPageToken
        self.shortened = shortened
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("jobs", jobs)
    }
}

extension Job: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__job__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Job>) {
        unsafe regent__v1__job__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Job>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = JobState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe model = Read.text(c.pointee.model)
        unsafe kind = JobKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe description = Read.text(c.pointee.description)
        unsafe cron = Read.text(c.pointee.cron)
        unsafe intervalSeconds = c.pointee.interval_seconds
        unsafe startTime = Read.message(c.pointee.start_time)
        unsafe plan = Read.text(c.pointee.plan)
        unsafe gates = Read.message(c.pointee.gates)
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe boundVersion = Read.text(c.pointee.bound_version)
        unsafe nextRunTime = Read.message(c.pointee.next_run_time)
        unsafe lastRunTime = Read.message(c.pointee.last_run_time)
        unsafe lastDueTime = Read.message(c.pointee.last_due_time)
        unsafe lastVersion = Read.text(c.pointee.last_version)
        unsafe lastEvalRun = Read.text(c.pointee.last_eval_run)
        unsafe runCount = c.pointee.run_count
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe source = JobSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
        unsafe path = Read.text(c.pointee.path)
        unsafe workDueTime = Read.message(c.pointee.work_due_time)
        unsafe lastResult = JobResult(rawValue: Int32(bitPattern: c.pointee.last_result.rawValue))
        unsafe lastVerdict = Read.text(c.pointee.last_verdict)
        unsafe lastFailure = Read.text(c.pointee.last_failure)
        unsafe pack = Read.text(c.pointee.pack)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Job>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.cron = arena.text(cron)
        unsafe c.pointee.interval_seconds = intervalSeconds
        unsafe c.pointee.start_time = arena.message(startTime)
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.gates = arena.message(gates)
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe c.pointee.bound_version = arena.text(boundVersion)
        unsafe c.pointee.next_run_time = arena.message(nextRunTime)
        unsafe c.pointee.last_run_time = arena.message(lastRunTime)
        unsafe c.pointee.last_due_time = arena.message(lastDueTime)
        unsafe c.pointee.last_version = arena.text(lastVersion)
        unsafe c.pointee.last_eval_run = arena.text(lastEvalRun)
        unsafe c.pointee.run_count = runCount
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__job__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.source = .init(rawValue: UInt32(bitPattern: source.rawValue))
        unsafe c.pointee.path = arena.text(path)
        unsafe c.pointee.work_due_time = arena.message(workDueTime)
        unsafe c.pointee.last_result = .init(rawValue: UInt32(bitPattern: lastResult.rawValue))
        unsafe c.pointee.last_verdict = arena.text(lastVerdict)
        unsafe c.pointee.last_failure = arena.text(lastFailure)
        unsafe c.pointee.pack = arena.text(pack)
    }
}

extension CreateJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateJobRequest>) {
        unsafe regent__v1__create_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateJobRequest>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateJobRequest>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateJobResponse>) {
        unsafe regent__v1__create_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateJobRequest>) {
        unsafe regent__v1__update_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateJobRequest>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateJobRequest>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateJobResponse>) {
        unsafe regent__v1__update_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension PauseJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseJobRequest>) {
        unsafe regent__v1__pause_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PauseJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseJobResponse>) {
        unsafe regent__v1__pause_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ResumeJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeJobRequest>) {
        unsafe regent__v1__resume_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResumeJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeJobResponse>) {
        unsafe regent__v1__resume_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension BindJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__bind_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BindJobRequest>) {
        unsafe regent__v1__bind_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BindJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe version = Read.text(c.pointee.version)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BindJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension BindJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__bind_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BindJobResponse>) {
        unsafe regent__v1__bind_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BindJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BindJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UnbindJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__unbind_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UnbindJobRequest>) {
        unsafe regent__v1__unbind_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UnbindJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UnbindJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UnbindJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__unbind_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UnbindJobResponse>) {
        unsafe regent__v1__unbind_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UnbindJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UnbindJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveJobRequest>) {
        unsafe regent__v1__archive_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveJobResponse>) {
        unsafe regent__v1__archive_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreJobRequest>) {
        unsafe regent__v1__restore_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreJobResponse>) {
        unsafe regent__v1__restore_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetJobRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_job_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetJobRequest>) {
        unsafe regent__v1__get_job_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetJobRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetJobRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetJobResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_job_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetJobResponse>) {
        unsafe regent__v1__get_job_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetJobResponse>) {
        self.init()
        unsafe job = Read.message(c.pointee.job)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetJobResponse>, _ arena: Arena) {
        unsafe c.pointee.job = arena.message(job)
    }
}

extension ListJobsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_jobs_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListJobsRequest>) {
        unsafe regent__v1__list_jobs_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListJobsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListJobsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListJobsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_jobs_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListJobsResponse>) {
        unsafe regent__v1__list_jobs_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListJobsResponse>) {
        self.init()
        unsafe jobs = Read.messages(c.pointee.jobs, c.pointee.n_jobs)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListJobsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_jobs, c.pointee.jobs) = arena.messages(jobs)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/jobs.proto declares, in its order.
    static let jobs: [any Message.Type] = [
        Job.self,
        CreateJobRequest.self,
        CreateJobResponse.self,
        UpdateJobRequest.self,
        UpdateJobResponse.self,
        PauseJobRequest.self,
        PauseJobResponse.self,
        ResumeJobRequest.self,
        ResumeJobResponse.self,
        BindJobRequest.self,
        BindJobResponse.self,
        UnbindJobRequest.self,
        UnbindJobResponse.self,
        ArchiveJobRequest.self,
        ArchiveJobResponse.self,
        RestoreJobRequest.self,
        RestoreJobResponse.self,
        GetJobRequest.self,
        GetJobResponse.self,
        ListJobsRequest.self,
        ListJobsResponse.self,
    ]
}

extension JobState: DocumentState {}

extension CreateJobRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateJobResponse
    public init(document: Job, mutation: Mutation?) {
        self.init(job: document, mutation: mutation)
    }
}

extension CreateJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension UpdateJobRequest: VerbRequest, DocumentRequest {
    public typealias Answer = UpdateJobResponse
    public init(document: Job, mutation: Mutation?) {
        self.init(job: document, mutation: mutation)
    }
}

extension UpdateJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension PauseJobRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = PauseJobResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension PauseJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension ResumeJobRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ResumeJobResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ResumeJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension BindJobRequest: VerbRequest {
    public typealias Answer = BindJobResponse
}

extension BindJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension UnbindJobRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = UnbindJobResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension UnbindJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension ArchiveJobRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveJobResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension RestoreJobRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreJobResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension GetJobRequest: NamedRequest {}

extension GetJobResponse: DocumentResponse {
    public init(subject: Job) { self.init(job: subject) }
    public var subject: Job? { job }
}

extension ListJobsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(showsArchived: showArchived, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        showArchived = query.showsArchived
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListJobsResponse: ListResponse {
    public init(items: [Job], nextPageToken: String) {
        self.init(jobs: items, nextPageToken: nextPageToken)
    }
    public var items: [Job] { jobs }
}

/// Jobs: what is run for a model at times that a schedule gives.
public enum JobServiceMethods {
    /// Creates a job. It is ACTIVE: it first runs when its schedule next gives a time.
    public static let createJob = Method<CreateJobRequest, CreateJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/CreateJob", service: "regent.v1.JobService",
            method: "CreateJob", requireAny: ["job.write"], scope: ["{job.model}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateJobRequest",
            responseType: "regent.v1.CreateJobResponse",
            comment: "Creates a job. It is ACTIVE: it first runs when its schedule next gives a time.")
    ) { request in
        [ScopeName.all(ScopeName("", request.job?.model ?? "", ""))]
    }

    /// Replaces a job; its model, its kind and the version it is bound to stay. Another schedule begins now.
    public static let updateJob = Method<UpdateJobRequest, UpdateJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/UpdateJob", service: "regent.v1.JobService",
            method: "UpdateJob", requireAny: ["job.write"], scope: ["{job.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateJobRequest",
            responseType: "regent.v1.UpdateJobResponse",
            comment: "Replaces a job; its model, its kind and the version it is bound to stay. Another schedule begins now.")
    ) { request in
        [ScopeName.all(ScopeName("", request.job?.name ?? "", ""))]
    }

    /// Stops the runs of a job until it is resumed.
    public static let pauseJob = Method<PauseJobRequest, PauseJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/PauseJob", service: "regent.v1.JobService",
            method: "PauseJob", requireAny: ["job.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PauseJobRequest",
            responseType: "regent.v1.PauseJobResponse",
            comment: "Stops the runs of a job until it is resumed.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lets a paused job run again, from the next time that its schedule gives; runs in between are not made up for.
    public static let resumeJob = Method<ResumeJobRequest, ResumeJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/ResumeJob", service: "regent.v1.JobService",
            method: "ResumeJob", requireAny: ["job.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResumeJobRequest",
            responseType: "regent.v1.ResumeJobResponse",
            comment: "Lets a paused job run again, from the next time that its schedule gives; runs in between are not made up for.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Binds a job to a released version of its model: it stays on it, whatever is rolled out.
    public static let bindJob = Method<BindJobRequest, BindJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/BindJob", service: "regent.v1.JobService",
            method: "BindJob", requireAny: ["job.write", "ai.write", "reporting.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.BindJobRequest",
            responseType: "regent.v1.BindJobResponse",
            comment: "Binds a job to a released version of its model: it stays on it, whatever is rolled out.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Ends the binding of a job: its runs take the STABLE version of its model.
    public static let unbindJob = Method<UnbindJobRequest, UnbindJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/UnbindJob", service: "regent.v1.JobService",
            method: "UnbindJob", requireAny: ["job.write", "ai.write", "reporting.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UnbindJobRequest",
            responseType: "regent.v1.UnbindJobResponse",
            comment: "Ends the binding of a job: its runs take the STABLE version of its model.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Archives a job and ends its binding: its name cannot be used again, and its history stays readable.
    public static let archiveJob = Method<ArchiveJobRequest, ArchiveJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/ArchiveJob", service: "regent.v1.JobService",
            method: "ArchiveJob", requireAny: ["job.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveJobRequest",
            responseType: "regent.v1.ArchiveJobResponse",
            comment: "Archives a job and ends its binding: its name cannot be used again, and its history stays readable.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Restores an archived job; it is PAUSED until it is resumed.
    public static let restoreJob = Method<RestoreJobRequest, RestoreJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/RestoreJob", service: "regent.v1.JobService",
            method: "RestoreJob", requireAny: ["job.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreJobRequest",
            responseType: "regent.v1.RestoreJobResponse",
            comment: "Restores an archived job; it is PAUSED until it is resumed.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One job.
    public static let getJob = Method<GetJobRequest, GetJobResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/GetJob", service: "regent.v1.JobService",
            method: "GetJob", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetJobRequest",
            responseType: "regent.v1.GetJobResponse",
            comment: "One job.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lists the jobs that the caller may read.
    public static let listJobs = Method<ListJobsRequest, ListJobsResponse>(
        MethodDescriptor(
            name: "/regent.v1.JobService/ListJobs", service: "regent.v1.JobService",
            method: "ListJobs", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListJobsRequest",
            responseType: "regent.v1.ListJobsResponse",
            comment: "Lists the jobs that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createJob.descriptor,
        updateJob.descriptor,
        pauseJob.descriptor,
        resumeJob.descriptor,
        bindJob.descriptor,
        unbindJob.descriptor,
        archiveJob.descriptor,
        restoreJob.descriptor,
        getJob.descriptor,
        listJobs.descriptor,
    ]
}
