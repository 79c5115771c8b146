// Generated from regent/v1/reports.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a report.
public enum ComplianceReportState: OpenEnum {
    /// Not used.
    case unspecified
    /// Stored; it is never changed.
    case generated
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .generated
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .generated: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .generated: "GENERATED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .generated]
}

/// How much evidence there is. It does not say what the evidence shows.
public enum ReportEvidence: OpenEnum {
    /// Not used.
    case unspecified
    /// There is some, and nothing of it is held back.
    case present
    /// There is some, and a part has none or is held back.
    case partial
    /// There is none.
    case absent
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .present
        case 2: self = .partial
        case 3: self = .absent
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .present: 1
        case .partial: 2
        case .absent: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .present: "PRESENT"
        case .partial: "PARTIAL"
        case .absent: "ABSENT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .present, .partial, .absent]
}

/// A stored report.
public struct ComplianceReport: Document {
    public static var fullName: String { "regent.v1.ComplianceReport" }
    public static var kind: String { "complianceReports" }
    public static var pattern: String { "complianceReports/{report}" }
    public static var getMethod: String { "/regent.v1.ComplianceReportService/GetComplianceReport" }
    public static var listMethod: String { "/regent.v1.ComplianceReportService/ListComplianceReports" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{scope}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.scope, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "scope", "from_time", "to_time", "pack", "pack_version", "ledger_revision", "last_outcome_batch", "generated_by", "withheld", "controls_present", "controls_partial", "controls_absent", "findings", "content_digest", "note", "content"] }
    public static var indexes: [[String]] { [["create_time"], ["pack", "create_time"], ["scope:{scope}", "create_time"], ["scope:{scope}"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)], [.text(pack), .time(createTime)], [.text(ScopeName("", self.scope, "").scope), .time(createTime)], [.text(ScopeName("", self.scope, "").scope)]] }

    /// complianceReports/{report}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was stored.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: ComplianceReportState = .unspecified
    /// What it is about: models/{m} or environments/{e}; empty = the whole store. Output only.
    public var scope: String = ""
    /// First moment of its period; output only.
    public var fromTime: Timestamp? = nil
    /// First moment after its period; output only.
    public var toTime: Timestamp? = nil
    /// Id of its pack; output only.
    public var pack: String = ""
    /// Version of its pack; output only.
    public var packVersion: String = ""
    /// Last revision of the ledger that it covers; output only.
    public var ledgerRevision: UInt64 = 0
    /// Last batch of outcomes that it covers, in the order of all; 0 = none. Output only.
    public var lastOutcomeBatch: UInt64 = 0
    /// Who had it made; output only.
    public var generatedBy: String = ""
    /// Sections that are held back or have a part that is, because whoever had it made may not read it; output only.
    public var withheld: [String] = []
    /// Controls of the pack with evidence; output only.
    public var controlsPresent: UInt32 = 0
    /// Controls with evidence for a part; output only.
    public var controlsPartial: UInt32 = 0
    /// Controls without evidence; output only.
    public var controlsAbsent: UInt32 = 0
    /// Duties that were not kept, as the replay of the ledger finds; output only.
    public var findings: UInt64 = 0
    /// SHA-256 of the content, 32 bytes; output only.
    public var contentDigest: [UInt8] = []
    /// Signed note of the daemon over digest and root of the ledger's tree (docs/reports.md); empty = the daemon has no key.
    /// Output only.
    public var note: String = ""
    /// A ReportContent as canonical JSON (RFC 8785); output only.
    public var content: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: ComplianceReportState = .unspecified,
        scope: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        pack: String = "",
        packVersion: String = "",
        ledgerRevision: UInt64 = 0,
        lastOutcomeBatch: UInt64 = 0,
        generatedBy: String = "",
        withheld: [String] = [],
        controlsPresent: UInt32 = 0,
        controlsPartial: UInt32 = 0,
        controlsAbsent: UInt32 = 0,
        findings: UInt64 = 0,
        contentDigest: [UInt8] = [],
        note: String = "",
        content: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.scope = scope
        self.fromTime = fromTime
        self.toTime = toTime
        self.pack = pack
        self.packVersion = packVersion
        self.ledgerRevision = ledgerRevision
        self.lastOutcomeBatch = lastOutcomeBatch
        self.generatedBy = generatedBy
        self.withheld = withheld
        self.controlsPresent = controlsPresent
        self.controlsPartial = controlsPartial
        self.controlsAbsent = controlsAbsent
        self.findings = findings
        self.contentDigest = contentDigest
        self.note = note
        self.content = content
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, resource: ComplianceReport.pattern)
        checker.known("state", state)
        checker.text("scope", scope, bytesMax: 512)
        checker.text("pack", pack, bytesMax: 128)
        checker.text("pack_version", packVersion, bytesMax: 128)
        checker.text("generated_by", generatedBy, bytesMax: 256)
        checker.items("withheld", withheld.count, max: 64)
        checker.texts("withheld", withheld)
        checker.bytes("content_digest", contentDigest, bytesMax: 32)
        checker.text("note", note, bytesMax: 8192, multiline: true)
        checker.text("content", content, bytesMax: 1572864)
    }
}

/// What a report says.
public struct ReportContent: Message {
    public static var fullName: String { "regent.v1.ReportContent" }

    /// "regent.compliance-report.v1".
    public var format: String = ""
    /// Id of the store.
    public var store: String = ""
    /// What it is about: "*", models/{m} or environments/{e}.
    public var scope: String = ""
    /// First moment of its period.
    public var fromTime: Timestamp? = nil
    /// First moment after its period.
    public var toTime: Timestamp? = nil
    /// Pack that it is held against.
    public var pack: ReportPack? = nil
    /// Last revision of the ledger that it covers; 0 = the ledger was empty.
    public var ledgerRevision: UInt64 = 0
    /// When that was committed; absent where the ledger was empty.
    public var revisionTime: Timestamp? = nil
    /// Leaf hash of the entry of that revision.
    public var leafHash: [UInt8] = []
    /// Last batch of outcomes that it covers, in the order of all; 0 = none.
    public var lastOutcomeBatch: UInt64 = 0
    /// Whether the store was in single-person mode at that revision: segregation of duties was relaxed for its owner.
    public var singlePersonMode: Bool = false
    /// What it is not.
    public var notice: String = ""
    /// Controls of the pack, in its order.
    public var controls: [ReportControl] = []
    /// Sections, always the same in the same order.
    public var sections: [ReportSection] = []
    /// Root of the ledger's tree over the entries up to that revision (RFC 9162).
    public var rootHash: [UInt8] = []

    public init() {}

    public init(
        format: String = "",
        store: String = "",
        scope: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        pack: ReportPack? = nil,
        ledgerRevision: UInt64 = 0,
        revisionTime: Timestamp? = nil,
        leafHash: [UInt8] = [],
        lastOutcomeBatch: UInt64 = 0,
        singlePersonMode: Bool = false,
        notice: String = "",
        controls: [ReportControl] = [],
        sections: [ReportSection] = [],
        rootHash: [UInt8] = []
    ) {
        self.format = format
        self.store = store
        self.scope = scope
        self.fromTime = fromTime
        self.toTime = toTime
        self.pack = pack
        self.ledgerRevision = ledgerRevision
        self.revisionTime = revisionTime
        self.leafHash = leafHash
        self.lastOutcomeBatch = lastOutcomeBatch
        self.singlePersonMode = singlePersonMode
        self.notice = notice
        self.controls = controls
        self.sections = sections
        self.rootHash = rootHash
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("controls", controls)
        checker.messages("sections", sections)
    }
}

/// A pack, as a report names it.
public struct ReportPack: Message {
    public static var fullName: String { "regent.v1.ReportPack" }

    /// Id, for example "eu-ai-act".
    public var id: String = ""
    /// Version of the pack, not of the text that it is about.
    public var version: String = ""
    /// For people.
    public var title: String = ""
    /// From when on what it is about applies, YYYY-MM-DD.
    public var effectiveDate: String = ""
    /// What it was made from.
    public var source: String = ""
    /// SHA-256 of the canonical JSON of the pack, 32 bytes.
    public var digest: [UInt8] = []
    /// Days from which on parts of it apply.
    public var dates: [ReportDate] = []

    public init() {}

    public init(
        id: String = "",
        version: String = "",
        title: String = "",
        effectiveDate: String = "",
        source: String = "",
        digest: [UInt8] = [],
        dates: [ReportDate] = []
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.effectiveDate = effectiveDate
        self.source = source
        self.digest = digest
        self.dates = dates
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A day from which on a part of what a pack is about applies.
public struct ReportDate: Message {
    public static var fullName: String { "regent.v1.ReportDate" }

    /// For people.
    public var title: String = ""
    /// YYYY-MM-DD.
    public var date: String = ""
    /// What says so.
    public var source: String = ""
    /// Whether it had come by the end of the period.
    public var applies: Bool = false

    public init() {}

    public init(title: String = "", date: String = "", source: String = "", applies: Bool = false) {
        self.title = title
        self.date = date
        self.source = source
        self.applies = applies
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A control of a pack, with the evidence that there is for it.
public struct ReportControl: Message {
    public static var fullName: String { "regent.v1.ReportControl" }

    /// Id in its pack, for example "Art. 14".
    public var id: String = ""
    /// For people.
    public var title: String = ""
    /// How much evidence there is.
    public var evidence: ReportEvidence = .unspecified
    /// Ids of the sections that hold it.
    public var sections: [String] = []

    public init() {}

    public init(
        id: String = "",
        title: String = "",
        evidence: ReportEvidence = .unspecified,
        sections: [String] = []
    ) {
        self.id = id
        self.title = title
        self.evidence = evidence
        self.sections = sections
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("evidence", evidence)
    }
}

/// A section of a report.
public struct ReportSection: Message {
    public static var fullName: String { "regent.v1.ReportSection" }

    /// For example "incidents".
    public var id: String = ""
    /// For people.
    public var title: String = ""
    /// How much evidence it has.
    public var evidence: ReportEvidence = .unspecified
    /// What it says.
    public var statements: [ReportStatement] = []
    /// Its tables.
    public var tables: [ReportTable] = []

    public init() {}

    public init(
        id: String = "",
        title: String = "",
        evidence: ReportEvidence = .unspecified,
        statements: [ReportStatement] = [],
        tables: [ReportTable] = []
    ) {
        self.id = id
        self.title = title
        self.evidence = evidence
        self.statements = statements
        self.tables = tables
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("evidence", evidence)
    }
}

/// A statement of a report.
public struct ReportStatement: Message {
    public static var fullName: String { "regent.v1.ReportStatement" }

    /// What is stated.
    public var text: String = ""
    /// Query that shows it.
    public var query: String = ""
    /// Revisions of the ledger that it rests on, at most 32; none = every entry up to the revision of the report.
    public var revisions: [UInt64] = []
    /// Whether it says that a duty was not kept.
    public var finding: Bool = false

    public init() {}

    public init(
        text: String = "",
        query: String = "",
        revisions: [UInt64] = [],
        finding: Bool = false
    ) {
        self.text = text
        self.query = query
        self.revisions = revisions
        self.finding = finding
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A table of a report.
public struct ReportTable: Message {
    public static var fullName: String { "regent.v1.ReportTable" }

    /// What its rows are.
    public var caption: String = ""
    /// Query that shows them.
    public var query: String = ""
    /// Titles of its columns.
    public var columns: [String] = []
    /// Rows, the first ones where there are many.
    public var rows: [ReportRow] = []
    /// All rows, also those that are left out.
    public var total: UInt64 = 0

    public init() {}

    public init(
        caption: String = "",
        query: String = "",
        columns: [String] = [],
        rows: [ReportRow] = [],
        total: UInt64 = 0
    ) {
        self.caption = caption
        self.query = query
        self.columns = columns
        self.rows = rows
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

/// A row of a table.
public struct ReportRow: Message {
    public static var fullName: String { "regent.v1.ReportRow" }

    /// A cell for each column.
    public var cells: [String] = []
    /// Revision of the ledger that it rests on; 0 = it is no entry of the ledger.
    public var revision: UInt64 = 0

    public init() {}

    public init(cells: [String] = [], revision: UInt64 = 0) {
        self.cells = cells
        self.revision = revision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A pack that the daemon has.
public struct CompliancePackSummary: Message {
    public static var fullName: String { "regent.v1.CompliancePackSummary" }

    /// What reports say of it.
    public var pack: ReportPack? = nil
    /// Its controls.
    public var controls: UInt32 = 0
    /// Whether it came with the daemon; else it is of the folder of --packs.
    public var shipped: Bool = false

    public init() {}

    public init(pack: ReportPack? = nil, controls: UInt32 = 0, shipped: Bool = false) {
        self.pack = pack
        self.controls = controls
        self.shipped = shipped
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Makes a report.
public struct GenerateComplianceReportRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.GenerateComplianceReportRequest" }

    /// complianceReports/{report}; empty = the daemon gives it one.
    public var name: String = ""
    /// First moment of the period.
    public var fromTime: Timestamp? = nil
    /// First moment after the period, at most 400 days later.
    public var toTime: Timestamp? = nil
    /// models/{m} or environments/{e}: what lies there; empty = the whole store.
    public var scope: String = ""
    /// Id of a pack; empty = "internal".
    public var pack: String = ""
    /// As the ledger was after this revision, where the period goes on after it; 0 = the last one.
    public var asOf: UInt64 = 0
    /// Without batches of outcomes after this one; absent = with all.
    /// Without batches of outcomes after this one, in the order of all; absent = with all.
    public var asOfBatch: UInt64? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        scope: String = "",
        pack: String = "",
        asOf: UInt64 = 0,
        asOfBatch: UInt64? = nil,
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.fromTime = fromTime
        self.toTime = toTime
        self.scope = scope
        self.pack = pack
        self.asOf = asOf
        self.asOfBatch = asOfBatch
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, bytesMax: 256, resource: ComplianceReport.pattern)
        checker.message("from_time", fromTime, required: true)
        checker.message("to_time", toTime, required: true)
        checker.text("scope", scope, bytesMax: 512, name: true)
        checker.text("pack", pack, identifier: true)
        checker.message("mutation", mutation)
    }
}

/// The report.
public struct GenerateComplianceReportResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.GenerateComplianceReportResponse" }

    /// As stored.
    public var report: ComplianceReport? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(report: ComplianceReport? = nil, receipt: Receipt? = nil) {
        self.report = report
        self.receipt = receipt
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

/// Asks for a report.
public struct GetComplianceReportRequest: Message {
    public static var fullName: String { "regent.v1.GetComplianceReportRequest" }

    /// complianceReports/{report}.
    public var name: String = ""
    /// As it was after this revision of the ledger; 0 = as it is now.
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
        checker.text("name", name, required: true, resource: ComplianceReport.pattern)
    }
}

/// One report.
public struct GetComplianceReportResponse: Message {
    public static var fullName: String { "regent.v1.GetComplianceReportResponse" }

    /// As stored.
    public var report: ComplianceReport? = nil

    public init() {}

    public init(report: ComplianceReport? = nil) {
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

/// Asks for reports.
public struct ListComplianceReportsRequest: Message {
    public static var fullName: String { "regent.v1.ListComplianceReportsRequest" }

    /// Reports a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `pack = "internal"`; empty = all (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
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

/// A page of reports.
public struct ListComplianceReportsResponse: Message {
    public static var fullName: String { "regent.v1.ListComplianceReportsResponse" }

    /// In the order that was asked for.
    public var reports: [ComplianceReport] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name.
    public var shortened: [String] = []

    public init() {}

    public init(
        reports: [ComplianceReport] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.reports = reports
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
        checker.messages("reports", reports)
    }
}

/// Asks for packs.
public struct ListPacksRequest: Message {
    public static var fullName: String { "regent.v1.ListPacksRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Packs.
public struct ListPacksResponse: Message {
    public static var fullName: String { "regent.v1.ListPacksResponse" }

    /// By id.
    public var packs: [CompliancePackSummary] = []

    public init() {}

    public init(packs: [CompliancePackSummary] = []) {
        self.packs = packs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension ComplianceReport: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compliance_report__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ComplianceReport>) {
        unsafe regent__v1__compliance_report__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ComplianceReport>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = ComplianceReportState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe scope = Read.text(c.pointee.scope)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe pack = Read.text(c.pointee.pack)
        unsafe packVersion = Read.text(c.pointee.pack_version)
        unsafe ledgerRevision = c.pointee.ledger_revision
        unsafe lastOutcomeBatch = c.pointee.last_outcome_batch
        unsafe generatedBy = Read.text(c.pointee.generated_by)
        unsafe withheld = Read.texts(c.pointee.withheld, c.pointee.n_withheld)
        unsafe controlsPresent = c.pointee.controls_present
        unsafe controlsPartial = c.pointee.controls_partial
        unsafe controlsAbsent = c.pointee.controls_absent
        unsafe findings = c.pointee.findings
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe note = Read.text(c.pointee.note)
        unsafe content = Read.text(c.pointee.content)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ComplianceReport>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.scope = arena.text(scope)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.pack = arena.text(pack)
        unsafe c.pointee.pack_version = arena.text(packVersion)
        unsafe c.pointee.ledger_revision = ledgerRevision
        unsafe c.pointee.last_outcome_batch = lastOutcomeBatch
        unsafe c.pointee.generated_by = arena.text(generatedBy)
        unsafe (c.pointee.n_withheld, c.pointee.withheld) = arena.texts(withheld)
        unsafe c.pointee.controls_present = controlsPresent
        unsafe c.pointee.controls_partial = controlsPartial
        unsafe c.pointee.controls_absent = controlsAbsent
        unsafe c.pointee.findings = findings
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.note = arena.text(note)
        unsafe c.pointee.content = arena.text(content)
    }
}

extension ReportContent: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_content__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportContent>) {
        unsafe regent__v1__report_content__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportContent>) {
        self.init()
        unsafe format = Read.text(c.pointee.format)
        unsafe store = Read.text(c.pointee.store)
        unsafe scope = Read.text(c.pointee.scope)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe pack = Read.message(c.pointee.pack)
        unsafe ledgerRevision = c.pointee.ledger_revision
        unsafe revisionTime = Read.message(c.pointee.revision_time)
        unsafe leafHash = Read.bytes(c.pointee.leaf_hash)
        unsafe lastOutcomeBatch = c.pointee.last_outcome_batch
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
        unsafe notice = Read.text(c.pointee.notice)
        unsafe controls = Read.messages(c.pointee.controls, c.pointee.n_controls)
        unsafe sections = Read.messages(c.pointee.sections, c.pointee.n_sections)
        unsafe rootHash = Read.bytes(c.pointee.root_hash)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportContent>, _ arena: Arena) {
        unsafe c.pointee.format = arena.text(format)
        unsafe c.pointee.store = arena.text(store)
        unsafe c.pointee.scope = arena.text(scope)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.pack = arena.message(pack)
        unsafe c.pointee.ledger_revision = ledgerRevision
        unsafe c.pointee.revision_time = arena.message(revisionTime)
        unsafe c.pointee.leaf_hash = arena.bytes(leafHash)
        unsafe c.pointee.last_outcome_batch = lastOutcomeBatch
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
        unsafe c.pointee.notice = arena.text(notice)
        unsafe (c.pointee.n_controls, c.pointee.controls) = arena.messages(controls)
        unsafe (c.pointee.n_sections, c.pointee.sections) = arena.messages(sections)
        unsafe c.pointee.root_hash = arena.bytes(rootHash)
    }
}

extension ReportPack: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_pack__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportPack>) {
        unsafe regent__v1__report_pack__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportPack>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
        unsafe version = Read.text(c.pointee.version)
        unsafe title = Read.text(c.pointee.title)
        unsafe effectiveDate = Read.text(c.pointee.effective_date)
        unsafe source = Read.text(c.pointee.source)
        unsafe digest = Read.bytes(c.pointee.digest)
        unsafe dates = Read.messages(c.pointee.dates, c.pointee.n_dates)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportPack>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.effective_date = arena.text(effectiveDate)
        unsafe c.pointee.source = arena.text(source)
        unsafe c.pointee.digest = arena.bytes(digest)
        unsafe (c.pointee.n_dates, c.pointee.dates) = arena.messages(dates)
    }
}

extension ReportDate: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_date__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportDate>) {
        unsafe regent__v1__report_date__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportDate>) {
        self.init()
        unsafe title = Read.text(c.pointee.title)
        unsafe date = Read.text(c.pointee.date)
        unsafe source = Read.text(c.pointee.source)
        unsafe applies = c.pointee.applies != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportDate>, _ arena: Arena) {
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.date = arena.text(date)
        unsafe c.pointee.source = arena.text(source)
        unsafe c.pointee.applies = applies ? 1 : 0
    }
}

extension ReportControl: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_control__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportControl>) {
        unsafe regent__v1__report_control__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportControl>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
        unsafe title = Read.text(c.pointee.title)
        unsafe evidence = ReportEvidence(rawValue: Int32(bitPattern: c.pointee.evidence.rawValue))
        unsafe sections = Read.texts(c.pointee.sections, c.pointee.n_sections)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportControl>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.evidence = .init(rawValue: UInt32(bitPattern: evidence.rawValue))
        unsafe (c.pointee.n_sections, c.pointee.sections) = arena.texts(sections)
    }
}

extension ReportSection: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_section__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportSection>) {
        unsafe regent__v1__report_section__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportSection>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
        unsafe title = Read.text(c.pointee.title)
        unsafe evidence = ReportEvidence(rawValue: Int32(bitPattern: c.pointee.evidence.rawValue))
        unsafe statements = Read.messages(c.pointee.statements, c.pointee.n_statements)
        unsafe tables = Read.messages(c.pointee.tables, c.pointee.n_tables)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportSection>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.evidence = .init(rawValue: UInt32(bitPattern: evidence.rawValue))
        unsafe (c.pointee.n_statements, c.pointee.statements) = arena.messages(statements)
        unsafe (c.pointee.n_tables, c.pointee.tables) = arena.messages(tables)
    }
}

extension ReportStatement: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_statement__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportStatement>) {
        unsafe regent__v1__report_statement__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportStatement>) {
        self.init()
        unsafe text = Read.text(c.pointee.text)
        unsafe query = Read.text(c.pointee.query)
        unsafe revisions = Read.array(c.pointee.revisions, c.pointee.n_revisions)
        unsafe finding = c.pointee.finding != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportStatement>, _ arena: Arena) {
        unsafe c.pointee.text = arena.text(text)
        unsafe c.pointee.query = arena.text(query)
        unsafe (c.pointee.n_revisions, c.pointee.revisions) = arena.array(revisions)
        unsafe c.pointee.finding = finding ? 1 : 0
    }
}

extension ReportTable: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_table__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportTable>) {
        unsafe regent__v1__report_table__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportTable>) {
        self.init()
        unsafe caption = Read.text(c.pointee.caption)
        unsafe query = Read.text(c.pointee.query)
        unsafe columns = Read.texts(c.pointee.columns, c.pointee.n_columns)
        unsafe rows = Read.messages(c.pointee.rows, c.pointee.n_rows)
        unsafe total = c.pointee.total
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportTable>, _ arena: Arena) {
        unsafe c.pointee.caption = arena.text(caption)
        unsafe c.pointee.query = arena.text(query)
        unsafe (c.pointee.n_columns, c.pointee.columns) = arena.texts(columns)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.messages(rows)
        unsafe c.pointee.total = total
    }
}

extension ReportRow: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_row__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportRow>) {
        unsafe regent__v1__report_row__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportRow>) {
        self.init()
        unsafe cells = Read.texts(c.pointee.cells, c.pointee.n_cells)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportRow>, _ arena: Arena) {
        unsafe (c.pointee.n_cells, c.pointee.cells) = arena.texts(cells)
        unsafe c.pointee.revision = revision
    }
}

extension CompliancePackSummary: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__compliance_pack_summary__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CompliancePackSummary>) {
        unsafe regent__v1__compliance_pack_summary__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CompliancePackSummary>) {
        self.init()
        unsafe pack = Read.message(c.pointee.pack)
        unsafe controls = c.pointee.controls
        unsafe shipped = c.pointee.shipped != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CompliancePackSummary>, _ arena: Arena) {
        unsafe c.pointee.pack = arena.message(pack)
        unsafe c.pointee.controls = controls
        unsafe c.pointee.shipped = shipped ? 1 : 0
    }
}

extension GenerateComplianceReportRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__generate_compliance_report_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GenerateComplianceReportRequest>) {
        unsafe regent__v1__generate_compliance_report_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GenerateComplianceReportRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe scope = Read.text(c.pointee.scope)
        unsafe pack = Read.text(c.pointee.pack)
        unsafe asOf = c.pointee.as_of
        if unsafe c.pointee.as_of_batch_presence_case.rawValue == 7 {
            unsafe asOfBatch = c.pointee.as_of_batch
        }
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GenerateComplianceReportRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.scope = arena.text(scope)
        unsafe c.pointee.pack = arena.text(pack)
        unsafe c.pointee.as_of = asOf
        if let asOfBatch {
            unsafe c.pointee.as_of_batch_presence_case = .init(rawValue: 7)
            unsafe c.pointee.as_of_batch = asOfBatch
        }
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension GenerateComplianceReportResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__generate_compliance_report_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GenerateComplianceReportResponse>) {
        unsafe regent__v1__generate_compliance_report_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GenerateComplianceReportResponse>) {
        self.init()
        unsafe report = Read.message(c.pointee.report)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GenerateComplianceReportResponse>, _ arena: Arena) {
        unsafe c.pointee.report = arena.message(report)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetComplianceReportRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_compliance_report_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetComplianceReportRequest>) {
        unsafe regent__v1__get_compliance_report_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetComplianceReportRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetComplianceReportRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetComplianceReportResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_compliance_report_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetComplianceReportResponse>) {
        unsafe regent__v1__get_compliance_report_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetComplianceReportResponse>) {
        self.init()
        unsafe report = Read.message(c.pointee.report)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetComplianceReportResponse>, _ arena: Arena) {
        unsafe c.pointee.report = arena.message(report)
    }
}

extension ListComplianceReportsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_compliance_reports_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListComplianceReportsRequest>) {
        unsafe regent__v1__list_compliance_reports_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListComplianceReportsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListComplianceReportsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListComplianceReportsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_compliance_reports_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListComplianceReportsResponse>) {
        unsafe regent__v1__list_compliance_reports_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListComplianceReportsResponse>) {
        self.init()
        unsafe reports = Read.messages(c.pointee.reports, c.pointee.n_reports)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListComplianceReportsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_reports, c.pointee.reports) = arena.messages(reports)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension ListPacksRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_packs_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListPacksRequest>) {
        unsafe regent__v1__list_packs_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListPacksRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListPacksRequest>, _ arena: Arena) {
    }
}

extension ListPacksResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_packs_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListPacksResponse>) {
        unsafe regent__v1__list_packs_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListPacksResponse>) {
        self.init()
        unsafe packs = Read.messages(c.pointee.packs, c.pointee.n_packs)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListPacksResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_packs, c.pointee.packs) = arena.messages(packs)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/reports.proto declares, in its order.
    static let reports: [any Message.Type] = [
        ComplianceReport.self,
        ReportContent.self,
        ReportPack.self,
        ReportDate.self,
        ReportControl.self,
        ReportSection.self,
        ReportStatement.self,
        ReportTable.self,
        ReportRow.self,
        CompliancePackSummary.self,
        GenerateComplianceReportRequest.self,
        GenerateComplianceReportResponse.self,
        GetComplianceReportRequest.self,
        GetComplianceReportResponse.self,
        ListComplianceReportsRequest.self,
        ListComplianceReportsResponse.self,
        ListPacksRequest.self,
        ListPacksResponse.self,
    ]
}

extension ComplianceReportState: DocumentState {}

extension GenerateComplianceReportRequest: VerbRequest {
    public typealias Answer = GenerateComplianceReportResponse
}

extension GenerateComplianceReportResponse: DocumentResponse {
    public init(subject: ComplianceReport) { self.init(report: subject) }
    public var subject: ComplianceReport? { report }
}

extension GetComplianceReportRequest: NamedRequest {}

extension GetComplianceReportResponse: DocumentResponse {
    public init(subject: ComplianceReport) { self.init(report: subject) }
    public var subject: ComplianceReport? { report }
}

extension ListComplianceReportsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListComplianceReportsResponse: ListResponse {
    public init(items: [ComplianceReport], nextPageToken: String) {
        self.init(reports: items, nextPageToken: nextPageToken)
    }
    public var items: [ComplianceReport] { reports }
}

/// Compliance reports: what the ledger shows of a period, held against the controls of a pack. They show evidence, and never
/// that somebody complies.
public enum ComplianceReportServiceMethods {
    /// Makes and stores a report. The same request at the same revision of the ledger and the same batch of outcomes gives the
    /// same bytes.
    public static let generateComplianceReport = Method<GenerateComplianceReportRequest, GenerateComplianceReportResponse>(
        MethodDescriptor(
            name: "/regent.v1.ComplianceReportService/GenerateComplianceReport", service: "regent.v1.ComplianceReportService",
            method: "GenerateComplianceReport", requireAny: ["report.generate"], scope: ["{scope}"],
            idempotency: .keyed, criticality: .p4, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GenerateComplianceReportRequest",
            responseType: "regent.v1.GenerateComplianceReportResponse",
            comment: "Makes and stores a report. The same request at the same revision of the ledger and the same batch of outcomes gives the same bytes.")
    ) { request in
        [ScopeName.all(ScopeName("", request.scope, ""))]
    }

    /// One stored report.
    public static let getComplianceReport = Method<GetComplianceReportRequest, GetComplianceReportResponse>(
        MethodDescriptor(
            name: "/regent.v1.ComplianceReportService/GetComplianceReport", service: "regent.v1.ComplianceReportService",
            method: "GetComplianceReport", requireAny: ["report.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .read,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetComplianceReportRequest",
            responseType: "regent.v1.GetComplianceReportResponse",
            comment: "One stored report.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Stored reports, of those that the caller may read.
    public static let listComplianceReports = Method<ListComplianceReportsRequest, ListComplianceReportsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ComplianceReportService/ListComplianceReports", service: "regent.v1.ComplianceReportService",
            method: "ListComplianceReports", requireAny: ["report.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .read,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListComplianceReportsRequest",
            responseType: "regent.v1.ListComplianceReportsResponse",
            comment: "Stored reports, of those that the caller may read."))

    /// The packs that the daemon has.
    public static let listPacks = Method<ListPacksRequest, ListPacksResponse>(
        MethodDescriptor(
            name: "/regent.v1.ComplianceReportService/ListPacks", service: "regent.v1.ComplianceReportService",
            method: "ListPacks", requireAny: ["report.generate", "report.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListPacksRequest",
            responseType: "regent.v1.ListPacksResponse",
            comment: "The packs that the daemon has."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        generateComplianceReport.descriptor,
        getComplianceReport.descriptor,
        listComplianceReports.descriptor,
        listPacks.descriptor,
    ]
}
