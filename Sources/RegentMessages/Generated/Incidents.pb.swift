// Generated from regent/v1/incidents.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What was harmed.
public enum IncidentType: OpenEnum {
    /// Refused.
    case unspecified
    /// People or things came to harm, or could have.
    case safetyHarm
    /// People were treated unfairly, or their rights were touched.
    case fairnessRights
    /// Personal data was seen, kept or used as it must not be.
    case privacyData
    /// Somebody broke in, or used what was not theirs.
    case securityMisuse
    /// It failed, was slow or answered badly.
    case reliabilityPerformance
    /// A rule of the operator was not kept.
    case governancePolicy
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .safetyHarm
        case 2: self = .fairnessRights
        case 3: self = .privacyData
        case 4: self = .securityMisuse
        case 5: self = .reliabilityPerformance
        case 6: self = .governancePolicy
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .safetyHarm: 1
        case .fairnessRights: 2
        case .privacyData: 3
        case .securityMisuse: 4
        case .reliabilityPerformance: 5
        case .governancePolicy: 6
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .safetyHarm: "SAFETY_HARM"
        case .fairnessRights: "FAIRNESS_RIGHTS"
        case .privacyData: "PRIVACY_DATA"
        case .securityMisuse: "SECURITY_MISUSE"
        case .reliabilityPerformance: "RELIABILITY_PERFORMANCE"
        case .governancePolicy: "GOVERNANCE_POLICY"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .safetyHarm,
        .fairnessRights,
        .privacyData,
        .securityMisuse,
        .reliabilityPerformance,
        .governancePolicy
    ]
}

/// How bad it is.
public enum IncidentSeverity: OpenEnum {
    /// Refused.
    case unspecified
    /// To be known.
    case info
    /// To be looked at.
    case warning
    /// Something does not work as it must.
    case error
    /// Harm, or soon.
    case critical
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .info
        case 2: self = .warning
        case 3: self = .error
        case 4: self = .critical
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .info: 1
        case .warning: 2
        case .error: 3
        case .critical: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .info: "INFO"
        case .warning: "WARNING"
        case .error: "ERROR"
        case .critical: "CRITICAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .info, .warning, .error, .critical]
}

/// Where an incident stands.
public enum IncidentState: OpenEnum {
    /// Refused.
    case unspecified
    /// Nobody has looked at it yet.
    case `open`
    /// Its severity is confirmed, and it has an owner.
    case triaged
    /// Its cause is looked for.
    case investigating
    /// It does no more harm.
    case mitigated
    /// Its root cause is known, and what follows from it.
    case resolved
    /// Another person has checked that what follows was done.
    case closed
    /// It was none.
    case dismissed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`open`
        case 2: self = .triaged
        case 3: self = .investigating
        case 4: self = .mitigated
        case 5: self = .resolved
        case 6: self = .closed
        case 7: self = .dismissed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`open`: 1
        case .triaged: 2
        case .investigating: 3
        case .mitigated: 4
        case .resolved: 5
        case .closed: 6
        case .dismissed: 7
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`open`: "OPEN"
        case .triaged: "TRIAGED"
        case .investigating: "INVESTIGATING"
        case .mitigated: "MITIGATED"
        case .resolved: "RESOLVED"
        case .closed: "CLOSED"
        case .dismissed: "DISMISSED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .`open`,
        .triaged,
        .investigating,
        .mitigated,
        .resolved,
        .closed,
        .dismissed
    ]
}

/// What opened an incident.
public enum IncidentSource: OpenEnum {
    /// Refused.
    case unspecified
    /// Somebody.
    case manual
    /// A service level was not kept.
    case sla
    /// A trigger rolled a version back.
    case rollbackTrigger
    /// A version was forced.
    case force
    /// A version was suspended.
    case suspension
    /// An override was granted.
    case override
    /// A gate was waived.
    case gateWaiver
    /// The ledger does not prove what it must.
    case ledger
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .manual
        case 2: self = .sla
        case 3: self = .rollbackTrigger
        case 4: self = .force
        case 5: self = .suspension
        case 6: self = .override
        case 7: self = .gateWaiver
        case 8: self = .ledger
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .manual: 1
        case .sla: 2
        case .rollbackTrigger: 3
        case .force: 4
        case .suspension: 5
        case .override: 6
        case .gateWaiver: 7
        case .ledger: 8
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .manual: "MANUAL"
        case .sla: "SLA"
        case .rollbackTrigger: "ROLLBACK_TRIGGER"
        case .force: "FORCE"
        case .suspension: "SUSPENSION"
        case .override: "OVERRIDE"
        case .gateWaiver: "GATE_WAIVER"
        case .ledger: "LEDGER"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .manual,
        .sla,
        .rollbackTrigger,
        .force,
        .suspension,
        .override,
        .gateWaiver,
        .ledger
    ]
}

/// A step of an incident that takes time.
public enum IncidentStep: OpenEnum {
    /// None.
    case unspecified
    /// From its detection until it was triaged.
    case triage
    /// From its detection until it was mitigated first.
    case mitigate
    /// From its detection until it was resolved last.
    case resolve
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .triage
        case 2: self = .mitigate
        case 3: self = .resolve
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .triage: 1
        case .mitigate: 2
        case .resolve: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .triage: "TRIAGE"
        case .mitigate: "MITIGATE"
        case .resolve: "RESOLVE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .triage, .mitigate, .resolve]
}

/// Something that went wrong.
public struct Incident: Document {
    public static var fullName: String { "regent.v1.Incident" }
    public static var kind: String { "incidents" }
    public static var pattern: String { "incidents/{incident}" }
    public static var getMethod: String { "/regent.v1.IncidentService/GetIncident" }
    public static var listMethod: String { "/regent.v1.IncidentService/ListIncidents" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{subject}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.subject, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "source", "reporter", "notes", "mitigation", "root_cause", "actions", "no_action_reason", "resolution", "resolver", "closer", "dismissal", "triage_time", "mitigate_time", "resolve_time", "close_time", "occurrences", "last_occur_time", "due_soon_time", "overdue_time", "next_due_time", "severity_lowered_by", "due_pack"] }
    public static var indexes: [[String]] { [["create_time"], ["state", "create_time"], ["owner", "state", "create_time"], ["subject", "source", "create_time"], ["next_due_time"], ["scope:{subject}", "create_time"], ["scope:{subject}", "state", "create_time"], ["scope:{subject}"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)], [.text(state.name), .time(createTime)], [.text(owner), .text(state.name), .time(createTime)], [.text(subject), .text(source.name), .time(createTime)], [.time(nextDueTime)], [.text(ScopeName("", self.subject, "").scope), .time(createTime)], [.text(ScopeName("", self.subject, "").scope), .text(state.name), .time(createTime)], [.text(ScopeName("", self.subject, "").scope)]] }

    /// incidents/{incident}; empty in a request to open one: the daemon gives it a name.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Where it stands.
    public var state: IncidentState = .unspecified
    /// What was harmed.
    public var type: IncidentType = .unspecified
    /// How bad it is.
    public var severity: IncidentSeverity = .unspecified
    /// In one line.
    public var title: String = ""
    /// For people.
    public var description: String = ""
    /// What it is about first of all, for example models/{m}/versions/{v}: it lies in the scope of this. Empty = the
    /// store.
    public var subject: String = ""
    /// Further resources that are affected.
    public var affected: [String] = []
    /// What opened it.
    public var source: IncidentSource = .unspecified
    /// When it was noticed; absent in a request = now.
    public var detectTime: Timestamp? = nil
    /// When it began, as far as known.
    public var occurTime: Timestamp? = nil
    /// Who opened it.
    public var reporter: String = ""
    /// Who answers for it, principals/{p}; named by triage at the latest.
    public var owner: String = ""
    /// Until when it is to be resolved; absent in a request = as the clocks of the policy pack say of its severity.
    public var dueTime: Timestamp? = nil
    /// Its timeline, oldest first.
    public var notes: [IncidentNote] = []
    /// What was done against the harm.
    public var mitigation: String = ""
    /// Why it happened.
    public var rootCause: String = ""
    /// What follows from it, by number.
    public var actions: [IncidentAction] = []
    /// Why nothing follows from it.
    public var noActionReason: String = ""
    /// How it was resolved.
    public var resolution: String = ""
    /// Rollbacks, violations, proposals that belong to it, by name.
    public var links: [String] = []
    /// Who resolved it last.
    public var resolver: String = ""
    /// Who closed it.
    public var closer: String = ""
    /// Who wants it dismissed.
    public var dismissal: IncidentDismissal? = nil
    /// When it was triaged.
    public var triageTime: Timestamp? = nil
    /// When it was mitigated first.
    public var mitigateTime: Timestamp? = nil
    /// When it was resolved last.
    public var resolveTime: Timestamp? = nil
    /// When it was closed.
    public var closeTime: Timestamp? = nil
    /// How often its source reported it: the same source and subject within the window of the policy pack, a day, is one
    /// incident.
    public var occurrences: UInt32 = 0
    /// When its source reported it last.
    public var lastOccurTime: Timestamp? = nil
    /// When it was reported as due within a day, or within half of its time where that is less.
    public var dueSoonTime: Timestamp? = nil
    /// When it was reported as overdue.
    public var overdueTime: Timestamp? = nil
    /// When the scheduler has to look at it next; absent = never.
    public var nextDueTime: Timestamp? = nil
    /// Who made it INFO or WARNING of ERROR or CRITICAL, and so does not dismiss it alone; empty where nobody did.
    public var severityLoweredBy: String = ""
    /// The policy pack whose clocks gave the due time, for example internal: it moves with the severity. Empty where
    /// somebody said the due time.
    public var duePack: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: IncidentState = .unspecified,
        type: IncidentType = .unspecified,
        severity: IncidentSeverity = .unspecified,
        title: String = "",
        description: String = "",
        subject: String = "",
        affected: [String] = [],
        source: IncidentSource = .unspecified,
        detectTime: Timestamp? = nil,
        occurTime: Timestamp? = nil,
        reporter: String = "",
        owner: String = "",
        dueTime: Timestamp? = nil,
        notes: [IncidentNote] = [],
        mitigation: String = "",
        rootCause: String = "",
        actions: [IncidentAction] = [],
        noActionReason: String = "",
        resolution: String = "",
        links: [String] = [],
        resolver: String = "",
        closer: String = "",
        dismissal: IncidentDismissal? = nil,
        triageTime: Timestamp? = nil,
        mitigateTime: Timestamp? = nil,
        resolveTime: Timestamp? = nil,
        closeTime: Timestamp? = nil,
        occurrences: UInt32 = 0,
        lastOccurTime: Timestamp? = nil,
        dueSoonTime: Timestamp? = nil,
        overdueTime: Timestamp? = nil,
        nextDueTime: Timestamp? = nil,
        severityLoweredBy: String = "",
        duePack: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.type = type
        self.severity = severity
        self.title = title
        self.description = description
        self.subject = subject
        self.affected = affected
        self.source = source
        self.detectTime = detectTime
        self.occurTime = occurTime
        self.reporter = reporter
        self.owner = owner
        self.dueTime = dueTime
        self.notes = notes
        self.mitigation = mitigation
        self.rootCause = rootCause
        self.actions = actions
        self.noActionReason = noActionReason
        self.resolution = resolution
        self.links = links
        self.resolver = resolver
        self.closer = closer
        self.dismissal = dismissal
        self.triageTime = triageTime
        self.mitigateTime = mitigateTime
        self.resolveTime = resolveTime
        self.closeTime = closeTime
        self.occurrences = occurrences
        self.lastOccurTime = lastOccurTime
        self.dueSoonTime = dueSoonTime
        self.overdueTime = overdueTime
        self.nextDueTime = nextDueTime
        self.severityLoweredBy = severityLoweredBy
        self.duePack = duePack
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, resource: Incident.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.known("type", type, required: true)
        checker.known("severity", severity, required: true)
        checker.text("title", title, required: true, bytesMax: 256)
        checker.text("description", description, bytesMax: 16384, multiline: true)
        checker.text("subject", subject, bytesMax: 512, name: true)
        checker.items("affected", affected.count, max: 64)
        checker.texts("affected", affected, bytesMax: 512, name: true)
        checker.known("source", source)
        checker.text("owner", owner, bytesMax: 512, resource: Principal.pattern)
        checker.messages("notes", notes)
        checker.messages("actions", actions)
        checker.items("links", links.count, max: 64)
        checker.texts("links", links, bytesMax: 512, name: true)
        checker.message("dismissal", dismissal)
    }
}

/// A note of the timeline.
public struct IncidentNote: Message {
    public static var fullName: String { "regent.v1.IncidentNote" }

    /// When.
    public var time: Timestamp? = nil
    /// Who.
    public var author: String = ""
    /// What.
    public var text: String = ""

    public init() {}

    public init(time: Timestamp? = nil, author: String = "", text: String = "") {
        self.time = time
        self.author = author
        self.text = text
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("author", author)
        checker.text("text", text, required: true, bytesMax: 8192, multiline: true)
    }
}

/// Something to be done so that it does not happen again.
public struct IncidentAction: Message {
    public static var fullName: String { "regent.v1.IncidentAction" }

    /// Place among the actions, from 1; given by the daemon.
    public var number: UInt32 = 0
    /// What.
    public var text: String = ""
    /// Who, principals/{p}; empty = the owner of the incident.
    public var owner: String = ""
    /// Until when; absent = whenever.
    public var dueTime: Timestamp? = nil
    /// When it was done.
    public var doneTime: Timestamp? = nil
    /// Who has said so.
    public var doneBy: String = ""
    /// Why it is not to be done any more.
    public var waivedReason: String = ""
    /// Who has said so.
    public var waivedBy: String = ""
    /// When it was reported as due.
    public var dueNoticeTime: Timestamp? = nil

    public init() {}

    public init(
        number: UInt32 = 0,
        text: String = "",
        owner: String = "",
        dueTime: Timestamp? = nil,
        doneTime: Timestamp? = nil,
        doneBy: String = "",
        waivedReason: String = "",
        waivedBy: String = "",
        dueNoticeTime: Timestamp? = nil
    ) {
        self.number = number
        self.text = text
        self.owner = owner
        self.dueTime = dueTime
        self.doneTime = doneTime
        self.doneBy = doneBy
        self.waivedReason = waivedReason
        self.waivedBy = waivedBy
        self.dueNoticeTime = dueNoticeTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("text", text, required: true, bytesMax: 2048, multiline: true)
        checker.text("owner", owner, resource: Principal.pattern)
    }
}

/// What becomes of an action.
public struct IncidentActionChange: Message {
    public static var fullName: String { "regent.v1.IncidentActionChange" }

    /// Which one.
    public var number: UInt32 = 0
    /// It is done.
    public var done: Bool = false
    /// Why it is not to be done any more; empty = it is.
    public var waivedReason: String = ""
    /// Who does it from now on; empty = as it is.
    public var owner: String = ""
    /// Until when; absent = as it is.
    public var dueTime: Timestamp? = nil

    public init() {}

    public init(
        number: UInt32 = 0,
        done: Bool = false,
        waivedReason: String = "",
        owner: String = "",
        dueTime: Timestamp? = nil
    ) {
        self.number = number
        self.done = done
        self.waivedReason = waivedReason
        self.owner = owner
        self.dueTime = dueTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("number", Double(number), required: true)
        checker.text("waived_reason", waivedReason, bytesMax: 2048, multiline: true)
        checker.text("owner", owner, resource: Principal.pattern)
    }
}

/// Two people dismiss a serious incident.
public struct IncidentDismissal: Message {
    public static var fullName: String { "regent.v1.IncidentDismissal" }

    /// Who asked.
    public var requestedBy: String = ""
    /// Why.
    public var reason: String = ""
    /// Who confirmed; empty = nobody yet.
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

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("requested_by", requestedBy)
        checker.text("reason", reason)
        checker.text("confirmed_by", confirmedBy)
    }
}

/// Opens an incident.
public struct OpenIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.OpenIncidentRequest" }

    /// The incident; what is output only is ignored.
    public var incident: Incident? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: Incident? = nil, mutation: Mutation? = nil) {
        self.incident = incident
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident, required: true)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct OpenIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.OpenIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Triages an incident.
public struct TriageIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.TriageIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// How bad it is, confirmed.
    public var severity: IncidentSeverity = .unspecified
    /// Who answers for it, principals/{p}.
    public var owner: String = ""
    /// Until when it is to be resolved; absent = as it is.
    public var dueTime: Timestamp? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        incident: String = "",
        severity: IncidentSeverity = .unspecified,
        owner: String = "",
        dueTime: Timestamp? = nil,
        mutation: Mutation? = nil
    ) {
        self.incident = incident
        self.severity = severity
        self.owner = owner
        self.dueTime = dueTime
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.known("severity", severity, required: true)
        checker.text("owner", owner, required: true, resource: Principal.pattern)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct TriageIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.TriageIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Dismisses an incident.
public struct DismissIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DismissIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Key, etag, reason (required of the first person).
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct DismissIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DismissIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Begins the investigation of an incident.
public struct InvestigateIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.InvestigateIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct InvestigateIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.InvestigateIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Records what was done against an incident.
public struct MitigateIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.MitigateIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// What was done.
    public var mitigation: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", mitigation: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.mitigation = mitigation
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.text("mitigation", mitigation, required: true, bytesMax: 8192, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct MitigateIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.MitigateIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Resolves an incident.
public struct ResolveIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResolveIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Why it happened.
    public var rootCause: String = ""
    /// How it was resolved.
    public var resolution: String = ""
    /// What follows from it, besides what it has; what is output only is ignored.
    public var actions: [IncidentAction] = []
    /// Why nothing follows from it; needed where it has no action.
    public var noActionReason: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        incident: String = "",
        rootCause: String = "",
        resolution: String = "",
        actions: [IncidentAction] = [],
        noActionReason: String = "",
        mutation: Mutation? = nil
    ) {
        self.incident = incident
        self.rootCause = rootCause
        self.resolution = resolution
        self.actions = actions
        self.noActionReason = noActionReason
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.text("root_cause", rootCause, required: true, bytesMax: 8192, multiline: true)
        checker.text("resolution", resolution, bytesMax: 8192, multiline: true)
        checker.items("actions", actions.count, max: 32)
        checker.messages("actions", actions)
        checker.text("no_action_reason", noActionReason, bytesMax: 2048, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct ResolveIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResolveIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Closes an incident.
public struct CloseIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CloseIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct CloseIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CloseIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Reopens an incident.
public struct ReopenIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ReopenIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct ReopenIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ReopenIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Adds a note to an incident.
public struct AddIncidentNoteRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AddIncidentNoteRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// The note.
    public var text: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(incident: String = "", text: String = "", mutation: Mutation? = nil) {
        self.incident = incident
        self.text = text
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.text("text", text, required: true, bytesMax: 8192, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct AddIncidentNoteResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AddIncidentNoteResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Changes an incident.
public struct UpdateIncidentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateIncidentRequest" }

    /// incidents/{incident}.
    public var incident: String = ""
    /// Needs a reason; unspecified = as it is.
    public var severity: IncidentSeverity = .unspecified
    /// principals/{p}; empty = as it is.
    public var owner: String = ""
    /// Until when it is to be resolved; absent = as it is.
    public var dueTime: Timestamp? = nil
    /// Empty = as it is.
    public var description: String = ""
    /// Further resources that are affected.
    public var addAffected: [String] = []
    /// Further rollbacks, violations, proposals that belong to it.
    public var addLinks: [String] = []
    /// Further actions; what is output only is ignored.
    public var addActions: [IncidentAction] = []
    /// What becomes of actions that it has.
    public var changeActions: [IncidentActionChange] = []
    /// What was harmed; unspecified = as it is.
    public var type: IncidentType = .unspecified
    /// When it began, as far as known; absent = as it is.
    public var occurTime: Timestamp? = nil
    /// Key, etag, reason (required where the severity changes).
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        incident: String = "",
        severity: IncidentSeverity = .unspecified,
        owner: String = "",
        dueTime: Timestamp? = nil,
        description: String = "",
        addAffected: [String] = [],
        addLinks: [String] = [],
        addActions: [IncidentAction] = [],
        changeActions: [IncidentActionChange] = [],
        type: IncidentType = .unspecified,
        occurTime: Timestamp? = nil,
        mutation: Mutation? = nil
    ) {
        self.incident = incident
        self.severity = severity
        self.owner = owner
        self.dueTime = dueTime
        self.description = description
        self.addAffected = addAffected
        self.addLinks = addLinks
        self.addActions = addActions
        self.changeActions = changeActions
        self.type = type
        self.occurTime = occurTime
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("incident", incident, required: true, resource: Incident.pattern)
        checker.known("severity", severity)
        checker.text("owner", owner, resource: Principal.pattern)
        checker.text("description", description, bytesMax: 16384, multiline: true)
        checker.items("add_affected", addAffected.count, max: 64)
        checker.texts("add_affected", addAffected, bytesMax: 512, name: true)
        checker.items("add_links", addLinks.count, max: 64)
        checker.texts("add_links", addLinks, bytesMax: 512, name: true)
        checker.items("add_actions", addActions.count, max: 32)
        checker.messages("add_actions", addActions)
        checker.items("change_actions", changeActions.count, max: 32)
        checker.messages("change_actions", changeActions)
        checker.known("type", type)
        checker.message("mutation", mutation)
    }
}

/// The incident after it.
public struct UpdateIncidentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(incident: Incident? = nil, receipt: Receipt? = nil) {
        self.incident = incident
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Asks for an incident.
public struct GetIncidentRequest: Message {
    public static var fullName: String { "regent.v1.GetIncidentRequest" }

    /// incidents/{incident}.
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
        checker.text("name", name, required: true, resource: Incident.pattern)
    }
}

/// One incident.
public struct GetIncidentResponse: Message {
    public static var fullName: String { "regent.v1.GetIncidentResponse" }

    /// As stored.
    public var incident: Incident? = nil

    public init() {}

    public init(incident: Incident? = nil) {
        self.incident = incident
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("incident", incident)
    }
}

/// Asks for incidents.
public struct ListIncidentsRequest: Message {
    public static var fullName: String { "regent.v1.ListIncidentsRequest" }

    /// Incidents a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those in this state; unspecified = all.
    public var state: IncidentState = .unspecified
    /// Only those that it is true of, for example `state = OPEN AND severity = CRITICAL`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        state: IncidentState = .unspecified,
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

/// A page of incidents.
public struct ListIncidentsResponse: Message {
    public static var fullName: String { "regent.v1.ListIncidentsResponse" }

    /// In the order that was asked for.
    public var incidents: [Incident] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name.
    public var shortened: [String] = []

    public init() {}

    public init(incidents: [Incident] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.incidents = incidents
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
        checker.messages("incidents", incidents)
    }
}

/// Asks for figures of incidents.
public struct GetIncidentStatisticsRequest: Message {
    public static var fullName: String { "regent.v1.GetIncidentStatisticsRequest" }

    /// Durations are those of incidents that were opened from when on; absent = 90 days before the end.
    public var fromTime: Timestamp? = nil
    /// Before when; absent = now.
    public var toTime: Timestamp? = nil

    public init() {}

    public init(fromTime: Timestamp? = nil, toTime: Timestamp? = nil) {
        self.fromTime = fromTime
        self.toTime = toTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Figures of incidents.
public struct GetIncidentStatisticsResponse: Message {
    public static var fullName: String { "regent.v1.GetIncidentStatisticsResponse" }

    /// Those that are open now, by type and severity; a pair that has none is absent.
    public var `open`: [IncidentCount] = []
    /// Those that are open now, all together.
    public var openCount: UInt64 = 0
    /// Of them, those that are not resolved, and were to be by now.
    public var overdueCount: UInt64 = 0
    /// Those that were opened in the range.
    public var openedCount: UInt64 = 0
    /// How long steps took of those that were opened in the range; a step that none has taken is absent.
    public var durations: [IncidentDuration] = []
    /// From when on incidents were opened.
    public var fromTime: Timestamp? = nil
    /// Before when.
    public var toTime: Timestamp? = nil
    /// There are more than are counted, 10,000 open ones and 10,000 in the range: narrow the range.
    public var more: Bool = false

    public init() {}

    public init(
        `open`: [IncidentCount] = [],
        openCount: UInt64 = 0,
        overdueCount: UInt64 = 0,
        openedCount: UInt64 = 0,
        durations: [IncidentDuration] = [],
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        more: Bool = false
    ) {
        self.`open` = `open`
        self.openCount = openCount
        self.overdueCount = overdueCount
        self.openedCount = openedCount
        self.durations = durations
        self.fromTime = fromTime
        self.toTime = toTime
        self.more = more
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("open", `open`)
        checker.messages("durations", durations)
    }
}

/// Open incidents of one type and severity.
public struct IncidentCount: Message {
    public static var fullName: String { "regent.v1.IncidentCount" }

    /// What was harmed.
    public var type: IncidentType = .unspecified
    /// How bad they are.
    public var severity: IncidentSeverity = .unspecified
    /// How many.
    public var count: UInt64 = 0
    /// Of them, those that are overdue.
    public var overdueCount: UInt64 = 0

    public init() {}

    public init(
        type: IncidentType = .unspecified,
        severity: IncidentSeverity = .unspecified,
        count: UInt64 = 0,
        overdueCount: UInt64 = 0
    ) {
        self.type = type
        self.severity = severity
        self.count = count
        self.overdueCount = overdueCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("type", type)
        checker.known("severity", severity)
    }
}

/// How long a step took.
public struct IncidentDuration: Message {
    public static var fullName: String { "regent.v1.IncidentDuration" }

    /// Which step.
    public var step: IncidentStep = .unspecified
    /// Incidents that have taken it.
    public var count: UInt64 = 0
    /// Half of them took at most so long, seconds.
    public var p50Seconds: Double = 0
    /// 95 of 100 took at most so long, seconds.
    public var p95Seconds: Double = 0

    public init() {}

    public init(
        step: IncidentStep = .unspecified,
        count: UInt64 = 0,
        p50Seconds: Double = 0,
        p95Seconds: Double = 0
    ) {
        self.step = step
        self.count = count
        self.p50Seconds = p50Seconds
        self.p95Seconds = p95Seconds
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("step", step)
    }
}

extension Incident: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Incident>) {
        unsafe regent__v1__incident__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Incident>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = IncidentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe type = IncidentType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        unsafe severity = IncidentSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe title = Read.text(c.pointee.title)
        unsafe description = Read.text(c.pointee.description)
        unsafe subject = Read.text(c.pointee.subject)
        unsafe affected = Read.texts(c.pointee.affected, c.pointee.n_affected)
        unsafe source = IncidentSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
        unsafe detectTime = Read.message(c.pointee.detect_time)
        unsafe occurTime = Read.message(c.pointee.occur_time)
        unsafe reporter = Read.text(c.pointee.reporter)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe notes = Read.messages(c.pointee.notes, c.pointee.n_notes)
        unsafe mitigation = Read.text(c.pointee.mitigation)
        unsafe rootCause = Read.text(c.pointee.root_cause)
        unsafe actions = Read.messages(c.pointee.actions, c.pointee.n_actions)
        unsafe noActionReason = Read.text(c.pointee.no_action_reason)
        unsafe resolution = Read.text(c.pointee.resolution)
        unsafe links = Read.texts(c.pointee.links, c.pointee.n_links)
        unsafe resolver = Read.text(c.pointee.resolver)
        unsafe closer = Read.text(c.pointee.closer)
        unsafe dismissal = Read.message(c.pointee.dismissal)
        unsafe triageTime = Read.message(c.pointee.triage_time)
        unsafe mitigateTime = Read.message(c.pointee.mitigate_time)
        unsafe resolveTime = Read.message(c.pointee.resolve_time)
        unsafe closeTime = Read.message(c.pointee.close_time)
        unsafe occurrences = c.pointee.occurrences
        unsafe lastOccurTime = Read.message(c.pointee.last_occur_time)
        unsafe dueSoonTime = Read.message(c.pointee.due_soon_time)
        unsafe overdueTime = Read.message(c.pointee.overdue_time)
        unsafe nextDueTime = Read.message(c.pointee.next_due_time)
        unsafe severityLoweredBy = Read.text(c.pointee.severity_lowered_by)
        unsafe duePack = Read.text(c.pointee.due_pack)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Incident>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: type.rawValue))
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.subject = arena.text(subject)
        unsafe (c.pointee.n_affected, c.pointee.affected) = arena.texts(affected)
        unsafe c.pointee.source = .init(rawValue: UInt32(bitPattern: source.rawValue))
        unsafe c.pointee.detect_time = arena.message(detectTime)
        unsafe c.pointee.occur_time = arena.message(occurTime)
        unsafe c.pointee.reporter = arena.text(reporter)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe (c.pointee.n_notes, c.pointee.notes) = arena.messages(notes)
        unsafe c.pointee.mitigation = arena.text(mitigation)
        unsafe c.pointee.root_cause = arena.text(rootCause)
        unsafe (c.pointee.n_actions, c.pointee.actions) = arena.messages(actions)
        unsafe c.pointee.no_action_reason = arena.text(noActionReason)
        unsafe c.pointee.resolution = arena.text(resolution)
        unsafe (c.pointee.n_links, c.pointee.links) = arena.texts(links)
        unsafe c.pointee.resolver = arena.text(resolver)
        unsafe c.pointee.closer = arena.text(closer)
        unsafe c.pointee.dismissal = arena.message(dismissal)
        unsafe c.pointee.triage_time = arena.message(triageTime)
        unsafe c.pointee.mitigate_time = arena.message(mitigateTime)
        unsafe c.pointee.resolve_time = arena.message(resolveTime)
        unsafe c.pointee.close_time = arena.message(closeTime)
        unsafe c.pointee.occurrences = occurrences
        unsafe c.pointee.last_occur_time = arena.message(lastOccurTime)
        unsafe c.pointee.due_soon_time = arena.message(dueSoonTime)
        unsafe c.pointee.overdue_time = arena.message(overdueTime)
        unsafe c.pointee.next_due_time = arena.message(nextDueTime)
        unsafe c.pointee.severity_lowered_by = arena.text(severityLoweredBy)
        unsafe c.pointee.due_pack = arena.text(duePack)
    }
}

extension IncidentNote: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_note__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentNote>) {
        unsafe regent__v1__incident_note__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentNote>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe author = Read.text(c.pointee.author)
        unsafe text = Read.text(c.pointee.text)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentNote>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.author = arena.text(author)
        unsafe c.pointee.text = arena.text(text)
    }
}

extension IncidentAction: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_action__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentAction>) {
        unsafe regent__v1__incident_action__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentAction>) {
        self.init()
        unsafe number = c.pointee.number
        unsafe text = Read.text(c.pointee.text)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe doneTime = Read.message(c.pointee.done_time)
        unsafe doneBy = Read.text(c.pointee.done_by)
        unsafe waivedReason = Read.text(c.pointee.waived_reason)
        unsafe waivedBy = Read.text(c.pointee.waived_by)
        unsafe dueNoticeTime = Read.message(c.pointee.due_notice_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentAction>, _ arena: Arena) {
        unsafe c.pointee.number = number
        unsafe c.pointee.text = arena.text(text)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.done_time = arena.message(doneTime)
        unsafe c.pointee.done_by = arena.text(doneBy)
        unsafe c.pointee.waived_reason = arena.text(waivedReason)
        unsafe c.pointee.waived_by = arena.text(waivedBy)
        unsafe c.pointee.due_notice_time = arena.message(dueNoticeTime)
    }
}

extension IncidentActionChange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_action_change__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentActionChange>) {
        unsafe regent__v1__incident_action_change__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentActionChange>) {
        self.init()
        unsafe number = c.pointee.number
        unsafe done = c.pointee.done != 0
        unsafe waivedReason = Read.text(c.pointee.waived_reason)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe dueTime = Read.message(c.pointee.due_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentActionChange>, _ arena: Arena) {
        unsafe c.pointee.number = number
        unsafe c.pointee.done = done ? 1 : 0
        unsafe c.pointee.waived_reason = arena.text(waivedReason)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.due_time = arena.message(dueTime)
    }
}

extension IncidentDismissal: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_dismissal__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentDismissal>) {
        unsafe regent__v1__incident_dismissal__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentDismissal>) {
        self.init()
        unsafe requestedBy = Read.text(c.pointee.requested_by)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe confirmedBy = Read.text(c.pointee.confirmed_by)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentDismissal>, _ arena: Arena) {
        unsafe c.pointee.requested_by = arena.text(requestedBy)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.confirmed_by = arena.text(confirmedBy)
    }
}

extension OpenIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__open_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OpenIncidentRequest>) {
        unsafe regent__v1__open_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OpenIncidentRequest>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OpenIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension OpenIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__open_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OpenIncidentResponse>) {
        unsafe regent__v1__open_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OpenIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OpenIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension TriageIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__triage_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__TriageIncidentRequest>) {
        unsafe regent__v1__triage_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__TriageIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe severity = IncidentSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe owner = Read.text(c.pointee.owner)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__TriageIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension TriageIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__triage_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__TriageIncidentResponse>) {
        unsafe regent__v1__triage_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__TriageIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__TriageIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DismissIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dismiss_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DismissIncidentRequest>) {
        unsafe regent__v1__dismiss_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DismissIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DismissIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DismissIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dismiss_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DismissIncidentResponse>) {
        unsafe regent__v1__dismiss_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DismissIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DismissIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension InvestigateIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__investigate_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__InvestigateIncidentRequest>) {
        unsafe regent__v1__investigate_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__InvestigateIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__InvestigateIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension InvestigateIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__investigate_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__InvestigateIncidentResponse>) {
        unsafe regent__v1__investigate_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__InvestigateIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__InvestigateIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension MitigateIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__mitigate_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MitigateIncidentRequest>) {
        unsafe regent__v1__mitigate_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MitigateIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe mitigation = Read.text(c.pointee.mitigation)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MitigateIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.mitigation = arena.text(mitigation)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension MitigateIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__mitigate_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MitigateIncidentResponse>) {
        unsafe regent__v1__mitigate_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MitigateIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MitigateIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ResolveIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resolve_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResolveIncidentRequest>) {
        unsafe regent__v1__resolve_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResolveIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe rootCause = Read.text(c.pointee.root_cause)
        unsafe resolution = Read.text(c.pointee.resolution)
        unsafe actions = Read.messages(c.pointee.actions, c.pointee.n_actions)
        unsafe noActionReason = Read.text(c.pointee.no_action_reason)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResolveIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.root_cause = arena.text(rootCause)
        unsafe c.pointee.resolution = arena.text(resolution)
        unsafe (c.pointee.n_actions, c.pointee.actions) = arena.messages(actions)
        unsafe c.pointee.no_action_reason = arena.text(noActionReason)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResolveIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resolve_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResolveIncidentResponse>) {
        unsafe regent__v1__resolve_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResolveIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResolveIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension CloseIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__close_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CloseIncidentRequest>) {
        unsafe regent__v1__close_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CloseIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CloseIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CloseIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__close_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CloseIncidentResponse>) {
        unsafe regent__v1__close_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CloseIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CloseIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ReopenIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reopen_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReopenIncidentRequest>) {
        unsafe regent__v1__reopen_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReopenIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReopenIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ReopenIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reopen_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReopenIncidentResponse>) {
        unsafe regent__v1__reopen_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReopenIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReopenIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension AddIncidentNoteRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__add_incident_note_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AddIncidentNoteRequest>) {
        unsafe regent__v1__add_incident_note_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AddIncidentNoteRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe text = Read.text(c.pointee.text)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AddIncidentNoteRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.text = arena.text(text)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AddIncidentNoteResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__add_incident_note_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AddIncidentNoteResponse>) {
        unsafe regent__v1__add_incident_note_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AddIncidentNoteResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AddIncidentNoteResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateIncidentRequest>) {
        unsafe regent__v1__update_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateIncidentRequest>) {
        self.init()
        unsafe incident = Read.text(c.pointee.incident)
        unsafe severity = IncidentSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe owner = Read.text(c.pointee.owner)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe description = Read.text(c.pointee.description)
        unsafe addAffected = Read.texts(c.pointee.add_affected, c.pointee.n_add_affected)
        unsafe addLinks = Read.texts(c.pointee.add_links, c.pointee.n_add_links)
        unsafe addActions = Read.messages(c.pointee.add_actions, c.pointee.n_add_actions)
        unsafe changeActions = Read.messages(c.pointee.change_actions, c.pointee.n_change_actions)
        unsafe type = IncidentType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        unsafe occurTime = Read.message(c.pointee.occur_time)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.description = arena.text(description)
        unsafe (c.pointee.n_add_affected, c.pointee.add_affected) = arena.texts(addAffected)
        unsafe (c.pointee.n_add_links, c.pointee.add_links) = arena.texts(addLinks)
        unsafe (c.pointee.n_add_actions, c.pointee.add_actions) = arena.messages(addActions)
        unsafe (c.pointee.n_change_actions, c.pointee.change_actions) = arena.messages(changeActions)
        unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: type.rawValue))
        unsafe c.pointee.occur_time = arena.message(occurTime)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateIncidentResponse>) {
        unsafe regent__v1__update_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetIncidentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_incident_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentRequest>) {
        unsafe regent__v1__get_incident_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetIncidentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetIncidentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_incident_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentResponse>) {
        unsafe regent__v1__get_incident_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetIncidentResponse>) {
        self.init()
        unsafe incident = Read.message(c.pointee.incident)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentResponse>, _ arena: Arena) {
        unsafe c.pointee.incident = arena.message(incident)
    }
}

extension ListIncidentsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_incidents_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListIncidentsRequest>) {
        unsafe regent__v1__list_incidents_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListIncidentsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe state = IncidentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListIncidentsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListIncidentsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_incidents_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListIncidentsResponse>) {
        unsafe regent__v1__list_incidents_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListIncidentsResponse>) {
        self.init()
        unsafe incidents = Read.messages(c.pointee.incidents, c.pointee.n_incidents)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListIncidentsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_incidents, c.pointee.incidents) = arena.messages(incidents)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GetIncidentStatisticsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_incident_statistics_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentStatisticsRequest>) {
        unsafe regent__v1__get_incident_statistics_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetIncidentStatisticsRequest>) {
        self.init()
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentStatisticsRequest>, _ arena: Arena) {
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
    }
}

extension GetIncidentStatisticsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_incident_statistics_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentStatisticsResponse>) {
        unsafe regent__v1__get_incident_statistics_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetIncidentStatisticsResponse>) {
        self.init()
        unsafe `open` = Read.messages(c.pointee.open, c.pointee.n_open)
        unsafe openCount = c.pointee.open_count
        unsafe overdueCount = c.pointee.overdue_count
        unsafe openedCount = c.pointee.opened_count
        unsafe durations = Read.messages(c.pointee.durations, c.pointee.n_durations)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe more = c.pointee.more != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetIncidentStatisticsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_open, c.pointee.open) = arena.messages(`open`)
        unsafe c.pointee.open_count = openCount
        unsafe c.pointee.overdue_count = overdueCount
        unsafe c.pointee.opened_count = openedCount
        unsafe (c.pointee.n_durations, c.pointee.durations) = arena.messages(durations)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.more = more ? 1 : 0
    }
}

extension IncidentCount: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_count__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentCount>) {
        unsafe regent__v1__incident_count__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentCount>) {
        self.init()
        unsafe type = IncidentType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        unsafe severity = IncidentSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe count = c.pointee.count
        unsafe overdueCount = c.pointee.overdue_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentCount>, _ arena: Arena) {
        unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: type.rawValue))
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe c.pointee.count = count
        unsafe c.pointee.overdue_count = overdueCount
    }
}

extension IncidentDuration: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__incident_duration__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IncidentDuration>) {
        unsafe regent__v1__incident_duration__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IncidentDuration>) {
        self.init()
        unsafe step = IncidentStep(rawValue: Int32(bitPattern: c.pointee.step.rawValue))
        unsafe count = c.pointee.count
        unsafe p50Seconds = c.pointee.p50_seconds
        unsafe p95Seconds = c.pointee.p95_seconds
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IncidentDuration>, _ arena: Arena) {
        unsafe c.pointee.step = .init(rawValue: UInt32(bitPattern: step.rawValue))
        unsafe c.pointee.count = count
        unsafe c.pointee.p50_seconds = p50Seconds
        unsafe c.pointee.p95_seconds = p95Seconds
    }
}

extension MessageTypes {
    /// Messages that regent/v1/incidents.proto declares, in its order.
    static let incidents: [any Message.Type] = [
        Incident.self,
        IncidentNote.self,
        IncidentAction.self,
        IncidentActionChange.self,
        IncidentDismissal.self,
        OpenIncidentRequest.self,
        OpenIncidentResponse.self,
        TriageIncidentRequest.self,
        TriageIncidentResponse.self,
        DismissIncidentRequest.self,
        DismissIncidentResponse.self,
        InvestigateIncidentRequest.self,
        InvestigateIncidentResponse.self,
        MitigateIncidentRequest.self,
        MitigateIncidentResponse.self,
        ResolveIncidentRequest.self,
        ResolveIncidentResponse.self,
        CloseIncidentRequest.self,
        CloseIncidentResponse.self,
        ReopenIncidentRequest.self,
        ReopenIncidentResponse.self,
        AddIncidentNoteRequest.self,
        AddIncidentNoteResponse.self,
        UpdateIncidentRequest.self,
        UpdateIncidentResponse.self,
        GetIncidentRequest.self,
        GetIncidentResponse.self,
        ListIncidentsRequest.self,
        ListIncidentsResponse.self,
        GetIncidentStatisticsRequest.self,
        GetIncidentStatisticsResponse.self,
        IncidentCount.self,
        IncidentDuration.self,
    ]
}

extension IncidentState: DocumentState {}

extension OpenIncidentRequest: VerbRequest, DocumentRequest {
    public typealias Answer = OpenIncidentResponse
    public init(document: Incident, mutation: Mutation?) {
        self.init(incident: document, mutation: mutation)
    }
}

extension OpenIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension TriageIncidentRequest: VerbRequest {
    public typealias Answer = TriageIncidentResponse
}

extension TriageIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension DismissIncidentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = DismissIncidentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(incident: subject, mutation: mutation)
    }
}

extension DismissIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension InvestigateIncidentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = InvestigateIncidentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(incident: subject, mutation: mutation)
    }
}

extension InvestigateIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension MitigateIncidentRequest: VerbRequest {
    public typealias Answer = MitigateIncidentResponse
}

extension MitigateIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension ResolveIncidentRequest: VerbRequest {
    public typealias Answer = ResolveIncidentResponse
}

extension ResolveIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension CloseIncidentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = CloseIncidentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(incident: subject, mutation: mutation)
    }
}

extension CloseIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension ReopenIncidentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ReopenIncidentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(incident: subject, mutation: mutation)
    }
}

extension ReopenIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension AddIncidentNoteRequest: VerbRequest {
    public typealias Answer = AddIncidentNoteResponse
}

extension AddIncidentNoteResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension UpdateIncidentRequest: VerbRequest {
    public typealias Answer = UpdateIncidentResponse
}

extension UpdateIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension GetIncidentRequest: NamedRequest {}

extension GetIncidentResponse: DocumentResponse {
    public init(subject: Incident) { self.init(incident: subject) }
    public var subject: Incident? { incident }
}

extension ListIncidentsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(state: state == .unspecified ? nil : state.name, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        state = query.state.flatMap { IncidentState(name: $0) } ?? .unspecified
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListIncidentsResponse: ListResponse {
    public init(items: [Incident], nextPageToken: String) {
        self.init(incidents: items, nextPageToken: nextPageToken)
    }
    public var items: [Incident] { incidents }
}

/// Incidents: what went wrong, who answers for it, and what follows from it.
public enum IncidentServiceMethods {
    /// Opens an incident. Without a name the daemon gives one.
    public static let openIncident = Method<OpenIncidentRequest, OpenIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/OpenIncident", service: "regent.v1.IncidentService",
            method: "OpenIncident", requireAny: ["incident.open"], scope: ["{incident.subject}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.OpenIncidentRequest",
            responseType: "regent.v1.OpenIncidentResponse",
            comment: "Opens an incident. Without a name the daemon gives one.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident?.subject ?? "", ""))]
    }

    /// Confirms the severity of an open incident and names its owner.
    public static let triageIncident = Method<TriageIncidentRequest, TriageIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/TriageIncident", service: "regent.v1.IncidentService",
            method: "TriageIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.TriageIncidentRequest",
            responseType: "regent.v1.TriageIncidentResponse",
            comment: "Confirms the severity of an open incident and names its owner.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Dismisses a report that was no incident. Needs a reason; of severity ERROR and CRITICAL a second person confirms.
    public static let dismissIncident = Method<DismissIncidentRequest, DismissIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/DismissIncident", service: "regent.v1.IncidentService",
            method: "DismissIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DismissIncidentRequest",
            responseType: "regent.v1.DismissIncidentResponse",
            comment: "Dismisses a report that was no incident. Needs a reason; of severity ERROR and CRITICAL a second person confirms.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Begins the search for the root cause.
    public static let investigateIncident = Method<InvestigateIncidentRequest, InvestigateIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/InvestigateIncident", service: "regent.v1.IncidentService",
            method: "InvestigateIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.InvestigateIncidentRequest",
            responseType: "regent.v1.InvestigateIncidentResponse",
            comment: "Begins the search for the root cause.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Records what was done against the harm.
    public static let mitigateIncident = Method<MitigateIncidentRequest, MitigateIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/MitigateIncident", service: "regent.v1.IncidentService",
            method: "MitigateIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.MitigateIncidentRequest",
            responseType: "regent.v1.MitigateIncidentResponse",
            comment: "Records what was done against the harm.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Records the root cause and what follows from it: actions, or none with the reason.
    public static let resolveIncident = Method<ResolveIncidentRequest, ResolveIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/ResolveIncident", service: "regent.v1.IncidentService",
            method: "ResolveIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResolveIncidentRequest",
            responseType: "regent.v1.ResolveIncidentResponse",
            comment: "Records the root cause and what follows from it: actions, or none with the reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Closes a resolved incident, by another person than its resolver. Every action is done or waived.
    public static let closeIncident = Method<CloseIncidentRequest, CloseIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/CloseIncident", service: "regent.v1.IncidentService",
            method: "CloseIncident", requireAny: ["incident.close"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CloseIncidentRequest",
            responseType: "regent.v1.CloseIncidentResponse",
            comment: "Closes a resolved incident, by another person than its resolver. Every action is done or waived.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Reopens a resolved or closed incident. Needs a reason.
    public static let reopenIncident = Method<ReopenIncidentRequest, ReopenIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/ReopenIncident", service: "regent.v1.IncidentService",
            method: "ReopenIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ReopenIncidentRequest",
            responseType: "regent.v1.ReopenIncidentResponse",
            comment: "Reopens a resolved or closed incident. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Adds a note to the timeline.
    public static let addIncidentNote = Method<AddIncidentNoteRequest, AddIncidentNoteResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/AddIncidentNote", service: "regent.v1.IncidentService",
            method: "AddIncidentNote", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AddIncidentNoteRequest",
            responseType: "regent.v1.AddIncidentNoteResponse",
            comment: "Adds a note to the timeline.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// Changes severity (with a reason), type, owner, times, what is affected, links and actions. What is left out stays.
    public static let updateIncident = Method<UpdateIncidentRequest, UpdateIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/UpdateIncident", service: "regent.v1.IncidentService",
            method: "UpdateIncident", requireAny: ["incident.manage"], scope: ["{incident}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateIncidentRequest",
            responseType: "regent.v1.UpdateIncidentResponse",
            comment: "Changes severity (with a reason), type, owner, times, what is affected, links and actions. What is left out stays.")
    ) { request in
        [ScopeName.all(ScopeName("", request.incident, ""))]
    }

    /// One incident.
    public static let getIncident = Method<GetIncidentRequest, GetIncidentResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/GetIncident", service: "regent.v1.IncidentService",
            method: "GetIncident", requireAny: ["incident.open", "incident.manage", "incident.close"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetIncidentRequest",
            responseType: "regent.v1.GetIncidentResponse",
            comment: "One incident.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Incidents, of those that the caller may read.
    public static let listIncidents = Method<ListIncidentsRequest, ListIncidentsResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/ListIncidents", service: "regent.v1.IncidentService",
            method: "ListIncidents", requireAny: ["incident.open", "incident.manage", "incident.close"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListIncidentsRequest",
            responseType: "regent.v1.ListIncidentsResponse",
            comment: "Incidents, of those that the caller may read."))

    /// Counts incidents that are open and overdue, and returns how long their steps took, of those that the caller may read.
    public static let getIncidentStatistics = Method<GetIncidentStatisticsRequest, GetIncidentStatisticsResponse>(
        MethodDescriptor(
            name: "/regent.v1.IncidentService/GetIncidentStatistics", service: "regent.v1.IncidentService",
            method: "GetIncidentStatistics", requireAny: ["incident.open", "incident.manage", "incident.close"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetIncidentStatisticsRequest",
            responseType: "regent.v1.GetIncidentStatisticsResponse",
            comment: "Counts incidents that are open and overdue, and returns how long their steps took, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        openIncident.descriptor,
        triageIncident.descriptor,
        dismissIncident.descriptor,
        investigateIncident.descriptor,
        mitigateIncident.descriptor,
        resolveIncident.descriptor,
        closeIncident.descriptor,
        reopenIncident.descriptor,
        addIncidentNote.descriptor,
        updateIncident.descriptor,
        getIncident.descriptor,
        listIncidents.descriptor,
        getIncidentStatistics.descriptor,
    ]
}
