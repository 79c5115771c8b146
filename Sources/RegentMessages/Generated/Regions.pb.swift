// Generated from regent/v1/regions.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a region.
public enum RegionState: OpenEnum {
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

/// A part of the world in which models are deployed; dates of tasks in it are those of its time zone.
public struct Region: Document {
    public static var fullName: String { "regent.v1.Region" }
    public static var kind: String { "regions" }
    public static var pattern: String { "regions/{region}" }
    public static var getMethod: String { "/regent.v1.RegionService/GetRegion" }
    public static var listMethod: String { "/regent.v1.RegionService/ListRegions" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state"] }
    public static var indexes: [[String]] { [["state"], ["owner"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name)], [.text(owner)]] }

    /// regions/{region}.
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
    public var state: RegionState = .unspecified
    /// For people, for example "European Union".
    public var displayName: String = ""
    /// IANA time zone, for example "Europe/Berlin", as the daemon's machine has it.
    public var timeZone: String = ""
    /// Who answers for it; empty = whoever creates it.
    public var owner: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: RegionState = .unspecified,
        displayName: String = "",
        timeZone: String = "",
        owner: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.displayName = displayName
        self.timeZone = timeZone
        self.owner = owner
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Region.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.text("time_zone", timeZone, required: true, bytesMax: 128)
        checker.text("owner", owner, bytesMax: 256, resource: Principal.pattern)
    }
}

/// Makes or replaces a region.
public struct PutRegionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutRegionRequest" }

    /// The whole region; what is output only is ignored.
    public var region: Region? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(region: Region? = nil, mutation: Mutation? = nil) {
        self.region = region
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("region", region, required: true)
        checker.message("mutation", mutation)
    }
}

/// The region after the change.
public struct PutRegionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutRegionResponse" }

    /// As stored.
    public var region: Region? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(region: Region? = nil, receipt: Receipt? = nil) {
        self.region = region
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("region", region)
    }
}

/// Archives a region.
public struct ArchiveRegionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveRegionRequest" }

    /// regions/{region}.
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
        checker.text("name", name, required: true, resource: Region.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived region.
public struct ArchiveRegionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveRegionResponse" }

    /// As stored.
    public var region: Region? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(region: Region? = nil, receipt: Receipt? = nil) {
        self.region = region
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("region", region)
    }
}

/// Restores an archived region.
public struct RestoreRegionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreRegionRequest" }

    /// regions/{region}.
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
        checker.text("name", name, required: true, resource: Region.pattern)
        checker.message("mutation", mutation)
    }
}

/// The region in use again.
public struct RestoreRegionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreRegionResponse" }

    /// As stored.
    public var region: Region? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(region: Region? = nil, receipt: Receipt? = nil) {
        self.region = region
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("region", region)
    }
}

/// Asks for a region.
public struct GetRegionRequest: Message {
    public static var fullName: String { "regent.v1.GetRegionRequest" }

    /// regions/{region}.
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
        checker.text("name", name, required: true, resource: Region.pattern)
    }
}

/// One region.
public struct GetRegionResponse: Message {
    public static var fullName: String { "regent.v1.GetRegionResponse" }

    /// As stored.
    public var region: Region? = nil

    public init() {}

    public init(region: Region? = nil) {
        self.region = region
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("region", region)
    }
}

/// Asks for regions.
public struct ListRegionsRequest: Message {
    public static var fullName: String { "regent.v1.ListRegionsRequest" }

    /// Regions a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Archived ones too.
    public var showArchived: Bool = false
    /// Only those that it is true of, for example `owner = principals/ada`; empty = all
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

/// A page of regions.
public struct ListRegionsResponse: Message {
    public static var fullName: String { "regent.v1.ListRegionsResponse" }

    /// In the order that was asked for.
    public var regions: [Region] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(regions: [Region] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.regions = regions
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
        checker.messages("regions", regions)
    }
}

extension Region: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__region__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Region>) {
        unsafe regent__v1__region__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Region>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = RegionState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe timeZone = Read.text(c.pointee.time_zone)
        unsafe owner = Read.text(c.pointee.owner)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Region>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe c.pointee.time_zone = arena.text(timeZone)
        unsafe c.pointee.owner = arena.text(owner)
    }
}

extension PutRegionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_region_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutRegionRequest>) {
        unsafe regent__v1__put_region_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutRegionRequest>) {
        self.init()
        unsafe region = Read.message(c.pointee.region)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutRegionRequest>, _ arena: Arena) {
        unsafe c.pointee.region = arena.message(region)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutRegionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_region_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutRegionResponse>) {
        unsafe regent__v1__put_region_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutRegionResponse>) {
        self.init()
        unsafe region = Read.message(c.pointee.region)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutRegionResponse>, _ arena: Arena) {
        unsafe c.pointee.region = arena.message(region)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveRegionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_region_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveRegionRequest>) {
        unsafe regent__v1__archive_region_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveRegionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveRegionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveRegionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_region_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveRegionResponse>) {
        unsafe regent__v1__archive_region_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveRegionResponse>) {
        self.init()
        unsafe region = Read.message(c.pointee.region)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveRegionResponse>, _ arena: Arena) {
        unsafe c.pointee.region = arena.message(region)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreRegionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_region_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreRegionRequest>) {
        unsafe regent__v1__restore_region_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreRegionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreRegionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreRegionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_region_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreRegionResponse>) {
        unsafe regent__v1__restore_region_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreRegionResponse>) {
        self.init()
        unsafe region = Read.message(c.pointee.region)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreRegionResponse>, _ arena: Arena) {
        unsafe c.pointee.region = arena.message(region)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetRegionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_region_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRegionRequest>) {
        unsafe regent__v1__get_region_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRegionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRegionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetRegionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_region_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRegionResponse>) {
        unsafe regent__v1__get_region_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRegionResponse>) {
        self.init()
        unsafe region = Read.message(c.pointee.region)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRegionResponse>, _ arena: Arena) {
        unsafe c.pointee.region = arena.message(region)
    }
}

extension ListRegionsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_regions_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRegionsRequest>) {
        unsafe regent__v1__list_regions_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRegionsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRegionsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListRegionsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_regions_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRegionsResponse>) {
        unsafe regent__v1__list_regions_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRegionsResponse>) {
        self.init()
        unsafe regions = Read.messages(c.pointee.regions, c.pointee.n_regions)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRegionsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_regions, c.pointee.regions) = arena.messages(regions)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/regions.proto declares, in its order.
    static let regions: [any Message.Type] = [
        Region.self,
        PutRegionRequest.self,
        PutRegionResponse.self,
        ArchiveRegionRequest.self,
        ArchiveRegionResponse.self,
        RestoreRegionRequest.self,
        RestoreRegionResponse.self,
        GetRegionRequest.self,
        GetRegionResponse.self,
        ListRegionsRequest.self,
        ListRegionsResponse.self,
    ]
}

extension RegionState: DocumentState {}

extension PutRegionRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutRegionResponse
    public init(document: Region, mutation: Mutation?) {
        self.init(region: document, mutation: mutation)
    }
}

extension PutRegionResponse: DocumentResponse {
    public init(subject: Region) { self.init(region: subject) }
    public var subject: Region? { region }
}

extension ArchiveRegionRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveRegionResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveRegionResponse: DocumentResponse {
    public init(subject: Region) { self.init(region: subject) }
    public var subject: Region? { region }
}

extension RestoreRegionRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreRegionResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreRegionResponse: DocumentResponse {
    public init(subject: Region) { self.init(region: subject) }
    public var subject: Region? { region }
}

extension GetRegionRequest: NamedRequest {}

extension GetRegionResponse: DocumentResponse {
    public init(subject: Region) { self.init(region: subject) }
    public var subject: Region? { region }
}

extension ListRegionsRequest: ListRequest {
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

extension ListRegionsResponse: ListResponse {
    public init(items: [Region], nextPageToken: String) {
        self.init(regions: items, nextPageToken: nextPageToken)
    }
    public var items: [Region] { regions }
}

/// Regions: where models are in production, and in which time zone its days begin.
public enum RegionServiceMethods {
    /// Makes a region, or replaces it whole.
    public static let putRegion = Method<PutRegionRequest, PutRegionResponse>(
        MethodDescriptor(
            name: "/regent.v1.RegionService/PutRegion", service: "regent.v1.RegionService",
            method: "PutRegion", requireAny: ["region.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutRegionRequest",
            responseType: "regent.v1.PutRegionResponse",
            comment: "Makes a region, or replaces it whole.")
    ) { _ in [[]] }

    /// Archives a region: its name cannot be used again. Refused while a deployment task of it is open.
    public static let archiveRegion = Method<ArchiveRegionRequest, ArchiveRegionResponse>(
        MethodDescriptor(
            name: "/regent.v1.RegionService/ArchiveRegion", service: "regent.v1.RegionService",
            method: "ArchiveRegion", requireAny: ["region.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveRegionRequest",
            responseType: "regent.v1.ArchiveRegionResponse",
            comment: "Archives a region: its name cannot be used again. Refused while a deployment task of it is open.")
    ) { _ in [[]] }

    /// Restores an archived region.
    public static let restoreRegion = Method<RestoreRegionRequest, RestoreRegionResponse>(
        MethodDescriptor(
            name: "/regent.v1.RegionService/RestoreRegion", service: "regent.v1.RegionService",
            method: "RestoreRegion", requireAny: ["region.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreRegionRequest",
            responseType: "regent.v1.RestoreRegionResponse",
            comment: "Restores an archived region.")
    ) { _ in [[]] }

    /// One region.
    public static let getRegion = Method<GetRegionRequest, GetRegionResponse>(
        MethodDescriptor(
            name: "/regent.v1.RegionService/GetRegion", service: "regent.v1.RegionService",
            method: "GetRegion", requireAny: ["model.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRegionRequest",
            responseType: "regent.v1.GetRegionResponse",
            comment: "One region.")
    ) { _ in [[]] }

    /// Regions, of those that the caller may read.
    public static let listRegions = Method<ListRegionsRequest, ListRegionsResponse>(
        MethodDescriptor(
            name: "/regent.v1.RegionService/ListRegions", service: "regent.v1.RegionService",
            method: "ListRegions", requireAny: ["model.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListRegionsRequest",
            responseType: "regent.v1.ListRegionsResponse",
            comment: "Regions, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putRegion.descriptor,
        archiveRegion.descriptor,
        restoreRegion.descriptor,
        getRegion.descriptor,
        listRegions.descriptor,
    ]
}
