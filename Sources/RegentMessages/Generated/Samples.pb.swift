// Generated from regent/v1/samples.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Three values; JSON: null, true, false.
public enum TriState: OpenEnum {
    /// Not observed.
    case absent
    /// Yes.
    case `true`
    /// No.
    case `false`
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .absent
        case 1: self = .`true`
        case 2: self = .`false`
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .absent: 0
        case .`true`: 1
        case .`false`: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .absent: "ABSENT"
        case .`true`: "TRUE"
        case .`false`: "FALSE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.absent, .`true`, .`false`]
}

/// How the sample ended.
public enum SampleStatus: OpenEnum {
    /// Not allowed in requests.
    case unspecified
    /// It has its values.
    case scored
    /// The system under test failed.
    case error
    /// No answer in time.
    case timeout
    /// The model declined.
    case refused
    /// It was left out on purpose: without a value it is not in the denominator of coverage.
    case skipped
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .scored
        case 2: self = .error
        case 3: self = .timeout
        case 4: self = .refused
        case 5: self = .skipped
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .scored: 1
        case .error: 2
        case .timeout: 3
        case .refused: 4
        case .skipped: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .scored: "SCORED"
        case .error: "ERROR"
        case .timeout: "TIMEOUT"
        case .refused: "REFUSED"
        case .skipped: "SKIPPED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .scored,
        .error,
        .timeout,
        .refused,
        .skipped
    ]
}

/// One eval sample, with the field names of JSONL files.
public struct EvalSample: Message {
    public static var fullName: String { "regent.v1.EvalSample" }

    /// 1-256 bytes of printable UTF-8; with `repeat` unique in the run.
    public var sampleId: String = ""
    /// How it ended.
    public var status: SampleStatus = .unspecified
    /// The answer satisfies its schema.
    public var schemaValid: TriState = .absent
    /// The patch applied.
    public var patchApplySuccess: TriState = .absent
    /// A person edited the answer.
    public var editedAfterGenerate: TriState = .absent
    /// The answer was published.
    public var published: TriState = .absent
    /// The answer complies with the safety rules.
    public var safetyCompliant: TriState = .absent
    /// A fallback provider answered.
    public var fallbackUsed: TriState = .absent
    /// Latency.
    /// Milliseconds, 0 ... 4,294,967.295, rounded half-even to whole microseconds.
    public var latencyMs: Double? = nil
    /// Requested provider.
    public var requestedProvider: String = ""
    /// Provider whose answer was used.
    public var selectedProvider: String = ""
    /// REQUESTED, WEIGHTED, DEFAULT or a word of the pipeline.
    public var routeStrategy: String = ""
    /// Fallback provider.
    public var fallbackProvider: String = ""
    /// Version of the prompt template.
    public var promptTemplateVersion: String = ""
    /// Model version that answered.
    public var modelVersion: String = ""
    /// Error code of the failure.
    public var errorCode: String = ""
    /// Named scores, finite.
    public var scores: [String: Double] = [:]
    /// Group of dependent samples.
    public var cluster: String = ""
    /// Free labels.
    public var metadata: TextMap = [:]
    /// Number of the answer, where the same question was asked several times; 0 where it was asked once.
    public var `repeat`: UInt32 = 0

    public init() {}

    public init(
        sampleId: String = "",
        status: SampleStatus = .unspecified,
        schemaValid: TriState = .absent,
        patchApplySuccess: TriState = .absent,
        editedAfterGenerate: TriState = .absent,
        published: TriState = .absent,
        safetyCompliant: TriState = .absent,
        fallbackUsed: TriState = .absent,
        latencyMs: Double? = nil,
        requestedProvider: String = "",
        selectedProvider: String = "",
        routeStrategy: String = "",
        fallbackProvider: String = "",
        promptTemplateVersion: String = "",
        modelVersion: String = "",
        errorCode: String = "",
        scores: [String: Double] = [:],
        cluster: String = "",
        metadata: TextMap = [:],
        `repeat`: UInt32 = 0
    ) {
        self.sampleId = sampleId
        self.status = status
        self.schemaValid = schemaValid
        self.patchApplySuccess = patchApplySuccess
        self.editedAfterGenerate = editedAfterGenerate
        self.published = published
        self.safetyCompliant = safetyCompliant
        self.fallbackUsed = fallbackUsed
        self.latencyMs = latencyMs
        self.requestedProvider = requestedProvider
        self.selectedProvider = selectedProvider
        self.routeStrategy = routeStrategy
        self.fallbackProvider = fallbackProvider
        self.promptTemplateVersion = promptTemplateVersion
        self.modelVersion = modelVersion
        self.errorCode = errorCode
        self.scores = scores
        self.cluster = cluster
        self.metadata = metadata
        self.`repeat` = `repeat`
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("sample_id", sampleId, required: true, bytesMax: 256)
        checker.known("status", status, required: true)
        checker.known("schema_valid", schemaValid)
        checker.known("patch_apply_success", patchApplySuccess)
        checker.known("edited_after_generate", editedAfterGenerate)
        checker.known("published", published)
        checker.known("safety_compliant", safetyCompliant)
        checker.known("fallback_used", fallbackUsed)
        checker.number("latency_ms", latencyMs, atMost: 4294967.295)
        checker.text("requested_provider", requestedProvider, bytesMax: 256)
        checker.text("selected_provider", selectedProvider, bytesMax: 256)
        checker.text("route_strategy", routeStrategy, bytesMax: 256)
        checker.text("fallback_provider", fallbackProvider, bytesMax: 256)
        checker.text("prompt_template_version", promptTemplateVersion, bytesMax: 256)
        checker.text("model_version", modelVersion, bytesMax: 512)
        checker.text("error_code", errorCode, bytesMax: 256)
        checker.items("scores", scores.count, max: 256)
        checker.keys("scores", scores.keys)
        checker.text("cluster", cluster, bytesMax: 256)
        checker.items("metadata", metadata.count, max: 64)
        checker.labels("metadata", metadata, multiline: true)
    }
}

/// One batch of an upload: at most 8,192 samples and 1 MiB, as columns or as plain rows.
public struct SampleBatch: Message {
    public static var fullName: String { "regent.v1.SampleBatch" }

    /// From 1, without gaps.
    public var seq: UInt64 = 0
    /// Columns.
    public var columns: SampleColumns? = nil
    /// Rows, from simple clients; not together with columns.
    public var rows: [EvalSample] = []
    /// With rows: records that the reader left out since the previous batch. Columns have their own.
    public var rejected: UInt32 = 0

    public init() {}

    public init(
        seq: UInt64 = 0,
        columns: SampleColumns? = nil,
        rows: [EvalSample] = [],
        rejected: UInt32 = 0
    ) {
        self.seq = seq
        self.columns = columns
        self.rows = rows
        self.rejected = rejected
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("columns", columns)
        checker.messages("rows", rows)
    }
}

/// A batch in columns: those that summaries read are packed, the others are in one zstd frame.
public struct SampleColumns: Message {
    public static var fullName: String { "regent.v1.SampleColumns" }

    /// Samples, 1-8192.
    public var count: UInt32 = 0
    /// One per sample: status, six tri-states and latency presence (PROTOCOL.md, "Samples in columns").
    public var outcomeCodes: [UInt32] = []
    /// One per sample, microseconds; 0 if absent.
    public var latencyUs: [UInt32] = []
    /// One per score name, names ascending.
    public var scores: [ScoreColumn] = []
    /// One zstd frame of ColdColumns, with size and checksum.
    public var coldZstd: [UInt8] = []
    /// Records that the reader left out since the previous batch; they count as missing in every gate.
    public var rejected: UInt32 = 0
    /// Set by the daemon in the batches of a retry: the samples that these replace.
    public var replaced: ReplacedSamples? = nil

    public init() {}

    public init(
        count: UInt32 = 0,
        outcomeCodes: [UInt32] = [],
        latencyUs: [UInt32] = [],
        scores: [ScoreColumn] = [],
        coldZstd: [UInt8] = [],
        rejected: UInt32 = 0,
        replaced: ReplacedSamples? = nil
    ) {
        self.count = count
        self.outcomeCodes = outcomeCodes
        self.latencyUs = latencyUs
        self.scores = scores
        self.coldZstd = coldZstd
        self.rejected = rejected
        self.replaced = replaced
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("count", Double(count), atMost: 8192)
        checker.items("outcome_codes", outcomeCodes.count, max: 8192)
        checker.items("latency_us", latencyUs.count, max: 8192)
        checker.items("scores", scores.count, max: 256)
        checker.messages("scores", scores)
        checker.message("replaced", replaced)
    }
}

/// The samples that those of a batch replace, one per row: where each is, and how it had ended.
public struct ReplacedSamples: Message {
    public static var fullName: String { "regent.v1.ReplacedSamples" }

    /// Uploads of the replaced samples, each once, in order of first appearance.
    public var uploads: [String] = []
    /// One per row: place of the upload in `uploads`, from 0.
    public var uploadCodes: [UInt32] = []
    /// One per row: number of the batch.
    public var seqs: [UInt64] = []
    /// One per row: row in that batch, from 0.
    public var rows: [UInt32] = []
    /// One per row: the number of its SampleStatus.
    public var statuses: [UInt32] = []

    public init() {}

    public init(
        uploads: [String] = [],
        uploadCodes: [UInt32] = [],
        seqs: [UInt64] = [],
        rows: [UInt32] = [],
        statuses: [UInt32] = []
    ) {
        self.uploads = uploads
        self.uploadCodes = uploadCodes
        self.seqs = seqs
        self.rows = rows
        self.statuses = statuses
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.texts("uploads", uploads)
        checker.items("upload_codes", uploadCodes.count, max: 8192)
        checker.items("seqs", seqs.count, max: 8192)
        checker.items("rows", rows.count, max: 8192)
        checker.items("statuses", statuses.count, max: 8192)
    }
}

/// One named score.
public struct ScoreColumn: Message {
    public static var fullName: String { "regent.v1.ScoreColumn" }

    /// Name of the score.
    public var name: String = ""
    /// Rows that have it, ascending; none = every row.
    public var rows: [UInt32] = []
    /// One per row, finite.
    public var values: [Double] = []

    public init() {}

    public init(name: String = "", rows: [UInt32] = [], values: [Double] = []) {
        self.name = name
        self.rows = rows
        self.values = values
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 128)
    }
}

/// Columns that summaries do not read: names and texts.
public struct ColdColumns: Message {
    public static var fullName: String { "regent.v1.ColdColumns" }

    /// One per sample.
    public var sampleIds: TextColumn? = nil
    /// The other texts; an absent column is empty in every row.
    public var requestedProvider: DictionaryColumn? = nil
    /// Provider whose answer was used.
    public var selectedProvider: DictionaryColumn? = nil
    /// Strategy.
    public var routeStrategy: DictionaryColumn? = nil
    /// Fallback provider.
    public var fallbackProvider: DictionaryColumn? = nil
    /// Version of the prompt template.
    public var promptTemplateVersion: DictionaryColumn? = nil
    /// Model version that answered.
    public var modelVersion: DictionaryColumn? = nil
    /// Error code of the failure.
    public var errorCode: DictionaryColumn? = nil
    /// Group of dependent samples.
    public var cluster: DictionaryColumn? = nil
    /// Labels as JSON objects of strings, keys ascending; empty text = none.
    public var metadata: TextColumn? = nil
    /// `repeat` of each sample; none = 0 in every row.
    public var repeats: [UInt32] = []

    public init() {}

    public init(
        sampleIds: TextColumn? = nil,
        requestedProvider: DictionaryColumn? = nil,
        selectedProvider: DictionaryColumn? = nil,
        routeStrategy: DictionaryColumn? = nil,
        fallbackProvider: DictionaryColumn? = nil,
        promptTemplateVersion: DictionaryColumn? = nil,
        modelVersion: DictionaryColumn? = nil,
        errorCode: DictionaryColumn? = nil,
        cluster: DictionaryColumn? = nil,
        metadata: TextColumn? = nil,
        repeats: [UInt32] = []
    ) {
        self.sampleIds = sampleIds
        self.requestedProvider = requestedProvider
        self.selectedProvider = selectedProvider
        self.routeStrategy = routeStrategy
        self.fallbackProvider = fallbackProvider
        self.promptTemplateVersion = promptTemplateVersion
        self.modelVersion = modelVersion
        self.errorCode = errorCode
        self.cluster = cluster
        self.metadata = metadata
        self.repeats = repeats
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("requested_provider", requestedProvider)
        checker.message("selected_provider", selectedProvider)
        checker.message("route_strategy", routeStrategy)
        checker.message("fallback_provider", fallbackProvider)
        checker.message("prompt_template_version", promptTemplateVersion)
        checker.message("model_version", modelVersion)
        checker.message("error_code", errorCode)
        checker.message("cluster", cluster)
    }
}

/// Texts, concatenated.
public struct TextColumn: Message {
    public static var fullName: String { "regent.v1.TextColumn" }

    /// Bytes of each text.
    public var byteCounts: [UInt32] = []
    /// UTF-8.
    public var text: [UInt8] = []

    public init() {}

    public init(byteCounts: [UInt32] = [], text: [UInt8] = []) {
        self.byteCounts = byteCounts
        self.text = text
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Few distinct texts.
public struct DictionaryColumn: Message {
    public static var fullName: String { "regent.v1.DictionaryColumn" }

    /// Distinct texts in order of first appearance.
    public var values: [String] = []
    /// One per row: 0 = empty, k = values[k - 1]. None = every row is values[0].
    public var codes: [UInt32] = []

    public init() {}

    public init(values: [String] = [], codes: [UInt32] = []) {
        self.values = values
        self.codes = codes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.texts("values", values)
    }
}

extension EvalSample: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__eval_sample__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvalSample>) {
        unsafe regent__v1__eval_sample__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvalSample>) {
        self.init()
        unsafe sampleId = Read.text(c.pointee.sample_id)
        unsafe status = SampleStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
        unsafe schemaValid = TriState(rawValue: Int32(bitPattern: c.pointee.schema_valid.rawValue))
        unsafe patchApplySuccess = TriState(rawValue: Int32(bitPattern: c.pointee.patch_apply_success.rawValue))
        unsafe editedAfterGenerate = TriState(rawValue: Int32(bitPattern: c.pointee.edited_after_generate.rawValue))
        unsafe published = TriState(rawValue: Int32(bitPattern: c.pointee.published.rawValue))
        unsafe safetyCompliant = TriState(rawValue: Int32(bitPattern: c.pointee.safety_compliant.rawValue))
        unsafe fallbackUsed = TriState(rawValue: Int32(bitPattern: c.pointee.fallback_used.rawValue))
        if unsafe c.pointee.latency_ms_presence_case.rawValue == 9 {
            unsafe latencyMs = c.pointee.latency_ms
        }
        unsafe requestedProvider = Read.text(c.pointee.requested_provider)
        unsafe selectedProvider = Read.text(c.pointee.selected_provider)
        unsafe routeStrategy = Read.text(c.pointee.route_strategy)
        unsafe fallbackProvider = Read.text(c.pointee.fallback_provider)
        unsafe promptTemplateVersion = Read.text(c.pointee.prompt_template_version)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe errorCode = Read.text(c.pointee.error_code)
        unsafe scores = Read.map(c.pointee.scores, c.pointee.n_scores) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe cluster = Read.text(c.pointee.cluster)
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe `repeat` = c.pointee.repeat
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvalSample>, _ arena: Arena) {
        unsafe c.pointee.sample_id = arena.text(sampleId)
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
        unsafe c.pointee.schema_valid = .init(rawValue: UInt32(bitPattern: schemaValid.rawValue))
        unsafe c.pointee.patch_apply_success = .init(rawValue: UInt32(bitPattern: patchApplySuccess.rawValue))
        unsafe c.pointee.edited_after_generate = .init(rawValue: UInt32(bitPattern: editedAfterGenerate.rawValue))
        unsafe c.pointee.published = .init(rawValue: UInt32(bitPattern: published.rawValue))
        unsafe c.pointee.safety_compliant = .init(rawValue: UInt32(bitPattern: safetyCompliant.rawValue))
        unsafe c.pointee.fallback_used = .init(rawValue: UInt32(bitPattern: fallbackUsed.rawValue))
        if let latencyMs {
            unsafe c.pointee.latency_ms_presence_case = .init(rawValue: 9)
            unsafe c.pointee.latency_ms = latencyMs
        }
        unsafe c.pointee.requested_provider = arena.text(requestedProvider)
        unsafe c.pointee.selected_provider = arena.text(selectedProvider)
        unsafe c.pointee.route_strategy = arena.text(routeStrategy)
        unsafe c.pointee.fallback_provider = arena.text(fallbackProvider)
        unsafe c.pointee.prompt_template_version = arena.text(promptTemplateVersion)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.error_code = arena.text(errorCode)
        unsafe (c.pointee.n_scores, c.pointee.scores) = arena.map(scores) {
            unsafe regent__v1__eval_sample__scores_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe c.pointee.cluster = arena.text(cluster)
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__eval_sample__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.repeat = `repeat`
    }
}

extension SampleBatch: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sample_batch__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SampleBatch>) {
        unsafe regent__v1__sample_batch__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SampleBatch>) {
        self.init()
        unsafe seq = c.pointee.seq
        unsafe columns = Read.message(c.pointee.columns)
        unsafe rows = Read.messages(c.pointee.rows, c.pointee.n_rows)
        unsafe rejected = c.pointee.rejected
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SampleBatch>, _ arena: Arena) {
        unsafe c.pointee.seq = seq
        unsafe c.pointee.columns = arena.message(columns)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.messages(rows)
        unsafe c.pointee.rejected = rejected
    }
}

extension SampleColumns: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sample_columns__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SampleColumns>) {
        unsafe regent__v1__sample_columns__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SampleColumns>) {
        self.init()
        unsafe count = c.pointee.count
        unsafe outcomeCodes = Read.array(c.pointee.outcome_codes, c.pointee.n_outcome_codes)
        unsafe latencyUs = Read.array(c.pointee.latency_us, c.pointee.n_latency_us)
        unsafe scores = Read.messages(c.pointee.scores, c.pointee.n_scores)
        unsafe coldZstd = Read.bytes(c.pointee.cold_zstd)
        unsafe rejected = c.pointee.rejected
        unsafe replaced = Read.message(c.pointee.replaced)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SampleColumns>, _ arena: Arena) {
        unsafe c.pointee.count = count
        unsafe (c.pointee.n_outcome_codes, c.pointee.outcome_codes) = arena.array(outcomeCodes)
        unsafe (c.pointee.n_latency_us, c.pointee.latency_us) = arena.array(latencyUs)
        unsafe (c.pointee.n_scores, c.pointee.scores) = arena.messages(scores)
        unsafe c.pointee.cold_zstd = arena.bytes(coldZstd)
        unsafe c.pointee.rejected = rejected
        unsafe c.pointee.replaced = arena.message(replaced)
    }
}

extension ReplacedSamples: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__replaced_samples__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReplacedSamples>) {
        unsafe regent__v1__replaced_samples__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReplacedSamples>) {
        self.init()
        unsafe uploads = Read.texts(c.pointee.uploads, c.pointee.n_uploads)
        unsafe uploadCodes = Read.array(c.pointee.upload_codes, c.pointee.n_upload_codes)
        unsafe seqs = Read.array(c.pointee.seqs, c.pointee.n_seqs)
        unsafe rows = Read.array(c.pointee.rows, c.pointee.n_rows)
        unsafe statuses = Read.array(c.pointee.statuses, c.pointee.n_statuses)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReplacedSamples>, _ arena: Arena) {
        unsafe (c.pointee.n_uploads, c.pointee.uploads) = arena.texts(uploads)
        unsafe (c.pointee.n_upload_codes, c.pointee.upload_codes) = arena.array(uploadCodes)
        unsafe (c.pointee.n_seqs, c.pointee.seqs) = arena.array(seqs)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.array(rows)
        unsafe (c.pointee.n_statuses, c.pointee.statuses) = arena.array(statuses)
    }
}

extension ScoreColumn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__score_column__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScoreColumn>) {
        unsafe regent__v1__score_column__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScoreColumn>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe rows = Read.array(c.pointee.rows, c.pointee.n_rows)
        unsafe values = Read.array(c.pointee.values, c.pointee.n_values)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScoreColumn>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.array(rows)
        unsafe (c.pointee.n_values, c.pointee.values) = arena.array(values)
    }
}

extension ColdColumns: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cold_columns__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ColdColumns>) {
        unsafe regent__v1__cold_columns__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ColdColumns>) {
        self.init()
        unsafe sampleIds = Read.message(c.pointee.sample_ids)
        unsafe requestedProvider = Read.message(c.pointee.requested_provider)
        unsafe selectedProvider = Read.message(c.pointee.selected_provider)
        unsafe routeStrategy = Read.message(c.pointee.route_strategy)
        unsafe fallbackProvider = Read.message(c.pointee.fallback_provider)
        unsafe promptTemplateVersion = Read.message(c.pointee.prompt_template_version)
        unsafe modelVersion = Read.message(c.pointee.model_version)
        unsafe errorCode = Read.message(c.pointee.error_code)
        unsafe cluster = Read.message(c.pointee.cluster)
        unsafe metadata = Read.message(c.pointee.metadata)
        unsafe repeats = Read.array(c.pointee.repeats, c.pointee.n_repeats)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ColdColumns>, _ arena: Arena) {
        unsafe c.pointee.sample_ids = arena.message(sampleIds)
        unsafe c.pointee.requested_provider = arena.message(requestedProvider)
        unsafe c.pointee.selected_provider = arena.message(selectedProvider)
        unsafe c.pointee.route_strategy = arena.message(routeStrategy)
        unsafe c.pointee.fallback_provider = arena.message(fallbackProvider)
        unsafe c.pointee.prompt_template_version = arena.message(promptTemplateVersion)
        unsafe c.pointee.model_version = arena.message(modelVersion)
        unsafe c.pointee.error_code = arena.message(errorCode)
        unsafe c.pointee.cluster = arena.message(cluster)
        unsafe c.pointee.metadata = arena.message(metadata)
        unsafe (c.pointee.n_repeats, c.pointee.repeats) = arena.array(repeats)
    }
}

extension TextColumn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__text_column__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__TextColumn>) {
        unsafe regent__v1__text_column__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__TextColumn>) {
        self.init()
        unsafe byteCounts = Read.array(c.pointee.byte_counts, c.pointee.n_byte_counts)
        unsafe text = Read.bytes(c.pointee.text)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__TextColumn>, _ arena: Arena) {
        unsafe (c.pointee.n_byte_counts, c.pointee.byte_counts) = arena.array(byteCounts)
        unsafe c.pointee.text = arena.bytes(text)
    }
}

extension DictionaryColumn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dictionary_column__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DictionaryColumn>) {
        unsafe regent__v1__dictionary_column__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DictionaryColumn>) {
        self.init()
        unsafe values = Read.texts(c.pointee.values, c.pointee.n_values)
        unsafe codes = Read.array(c.pointee.codes, c.pointee.n_codes)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DictionaryColumn>, _ arena: Arena) {
        unsafe (c.pointee.n_values, c.pointee.values) = arena.texts(values)
        unsafe (c.pointee.n_codes, c.pointee.codes) = arena.array(codes)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/samples.proto declares, in its order.
    static let samples: [any Message.Type] = [
        EvalSample.self,
        SampleBatch.self,
        SampleColumns.self,
        ReplacedSamples.self,
        ScoreColumn.self,
        ColdColumns.self,
        TextColumn.self,
        DictionaryColumn.self,
    ]
}
