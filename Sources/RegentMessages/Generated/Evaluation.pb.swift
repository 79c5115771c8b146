// Generated from regent/v1/evaluation.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Purpose of a run.
public enum EvalRunType: OpenEnum {
    /// Not allowed in requests.
    case unspecified
    /// Before release, on a fixed data set.
    case offline
    /// On live canary traffic.
    case canary
    /// Started by the scheduler.
    case scheduled
    /// Started by a person.
    case manual
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .offline
        case 2: self = .canary
        case 3: self = .scheduled
        case 4: self = .manual
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .offline: 1
        case .canary: 2
        case .scheduled: 3
        case .manual: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .offline: "OFFLINE"
        case .canary: "CANARY"
        case .scheduled: "SCHEDULED"
        case .manual: "MANUAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .offline, .canary, .scheduled, .manual]
}

/// State of a run.
public enum EvalRunState: OpenEnum {
    /// Not used.
    case unspecified
    /// Accepts samples.
    case running
    /// Complete and immutable, not judged.
    case sealed
    /// Gates: PASS.
    case passed
    /// Gates: FAIL.
    case failed
    /// Gates: INCONCLUSIVE.
    case inconclusive
    /// Aborted.
    case aborted
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .running
        case 2: self = .sealed
        case 3: self = .passed
        case 4: self = .failed
        case 5: self = .inconclusive
        case 6: self = .aborted
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .running: 1
        case .sealed: 2
        case .passed: 3
        case .failed: 4
        case .inconclusive: 5
        case .aborted: 6
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .running: "RUNNING"
        case .sealed: "SEALED"
        case .passed: "PASSED"
        case .failed: "FAILED"
        case .inconclusive: "INCONCLUSIVE"
        case .aborted: "ABORTED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .running,
        .sealed,
        .passed,
        .failed,
        .inconclusive,
        .aborted
    ]
}

/// State in three values: INCONCLUSIVE and ABORTED count as FAILED.
public enum TerminalStatus: OpenEnum {
    /// Not terminal yet.
    case unspecified
    /// Accepts samples, or is not judged yet.
    case running
    /// Passed.
    case passed
    /// Did not pass.
    case failed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .running
        case 2: self = .passed
        case 3: self = .failed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .running: 1
        case .passed: 2
        case .failed: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .running: "RUNNING"
        case .passed: "PASSED"
        case .failed: "FAILED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .running, .passed, .failed]
}

/// One evaluation of one model version.
public struct EvalRun: Document {
    public static var fullName: String { "regent.v1.EvalRun" }
    public static var kind: String { "evalRuns" }
    public static var pattern: String { "evalRuns/{run}" }
    public static var getMethod: String { "/regent.v1.EvaluationService/GetRun" }
    public static var listMethod: String { "/regent.v1.EvaluationService/ListRuns" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model_version}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.modelVersion, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time"] }
    public static var indexes: [[String]] { [["create_time"], ["state", "create_time"], ["model_version", "create_time"], ["plan", "create_time"], ["scope:{model_version}", "create_time"], ["scope:{model_version}"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)], [.text(state.name), .time(createTime)], [.text(modelVersion), .time(createTime)], [.text(plan), .time(createTime)], [.text(ScopeName("", self.modelVersion, "").scope), .time(createTime)], [.text(ScopeName("", self.modelVersion, "").scope)]] }

    /// evalRuns/{run}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Version of the document; different after every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Purpose.
    public var type: EvalRunType = .unspecified
    /// Origin: a pipeline, a ticket, a person.
    public var trigger: String = ""
    /// Evaluated version; empty = none.
    public var modelVersion: String = ""
    /// Plan of the run; by default the run's own id.
    public var plan: String = ""
    /// Number of the run among those of its plan and model version, from 1.
    public var attempt: UInt32 = 0
    /// Locked gates.
    public var gates: GatePolicy? = nil
    /// SHA-256 of the encoded gates.
    public var gatesDigest: [UInt8] = []
    /// Declared scores.
    public var metrics: [MetricDeclaration] = []
    /// State.
    public var state: EvalRunState = .unspecified
    /// State in three values.
    public var terminalStatus: TerminalStatus = .unspecified
    /// Free labels.
    public var metadata: TextMap = [:]
    /// When it was sealed.
    public var sealTime: Timestamp? = nil
    /// Digest of its samples (PROTOCOL.md, "Digests"), 32 bytes once sealed.
    public var contentDigest: [UInt8] = []
    /// Present once the run is sealed.
    public var summary: EvalSummary? = nil
    /// Present once the run is judged.
    public var verdict: Verdict? = nil
    /// Present once invalidation was requested.
    public var invalidation: EvalRunInvalidation? = nil
    /// Why it was aborted.
    public var abortReason: String = ""
    /// Dropped batches.
    public var droppedBatches: [DroppedBatch] = []
    /// Whether two people have invalidated it, so that its state and verdict no longer count.
    public var invalidated: Bool = false
    /// Whether its model version existed when the run was created. False for runs of earlier releases, which were not
    /// asked.
    public var versionRegistered: Bool = false
    /// What was evaluated on.
    public var dataset: Dataset? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        type: EvalRunType = .unspecified,
        trigger: String = "",
        modelVersion: String = "",
        plan: String = "",
        attempt: UInt32 = 0,
        gates: GatePolicy? = nil,
        gatesDigest: [UInt8] = [],
        metrics: [MetricDeclaration] = [],
        state: EvalRunState = .unspecified,
        terminalStatus: TerminalStatus = .unspecified,
        metadata: TextMap = [:],
        sealTime: Timestamp? = nil,
        contentDigest: [UInt8] = [],
        summary: EvalSummary? = nil,
        verdict: Verdict? = nil,
        invalidation: EvalRunInvalidation? = nil,
        abortReason: String = "",
        droppedBatches: [DroppedBatch] = [],
        invalidated: Bool = false,
        versionRegistered: Bool = false,
        dataset: Dataset? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.type = type
        self.trigger = trigger
        self.modelVersion = modelVersion
        self.plan = plan
        self.attempt = attempt
        self.gates = gates
        self.gatesDigest = gatesDigest
        self.metrics = metrics
        self.state = state
        self.terminalStatus = terminalStatus
        self.metadata = metadata
        self.sealTime = sealTime
        self.contentDigest = contentDigest
        self.summary = summary
        self.verdict = verdict
        self.invalidation = invalidation
        self.abortReason = abortReason
        self.droppedBatches = droppedBatches
        self.invalidated = invalidated
        self.versionRegistered = versionRegistered
        self.dataset = dataset
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("type", type)
        checker.text("model_version", modelVersion, bytesMax: 512)
        checker.text("plan", plan, identifier: true)
        checker.message("gates", gates)
        checker.messages("metrics", metrics)
        checker.known("state", state)
        checker.known("terminal_status", terminalStatus)
        checker.message("verdict", verdict)
    }
}

/// The questions that a run was evaluated on. Runs with different digests answer different questions.
public struct Dataset: Message {
    public static var fullName: String { "regent.v1.Dataset" }

    /// Name, as given when the run was created; empty = none.
    public var name: String = ""
    /// Digest of the sample ids (PROTOCOL.md, "Digests"), 32 bytes once the run is sealed; empty for runs that were sealed
    /// by earlier releases.
    public var digest: [UInt8] = []
    /// Different sample ids, once the run is sealed.
    public var idCount: UInt64 = 0

    public init() {}

    public init(name: String = "", digest: [UInt8] = [], idCount: UInt64 = 0) {
        self.name = name
        self.digest = digest
        self.idCount = idCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A batch that was dropped by DropBatch.
public struct DroppedBatch: Message {
    public static var fullName: String { "regent.v1.DroppedBatch" }

    /// Upload.
    public var upload: String = ""
    /// Sequence number.
    public var seq: UInt64 = 0

    public init() {}

    public init(upload: String = "", seq: UInt64 = 0) {
        self.upload = upload
        self.seq = seq
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The invalidation of a run by two people.
public struct EvalRunInvalidation: Message {
    public static var fullName: String { "regent.v1.EvalRunInvalidation" }

    /// Principal who requested it.
    public var requestedBy: String = ""
    /// Why.
    public var reason: String = ""
    /// Principal who confirmed it; empty = not in effect yet.
    public var confirmedBy: String = ""

    public init() {}

    public init(requestedBy: String = "", reason: String = "", confirmedBy: String = "") {
        self.requestedBy = requestedBy
        self.reason = reason
        self.confirmedBy = confirmedBy
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Creates a run.
public struct CreateRunRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateRunRequest" }

    /// evalRuns/{run}.
    public var name: String = ""
    /// Purpose.
    public var type: EvalRunType = .unspecified
    /// Origin.
    public var trigger: String = ""
    /// models/{m}/versions/{semver}, or empty.
    public var modelVersion: String = ""
    /// Plan; empty = the run's own id.
    public var plan: String = ""
    /// Gates; none = the verdict will be INCONCLUSIVE (NO_GATES).
    public var gates: GatePolicy? = nil
    /// Declared scores.
    public var metrics: [MetricDeclaration] = []
    /// Free labels.
    public var metadata: TextMap = [:]
    /// Whether the model version need not exist.
    public var unregistered: Bool = false
    /// Name of the data set; empty = none.
    public var dataset: String = ""
    /// Idempotency, validation.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        type: EvalRunType = .unspecified,
        trigger: String = "",
        modelVersion: String = "",
        plan: String = "",
        gates: GatePolicy? = nil,
        metrics: [MetricDeclaration] = [],
        metadata: TextMap = [:],
        unregistered: Bool = false,
        dataset: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.type = type
        self.trigger = trigger
        self.modelVersion = modelVersion
        self.plan = plan
        self.gates = gates
        self.metrics = metrics
        self.metadata = metadata
        self.unregistered = unregistered
        self.dataset = dataset
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: EvalRun.pattern)
        checker.known("type", type, required: true)
        checker.text("trigger", trigger, bytesMax: 1024)
        checker.text("model_version", modelVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("plan", plan, identifier: true)
        checker.message("gates", gates)
        checker.items("metrics", metrics.count, max: 256)
        checker.messages("metrics", metrics)
        checker.items("metadata", metadata.count, max: 64)
        checker.labels("metadata", metadata)
        checker.text("dataset", dataset, bytesMax: 256)
        checker.message("mutation", mutation)
    }
}

/// The new run.
public struct CreateRunResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateRunResponse" }

    /// The run.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// First `start`, then batches.
public struct UploadSamplesRequest: Message {
    /// Exactly one of these is set.
    public enum Request: Sendable, Hashable {
        /// First message.
        case start(UploadStart)
        /// All later messages.
        case batch(SampleBatch)
    }

    public static var fullName: String { "regent.v1.UploadSamplesRequest" }

    /// Exactly one of these is set.
    public var request: Request? = nil

    public init() {}

    public init(request: Request? = nil) {
        self.request = request
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        switch request {
        case .start(let value):
            checker.message("start", value)
        case .batch(let value):
            checker.message("batch", value)
        default: break
        }
    }
}

/// Opens or resumes an upload.
public struct UploadStart: Message {
    public static var fullName: String { "regent.v1.UploadStart" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Name of the upload within the run: one file, one worker.
    public var upload: String = ""
    /// Whether to continue an existing upload; otherwise an upload that has batches is refused.
    public var resume: Bool = false
    /// Whether each sample replaces one of the same id and repeat that is in the run and not SCORED. The name of such an
    /// upload begins with "retry-".
    public var retry: Bool = false

    public init() {}

    public init(run: String = "", upload: String = "", resume: Bool = false, retry: Bool = false) {
        self.run = run
        self.upload = upload
        self.resume = resume
        self.retry = retry
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.text("upload", upload, required: true, identifier: true)
    }
}

/// First `opened`, then acknowledgements.
public struct UploadSamplesResponse: Message {
    /// Exactly one of these is set.
    public enum Response: Sendable, Hashable {
        /// Answer to `start`.
        case opened(UploadOpened)
        /// Answer to batches.
        case ack(UploadAck)
    }

    public static var fullName: String { "regent.v1.UploadSamplesResponse" }

    /// Exactly one of these is set.
    public var response: Response? = nil

    public init() {}

    public init(response: Response? = nil) {
        self.response = response
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Where to continue.
public struct UploadOpened: Message {
    public static var fullName: String { "regent.v1.UploadOpened" }

    /// Last durable batch; 0 = none.
    public var durableSeq: UInt64 = 0
    /// Batches that may be sent beyond the last acknowledged one.
    public var window: UInt32 = 0

    public init() {}

    public init(durableSeq: UInt64 = 0, window: UInt32 = 0) {
        self.durableSeq = durableSeq
        self.window = window
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Progress of the daemon.
public struct UploadAck: Message {
    public static var fullName: String { "regent.v1.UploadAck" }

    /// Last batch received; flow control only.
    public var receivedSeq: UInt64 = 0
    /// Last durable batch: it and all before it survive a power loss.
    public var durableSeq: UInt64 = 0

    public init() {}

    public init(receivedSeq: UInt64 = 0, durableSeq: UInt64 = 0) {
        self.receivedSeq = receivedSeq
        self.durableSeq = durableSeq
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Drops a batch.
public struct DropBatchRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DropBatchRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Upload; may be empty if the run has only one.
    public var upload: String = ""
    /// Sequence number, from 1.
    public var seq: UInt64 = 0
    /// Idempotency, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(run: String = "", upload: String = "", seq: UInt64 = 0, mutation: Mutation? = nil) {
        self.run = run
        self.upload = upload
        self.seq = seq
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.text("upload", upload, identifier: true)
        checker.number("seq", Double(seq), required: true)
        checker.message("mutation", mutation)
    }
}

/// The run without the batch.
public struct DropBatchResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DropBatchResponse" }

    /// The run.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Closes a run.
public struct SealRunRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.SealRunRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Expected number of samples; absent = not checked.
    /// Samples.
    public var expectedSamples: UInt64? = nil
    /// Idempotency, etag, validation.
    public var mutation: Mutation? = nil

    public init() {}

    public init(run: String = "", expectedSamples: UInt64? = nil, mutation: Mutation? = nil) {
        self.run = run
        self.expectedSamples = expectedSamples
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The sealed run.
public struct SealRunResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.SealRunResponse" }

    /// The run with its summary.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Judges a run.
public struct EvaluateGatesRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.EvaluateGatesRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Idempotency; the reason is required if the run is not the first attempt of its plan.
    public var mutation: Mutation? = nil

    public init() {}

    public init(run: String = "", mutation: Mutation? = nil) {
        self.run = run
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The verdict.
public struct EvaluateGatesResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.EvaluateGatesResponse" }

    /// The run with its verdict.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Asks for a run.
public struct GetRunRequest: Message {
    public static var fullName: String { "regent.v1.GetRunRequest" }

    /// evalRuns/{run}.
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
        checker.text("name", name, required: true, resource: EvalRun.pattern)
    }
}

/// A run.
public struct GetRunResponse: Message {
    public static var fullName: String { "regent.v1.GetRunResponse" }

    /// The run.
    public var run: EvalRun? = nil

    public init() {}

    public init(run: EvalRun? = nil) {
        self.run = run
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Asks for runs.
public struct ListRunsRequest: Message {
    public static var fullName: String { "regent.v1.ListRunsRequest" }

    /// Runs per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Only runs in this state; unspecified = all.
    public var state: EvalRunState = .unspecified
    /// Filter, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
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
        state: EvalRunState = .unspecified,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.state = state
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
        checker.known("state", state)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of runs.
public struct ListRunsResponse: Message {
    public static var fullName: String { "regent.v1.ListRunsResponse" }

    /// In the requested order.
    public var runs: [EvalRun] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(runs: [EvalRun] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.runs = runs
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
        checker.messages("runs", runs)
    }
}

/// Asks for a summary.
public struct GetSummaryRequest: Message {
    public static var fullName: String { "regent.v1.GetSummaryRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Field whose values make the groups: status, cluster, a text field such as selected_provider, or `metadata.KEY`;
    /// provider, strategy and prompt_version are short for selected_provider, route_strategy and prompt_template_version;
    /// empty = no groups.
    public var by: String = ""
    /// Only samples that match, for example `status = SCORED AND metadata.language = de`; empty = all samples.
    public var filter: String = ""
    /// Metrics to return: names, or pass@K(FIELD) and pass^K(FIELD), for example `pass@5(schema_valid)`; empty = every
    /// metric and no pass@k.
    public var metrics: [String] = []

    public init() {}

    public init(run: String = "", by: String = "", filter: String = "", metrics: [String] = []) {
        self.run = run
        self.by = by
        self.filter = filter
        self.metrics = metrics
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.text("by", by, bytesMax: 512)
        checker.text("filter", filter, bytesMax: 4096)
        checker.items("metrics", metrics.count, max: 64)
        checker.texts("metrics", metrics, bytesMax: 512)
    }
}

/// A summary.
public struct GetSummaryResponse: Message {
    public static var fullName: String { "regent.v1.GetSummaryResponse" }

    /// The summary.
    public var summary: EvalSummary? = nil
    /// Whether the run is sealed, so that the summary will not change.
    public var sealed: Bool = false
    /// Whether the run was invalidated by two people, so that its summary no longer counts.
    public var invalidated: Bool = false
    /// Groups by the value of the field, ascending by bytes, the one without a value last; at most 1,000. Records that were
    /// left out could have been of any group, so they are missing in each.
    public var groups: [SummaryGroup] = []

    public init() {}

    public init(
        summary: EvalSummary? = nil,
        sealed: Bool = false,
        invalidated: Bool = false,
        groups: [SummaryGroup] = []
    ) {
        self.summary = summary
        self.sealed = sealed
        self.invalidated = invalidated
        self.groups = groups
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The summary of the samples that have a value in common.
public struct SummaryGroup: Message {
    public static var fullName: String { "regent.v1.SummaryGroup" }

    /// The value.
    public var value: String = ""
    /// Whether these are the samples without a value.
    public var absent: Bool = false
    /// Their summary, as that of a run of only these samples.
    public var summary: EvalSummary? = nil

    public init() {}

    public init(value: String = "", absent: Bool = false, summary: EvalSummary? = nil) {
        self.value = value
        self.absent = absent
        self.summary = summary
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for a recomputation.
public struct RecomputeSummaryRequest: Message {
    public static var fullName: String { "regent.v1.RecomputeSummaryRequest" }

    /// evalRuns/{run}.
    public var run: String = ""

    public init() {}

    public init(run: String = "") {
        self.run = run
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
    }
}

/// The result of the recomputation.
public struct RecomputeSummaryResponse: Message {
    public static var fullName: String { "regent.v1.RecomputeSummaryResponse" }

    /// Recomputed from the stored samples.
    public var summary: EvalSummary? = nil
    /// Whether summary and content digest equal the stored ones, bit for bit.
    public var identical: Bool = false
    /// Recomputed digest of the samples, 32 bytes.
    public var contentDigest: [UInt8] = []
    /// Whether the run was invalidated by two people, so that its summary no longer counts.
    public var invalidated: Bool = false

    public init() {}

    public init(
        summary: EvalSummary? = nil,
        identical: Bool = false,
        contentDigest: [UInt8] = [],
        invalidated: Bool = false
    ) {
        self.summary = summary
        self.identical = identical
        self.contentDigest = contentDigest
        self.invalidated = invalidated
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for a comparison.
public struct CompareRunsRequest: Message {
    public static var fullName: String { "regent.v1.CompareRunsRequest" }

    /// The run to compare with.
    public var baseline: String = ""
    /// The run to compare.
    public var candidate: String = ""
    /// Most differing samples to list, at most 1000; 0 = 100.
    public var flipsMax: UInt32 = 0
    /// Compares the runs as independent samples, and of different data sets too. Otherwise values are those of the samples
    /// in both runs, and differences are paired.
    public var unpaired: Bool = false

    public init() {}

    public init(
        baseline: String = "",
        candidate: String = "",
        flipsMax: UInt32 = 0,
        unpaired: Bool = false
    ) {
        self.baseline = baseline
        self.candidate = candidate
        self.flipsMax = flipsMax
        self.unpaired = unpaired
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("baseline", baseline, required: true, resource: EvalRun.pattern)
        checker.text("candidate", candidate, required: true, resource: EvalRun.pattern)
        checker.number("flips_max", Double(flipsMax), atMost: 1000)
    }
}

/// A comparison.
public struct CompareRunsResponse: Message {
    public static var fullName: String { "regent.v1.CompareRunsResponse" }

    /// The comparison.
    public var comparison: RunComparison? = nil

    public init() {}

    public init(comparison: RunComparison? = nil) {
        self.comparison = comparison
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("comparison", comparison)
    }
}

/// Asks for a comparison of two model versions.
public struct CompareVersionsRequest: Message {
    public static var fullName: String { "regent.v1.CompareVersionsRequest" }

    /// The version compared against, models/{m}/versions/{semver}.
    public var baselineVersion: String = ""
    /// The version compared.
    public var candidateVersion: String = ""
    /// Plan whose runs are compared; empty = the one of the candidate's latest run for which the baseline has a run too.
    public var plan: String = ""
    /// Flipped samples listed, at most; 0 = 100, at most 1000.
    public var flipsMax: UInt32 = 0
    /// Compares the runs as independent samples; see CompareRunsRequest.
    public var unpaired: Bool = false

    public init() {}

    public init(
        baselineVersion: String = "",
        candidateVersion: String = "",
        plan: String = "",
        flipsMax: UInt32 = 0,
        unpaired: Bool = false
    ) {
        self.baselineVersion = baselineVersion
        self.candidateVersion = candidateVersion
        self.plan = plan
        self.flipsMax = flipsMax
        self.unpaired = unpaired
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("baseline_version", baselineVersion, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("candidate_version", candidateVersion, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("plan", plan, identifier: true)
        checker.number("flips_max", Double(flipsMax), atMost: 1000)
    }
}

/// A comparison of two model versions.
public struct CompareVersionsResponse: Message {
    public static var fullName: String { "regent.v1.CompareVersionsResponse" }

    /// The comparison.
    public var comparison: RunComparison? = nil
    /// Run of the version compared against, evalRuns/{run}.
    public var baseline: String = ""
    /// Run of the version compared.
    public var candidate: String = ""

    public init() {}

    public init(comparison: RunComparison? = nil, baseline: String = "", candidate: String = "") {
        self.comparison = comparison
        self.baseline = baseline
        self.candidate = candidate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("comparison", comparison)
    }
}

/// Two runs side by side.
public struct RunComparison: Message {
    public static var fullName: String { "regent.v1.RunComparison" }

    /// One row per metric.
    public var deltas: [MetricDelta] = []
    /// Outcomes that differ between samples of the same id, in the order of ids, at most the requested number.
    public var flips: [SampleFlip] = []
    /// All of them, counted.
    public var flipCounts: [FlipCount] = []
    /// Sample ids in both runs.
    public var aligned: UInt64 = 0
    /// Sample ids in the baseline only.
    public var baselineOnly: UInt64 = 0
    /// Sample ids in the candidate only.
    public var candidateOnly: UInt64 = 0
    /// Whether values are those of the samples in both runs. Otherwise they are those of each run.
    public var paired: Bool = false
    /// aligned / (aligned + baseline_only + candidate_only); 0 of nothing.
    public var overlap: Double = 0

    public init() {}

    public init(
        deltas: [MetricDelta] = [],
        flips: [SampleFlip] = [],
        flipCounts: [FlipCount] = [],
        aligned: UInt64 = 0,
        baselineOnly: UInt64 = 0,
        candidateOnly: UInt64 = 0,
        paired: Bool = false,
        overlap: Double = 0
    ) {
        self.deltas = deltas
        self.flips = flips
        self.flipCounts = flipCounts
        self.aligned = aligned
        self.baselineOnly = baselineOnly
        self.candidateOnly = candidateOnly
        self.paired = paired
        self.overlap = overlap
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("flips", flips)
    }
}

/// The difference of one metric.
public struct MetricDelta: Message {
    public static var fullName: String { "regent.v1.MetricDelta" }

    /// Metric.
    public var metric: String = ""
    /// Baseline.
    /// Value.
    public var baseline: Double? = nil
    /// Candidate.
    /// Value.
    public var candidate: Double? = nil
    /// Candidate minus baseline.
    /// Value.
    public var delta: Double? = nil
    /// 95 % interval of the difference, if there is one. Its method names how it was computed: "tango", "paired-t",
    /// "paired-clustered-t", "paired-hoeffding", "paired-wilson" of pairs; "newcombe", "square-and-add" of independent
    /// values; "order-statistic", "cluster-bootstrap" of percentiles.
    public var interval: Interval? = nil
    /// Of a paired comparison: samples that have the value in both runs.
    public var pairs: UInt64 = 0
    /// Of paired rates: pairs that are true in the candidate only.
    public var onlyCandidate: UInt64 = 0
    /// Of paired rates: pairs that are true in the baseline only.
    public var onlyBaseline: UInt64 = 0
    /// Of paired rates without clusters: p of the exact McNemar test that there is no difference.
    /// Two-sided.
    public var pValue: Double? = nil
    /// Of pairs that depend on each other within clusters: clusters.
    public var clusters: UInt64 = 0
    /// Why there is no difference or no interval: NO_DATA, MISSING_METRIC, NOT_FINITE, NO_BOUND; of derived metrics
    /// MISSING_PART, DIVISION_BY_ZERO, DEFINITIONS_DIFFER too.
    public var reason: String = ""

    public init() {}

    public init(
        metric: String = "",
        baseline: Double? = nil,
        candidate: Double? = nil,
        delta: Double? = nil,
        interval: Interval? = nil,
        pairs: UInt64 = 0,
        onlyCandidate: UInt64 = 0,
        onlyBaseline: UInt64 = 0,
        pValue: Double? = nil,
        clusters: UInt64 = 0,
        reason: String = ""
    ) {
        self.metric = metric
        self.baseline = baseline
        self.candidate = candidate
        self.delta = delta
        self.interval = interval
        self.pairs = pairs
        self.onlyCandidate = onlyCandidate
        self.onlyBaseline = onlyBaseline
        self.pValue = pValue
        self.clusters = clusters
        self.reason = reason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for every flip.
public struct ExportFlipsRequest: Message {
    public static var fullName: String { "regent.v1.ExportFlipsRequest" }

    /// The run to compare with.
    public var baseline: String = ""
    /// The run to compare.
    public var candidate: String = ""

    public init() {}

    public init(baseline: String = "", candidate: String = "") {
        self.baseline = baseline
        self.candidate = candidate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("baseline", baseline, required: true, resource: EvalRun.pattern)
        checker.text("candidate", candidate, required: true, resource: EvalRun.pattern)
    }
}

/// The next flips.
public struct ExportFlipsResponse: Message {
    public static var fullName: String { "regent.v1.ExportFlipsResponse" }

    /// Each once; all of a sample one after the other.
    public var flips: [SampleFlip] = []

    public init() {}

    public init(flips: [SampleFlip] = []) {
        self.flips = flips
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("flips", flips)
    }
}

/// Asks for the trend of a metric.
public struct GetTrendRequest: Message {
    public static var fullName: String { "regent.v1.GetTrendRequest" }

    /// Plan.
    public var plan: String = ""
    /// Metric, as in summaries.
    public var metric: String = ""
    /// Only runs of this model version; empty = of all.
    public var modelVersion: String = ""
    /// Most runs, the latest ones, at most 10000; 0 = 1000.
    public var runsMax: UInt32 = 0

    public init() {}

    public init(
        plan: String = "",
        metric: String = "",
        modelVersion: String = "",
        runsMax: UInt32 = 0
    ) {
        self.plan = plan
        self.metric = metric
        self.modelVersion = modelVersion
        self.runsMax = runsMax
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("plan", plan, required: true, identifier: true)
        checker.text("metric", metric, required: true, bytesMax: 256)
        checker.text("model_version", modelVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.number("runs_max", Double(runsMax), atMost: 10000)
    }
}

/// The trend of a metric.
public struct GetTrendResponse: Message {
    public static var fullName: String { "regent.v1.GetTrendResponse" }

    /// The trend.
    public var trend: MetricTrend? = nil

    public init() {}

    public init(trend: MetricTrend? = nil) {
        self.trend = trend
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("trend", trend)
    }
}

/// One metric over the runs of a plan.
public struct MetricTrend: Message {
    public static var fullName: String { "regent.v1.MetricTrend" }

    /// Plan.
    public var plan: String = ""
    /// Metric.
    public var metric: String = ""
    /// Runs, the oldest first.
    public var points: [TrendPoint] = []
    /// How change points are found: "pettitt".
    public var method: String = ""
    /// Probability, about, that a test marks a point of a metric that does not change.
    public var significance: Double = 0
    /// Whether the plan has more runs, which are older.
    public var hasOlder: Bool = false

    public init() {}

    public init(
        plan: String = "",
        metric: String = "",
        points: [TrendPoint] = [],
        method: String = "",
        significance: Double = 0,
        hasOlder: Bool = false
    ) {
        self.plan = plan
        self.metric = metric
        self.points = points
        self.method = method
        self.significance = significance
        self.hasOlder = hasOlder
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("points", points)
    }
}

/// One run of a plan.
public struct TrendPoint: Message {
    public static var fullName: String { "regent.v1.TrendPoint" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Model version.
    public var modelVersion: String = ""
    /// Number among the runs of its plan and model version.
    public var attempt: UInt32 = 0
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// State.
    public var state: EvalRunState = .unspecified
    /// Whether it was invalidated, so that no change point counts it.
    public var invalidated: Bool = false
    /// Estimate, with its interval.
    public var estimate: MetricEstimate? = nil
    /// Present where the metric changed: the first run after it.
    public var change: ChangePoint? = nil

    public init() {}

    public init(
        run: String = "",
        modelVersion: String = "",
        attempt: UInt32 = 0,
        createTime: Timestamp? = nil,
        state: EvalRunState = .unspecified,
        invalidated: Bool = false,
        estimate: MetricEstimate? = nil,
        change: ChangePoint? = nil
    ) {
        self.run = run
        self.modelVersion = modelVersion
        self.attempt = attempt
        self.createTime = createTime
        self.state = state
        self.invalidated = invalidated
        self.estimate = estimate
        self.change = change
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
    }
}

/// A change of a metric between two runs.
public struct ChangePoint: Message {
    public static var fullName: String { "regent.v1.ChangePoint" }

    /// Median of the runs before it, back to the change before.
    public var before: Double = 0
    /// Median of the runs from it on, up to the next change.
    public var after: Double = 0
    /// Approximate p of the test that marked it.
    public var pValue: Double = 0

    public init() {}

    public init(before: Double = 0, after: Double = 0, pValue: Double = 0) {
        self.before = before
        self.after = after
        self.pValue = pValue
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for what a report shows.
public struct GetReportRequest: Message {
    public static var fullName: String { "regent.v1.GetReportRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Worst samples, at most 100; 0 = 20.
    public var worstMax: UInt32 = 0

    public init() {}

    public init(run: String = "", worstMax: UInt32 = 0) {
        self.run = run
        self.worstMax = worstMax
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.number("worst_max", Double(worstMax), atMost: 100)
    }
}

/// What a report shows.
public struct GetReportResponse: Message {
    public static var fullName: String { "regent.v1.GetReportResponse" }

    /// The report, without a comparison.
    public var report: EvalReport? = nil

    public init() {}

    public init(report: EvalReport? = nil) {
        self.report = report
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("report", report)
    }
}

/// A run as a report shows it.
public struct EvalReport: Message {
    public static var fullName: String { "regent.v1.EvalReport" }

    /// The run, with verdict.
    public var run: EvalRun? = nil
    /// Its summary; of a running run, that of its durable samples.
    public var summary: EvalSummary? = nil
    /// The worst samples, the worst first.
    public var worst: [EvalSample] = []
    /// The run it is compared with; empty = none.
    public var baseline: String = ""
    /// Comparison with that run.
    public var comparison: RunComparison? = nil
    /// Field whose values make the groups; empty = no groups.
    public var by: String = ""
    /// Summaries of the groups.
    public var groups: [SummaryGroup] = []

    public init() {}

    public init(
        run: EvalRun? = nil,
        summary: EvalSummary? = nil,
        worst: [EvalSample] = [],
        baseline: String = "",
        comparison: RunComparison? = nil,
        by: String = "",
        groups: [SummaryGroup] = []
    ) {
        self.run = run
        self.summary = summary
        self.worst = worst
        self.baseline = baseline
        self.comparison = comparison
        self.by = by
        self.groups = groups
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
        checker.messages("worst", worst)
        checker.message("comparison", comparison)
    }
}

/// Asks how far a run is.
public struct GetRunProgressRequest: Message {
    public static var fullName: String { "regent.v1.GetRunProgressRequest" }

    /// evalRuns/{run}.
    public var run: String = ""

    public init() {}

    public init(run: String = "") {
        self.run = run
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
    }
}

/// How far a run is.
public struct GetRunProgressResponse: Message {
    public static var fullName: String { "regent.v1.GetRunProgressResponse" }

    /// State of the run.
    public var state: EvalRunState = .unspecified
    /// Whether it was invalidated.
    public var invalidated: Bool = false
    /// Durable samples.
    public var sampleCount: UInt64 = 0
    /// Records that were left out.
    public var rejected: UInt64 = 0
    /// One row per metric, in the order of the names.
    public var metrics: [MetricProgress] = []
    /// When the daemon looked.
    public var readTime: Timestamp? = nil

    public init() {}

    public init(
        state: EvalRunState = .unspecified,
        invalidated: Bool = false,
        sampleCount: UInt64 = 0,
        rejected: UInt64 = 0,
        metrics: [MetricProgress] = [],
        readTime: Timestamp? = nil
    ) {
        self.state = state
        self.invalidated = invalidated
        self.sampleCount = sampleCount
        self.rejected = rejected
        self.metrics = metrics
        self.readTime = readTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
    }
}

/// One metric of a run that takes samples.
public struct MetricProgress: Message {
    public static var fullName: String { "regent.v1.MetricProgress" }

    /// Metric.
    public var metric: String = ""
    /// Estimate so far.
    /// Rate, mean or milliseconds.
    public var value: Double? = nil
    /// Present values.
    public var n: UInt64 = 0
    /// Missing values.
    public var missing: UInt64 = 0
    /// 95 % confidence sequence: all looks at it together are wrong with probability 5 % at most, about so where the method
    /// is asymptotic. Absent where samples depend on each other, for derived metrics, and of a score without a range below
    /// 30 values.
    public var sequence: Interval? = nil
    /// Why there is no value or no sequence: NO_DATA, MISSING_METRIC, NOT_FINITE, NO_BOUND, CLUSTERS; of derived metrics
    /// MISSING_PART, DIVISION_BY_ZERO too.
    public var reason: String = ""

    public init() {}

    public init(
        metric: String = "",
        value: Double? = nil,
        n: UInt64 = 0,
        missing: UInt64 = 0,
        sequence: Interval? = nil,
        reason: String = ""
    ) {
        self.metric = metric
        self.value = value
        self.n = n
        self.missing = missing
        self.sequence = sequence
        self.reason = reason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// One outcome that differs.
public struct SampleFlip: Message {
    public static var fullName: String { "regent.v1.SampleFlip" }

    /// Sample.
    public var sampleId: String = ""
    /// Outcome, for example "schema_valid".
    public var outcome: String = ""
    /// In the baseline.
    public var baseline: TriState = .absent
    /// In the candidate.
    public var candidate: TriState = .absent
    /// Number of the answer, where the same question was asked several times.
    public var `repeat`: UInt32 = 0

    public init() {}

    public init(
        sampleId: String = "",
        outcome: String = "",
        baseline: TriState = .absent,
        candidate: TriState = .absent,
        `repeat`: UInt32 = 0
    ) {
        self.sampleId = sampleId
        self.outcome = outcome
        self.baseline = baseline
        self.candidate = candidate
        self.`repeat` = `repeat`
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("baseline", baseline)
        checker.known("candidate", candidate)
    }
}

/// How often an outcome differs.
public struct FlipCount: Message {
    public static var fullName: String { "regent.v1.FlipCount" }

    /// Outcome.
    public var outcome: String = ""
    /// False or absent in the baseline, true in the candidate.
    public var toTrue: UInt64 = 0
    /// True or absent in the baseline, false in the candidate.
    public var toFalse: UInt64 = 0
    /// Present in the baseline, absent in the candidate.
    public var toAbsent: UInt64 = 0

    public init() {}

    public init(
        outcome: String = "",
        toTrue: UInt64 = 0,
        toFalse: UInt64 = 0,
        toAbsent: UInt64 = 0
    ) {
        self.outcome = outcome
        self.toTrue = toTrue
        self.toFalse = toFalse
        self.toAbsent = toAbsent
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Ends a run.
public struct AbortRunRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AbortRunRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Idempotency, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(run: String = "", mutation: Mutation? = nil) {
        self.run = run
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The aborted run.
public struct AbortRunResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AbortRunResponse" }

    /// The run.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Requests or confirms the invalidation of a run.
public struct InvalidateRunRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.InvalidateRunRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Idempotency, reason (required for the request).
    public var mutation: Mutation? = nil

    public init() {}

    public init(run: String = "", mutation: Mutation? = nil) {
        self.run = run
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The run.
public struct InvalidateRunResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.InvalidateRunResponse" }

    /// The run.
    public var run: EvalRun? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(run: EvalRun? = nil, receipt: Receipt? = nil) {
        self.run = run
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("run", run)
    }
}

/// Asks for samples.
public struct ListSamplesRequest: Message {
    public static var fullName: String { "regent.v1.ListSamplesRequest" }

    /// evalRuns/{run}.
    public var run: String = ""
    /// Comparisons joined by AND, for example `schema_valid=false AND latency_ms>1000`.
    public var filter: String = ""
    /// Samples per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""

    public init() {}

    public init(
        run: String = "",
        filter: String = "",
        pageSize: UInt32 = 0,
        pageToken: String = ""
    ) {
        self.run = run
        self.filter = filter
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
        checker.text("filter", filter, bytesMax: 4096)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 512)
    }
}

/// A page of samples; it may end before page_size at about 1 MiB.
public struct ListSamplesResponse: Message {
    public static var fullName: String { "regent.v1.ListSamplesResponse" }

    /// In upload order.
    public var samples: [EvalSample] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""

    public init() {}

    public init(samples: [EvalSample] = [], nextPageToken: String = "") {
        self.samples = samples
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("samples", samples)
    }
}

/// Asks for every batch.
public struct ExportSamplesRequest: Message {
    public static var fullName: String { "regent.v1.ExportSamplesRequest" }

    /// evalRuns/{run}.
    public var run: String = ""

    public init() {}

    public init(run: String = "") {
        self.run = run
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run, required: true, resource: EvalRun.pattern)
    }
}

/// The next batch.
public struct ExportSamplesResponse: Message {
    public static var fullName: String { "regent.v1.ExportSamplesResponse" }

    /// Upload it belongs to.
    public var upload: String = ""
    /// The batch as columns.
    public var batch: SampleBatch? = nil

    public init() {}

    public init(upload: String = "", batch: SampleBatch? = nil) {
        self.upload = upload
        self.batch = batch
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("batch", batch)
    }
}

extension EvalRun: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__eval_run__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvalRun>) {
        unsafe regent__v1__eval_run__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvalRun>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe type = EvalRunType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        unsafe trigger = Read.text(c.pointee.trigger)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe plan = Read.text(c.pointee.plan)
        unsafe attempt = c.pointee.attempt
        unsafe gates = Read.message(c.pointee.gates)
        unsafe gatesDigest = Read.bytes(c.pointee.gates_digest)
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe state = EvalRunState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe terminalStatus = TerminalStatus(rawValue: Int32(bitPattern: c.pointee.terminal_status.rawValue))
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe sealTime = Read.message(c.pointee.seal_time)
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe summary = Read.message(c.pointee.summary)
        unsafe verdict = Read.message(c.pointee.verdict)
        unsafe invalidation = Read.message(c.pointee.invalidation)
        unsafe abortReason = Read.text(c.pointee.abort_reason)
        unsafe droppedBatches = Read.messages(c.pointee.dropped_batches, c.pointee.n_dropped_batches)
        unsafe invalidated = c.pointee.invalidated != 0
        unsafe versionRegistered = c.pointee.version_registered != 0
        unsafe dataset = Read.message(c.pointee.dataset)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvalRun>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: type.rawValue))
        unsafe c.pointee.trigger = arena.text(trigger)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.attempt = attempt
        unsafe c.pointee.gates = arena.message(gates)
        unsafe c.pointee.gates_digest = arena.bytes(gatesDigest)
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.terminal_status = .init(rawValue: UInt32(bitPattern: terminalStatus.rawValue))
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__eval_run__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.seal_time = arena.message(sealTime)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.summary = arena.message(summary)
        unsafe c.pointee.verdict = arena.message(verdict)
        unsafe c.pointee.invalidation = arena.message(invalidation)
        unsafe c.pointee.abort_reason = arena.text(abortReason)
        unsafe (c.pointee.n_dropped_batches, c.pointee.dropped_batches) = arena.messages(droppedBatches)
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
        unsafe c.pointee.version_registered = versionRegistered ? 1 : 0
        unsafe c.pointee.dataset = arena.message(dataset)
    }
}

extension Dataset: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dataset__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Dataset>) {
        unsafe regent__v1__dataset__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Dataset>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe digest = Read.bytes(c.pointee.digest)
        unsafe idCount = c.pointee.id_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Dataset>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.digest = arena.bytes(digest)
        unsafe c.pointee.id_count = idCount
    }
}

extension DroppedBatch: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dropped_batch__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DroppedBatch>) {
        unsafe regent__v1__dropped_batch__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DroppedBatch>) {
        self.init()
        unsafe upload = Read.text(c.pointee.upload)
        unsafe seq = c.pointee.seq
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DroppedBatch>, _ arena: Arena) {
        unsafe c.pointee.upload = arena.text(upload)
        unsafe c.pointee.seq = seq
    }
}

extension EvalRunInvalidation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__eval_run_invalidation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvalRunInvalidation>) {
        unsafe regent__v1__eval_run_invalidation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvalRunInvalidation>) {
        self.init()
        unsafe requestedBy = Read.text(c.pointee.requested_by)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe confirmedBy = Read.text(c.pointee.confirmed_by)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvalRunInvalidation>, _ arena: Arena) {
        unsafe c.pointee.requested_by = arena.text(requestedBy)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.confirmed_by = arena.text(confirmedBy)
    }
}

extension CreateRunRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_run_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateRunRequest>) {
        unsafe regent__v1__create_run_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateRunRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe type = EvalRunType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        unsafe trigger = Read.text(c.pointee.trigger)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe plan = Read.text(c.pointee.plan)
        unsafe gates = Read.message(c.pointee.gates)
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe unregistered = c.pointee.unregistered != 0
        unsafe dataset = Read.text(c.pointee.dataset)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateRunRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: type.rawValue))
        unsafe c.pointee.trigger = arena.text(trigger)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.gates = arena.message(gates)
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__create_run_request__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.unregistered = unregistered ? 1 : 0
        unsafe c.pointee.dataset = arena.text(dataset)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateRunResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_run_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateRunResponse>) {
        unsafe regent__v1__create_run_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateRunResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateRunResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UploadSamplesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__upload_samples_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UploadSamplesRequest>) {
        unsafe regent__v1__upload_samples_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UploadSamplesRequest>) {
        self.init()
        switch unsafe c.pointee.request_case.rawValue {
        case 1: unsafe request = Read.message(c.pointee.start).map { .start($0) }
        case 2: unsafe request = Read.message(c.pointee.batch).map { .batch($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UploadSamplesRequest>, _ arena: Arena) {
        switch request {
        case .start(let value):
            unsafe c.pointee.request_case = .init(rawValue: 1)
            unsafe c.pointee.start = arena.message(value)
        case .batch(let value):
            unsafe c.pointee.request_case = .init(rawValue: 2)
            unsafe c.pointee.batch = arena.message(value)
        case nil: break
        }
    }
}

extension UploadStart: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__upload_start__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UploadStart>) {
        unsafe regent__v1__upload_start__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UploadStart>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe upload = Read.text(c.pointee.upload)
        unsafe resume = c.pointee.resume != 0
        unsafe retry = c.pointee.retry != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UploadStart>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.upload = arena.text(upload)
        unsafe c.pointee.resume = resume ? 1 : 0
        unsafe c.pointee.retry = retry ? 1 : 0
    }
}

extension UploadSamplesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__upload_samples_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UploadSamplesResponse>) {
        unsafe regent__v1__upload_samples_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UploadSamplesResponse>) {
        self.init()
        switch unsafe c.pointee.response_case.rawValue {
        case 1: unsafe response = Read.message(c.pointee.opened).map { .opened($0) }
        case 2: unsafe response = Read.message(c.pointee.ack).map { .ack($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UploadSamplesResponse>, _ arena: Arena) {
        switch response {
        case .opened(let value):
            unsafe c.pointee.response_case = .init(rawValue: 1)
            unsafe c.pointee.opened = arena.message(value)
        case .ack(let value):
            unsafe c.pointee.response_case = .init(rawValue: 2)
            unsafe c.pointee.ack = arena.message(value)
        case nil: break
        }
    }
}

extension UploadOpened: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__upload_opened__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UploadOpened>) {
        unsafe regent__v1__upload_opened__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UploadOpened>) {
        self.init()
        unsafe durableSeq = c.pointee.durable_seq
        unsafe window = c.pointee.window
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UploadOpened>, _ arena: Arena) {
        unsafe c.pointee.durable_seq = durableSeq
        unsafe c.pointee.window = window
    }
}

extension UploadAck: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__upload_ack__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UploadAck>) {
        unsafe regent__v1__upload_ack__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UploadAck>) {
        self.init()
        unsafe receivedSeq = c.pointee.received_seq
        unsafe durableSeq = c.pointee.durable_seq
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UploadAck>, _ arena: Arena) {
        unsafe c.pointee.received_seq = receivedSeq
        unsafe c.pointee.durable_seq = durableSeq
    }
}

extension DropBatchRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__drop_batch_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DropBatchRequest>) {
        unsafe regent__v1__drop_batch_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DropBatchRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe upload = Read.text(c.pointee.upload)
        unsafe seq = c.pointee.seq
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DropBatchRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.upload = arena.text(upload)
        unsafe c.pointee.seq = seq
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DropBatchResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__drop_batch_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DropBatchResponse>) {
        unsafe regent__v1__drop_batch_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DropBatchResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DropBatchResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension SealRunRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__seal_run_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SealRunRequest>) {
        unsafe regent__v1__seal_run_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SealRunRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        if unsafe c.pointee.expected_samples_presence_case.rawValue == 2 {
            unsafe expectedSamples = c.pointee.expected_samples
        }
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SealRunRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        if let expectedSamples {
            unsafe c.pointee.expected_samples_presence_case = .init(rawValue: 2)
            unsafe c.pointee.expected_samples = expectedSamples
        }
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension SealRunResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__seal_run_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SealRunResponse>) {
        unsafe regent__v1__seal_run_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SealRunResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SealRunResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension EvaluateGatesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__evaluate_gates_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvaluateGatesRequest>) {
        unsafe regent__v1__evaluate_gates_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvaluateGatesRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvaluateGatesRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension EvaluateGatesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__evaluate_gates_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvaluateGatesResponse>) {
        unsafe regent__v1__evaluate_gates_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvaluateGatesResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvaluateGatesResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetRunRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_run_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRunRequest>) {
        unsafe regent__v1__get_run_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRunRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRunRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetRunResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_run_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRunResponse>) {
        unsafe regent__v1__get_run_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRunResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRunResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
    }
}

extension ListRunsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_runs_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRunsRequest>) {
        unsafe regent__v1__list_runs_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRunsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe state = EvalRunState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRunsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListRunsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_runs_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRunsResponse>) {
        unsafe regent__v1__list_runs_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRunsResponse>) {
        self.init()
        unsafe runs = Read.messages(c.pointee.runs, c.pointee.n_runs)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRunsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_runs, c.pointee.runs) = arena.messages(runs)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GetSummaryRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_summary_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSummaryRequest>) {
        unsafe regent__v1__get_summary_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSummaryRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe by = Read.text(c.pointee.by)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe metrics = Read.texts(c.pointee.metrics, c.pointee.n_metrics)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSummaryRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.by = arena.text(by)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.texts(metrics)
    }
}

extension GetSummaryResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_summary_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSummaryResponse>) {
        unsafe regent__v1__get_summary_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSummaryResponse>) {
        self.init()
        unsafe summary = Read.message(c.pointee.summary)
        unsafe sealed = c.pointee.sealed != 0
        unsafe invalidated = c.pointee.invalidated != 0
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSummaryResponse>, _ arena: Arena) {
        unsafe c.pointee.summary = arena.message(summary)
        unsafe c.pointee.sealed = sealed ? 1 : 0
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
    }
}

extension SummaryGroup: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__summary_group__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SummaryGroup>) {
        unsafe regent__v1__summary_group__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SummaryGroup>) {
        self.init()
        unsafe value = Read.text(c.pointee.value)
        unsafe absent = c.pointee.absent != 0
        unsafe summary = Read.message(c.pointee.summary)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SummaryGroup>, _ arena: Arena) {
        unsafe c.pointee.value = arena.text(value)
        unsafe c.pointee.absent = absent ? 1 : 0
        unsafe c.pointee.summary = arena.message(summary)
    }
}

extension RecomputeSummaryRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__recompute_summary_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecomputeSummaryRequest>) {
        unsafe regent__v1__recompute_summary_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecomputeSummaryRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecomputeSummaryRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
    }
}

extension RecomputeSummaryResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__recompute_summary_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecomputeSummaryResponse>) {
        unsafe regent__v1__recompute_summary_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecomputeSummaryResponse>) {
        self.init()
        unsafe summary = Read.message(c.pointee.summary)
        unsafe identical = c.pointee.identical != 0
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe invalidated = c.pointee.invalidated != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecomputeSummaryResponse>, _ arena: Arena) {
        unsafe c.pointee.summary = arena.message(summary)
        unsafe c.pointee.identical = identical ? 1 : 0
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
    }
}

extension CompareRunsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compare_runs_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CompareRunsRequest>) {
        unsafe regent__v1__compare_runs_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CompareRunsRequest>) {
        self.init()
        unsafe baseline = Read.text(c.pointee.baseline)
        unsafe candidate = Read.text(c.pointee.candidate)
        unsafe flipsMax = c.pointee.flips_max
        unsafe unpaired = c.pointee.unpaired != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CompareRunsRequest>, _ arena: Arena) {
        unsafe c.pointee.baseline = arena.text(baseline)
        unsafe c.pointee.candidate = arena.text(candidate)
        unsafe c.pointee.flips_max = flipsMax
        unsafe c.pointee.unpaired = unpaired ? 1 : 0
    }
}

extension CompareRunsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compare_runs_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CompareRunsResponse>) {
        unsafe regent__v1__compare_runs_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CompareRunsResponse>) {
        self.init()
        unsafe comparison = Read.message(c.pointee.comparison)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CompareRunsResponse>, _ arena: Arena) {
        unsafe c.pointee.comparison = arena.message(comparison)
    }
}

extension CompareVersionsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compare_versions_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CompareVersionsRequest>) {
        unsafe regent__v1__compare_versions_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CompareVersionsRequest>) {
        self.init()
        unsafe baselineVersion = Read.text(c.pointee.baseline_version)
        unsafe candidateVersion = Read.text(c.pointee.candidate_version)
        unsafe plan = Read.text(c.pointee.plan)
        unsafe flipsMax = c.pointee.flips_max
        unsafe unpaired = c.pointee.unpaired != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CompareVersionsRequest>, _ arena: Arena) {
        unsafe c.pointee.baseline_version = arena.text(baselineVersion)
        unsafe c.pointee.candidate_version = arena.text(candidateVersion)
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.flips_max = flipsMax
        unsafe c.pointee.unpaired = unpaired ? 1 : 0
    }
}

extension CompareVersionsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compare_versions_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CompareVersionsResponse>) {
        unsafe regent__v1__compare_versions_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CompareVersionsResponse>) {
        self.init()
        unsafe comparison = Read.message(c.pointee.comparison)
        unsafe baseline = Read.text(c.pointee.baseline)
        unsafe candidate = Read.text(c.pointee.candidate)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CompareVersionsResponse>, _ arena: Arena) {
        unsafe c.pointee.comparison = arena.message(comparison)
        unsafe c.pointee.baseline = arena.text(baseline)
        unsafe c.pointee.candidate = arena.text(candidate)
    }
}

extension RunComparison: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__run_comparison__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RunComparison>) {
        unsafe regent__v1__run_comparison__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RunComparison>) {
        self.init()
        unsafe deltas = Read.messages(c.pointee.deltas, c.pointee.n_deltas)
        unsafe flips = Read.messages(c.pointee.flips, c.pointee.n_flips)
        unsafe flipCounts = Read.messages(c.pointee.flip_counts, c.pointee.n_flip_counts)
        unsafe aligned = c.pointee.aligned
        unsafe baselineOnly = c.pointee.baseline_only
        unsafe candidateOnly = c.pointee.candidate_only
        unsafe paired = c.pointee.paired != 0
        unsafe overlap = c.pointee.overlap
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RunComparison>, _ arena: Arena) {
        unsafe (c.pointee.n_deltas, c.pointee.deltas) = arena.messages(deltas)
        unsafe (c.pointee.n_flips, c.pointee.flips) = arena.messages(flips)
        unsafe (c.pointee.n_flip_counts, c.pointee.flip_counts) = arena.messages(flipCounts)
        unsafe c.pointee.aligned = aligned
        unsafe c.pointee.baseline_only = baselineOnly
        unsafe c.pointee.candidate_only = candidateOnly
        unsafe c.pointee.paired = paired ? 1 : 0
        unsafe c.pointee.overlap = overlap
    }
}

extension MetricDelta: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_delta__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricDelta>) {
        unsafe regent__v1__metric_delta__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricDelta>) {
        self.init()
        unsafe metric = Read.text(c.pointee.metric)
        if unsafe c.pointee.baseline_presence_case.rawValue == 2 {
            unsafe baseline = c.pointee.baseline
        }
        if unsafe c.pointee.candidate_presence_case.rawValue == 3 {
            unsafe candidate = c.pointee.candidate
        }
        if unsafe c.pointee.delta_presence_case.rawValue == 4 {
            unsafe delta = c.pointee.delta
        }
        unsafe interval = Read.message(c.pointee.interval)
        unsafe pairs = c.pointee.pairs
        unsafe onlyCandidate = c.pointee.only_candidate
        unsafe onlyBaseline = c.pointee.only_baseline
        if unsafe c.pointee.p_value_presence_case.rawValue == 9 {
            unsafe pValue = c.pointee.p_value
        }
        unsafe clusters = c.pointee.clusters
        unsafe reason = Read.text(c.pointee.reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricDelta>, _ arena: Arena) {
        unsafe c.pointee.metric = arena.text(metric)
        if let baseline {
            unsafe c.pointee.baseline_presence_case = .init(rawValue: 2)
            unsafe c.pointee.baseline = baseline
        }
        if let candidate {
            unsafe c.pointee.candidate_presence_case = .init(rawValue: 3)
            unsafe c.pointee.candidate = candidate
        }
        if let delta {
            unsafe c.pointee.delta_presence_case = .init(rawValue: 4)
            unsafe c.pointee.delta = delta
        }
        unsafe c.pointee.interval = arena.message(interval)
        unsafe c.pointee.pairs = pairs
        unsafe c.pointee.only_candidate = onlyCandidate
        unsafe c.pointee.only_baseline = onlyBaseline
        if let pValue {
            unsafe c.pointee.p_value_presence_case = .init(rawValue: 9)
            unsafe c.pointee.p_value = pValue
        }
        unsafe c.pointee.clusters = clusters
        unsafe c.pointee.reason = arena.text(reason)
    }
}

extension ExportFlipsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__export_flips_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExportFlipsRequest>) {
        unsafe regent__v1__export_flips_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExportFlipsRequest>) {
        self.init()
        unsafe baseline = Read.text(c.pointee.baseline)
        unsafe candidate = Read.text(c.pointee.candidate)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExportFlipsRequest>, _ arena: Arena) {
        unsafe c.pointee.baseline = arena.text(baseline)
        unsafe c.pointee.candidate = arena.text(candidate)
    }
}

extension ExportFlipsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__export_flips_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExportFlipsResponse>) {
        unsafe regent__v1__export_flips_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExportFlipsResponse>) {
        self.init()
        unsafe flips = Read.messages(c.pointee.flips, c.pointee.n_flips)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExportFlipsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_flips, c.pointee.flips) = arena.messages(flips)
    }
}

extension GetTrendRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_trend_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTrendRequest>) {
        unsafe regent__v1__get_trend_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTrendRequest>) {
        self.init()
        unsafe plan = Read.text(c.pointee.plan)
        unsafe metric = Read.text(c.pointee.metric)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe runsMax = c.pointee.runs_max
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTrendRequest>, _ arena: Arena) {
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.runs_max = runsMax
    }
}

extension GetTrendResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_trend_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTrendResponse>) {
        unsafe regent__v1__get_trend_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTrendResponse>) {
        self.init()
        unsafe trend = Read.message(c.pointee.trend)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTrendResponse>, _ arena: Arena) {
        unsafe c.pointee.trend = arena.message(trend)
    }
}

extension MetricTrend: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_trend__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricTrend>) {
        unsafe regent__v1__metric_trend__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricTrend>) {
        self.init()
        unsafe plan = Read.text(c.pointee.plan)
        unsafe metric = Read.text(c.pointee.metric)
        unsafe points = Read.messages(c.pointee.points, c.pointee.n_points)
        unsafe method = Read.text(c.pointee.method)
        unsafe significance = c.pointee.significance
        unsafe hasOlder = c.pointee.has_older != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricTrend>, _ arena: Arena) {
        unsafe c.pointee.plan = arena.text(plan)
        unsafe c.pointee.metric = arena.text(metric)
        unsafe (c.pointee.n_points, c.pointee.points) = arena.messages(points)
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.significance = significance
        unsafe c.pointee.has_older = hasOlder ? 1 : 0
    }
}

extension TrendPoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__trend_point__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__TrendPoint>) {
        unsafe regent__v1__trend_point__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__TrendPoint>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe attempt = c.pointee.attempt
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe state = EvalRunState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe invalidated = c.pointee.invalidated != 0
        unsafe estimate = Read.message(c.pointee.estimate)
        unsafe change = Read.message(c.pointee.change)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__TrendPoint>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.attempt = attempt
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
        unsafe c.pointee.estimate = arena.message(estimate)
        unsafe c.pointee.change = arena.message(change)
    }
}

extension ChangePoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__change_point__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ChangePoint>) {
        unsafe regent__v1__change_point__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ChangePoint>) {
        self.init()
        unsafe before = c.pointee.before
        unsafe after = c.pointee.after
        unsafe pValue = c.pointee.p_value
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ChangePoint>, _ arena: Arena) {
        unsafe c.pointee.before = before
        unsafe c.pointee.after = after
        unsafe c.pointee.p_value = pValue
    }
}

extension GetReportRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_report_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetReportRequest>) {
        unsafe regent__v1__get_report_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetReportRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe worstMax = c.pointee.worst_max
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetReportRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.worst_max = worstMax
    }
}

extension GetReportResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_report_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetReportResponse>) {
        unsafe regent__v1__get_report_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetReportResponse>) {
        self.init()
        unsafe report = Read.message(c.pointee.report)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetReportResponse>, _ arena: Arena) {
        unsafe c.pointee.report = arena.message(report)
    }
}

extension EvalReport: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__eval_report__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvalReport>) {
        unsafe regent__v1__eval_report__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvalReport>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe summary = Read.message(c.pointee.summary)
        unsafe worst = Read.messages(c.pointee.worst, c.pointee.n_worst)
        unsafe baseline = Read.text(c.pointee.baseline)
        unsafe comparison = Read.message(c.pointee.comparison)
        unsafe by = Read.text(c.pointee.by)
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvalReport>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.summary = arena.message(summary)
        unsafe (c.pointee.n_worst, c.pointee.worst) = arena.messages(worst)
        unsafe c.pointee.baseline = arena.text(baseline)
        unsafe c.pointee.comparison = arena.message(comparison)
        unsafe c.pointee.by = arena.text(by)
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
    }
}

extension GetRunProgressRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_run_progress_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRunProgressRequest>) {
        unsafe regent__v1__get_run_progress_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRunProgressRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRunProgressRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
    }
}

extension GetRunProgressResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_run_progress_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRunProgressResponse>) {
        unsafe regent__v1__get_run_progress_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRunProgressResponse>) {
        self.init()
        unsafe state = EvalRunState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe invalidated = c.pointee.invalidated != 0
        unsafe sampleCount = c.pointee.sample_count
        unsafe rejected = c.pointee.rejected
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe readTime = Read.message(c.pointee.read_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRunProgressResponse>, _ arena: Arena) {
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
        unsafe c.pointee.sample_count = sampleCount
        unsafe c.pointee.rejected = rejected
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe c.pointee.read_time = arena.message(readTime)
    }
}

extension MetricProgress: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_progress__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricProgress>) {
        unsafe regent__v1__metric_progress__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricProgress>) {
        self.init()
        unsafe metric = Read.text(c.pointee.metric)
        if unsafe c.pointee.value_presence_case.rawValue == 2 {
            unsafe value = c.pointee.value
        }
        unsafe n = c.pointee.n
        unsafe missing = c.pointee.missing
        unsafe sequence = Read.message(c.pointee.sequence)
        unsafe reason = Read.text(c.pointee.reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricProgress>, _ arena: Arena) {
        unsafe c.pointee.metric = arena.text(metric)
        if let value {
            unsafe c.pointee.value_presence_case = .init(rawValue: 2)
            unsafe c.pointee.value = value
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.missing = missing
        unsafe c.pointee.sequence = arena.message(sequence)
        unsafe c.pointee.reason = arena.text(reason)
    }
}

extension SampleFlip: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sample_flip__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SampleFlip>) {
        unsafe regent__v1__sample_flip__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SampleFlip>) {
        self.init()
        unsafe sampleId = Read.text(c.pointee.sample_id)
        unsafe outcome = Read.text(c.pointee.outcome)
        unsafe baseline = TriState(rawValue: Int32(bitPattern: c.pointee.baseline.rawValue))
        unsafe candidate = TriState(rawValue: Int32(bitPattern: c.pointee.candidate.rawValue))
        unsafe `repeat` = c.pointee.repeat
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SampleFlip>, _ arena: Arena) {
        unsafe c.pointee.sample_id = arena.text(sampleId)
        unsafe c.pointee.outcome = arena.text(outcome)
        unsafe c.pointee.baseline = .init(rawValue: UInt32(bitPattern: baseline.rawValue))
        unsafe c.pointee.candidate = .init(rawValue: UInt32(bitPattern: candidate.rawValue))
        unsafe c.pointee.repeat = `repeat`
    }
}

extension FlipCount: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__flip_count__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__FlipCount>) {
        unsafe regent__v1__flip_count__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__FlipCount>) {
        self.init()
        unsafe outcome = Read.text(c.pointee.outcome)
        unsafe toTrue = c.pointee.to_true
        unsafe toFalse = c.pointee.to_false
        unsafe toAbsent = c.pointee.to_absent
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__FlipCount>, _ arena: Arena) {
        unsafe c.pointee.outcome = arena.text(outcome)
        unsafe c.pointee.to_true = toTrue
        unsafe c.pointee.to_false = toFalse
        unsafe c.pointee.to_absent = toAbsent
    }
}

extension AbortRunRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__abort_run_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AbortRunRequest>) {
        unsafe regent__v1__abort_run_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AbortRunRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AbortRunRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AbortRunResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__abort_run_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AbortRunResponse>) {
        unsafe regent__v1__abort_run_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AbortRunResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AbortRunResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension InvalidateRunRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__invalidate_run_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__InvalidateRunRequest>) {
        unsafe regent__v1__invalidate_run_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__InvalidateRunRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__InvalidateRunRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension InvalidateRunResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__invalidate_run_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__InvalidateRunResponse>) {
        unsafe regent__v1__invalidate_run_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__InvalidateRunResponse>) {
        self.init()
        unsafe run = Read.message(c.pointee.run)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__InvalidateRunResponse>, _ arena: Arena) {
        unsafe c.pointee.run = arena.message(run)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ListSamplesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_samples_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSamplesRequest>) {
        unsafe regent__v1__list_samples_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSamplesRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSamplesRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
    }
}

extension ListSamplesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_samples_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSamplesResponse>) {
        unsafe regent__v1__list_samples_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSamplesResponse>) {
        self.init()
        unsafe samples = Read.messages(c.pointee.samples, c.pointee.n_samples)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSamplesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_samples, c.pointee.samples) = arena.messages(samples)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension ExportSamplesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__export_samples_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExportSamplesRequest>) {
        unsafe regent__v1__export_samples_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExportSamplesRequest>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExportSamplesRequest>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
    }
}

extension ExportSamplesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__export_samples_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExportSamplesResponse>) {
        unsafe regent__v1__export_samples_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExportSamplesResponse>) {
        self.init()
        unsafe upload = Read.text(c.pointee.upload)
        unsafe batch = Read.message(c.pointee.batch)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExportSamplesResponse>, _ arena: Arena) {
        unsafe c.pointee.upload = arena.text(upload)
        unsafe c.pointee.batch = arena.message(batch)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/evaluation.proto declares, in its order.
    static let evaluation: [any Message.Type] = [
        EvalRun.self,
        Dataset.self,
        DroppedBatch.self,
        EvalRunInvalidation.self,
        CreateRunRequest.self,
        CreateRunResponse.self,
        UploadSamplesRequest.self,
        UploadStart.self,
        UploadSamplesResponse.self,
        UploadOpened.self,
        UploadAck.self,
        DropBatchRequest.self,
        DropBatchResponse.self,
        SealRunRequest.self,
        SealRunResponse.self,
        EvaluateGatesRequest.self,
        EvaluateGatesResponse.self,
        GetRunRequest.self,
        GetRunResponse.self,
        ListRunsRequest.self,
        ListRunsResponse.self,
        GetSummaryRequest.self,
        GetSummaryResponse.self,
        SummaryGroup.self,
        RecomputeSummaryRequest.self,
        RecomputeSummaryResponse.self,
        CompareRunsRequest.self,
        CompareRunsResponse.self,
        CompareVersionsRequest.self,
        CompareVersionsResponse.self,
        RunComparison.self,
        MetricDelta.self,
        ExportFlipsRequest.self,
        ExportFlipsResponse.self,
        GetTrendRequest.self,
        GetTrendResponse.self,
        MetricTrend.self,
        TrendPoint.self,
        ChangePoint.self,
        GetReportRequest.self,
        GetReportResponse.self,
        EvalReport.self,
        GetRunProgressRequest.self,
        GetRunProgressResponse.self,
        MetricProgress.self,
        SampleFlip.self,
        FlipCount.self,
        AbortRunRequest.self,
        AbortRunResponse.self,
        InvalidateRunRequest.self,
        InvalidateRunResponse.self,
        ListSamplesRequest.self,
        ListSamplesResponse.self,
        ExportSamplesRequest.self,
        ExportSamplesResponse.self,
    ]
}

extension EvalRunState: DocumentState {}

extension CreateRunRequest: VerbRequest {
    public typealias Answer = CreateRunResponse
}

extension CreateRunResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension DropBatchRequest: VerbRequest {
    public typealias Answer = DropBatchResponse
}

extension DropBatchResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension SealRunRequest: VerbRequest {
    public typealias Answer = SealRunResponse
}

extension SealRunResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension EvaluateGatesRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = EvaluateGatesResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(run: subject, mutation: mutation)
    }
}

extension EvaluateGatesResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension GetRunRequest: NamedRequest {}

extension GetRunResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension ListRunsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(state: state == .unspecified ? nil : state.name, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        state = query.state.flatMap { EvalRunState(name: $0) } ?? .unspecified
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListRunsResponse: ListResponse {
    public init(items: [EvalRun], nextPageToken: String) {
        self.init(runs: items, nextPageToken: nextPageToken)
    }
    public var items: [EvalRun] { runs }
}

extension AbortRunRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = AbortRunResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(run: subject, mutation: mutation)
    }
}

extension AbortRunResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

extension InvalidateRunRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = InvalidateRunResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(run: subject, mutation: mutation)
    }
}

extension InvalidateRunResponse: DocumentResponse {
    public init(subject: EvalRun) { self.init(run: subject) }
    public var subject: EvalRun? { run }
}

/// Evaluation runs: samples, exact summaries and verdicts.
public enum EvaluationServiceMethods {
    /// Creates a run; its gates are locked before the first sample.
    public static let createRun = Method<CreateRunRequest, CreateRunResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/CreateRun", service: "regent.v1.EvaluationService",
            method: "CreateRun", requireAny: ["eval.define", "ai.write", "reporting.write"], scope: ["{model_version}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateRunRequest",
            responseType: "regent.v1.CreateRunResponse",
            comment: "Creates a run; its gates are locked before the first sample.")
    ) { request in
        [ScopeName.all(ScopeName("", request.modelVersion, ""))]
    }

    /// Stores batches in order without gaps, and acknowledges those that are durable.
    public static let uploadSamples = Method<UploadSamplesRequest, UploadSamplesResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/UploadSamples", service: "regent.v1.EvaluationService",
            method: "UploadSamples", requireAny: ["eval.upload", "ai.write", "reporting.write"], scope: ["{start.run}"],
            idempotency: .natural, criticality: .p4, audit: .mutation,
            clientStreaming: true, serverStreaming: true,
            requestType: "regent.v1.UploadSamplesRequest",
            responseType: "regent.v1.UploadSamplesResponse",
            comment: "Stores batches in order without gaps, and acknowledges those that are durable.")
    ) { request in
        let start = if case .start(let value)? = request.request { Optional(value) } else { UploadStart?.none }
        return [ScopeName.all(ScopeName("", start?.run ?? "", ""))]
    }

    /// Drops a batch permanently, so that a run with a bad batch can be sealed.
    public static let dropBatch = Method<DropBatchRequest, DropBatchResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/DropBatch", service: "regent.v1.EvaluationService",
            method: "DropBatch", requireAny: ["eval.upload", "ai.write", "reporting.write"], scope: ["{run}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DropBatchRequest",
            responseType: "regent.v1.DropBatchResponse",
            comment: "Drops a batch permanently, so that a run with a bad batch can be sealed.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Closes the run, checks that it is complete, and stores its summary.
    public static let sealRun = Method<SealRunRequest, SealRunResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/SealRun", service: "regent.v1.EvaluationService",
            method: "SealRun", requireAny: ["eval.seal", "ai.write", "reporting.write"], scope: ["{run}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SealRunRequest",
            responseType: "regent.v1.SealRunResponse",
            comment: "Closes the run, checks that it is complete, and stores its summary.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Judges a sealed run by its locked gates; a repeat gives the same result.
    public static let evaluateGates = Method<EvaluateGatesRequest, EvaluateGatesResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/EvaluateGates", service: "regent.v1.EvaluationService",
            method: "EvaluateGates", requireAny: ["eval.gate"], scope: ["{run}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.EvaluateGatesRequest",
            responseType: "regent.v1.EvaluateGatesResponse",
            comment: "Judges a sealed run by its locked gates; a repeat gives the same result.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// A run.
    public static let getRun = Method<GetRunRequest, GetRunResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/GetRun", service: "regent.v1.EvaluationService",
            method: "GetRun", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRunRequest",
            responseType: "regent.v1.GetRunResponse",
            comment: "A run.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lists the runs that the caller may read.
    public static let listRuns = Method<ListRunsRequest, ListRunsResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/ListRuns", service: "regent.v1.EvaluationService",
            method: "ListRuns", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListRunsRequest",
            responseType: "regent.v1.ListRunsResponse",
            comment: "Lists the runs that the caller may read."))

    /// Returns the summary of a run; of a running one, the summary of its durable batches.
    public static let getSummary = Method<GetSummaryRequest, GetSummaryResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/GetSummary", service: "regent.v1.EvaluationService",
            method: "GetSummary", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{run}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetSummaryRequest",
            responseType: "regent.v1.GetSummaryResponse",
            comment: "Returns the summary of a run; of a running one, the summary of its durable batches.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Reads the stored samples again and compares the result with the stored summary, bit for bit.
    public static let recomputeSummary = Method<RecomputeSummaryRequest, RecomputeSummaryResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/RecomputeSummary", service: "regent.v1.EvaluationService",
            method: "RecomputeSummary", requireAny: ["eval.recompute"], scope: ["{run}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RecomputeSummaryRequest",
            responseType: "regent.v1.RecomputeSummaryResponse",
            comment: "Reads the stored samples again and compares the result with the stored summary, bit for bit.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Compares two runs: differences with intervals, and the samples whose outcomes differ.
    public static let compareRuns = Method<CompareRunsRequest, CompareRunsResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/CompareRuns", service: "regent.v1.EvaluationService",
            method: "CompareRuns", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{baseline}", "{candidate}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CompareRunsRequest",
            responseType: "regent.v1.CompareRunsResponse",
            comment: "Compares two runs: differences with intervals, and the samples whose outcomes differ.")
    ) { request in
        [ScopeName.all(ScopeName("", request.baseline, "")), ScopeName.all(ScopeName("", request.candidate, ""))]
    }

    /// Streams every outcome that differs between samples of the same id, in the order of ids.
    public static let exportFlips = Method<ExportFlipsRequest, ExportFlipsResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/ExportFlips", service: "regent.v1.EvaluationService",
            method: "ExportFlips", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{baseline}", "{candidate}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.ExportFlipsRequest",
            responseType: "regent.v1.ExportFlipsResponse",
            comment: "Streams every outcome that differs between samples of the same id, in the order of ids.")
    ) { request in
        [ScopeName.all(ScopeName("", request.baseline, "")), ScopeName.all(ScopeName("", request.candidate, ""))]
    }

    /// One metric of every sealed run of a plan that the caller may read, in time, with the points at which it changed.
    public static let getTrend = Method<GetTrendRequest, GetTrendResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/GetTrend", service: "regent.v1.EvaluationService",
            method: "GetTrend", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetTrendRequest",
            responseType: "regent.v1.GetTrendResponse",
            comment: "One metric of every sealed run of a plan that the caller may read, in time, with the points at which it changed."))

    /// A run with its summary, its verdict and its worst samples: what a report shows.
    public static let getReport = Method<GetReportRequest, GetReportResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/GetReport", service: "regent.v1.EvaluationService",
            method: "GetReport", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{run}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetReportRequest",
            responseType: "regent.v1.GetReportResponse",
            comment: "A run with its summary, its verdict and its worst samples: what a report shows.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// The summary of the durable samples with intervals that hold at every look, however often it is called.
    public static let getRunProgress = Method<GetRunProgressRequest, GetRunProgressResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/GetRunProgress", service: "regent.v1.EvaluationService",
            method: "GetRunProgress", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{run}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRunProgressRequest",
            responseType: "regent.v1.GetRunProgressResponse",
            comment: "The summary of the durable samples with intervals that hold at every look, however often it is called.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Differences between two model versions: of the latest plan by which both were judged, between the latest run of each.
    public static let compareVersions = Method<CompareVersionsRequest, CompareVersionsResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/CompareVersions", service: "regent.v1.EvaluationService",
            method: "CompareVersions", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{baseline_version}", "{candidate_version}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CompareVersionsRequest",
            responseType: "regent.v1.CompareVersionsResponse",
            comment: "Differences between two model versions: of the latest plan by which both were judged, between the latest run of each.")
    ) { request in
        [ScopeName.all(ScopeName("", request.baselineVersion, "")), ScopeName.all(ScopeName("", request.candidateVersion, ""))]
    }

    /// Ends a running run without a result.
    public static let abortRun = Method<AbortRunRequest, AbortRunResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/AbortRun", service: "regent.v1.EvaluationService",
            method: "AbortRun", requireAny: ["eval.abort"], scope: ["{run}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AbortRunRequest",
            responseType: "regent.v1.AbortRunResponse",
            comment: "Ends a running run without a result.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Marks a sealed run as invalid; a second person must confirm.
    public static let invalidateRun = Method<InvalidateRunRequest, InvalidateRunResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/InvalidateRun", service: "regent.v1.EvaluationService",
            method: "InvalidateRun", requireAny: ["eval.invalidate"], scope: ["{run}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.InvalidateRunRequest",
            responseType: "regent.v1.InvalidateRunResponse",
            comment: "Marks a sealed run as invalid; a second person must confirm.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Lists the samples of a run that match a filter, in upload order.
    public static let listSamples = Method<ListSamplesRequest, ListSamplesResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/ListSamples", service: "regent.v1.EvaluationService",
            method: "ListSamples", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{run}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListSamplesRequest",
            responseType: "regent.v1.ListSamplesResponse",
            comment: "Lists the samples of a run that match a filter, in upload order.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Streams every stored batch of a run, as it was uploaded.
    public static let exportSamples = Method<ExportSamplesRequest, ExportSamplesResponse>(
        MethodDescriptor(
            name: "/regent.v1.EvaluationService/ExportSamples", service: "regent.v1.EvaluationService",
            method: "ExportSamples", requireAny: ["eval.read", "ai.read", "reporting.read"], scope: ["{run}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.ExportSamplesRequest",
            responseType: "regent.v1.ExportSamplesResponse",
            comment: "Streams every stored batch of a run, as it was uploaded.")
    ) { request in
        [ScopeName.all(ScopeName("", request.run, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createRun.descriptor,
        uploadSamples.descriptor,
        dropBatch.descriptor,
        sealRun.descriptor,
        evaluateGates.descriptor,
        getRun.descriptor,
        listRuns.descriptor,
        getSummary.descriptor,
        recomputeSummary.descriptor,
        compareRuns.descriptor,
        exportFlips.descriptor,
        getTrend.descriptor,
        getReport.descriptor,
        getRunProgress.descriptor,
        compareVersions.descriptor,
        abortRun.descriptor,
        invalidateRun.descriptor,
        listSamples.descriptor,
        exportSamples.descriptor,
    ]
}
