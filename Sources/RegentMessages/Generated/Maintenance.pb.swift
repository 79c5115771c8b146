// Generated from regent/v1/maintenance.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Kind of a fault.
public enum StoreFaultKind: OpenEnum {
    /// Not used.
    case unspecified
    /// The database engine reports that its file is damaged.
    case file
    /// The data cannot be read; what comes after it in its table was not checked.
    case unreadable
    /// Something that precedes it is missing.
    case gap
    /// The leaf does not match the ledger entry.
    case leaf
    /// The payload of a ledger entry does not match its digest.
    case payload
    /// The digest before differs from the digest after of the resource's previous ledger entry.
    case chain
    /// A resource differs from what its last ledger entry recorded.
    case resource
    /// A batch does not match the digest that was acknowledged.
    case digest
    /// The batches of a sealed run differ from those that it was sealed with.
    case content
    /// The stored summary or verdict differs from that of the stored samples.
    case summary
    /// The indexes of a batch or document do not match its content.
    case index
    /// A stored answer is invalid.
    case answer
    /// A tile of the ledger's tree does not have the leaves of its entries, or the ledger lacks entries that a tile has.
    case tile
    /// A stored checkpoint does not have the root of its tree, or no signature of the log.
    case checkpoint
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .file
        case 2: self = .unreadable
        case 3: self = .gap
        case 4: self = .leaf
        case 5: self = .payload
        case 6: self = .chain
        case 7: self = .resource
        case 8: self = .digest
        case 9: self = .content
        case 10: self = .summary
        case 11: self = .index
        case 12: self = .answer
        case 13: self = .tile
        case 14: self = .checkpoint
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .file: 1
        case .unreadable: 2
        case .gap: 3
        case .leaf: 4
        case .payload: 5
        case .chain: 6
        case .resource: 7
        case .digest: 8
        case .content: 9
        case .summary: 10
        case .index: 11
        case .answer: 12
        case .tile: 13
        case .checkpoint: 14
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .file: "FILE"
        case .unreadable: "UNREADABLE"
        case .gap: "GAP"
        case .leaf: "LEAF"
        case .payload: "PAYLOAD"
        case .chain: "CHAIN"
        case .resource: "RESOURCE"
        case .digest: "DIGEST"
        case .content: "CONTENT"
        case .summary: "SUMMARY"
        case .index: "INDEX"
        case .answer: "ANSWER"
        case .tile: "TILE"
        case .checkpoint: "CHECKPOINT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .file,
        .unreadable,
        .gap,
        .leaf,
        .payload,
        .chain,
        .resource,
        .digest,
        .content,
        .summary,
        .index,
        .answer,
        .tile,
        .checkpoint
    ]
}

/// Asks for an image of the store.
public struct BackupRequest: Message {
    public static var fullName: String { "regent.v1.BackupRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A part of an image.
public struct BackupResponse: Message {
    /// Exactly one of these is set.
    public enum Response: Sendable, Hashable {
        /// First message.
        case manifest(BackupManifest)
        /// All later messages.
        case chunk(BackupChunk)
    }

    public static var fullName: String { "regent.v1.BackupResponse" }

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

/// Description of an image.
public struct BackupManifest: Message {
    public static var fullName: String { "regent.v1.BackupManifest" }

    /// Format of a backup file (PROTOCOL.md, "Backups").
    public var formatVersion: UInt32 = 0
    /// Identity of the store, 32 hexadecimal digits.
    public var storeId: String = ""
    /// Last ledger revision in the image.
    public var revision: UInt64 = 0
    /// Bytes of the image.
    public var byteCount: UInt64 = 0
    /// SHA-256 of the image, 32 bytes.
    public var sha256: [UInt8] = []

    public init() {}

    public init(
        formatVersion: UInt32 = 0,
        storeId: String = "",
        revision: UInt64 = 0,
        byteCount: UInt64 = 0,
        sha256: [UInt8] = []
    ) {
        self.formatVersion = formatVersion
        self.storeId = storeId
        self.revision = revision
        self.byteCount = byteCount
        self.sha256 = sha256
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Bytes of an image.
public struct BackupChunk: Message {
    public static var fullName: String { "regent.v1.BackupChunk" }

    /// Offset of the first byte in the image; chunks come in order, without gaps.
    public var offset: UInt64 = 0
    /// At most 262,144.
    public var content: [UInt8] = []

    public init() {}

    public init(offset: UInt64 = 0, content: [UInt8] = []) {
        self.offset = offset
        self.content = content
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for a check of all stored data.
public struct VerifyLedgerRequest: Message {
    public static var fullName: String { "regent.v1.VerifyLedgerRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Progress or result of a check.
public struct VerifyLedgerResponse: Message {
    /// Exactly one of these is set.
    public enum Response: Sendable, Hashable {
        /// Sent from time to time.
        case progress(VerifyProgress)
        /// Last message.
        case report(VerifyReport)
    }

    public static var fullName: String { "regent.v1.VerifyLedgerResponse" }

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

    public func check(_ checker: inout ConstraintChecker) {
        switch response {
        case .report(let value):
            checker.message("report", value)
        default: break
        }
    }
}

/// Progress of a check.
public struct VerifyProgress: Message {
    public static var fullName: String { "regent.v1.VerifyProgress" }

    /// Current stage: file, ledger, samples, outcomes or answers.
    public var stage: String = ""
    /// Entries, batches or rows of the stage that were checked so far.
    public var done: UInt64 = 0
    /// Their total; 0 = not known.
    public var total: UInt64 = 0

    public init() {}

    public init(stage: String = "", done: UInt64 = 0, total: UInt64 = 0) {
        self.stage = stage
        self.done = done
        self.total = total
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// One fault.
public struct StoreFault: Message {
    public static var fullName: String { "regent.v1.StoreFault" }

    /// Place: a revision, a resource name, a batch, a table.
    public var place: String = ""
    /// What.
    public var kind: StoreFaultKind = .unspecified
    /// Description for people.
    public var detail: String = ""

    public init() {}

    public init(place: String = "", kind: StoreFaultKind = .unspecified, detail: String = "") {
        self.place = place
        self.kind = kind
        self.detail = detail
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("kind", kind)
    }
}

/// Result of a check.
public struct VerifyReport: Message {
    public static var fullName: String { "regent.v1.VerifyReport" }

    /// Last ledger revision checked.
    public var revision: UInt64 = 0
    /// Ledger entries checked.
    public var entryCount: UInt64 = 0
    /// Resources checked.
    public var resourceCount: UInt64 = 0
    /// Eval runs checked.
    public var runCount: UInt64 = 0
    /// Batches of samples checked.
    public var sampleBatchCount: UInt64 = 0
    /// Batches of outcomes checked.
    public var outcomeBatchCount: UInt64 = 0
    /// Batches of outcomes whose content was erased after the retention time; their digests are kept.
    public var erasedOutcomeBatchCount: UInt64 = 0
    /// Stored answers checked.
    public var answerCount: UInt64 = 0
    /// Answers that were erased after their retention time; the digests of their requests are kept.
    public var erasedAnswerCount: UInt64 = 0
    /// The faults, at most 1,000.
    public var faults: [StoreFault] = []
    /// Number of all faults; 0 = none.
    public var faultCount: UInt64 = 0

    public init() {}

    public init(
        revision: UInt64 = 0,
        entryCount: UInt64 = 0,
        resourceCount: UInt64 = 0,
        runCount: UInt64 = 0,
        sampleBatchCount: UInt64 = 0,
        outcomeBatchCount: UInt64 = 0,
        erasedOutcomeBatchCount: UInt64 = 0,
        answerCount: UInt64 = 0,
        erasedAnswerCount: UInt64 = 0,
        faults: [StoreFault] = [],
        faultCount: UInt64 = 0
    ) {
        self.revision = revision
        self.entryCount = entryCount
        self.resourceCount = resourceCount
        self.runCount = runCount
        self.sampleBatchCount = sampleBatchCount
        self.outcomeBatchCount = outcomeBatchCount
        self.erasedOutcomeBatchCount = erasedOutcomeBatchCount
        self.answerCount = answerCount
        self.erasedAnswerCount = erasedAnswerCount
        self.faults = faults
        self.faultCount = faultCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("faults", faults)
    }
}

extension BackupRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__backup_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BackupRequest>) {
        unsafe regent__v1__backup_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BackupRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BackupRequest>, _ arena: Arena) {
    }
}

extension BackupResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__backup_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BackupResponse>) {
        unsafe regent__v1__backup_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BackupResponse>) {
        self.init()
        switch unsafe c.pointee.response_case.rawValue {
        case 1: unsafe response = Read.message(c.pointee.manifest).map { .manifest($0) }
        case 2: unsafe response = Read.message(c.pointee.chunk).map { .chunk($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BackupResponse>, _ arena: Arena) {
        switch response {
        case .manifest(let value):
            unsafe c.pointee.response_case = .init(rawValue: 1)
            unsafe c.pointee.manifest = arena.message(value)
        case .chunk(let value):
            unsafe c.pointee.response_case = .init(rawValue: 2)
            unsafe c.pointee.chunk = arena.message(value)
        case nil: break
        }
    }
}

extension BackupManifest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__backup_manifest__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BackupManifest>) {
        unsafe regent__v1__backup_manifest__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BackupManifest>) {
        self.init()
        unsafe formatVersion = c.pointee.format_version
        unsafe storeId = Read.text(c.pointee.store_id)
        unsafe revision = c.pointee.revision
        unsafe byteCount = c.pointee.byte_count
        unsafe sha256 = Read.bytes(c.pointee.sha256)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BackupManifest>, _ arena: Arena) {
        unsafe c.pointee.format_version = formatVersion
        unsafe c.pointee.store_id = arena.text(storeId)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.byte_count = byteCount
        unsafe c.pointee.sha256 = arena.bytes(sha256)
    }
}

extension BackupChunk: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__backup_chunk__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BackupChunk>) {
        unsafe regent__v1__backup_chunk__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BackupChunk>) {
        self.init()
        unsafe offset = c.pointee.offset
        unsafe content = Read.bytes(c.pointee.content)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BackupChunk>, _ arena: Arena) {
        unsafe c.pointee.offset = offset
        unsafe c.pointee.content = arena.bytes(content)
    }
}

extension VerifyLedgerRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__verify_ledger_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VerifyLedgerRequest>) {
        unsafe regent__v1__verify_ledger_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VerifyLedgerRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VerifyLedgerRequest>, _ arena: Arena) {
    }
}

extension VerifyLedgerResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__verify_ledger_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VerifyLedgerResponse>) {
        unsafe regent__v1__verify_ledger_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VerifyLedgerResponse>) {
        self.init()
        switch unsafe c.pointee.response_case.rawValue {
        case 1: unsafe response = Read.message(c.pointee.progress).map { .progress($0) }
        case 2: unsafe response = Read.message(c.pointee.report).map { .report($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VerifyLedgerResponse>, _ arena: Arena) {
        switch response {
        case .progress(let value):
            unsafe c.pointee.response_case = .init(rawValue: 1)
            unsafe c.pointee.progress = arena.message(value)
        case .report(let value):
            unsafe c.pointee.response_case = .init(rawValue: 2)
            unsafe c.pointee.report = arena.message(value)
        case nil: break
        }
    }
}

extension VerifyProgress: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__verify_progress__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VerifyProgress>) {
        unsafe regent__v1__verify_progress__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VerifyProgress>) {
        self.init()
        unsafe stage = Read.text(c.pointee.stage)
        unsafe done = c.pointee.done
        unsafe total = c.pointee.total
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VerifyProgress>, _ arena: Arena) {
        unsafe c.pointee.stage = arena.text(stage)
        unsafe c.pointee.done = done
        unsafe c.pointee.total = total
    }
}

extension StoreFault: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__store_fault__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StoreFault>) {
        unsafe regent__v1__store_fault__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StoreFault>) {
        self.init()
        unsafe place = Read.text(c.pointee.place)
        unsafe kind = StoreFaultKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe detail = Read.text(c.pointee.detail)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StoreFault>, _ arena: Arena) {
        unsafe c.pointee.place = arena.text(place)
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.detail = arena.text(detail)
    }
}

extension VerifyReport: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__verify_report__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VerifyReport>) {
        unsafe regent__v1__verify_report__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VerifyReport>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe entryCount = c.pointee.entry_count
        unsafe resourceCount = c.pointee.resource_count
        unsafe runCount = c.pointee.run_count
        unsafe sampleBatchCount = c.pointee.sample_batch_count
        unsafe outcomeBatchCount = c.pointee.outcome_batch_count
        unsafe erasedOutcomeBatchCount = c.pointee.erased_outcome_batch_count
        unsafe answerCount = c.pointee.answer_count
        unsafe erasedAnswerCount = c.pointee.erased_answer_count
        unsafe faults = Read.messages(c.pointee.faults, c.pointee.n_faults)
        unsafe faultCount = c.pointee.fault_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VerifyReport>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe c.pointee.entry_count = entryCount
        unsafe c.pointee.resource_count = resourceCount
        unsafe c.pointee.run_count = runCount
        unsafe c.pointee.sample_batch_count = sampleBatchCount
        unsafe c.pointee.outcome_batch_count = outcomeBatchCount
        unsafe c.pointee.erased_outcome_batch_count = erasedOutcomeBatchCount
        unsafe c.pointee.answer_count = answerCount
        unsafe c.pointee.erased_answer_count = erasedAnswerCount
        unsafe (c.pointee.n_faults, c.pointee.faults) = arena.messages(faults)
        unsafe c.pointee.fault_count = faultCount
    }
}

extension MessageTypes {
    /// Messages that regent/v1/maintenance.proto declares, in its order.
    static let maintenance: [any Message.Type] = [
        BackupRequest.self,
        BackupResponse.self,
        BackupManifest.self,
        BackupChunk.self,
        VerifyLedgerRequest.self,
        VerifyLedgerResponse.self,
        VerifyProgress.self,
        StoreFault.self,
        VerifyReport.self,
    ]
}

/// Maintenance of the store: backups and checks of all stored data.
public enum MaintenanceServiceMethods {
    /// Streams an image of the store as of one revision, made while writes continue: its manifest, then its bytes in order.
    public static let backup = Method<BackupRequest, BackupResponse>(
        MethodDescriptor(
            name: "/regent.v1.MaintenanceService/Backup", service: "regent.v1.MaintenanceService",
            method: "Backup", requireAny: ["backup.run"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .read,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.BackupRequest",
            responseType: "regent.v1.BackupResponse",
            comment: "Streams an image of the store as of one revision, made while writes continue: its manifest, then its bytes in order.")
    ) { _ in [[]] }

    /// Reads all stored data and compares it with its digests; streams progress, then the report.
    public static let verifyLedger = Method<VerifyLedgerRequest, VerifyLedgerResponse>(
        MethodDescriptor(
            name: "/regent.v1.MaintenanceService/VerifyLedger", service: "regent.v1.MaintenanceService",
            method: "VerifyLedger", requireAny: ["audit.prove", "audit.read", "backup.run"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .read,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.VerifyLedgerRequest",
            responseType: "regent.v1.VerifyLedgerResponse",
            comment: "Reads all stored data and compares it with its digests; streams progress, then the report.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        backup.descriptor,
        verifyLedger.descriptor,
    ]
}
