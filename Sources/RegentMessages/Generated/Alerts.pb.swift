// Generated from regent/v1/alerts.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of an alert.
public enum AlertState: OpenEnum {
    /// Not used.
    case unspecified
    /// Somebody must look at it.
    case `open`
    /// A change of configuration ended it.
    case fixedByConfig
    /// A rollback ended it.
    case rolledBack
    /// Nothing was wrong.
    case falseAlarm
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`open`
        case 2: self = .fixedByConfig
        case 3: self = .rolledBack
        case 4: self = .falseAlarm
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`open`: 1
        case .fixedByConfig: 2
        case .rolledBack: 3
        case .falseAlarm: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`open`: "OPEN"
        case .fixedByConfig: "FIXED_BY_CONFIG"
        case .rolledBack: "ROLLED_BACK"
        case .falseAlarm: "FALSE_ALARM"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .`open`,
        .fixedByConfig,
        .rolledBack,
        .falseAlarm
    ]
}

/// What an alert is about.
public enum AlertKind: OpenEnum {
    /// Refused.
    case unspecified
    /// A metric is further from its historical mean than the threshold, in standard deviations.
    case sigma
    /// A distribution moves: predictions no longer fit what happens, or the rates of a deployment leave their range.
    case drift
    /// A provider fails.
    case health
    /// A service level is missed.
    case sla
    /// An answer with safety_compliant = false.
    case safety
    /// The schema-valid rate of a canary is below that of its baseline.
    case schemaValid
    /// The judge of a rollout says ROLLBACK or INVALID, and the rollout does not act by itself.
    case judge
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .sigma
        case 2: self = .drift
        case 3: self = .health
        case 4: self = .sla
        case 5: self = .safety
        case 6: self = .schemaValid
        case 7: self = .judge
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .sigma: 1
        case .drift: 2
        case .health: 3
        case .sla: 4
        case .safety: 5
        case .schemaValid: 6
        case .judge: 7
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .sigma: "SIGMA"
        case .drift: "DRIFT"
        case .health: "HEALTH"
        case .sla: "SLA"
        case .safety: "SAFETY"
        case .schemaValid: "SCHEMA_VALID"
        case .judge: "JUDGE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .sigma,
        .drift,
        .health,
        .sla,
        .safety,
        .schemaValid,
        .judge
    ]
}

/// Something that somebody must look at. The daemon opens it; at most one is open for a subject and kind.
public struct Alert: Document {
    public static var fullName: String { "regent.v1.Alert" }
    public static var kind: String { "alerts" }
    public static var pattern: String { "alerts/{alert}" }
    public static var getMethod: String { "/regent.v1.AlertService/GetAlert" }
    public static var listMethod: String { "/regent.v1.AlertService/ListAlerts" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}", "{subject}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""), ScopeName("", self.subject, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "kind", "subject", "title", "metric", "observed", "expected", "threshold", "sample_count", "rollout", "closed_by", "close_time", "close_reason", "model"] }
    public static var indexes: [[String]] { [["state", "create_time"], ["scope:{model}", "state", "create_time"], ["scope:{subject}", "state", "create_time"], ["subject", "state"], ["create_time"], ["scope:{model}", "create_time"], ["scope:{subject}", "create_time"], ["scope:{model}"], ["scope:{subject}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(createTime)], [.text(ScopeName("", self.subject, "").scope), .text(state.name), .time(createTime)], [.text(subject), .text(state.name)], [.time(createTime)], [.text(ScopeName("", self.model, "").scope), .time(createTime)], [.text(ScopeName("", self.subject, "").scope), .time(createTime)], [.text(ScopeName("", self.model, "").scope)], [.text(ScopeName("", self.subject, "").scope)]] }

    /// alerts/{alert}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was opened.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: AlertState = .unspecified
    /// What it is about; output only.
    public var kind: AlertKind = .unspecified
    /// Resource that it is about, for example a rollout policy or a provider config; output only.
    public var subject: String = ""
    /// For people, in one line; output only.
    public var title: String = ""
    /// The metric; empty = none. Output only.
    public var metric: String = ""
    /// What was seen; output only.
    /// In the unit of the metric; absent where there is no number.
    public var observed: Double? = nil
    /// What was expected; output only.
    /// In the unit of the metric; absent where there is no number.
    public var expected: Double? = nil
    /// From where on it is an alert; output only.
    /// In the unit of the trigger, for example standard deviations; absent where there is no number.
    public var threshold: Double? = nil
    /// Outcomes that it was seen in; output only.
    public var sampleCount: UInt64 = 0
    /// The rollout that it belongs to, rollouts/{rollout}; empty = none. Output only.
    public var rollout: String = ""
    /// Principal who closed it; output only.
    public var closedBy: String = ""
    /// When it was closed; output only.
    public var closeTime: Timestamp? = nil
    /// Why it was closed; output only.
    public var closeReason: String = ""
    /// The model that the subject belongs to; empty = none. Output only.
    public var model: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: AlertState = .unspecified,
        kind: AlertKind = .unspecified,
        subject: String = "",
        title: String = "",
        metric: String = "",
        observed: Double? = nil,
        expected: Double? = nil,
        threshold: Double? = nil,
        sampleCount: UInt64 = 0,
        rollout: String = "",
        closedBy: String = "",
        closeTime: Timestamp? = nil,
        closeReason: String = "",
        model: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.kind = kind
        self.subject = subject
        self.title = title
        self.metric = metric
        self.observed = observed
        self.expected = expected
        self.threshold = threshold
        self.sampleCount = sampleCount
        self.rollout = rollout
        self.closedBy = closedBy
        self.closeTime = closeTime
        self.closeReason = closeReason
        self.model = model
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Alert.pattern)
        checker.known("state", state)
        checker.known("kind", kind)
        checker.text("subject", subject, bytesMax: 512, name: true)
        checker.text("title", title, bytesMax: 512)
        checker.text("metric", metric, bytesMax: 256)
        checker.text("rollout", rollout, bytesMax: 256, resource: RolloutRun.pattern)
        checker.text("closed_by", closedBy, bytesMax: 256)
        checker.text("close_reason", closeReason, bytesMax: 8192, multiline: true)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
    }
}

/// Closes an alert.
public struct CloseAlertRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CloseAlertRequest" }

    /// alerts/{alert}.
    public var name: String = ""
    /// What it was: FIXED_BY_CONFIG, ROLLED_BACK or FALSE_ALARM.
    public var resolution: AlertState = .unspecified
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        resolution: AlertState = .unspecified,
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.resolution = resolution
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Alert.pattern)
        checker.known("resolution", resolution, required: true)
        checker.message("mutation", mutation)
    }
}

/// The closed alert.
public struct CloseAlertResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CloseAlertResponse" }

    /// As stored.
    public var alert: Alert? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(alert: Alert? = nil, receipt: Receipt? = nil) {
        self.alert = alert
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("alert", alert)
    }
}

/// Asks for an alert.
public struct GetAlertRequest: Message {
    public static var fullName: String { "regent.v1.GetAlertRequest" }

    /// alerts/{alert}.
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
        checker.text("name", name, required: true, resource: Alert.pattern)
    }
}

/// One alert.
public struct GetAlertResponse: Message {
    public static var fullName: String { "regent.v1.GetAlertResponse" }

    /// As stored.
    public var alert: Alert? = nil

    public init() {}

    public init(alert: Alert? = nil) {
        self.alert = alert
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("alert", alert)
    }
}

/// Asks for alerts.
public struct ListAlertsRequest: Message {
    public static var fullName: String { "regent.v1.ListAlertsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = OPEN`; empty = all (docs/reference/filters.md).
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

/// A page of alerts.
public struct ListAlertsResponse: Message {
    public static var fullName: String { "regent.v1.ListAlertsResponse" }

    /// In the order that was asked for.
    public var alerts: [Alert] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(alerts: [Alert] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.alerts = alerts
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
        checker.messages("alerts", alerts)
    }
}

extension Alert: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__alert__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Alert>) {
        unsafe regent__v1__alert__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Alert>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = AlertState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe kind = AlertKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe subject = Read.text(c.pointee.subject)
        unsafe title = Read.text(c.pointee.title)
        unsafe metric = Read.text(c.pointee.metric)
        if unsafe c.pointee.observed_presence_case.rawValue == 11 {
            unsafe observed = c.pointee.observed
        }
        if unsafe c.pointee.expected_presence_case.rawValue == 12 {
            unsafe expected = c.pointee.expected
        }
        if unsafe c.pointee.threshold_presence_case.rawValue == 13 {
            unsafe threshold = c.pointee.threshold
        }
        unsafe sampleCount = c.pointee.sample_count
        unsafe rollout = Read.text(c.pointee.rollout)
        unsafe closedBy = Read.text(c.pointee.closed_by)
        unsafe closeTime = Read.message(c.pointee.close_time)
        unsafe closeReason = Read.text(c.pointee.close_reason)
        unsafe model = Read.text(c.pointee.model)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Alert>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.subject = arena.text(subject)
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.metric = arena.text(metric)
        if let observed {
            unsafe c.pointee.observed_presence_case = .init(rawValue: 11)
            unsafe c.pointee.observed = observed
        }
        if let expected {
            unsafe c.pointee.expected_presence_case = .init(rawValue: 12)
            unsafe c.pointee.expected = expected
        }
        if let threshold {
            unsafe c.pointee.threshold_presence_case = .init(rawValue: 13)
            unsafe c.pointee.threshold = threshold
        }
        unsafe c.pointee.sample_count = sampleCount
        unsafe c.pointee.rollout = arena.text(rollout)
        unsafe c.pointee.closed_by = arena.text(closedBy)
        unsafe c.pointee.close_time = arena.message(closeTime)
        unsafe c.pointee.close_reason = arena.text(closeReason)
        unsafe c.pointee.model = arena.text(model)
    }
}

extension CloseAlertRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__close_alert_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CloseAlertRequest>) {
        unsafe regent__v1__close_alert_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CloseAlertRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe resolution = AlertState(rawValue: Int32(bitPattern: c.pointee.resolution.rawValue))
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CloseAlertRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.resolution = .init(rawValue: UInt32(bitPattern: resolution.rawValue))
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CloseAlertResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__close_alert_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CloseAlertResponse>) {
        unsafe regent__v1__close_alert_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CloseAlertResponse>) {
        self.init()
        unsafe alert = Read.message(c.pointee.alert)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CloseAlertResponse>, _ arena: Arena) {
        unsafe c.pointee.alert = arena.message(alert)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetAlertRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_alert_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetAlertRequest>) {
        unsafe regent__v1__get_alert_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetAlertRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetAlertRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetAlertResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_alert_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetAlertResponse>) {
        unsafe regent__v1__get_alert_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetAlertResponse>) {
        self.init()
        unsafe alert = Read.message(c.pointee.alert)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetAlertResponse>, _ arena: Arena) {
        unsafe c.pointee.alert = arena.message(alert)
    }
}

extension ListAlertsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_alerts_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListAlertsRequest>) {
        unsafe regent__v1__list_alerts_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListAlertsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListAlertsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListAlertsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_alerts_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListAlertsResponse>) {
        unsafe regent__v1__list_alerts_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListAlertsResponse>) {
        self.init()
        unsafe alerts = Read.messages(c.pointee.alerts, c.pointee.n_alerts)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListAlertsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_alerts, c.pointee.alerts) = arena.messages(alerts)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/alerts.proto declares, in its order.
    static let alerts: [any Message.Type] = [
        Alert.self,
        CloseAlertRequest.self,
        CloseAlertResponse.self,
        GetAlertRequest.self,
        GetAlertResponse.self,
        ListAlertsRequest.self,
        ListAlertsResponse.self,
    ]
}

extension AlertState: DocumentState {}

extension CloseAlertRequest: VerbRequest {
    public typealias Answer = CloseAlertResponse
}

extension CloseAlertResponse: DocumentResponse {
    public init(subject: Alert) { self.init(alert: subject) }
    public var subject: Alert? { alert }
}

extension GetAlertRequest: NamedRequest {}

extension GetAlertResponse: DocumentResponse {
    public init(subject: Alert) { self.init(alert: subject) }
    public var subject: Alert? { alert }
}

extension ListAlertsRequest: ListRequest {
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

extension ListAlertsResponse: ListResponse {
    public init(items: [Alert], nextPageToken: String) {
        self.init(alerts: items, nextPageToken: nextPageToken)
    }
    public var items: [Alert] { alerts }
}

/// Alerts: what the daemon has seen that somebody must look at.
public enum AlertServiceMethods {
    /// Closes an alert and records what it was. Needs a reason.
    public static let closeAlert = Method<CloseAlertRequest, CloseAlertResponse>(
        MethodDescriptor(
            name: "/regent.v1.AlertService/CloseAlert", service: "regent.v1.AlertService",
            method: "CloseAlert", requireAny: ["alert.close"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CloseAlertRequest",
            responseType: "regent.v1.CloseAlertResponse",
            comment: "Closes an alert and records what it was. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One alert.
    public static let getAlert = Method<GetAlertRequest, GetAlertResponse>(
        MethodDescriptor(
            name: "/regent.v1.AlertService/GetAlert", service: "regent.v1.AlertService",
            method: "GetAlert", requireAny: ["rollout.read", "alert.close"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetAlertRequest",
            responseType: "regent.v1.GetAlertResponse",
            comment: "One alert.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Alerts, of those that the caller may read.
    public static let listAlerts = Method<ListAlertsRequest, ListAlertsResponse>(
        MethodDescriptor(
            name: "/regent.v1.AlertService/ListAlerts", service: "regent.v1.AlertService",
            method: "ListAlerts", requireAny: ["rollout.read", "alert.close"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListAlertsRequest",
            responseType: "regent.v1.ListAlertsResponse",
            comment: "Alerts, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        closeAlert.descriptor,
        getAlert.descriptor,
        listAlerts.descriptor,
    ]
}
