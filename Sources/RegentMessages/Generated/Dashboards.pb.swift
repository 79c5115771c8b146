// Generated from regent/v1/dashboards.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a dashboard.
public enum DashboardState: OpenEnum {
    /// Not used.
    case unspecified
    /// In use.
    case active
    /// Out of use; its name stays taken.
    case archived
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        case 2: self = .archived
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .archived: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .archived: "ARCHIVED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active, .archived]
}

/// How the answer to the query of a panel is shown.
public enum ChartKind: OpenEnum {
    /// Not used.
    case unspecified
    /// A line from value to value.
    case line
    /// A line that keeps each value until the next one.
    case step
    /// A bar from zero per group or bucket.
    case bar
    /// The rows.
    case table
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .line
        case 2: self = .step
        case 3: self = .bar
        case 4: self = .table
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .line: 1
        case .step: 2
        case .bar: 3
        case .table: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .line: "LINE"
        case .step: "STEP"
        case .bar: "BAR"
        case .table: "TABLE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .line, .step, .bar, .table]
}

/// A query and how its answer is shown.
public struct DashboardPanel: Message {
    public static var fullName: String { "regent.v1.DashboardPanel" }

    /// What it is, for people; different in each panel.
    public var title: String = ""
    /// Query as text (docs/query.md); it is run with the permissions of whoever looks.
    public var query: String = ""
    /// How it is shown.
    public var chart: ChartKind = .unspecified
    /// Unit of the values, for people; empty = that of the query.
    public var unit: String = ""

    public init() {}

    public init(
        title: String = "",
        query: String = "",
        chart: ChartKind = .unspecified,
        unit: String = ""
    ) {
        self.title = title
        self.query = query
        self.chart = chart
        self.unit = unit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("title", title, required: true, bytesMax: 128)
        checker.text("query", query, required: true, bytesMax: 8192)
        checker.known("chart", chart, required: true)
        checker.text("unit", unit, bytesMax: 32)
    }
}

/// Queries that belong together. It lies in the whole store; a panel shows only what its reader may read.
public struct Dashboard: Document {
    public static var fullName: String { "regent.v1.Dashboard" }
    public static var kind: String { "dashboards" }
    public static var pattern: String { "dashboards/{dashboard}" }
    public static var getMethod: String { "/regent.v1.DashboardService/GetDashboard" }
    public static var listMethod: String { "/regent.v1.DashboardService/ListDashboards" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state"] }
    public static var indexes: [[String]] { [["state"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name)]] }

    /// dashboards/{dashboard}.
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
    public var state: DashboardState = .unspecified
    /// For people, for example "Routing".
    public var displayName: String = ""
    /// What it answers, for people.
    public var description: String = ""
    /// Shown in this order, 1-24.
    public var panels: [DashboardPanel] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: DashboardState = .unspecified,
        displayName: String = "",
        description: String = "",
        panels: [DashboardPanel] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.displayName = displayName
        self.description = description
        self.panels = panels
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Dashboard.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.text("description", description, bytesMax: 2048)
        checker.items("panels", panels.count, required: true, max: 24)
        checker.messages("panels", panels)
    }
}

/// Makes or replaces a dashboard.
public struct PutDashboardRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutDashboardRequest" }

    /// The whole dashboard; what is output only is ignored.
    public var dashboard: Dashboard? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(dashboard: Dashboard? = nil, mutation: Mutation? = nil) {
        self.dashboard = dashboard
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("dashboard", dashboard, required: true)
        checker.message("mutation", mutation)
    }
}

/// The dashboard after the change.
public struct PutDashboardResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutDashboardResponse" }

    /// As stored.
    public var dashboard: Dashboard? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(dashboard: Dashboard? = nil, receipt: Receipt? = nil) {
        self.dashboard = dashboard
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("dashboard", dashboard)
    }
}

/// Archives a dashboard.
public struct ArchiveDashboardRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveDashboardRequest" }

    /// dashboards/{dashboard}.
    public var name: String = ""
    /// Key, etag, reason.
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
        checker.text("name", name, required: true, resource: Dashboard.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived dashboard.
public struct ArchiveDashboardResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveDashboardResponse" }

    /// As stored.
    public var dashboard: Dashboard? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(dashboard: Dashboard? = nil, receipt: Receipt? = nil) {
        self.dashboard = dashboard
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("dashboard", dashboard)
    }
}

/// Restores an archived dashboard.
public struct RestoreDashboardRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreDashboardRequest" }

    /// dashboards/{dashboard}.
    public var name: String = ""
    /// Key, etag, reason.
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
        checker.text("name", name, required: true, resource: Dashboard.pattern)
        checker.message("mutation", mutation)
    }
}

/// The dashboard in use again.
public struct RestoreDashboardResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreDashboardResponse" }

    /// As stored.
    public var dashboard: Dashboard? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(dashboard: Dashboard? = nil, receipt: Receipt? = nil) {
        self.dashboard = dashboard
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("dashboard", dashboard)
    }
}

/// Asks for a dashboard.
public struct GetDashboardRequest: Message {
    public static var fullName: String { "regent.v1.GetDashboardRequest" }

    /// dashboards/{dashboard}.
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
        checker.text("name", name, required: true, resource: Dashboard.pattern)
    }
}

/// One dashboard.
public struct GetDashboardResponse: Message {
    public static var fullName: String { "regent.v1.GetDashboardResponse" }

    /// As stored.
    public var dashboard: Dashboard? = nil

    public init() {}

    public init(dashboard: Dashboard? = nil) {
        self.dashboard = dashboard
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("dashboard", dashboard)
    }
}

/// Asks for dashboards.
public struct ListDashboardsRequest: Message {
    public static var fullName: String { "regent.v1.ListDashboardsRequest" }

    /// Dashboards a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Archived ones too.
    public var showArchived: Bool = false
    /// Only those that it is true of, for example `state = ARCHIVED`; empty = all (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
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

/// A page of dashboards.
public struct ListDashboardsResponse: Message {
    public static var fullName: String { "regent.v1.ListDashboardsResponse" }

    /// In the order that was asked for.
    public var dashboards: [Dashboard] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        dashboards: [Dashboard] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.dashboards = dashboards
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
        checker.messages("dashboards", dashboards)
    }
}

extension DashboardPanel: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dashboard_panel__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DashboardPanel>) {
        unsafe regent__v1__dashboard_panel__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DashboardPanel>) {
        self.init()
        unsafe title = Read.text(c.pointee.title)
        unsafe query = Read.text(c.pointee.query)
        unsafe chart = ChartKind(rawValue: Int32(bitPattern: c.pointee.chart.rawValue))
        unsafe unit = Read.text(c.pointee.unit)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DashboardPanel>, _ arena: Arena) {
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.query = arena.text(query)
        unsafe c.pointee.chart = .init(rawValue: UInt32(bitPattern: chart.rawValue))
        unsafe c.pointee.unit = arena.text(unit)
    }
}

extension Dashboard: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__dashboard__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Dashboard>) {
        unsafe regent__v1__dashboard__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Dashboard>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = DashboardState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe description = Read.text(c.pointee.description)
        unsafe panels = Read.messages(c.pointee.panels, c.pointee.n_panels)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Dashboard>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe c.pointee.description = arena.text(description)
        unsafe (c.pointee.n_panels, c.pointee.panels) = arena.messages(panels)
    }
}

extension PutDashboardRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_dashboard_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutDashboardRequest>) {
        unsafe regent__v1__put_dashboard_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutDashboardRequest>) {
        self.init()
        unsafe dashboard = Read.message(c.pointee.dashboard)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutDashboardRequest>, _ arena: Arena) {
        unsafe c.pointee.dashboard = arena.message(dashboard)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutDashboardResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_dashboard_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutDashboardResponse>) {
        unsafe regent__v1__put_dashboard_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutDashboardResponse>) {
        self.init()
        unsafe dashboard = Read.message(c.pointee.dashboard)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutDashboardResponse>, _ arena: Arena) {
        unsafe c.pointee.dashboard = arena.message(dashboard)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveDashboardRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_dashboard_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveDashboardRequest>) {
        unsafe regent__v1__archive_dashboard_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveDashboardRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveDashboardRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveDashboardResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_dashboard_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveDashboardResponse>) {
        unsafe regent__v1__archive_dashboard_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveDashboardResponse>) {
        self.init()
        unsafe dashboard = Read.message(c.pointee.dashboard)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveDashboardResponse>, _ arena: Arena) {
        unsafe c.pointee.dashboard = arena.message(dashboard)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreDashboardRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_dashboard_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreDashboardRequest>) {
        unsafe regent__v1__restore_dashboard_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreDashboardRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreDashboardRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreDashboardResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_dashboard_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreDashboardResponse>) {
        unsafe regent__v1__restore_dashboard_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreDashboardResponse>) {
        self.init()
        unsafe dashboard = Read.message(c.pointee.dashboard)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreDashboardResponse>, _ arena: Arena) {
        unsafe c.pointee.dashboard = arena.message(dashboard)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetDashboardRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_dashboard_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDashboardRequest>) {
        unsafe regent__v1__get_dashboard_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDashboardRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDashboardRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetDashboardResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_dashboard_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDashboardResponse>) {
        unsafe regent__v1__get_dashboard_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDashboardResponse>) {
        self.init()
        unsafe dashboard = Read.message(c.pointee.dashboard)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDashboardResponse>, _ arena: Arena) {
        unsafe c.pointee.dashboard = arena.message(dashboard)
    }
}

extension ListDashboardsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_dashboards_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDashboardsRequest>) {
        unsafe regent__v1__list_dashboards_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDashboardsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDashboardsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListDashboardsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_dashboards_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDashboardsResponse>) {
        unsafe regent__v1__list_dashboards_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDashboardsResponse>) {
        self.init()
        unsafe dashboards = Read.messages(c.pointee.dashboards, c.pointee.n_dashboards)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDashboardsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_dashboards, c.pointee.dashboards) = arena.messages(dashboards)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/dashboards.proto declares, in its order.
    static let dashboards: [any Message.Type] = [
        DashboardPanel.self,
        Dashboard.self,
        PutDashboardRequest.self,
        PutDashboardResponse.self,
        ArchiveDashboardRequest.self,
        ArchiveDashboardResponse.self,
        RestoreDashboardRequest.self,
        RestoreDashboardResponse.self,
        GetDashboardRequest.self,
        GetDashboardResponse.self,
        ListDashboardsRequest.self,
        ListDashboardsResponse.self,
    ]
}

extension DashboardState: DocumentState {}

extension PutDashboardRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutDashboardResponse
    public init(document: Dashboard, mutation: Mutation?) {
        self.init(dashboard: document, mutation: mutation)
    }
}

extension PutDashboardResponse: DocumentResponse {
    public init(subject: Dashboard) { self.init(dashboard: subject) }
    public var subject: Dashboard? { dashboard }
}

extension ArchiveDashboardRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveDashboardResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveDashboardResponse: DocumentResponse {
    public init(subject: Dashboard) { self.init(dashboard: subject) }
    public var subject: Dashboard? { dashboard }
}

extension RestoreDashboardRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreDashboardResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreDashboardResponse: DocumentResponse {
    public init(subject: Dashboard) { self.init(dashboard: subject) }
    public var subject: Dashboard? { dashboard }
}

extension GetDashboardRequest: NamedRequest {}

extension GetDashboardResponse: DocumentResponse {
    public init(subject: Dashboard) { self.init(dashboard: subject) }
    public var subject: Dashboard? { dashboard }
}

extension ListDashboardsRequest: ListRequest {
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

extension ListDashboardsResponse: ListResponse {
    public init(items: [Dashboard], nextPageToken: String) {
        self.init(dashboards: items, nextPageToken: nextPageToken)
    }
    public var items: [Dashboard] { dashboards }
}

/// Dashboards: queries that belong together, each with the chart that shows it.
public enum DashboardServiceMethods {
    /// Makes a dashboard, or replaces it whole.
    public static let putDashboard = Method<PutDashboardRequest, PutDashboardResponse>(
        MethodDescriptor(
            name: "/regent.v1.DashboardService/PutDashboard", service: "regent.v1.DashboardService",
            method: "PutDashboard", requireAny: ["dashboard.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutDashboardRequest",
            responseType: "regent.v1.PutDashboardResponse",
            comment: "Makes a dashboard, or replaces it whole.")
    ) { _ in [[]] }

    /// Archives a dashboard: its name cannot be used again.
    public static let archiveDashboard = Method<ArchiveDashboardRequest, ArchiveDashboardResponse>(
        MethodDescriptor(
            name: "/regent.v1.DashboardService/ArchiveDashboard", service: "regent.v1.DashboardService",
            method: "ArchiveDashboard", requireAny: ["dashboard.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveDashboardRequest",
            responseType: "regent.v1.ArchiveDashboardResponse",
            comment: "Archives a dashboard: its name cannot be used again.")
    ) { _ in [[]] }

    /// Restores an archived dashboard.
    public static let restoreDashboard = Method<RestoreDashboardRequest, RestoreDashboardResponse>(
        MethodDescriptor(
            name: "/regent.v1.DashboardService/RestoreDashboard", service: "regent.v1.DashboardService",
            method: "RestoreDashboard", requireAny: ["dashboard.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreDashboardRequest",
            responseType: "regent.v1.RestoreDashboardResponse",
            comment: "Restores an archived dashboard.")
    ) { _ in [[]] }

    /// One dashboard.
    public static let getDashboard = Method<GetDashboardRequest, GetDashboardResponse>(
        MethodDescriptor(
            name: "/regent.v1.DashboardService/GetDashboard", service: "regent.v1.DashboardService",
            method: "GetDashboard", requireAny: ["analytics.query"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDashboardRequest",
            responseType: "regent.v1.GetDashboardResponse",
            comment: "One dashboard.")
    ) { _ in [[]] }

    /// Dashboards, of those that the caller may read.
    public static let listDashboards = Method<ListDashboardsRequest, ListDashboardsResponse>(
        MethodDescriptor(
            name: "/regent.v1.DashboardService/ListDashboards", service: "regent.v1.DashboardService",
            method: "ListDashboards", requireAny: ["analytics.query"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListDashboardsRequest",
            responseType: "regent.v1.ListDashboardsResponse",
            comment: "Dashboards, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putDashboard.descriptor,
        archiveDashboard.descriptor,
        restoreDashboard.descriptor,
        getDashboard.descriptor,
        listDashboards.descriptor,
    ]
}
