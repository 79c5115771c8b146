// Generated from regent/v1/committees.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// A seat of a committee.
public enum CommitteeSeat: OpenEnum {
    /// Refused.
    case unspecified
    /// Required.
    case modelScienceLead
    /// Required.
    case productManager
    /// Required.
    case engineeringLead
    /// Optional.
    case customerSuccessLead
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .modelScienceLead
        case 2: self = .productManager
        case 3: self = .engineeringLead
        case 4: self = .customerSuccessLead
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .modelScienceLead: 1
        case .productManager: 2
        case .engineeringLead: 3
        case .customerSuccessLead: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .modelScienceLead: "MODEL_SCIENCE_LEAD"
        case .productManager: "PRODUCT_MANAGER"
        case .engineeringLead: "ENGINEERING_LEAD"
        case .customerSuccessLead: "CUSTOMER_SUCCESS_LEAD"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .modelScienceLead,
        .productManager,
        .engineeringLead,
        .customerSuccessLead
    ]
}

/// The people who agree on changes of some models, or of all that no other committee has.
public struct Committee: Document {
    public static var fullName: String { "regent.v1.Committee" }
    public static var kind: String { "committees" }
    public static var pattern: String { "committees/{committee}" }
    public static var getMethod: String { "/regent.v1.CommitteeService/GetCommittee" }
    public static var listMethod: String { "/regent.v1.CommitteeService/ListCommittees" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "archive_time"] }
    public static var indexes: [[String]] { [["state"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name)]] }

    /// committees/{committee}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// For people.
    public var description: String = ""
    /// Models whose changes it decides on; none: those of every model that no other committee names, and changes that are
    /// about no model.
    public var models: [String] = []
    /// Who holds which seat; each seat once.
    public var seats: [CommitteeSeatHolders] = []
    /// Approving reviews that a change needs, 2 or more; 0 = 2.
    public var requiredReviews: UInt32 = 0
    /// Whether PATCH changes of LOW or MEDIUM impact that loosen nothing go without its vote.
    public var waivesSmallChanges: Bool = false
    /// When it was archived; absent while it is not. Output only.
    public var archiveTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        description: String = "",
        models: [String] = [],
        seats: [CommitteeSeatHolders] = [],
        requiredReviews: UInt32 = 0,
        waivesSmallChanges: Bool = false,
        archiveTime: Timestamp? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.description = description
        self.models = models
        self.seats = seats
        self.requiredReviews = requiredReviews
        self.waivesSmallChanges = waivesSmallChanges
        self.archiveTime = archiveTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Committee.pattern)
        checker.text("etag", etag)
        checker.text("description", description, bytesMax: 1024, multiline: true)
        checker.items("models", models.count, max: 256)
        checker.texts("models", models, resource: Model.pattern)
        checker.items("seats", seats.count, max: 4)
        checker.messages("seats", seats)
        checker.number("required_reviews", Double(requiredReviews), atMost: 16)
    }
}

/// Who holds a seat.
public struct CommitteeSeatHolders: Message {
    public static var fullName: String { "regent.v1.CommitteeSeatHolders" }

    /// Which seat.
    public var seat: CommitteeSeat = .unspecified
    /// Principals, any of whom may vote for it.
    public var holders: [String] = []

    public init() {}

    public init(seat: CommitteeSeat = .unspecified, holders: [String] = []) {
        self.seat = seat
        self.holders = holders
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("seat", seat, required: true)
        checker.items("holders", holders.count, required: true, max: 32)
        checker.texts("holders", holders, required: true, resource: Principal.pattern)
    }
}

/// Makes or replaces a committee.
public struct PutCommitteeRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutCommitteeRequest" }

    /// The whole committee; what is output only is ignored.
    public var committee: Committee? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(committee: Committee? = nil, mutation: Mutation? = nil) {
        self.committee = committee
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("committee", committee, required: true)
        checker.message("mutation", mutation)
    }
}

/// The committee after the change.
public struct PutCommitteeResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutCommitteeResponse" }

    /// As stored.
    public var committee: Committee? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(committee: Committee? = nil, receipt: Receipt? = nil) {
        self.committee = committee
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("committee", committee)
    }
}

/// Archives a committee.
public struct ArchiveCommitteeRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveCommitteeRequest" }

    /// committees/{committee}.
    public var name: String = ""
    /// Key, etag, reason (required).
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
        checker.text("name", name, required: true, resource: Committee.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived committee.
public struct ArchiveCommitteeResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveCommitteeResponse" }

    /// As stored.
    public var committee: Committee? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(committee: Committee? = nil, receipt: Receipt? = nil) {
        self.committee = committee
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("committee", committee)
    }
}

/// Restores an archived committee.
public struct RestoreCommitteeRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreCommitteeRequest" }

    /// committees/{committee}.
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
        checker.text("name", name, required: true, resource: Committee.pattern)
        checker.message("mutation", mutation)
    }
}

/// The committee in use again.
public struct RestoreCommitteeResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreCommitteeResponse" }

    /// As stored.
    public var committee: Committee? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(committee: Committee? = nil, receipt: Receipt? = nil) {
        self.committee = committee
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("committee", committee)
    }
}

/// Asks for a committee.
public struct GetCommitteeRequest: Message {
    public static var fullName: String { "regent.v1.GetCommitteeRequest" }

    /// committees/{committee}.
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
        checker.text("name", name, required: true, resource: Committee.pattern)
    }
}

/// One committee.
public struct GetCommitteeResponse: Message {
    public static var fullName: String { "regent.v1.GetCommitteeResponse" }

    /// As stored.
    public var committee: Committee? = nil

    public init() {}

    public init(committee: Committee? = nil) {
        self.committee = committee
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("committee", committee)
    }
}

/// Asks for committees.
public struct ListCommitteesRequest: Message {
    public static var fullName: String { "regent.v1.ListCommitteesRequest" }

    /// Committees a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Archived ones too.
    public var showArchived: Bool = false
    /// Only those that it is true of, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
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

/// A page of committees.
public struct ListCommitteesResponse: Message {
    public static var fullName: String { "regent.v1.ListCommitteesResponse" }

    /// In the order that was asked for.
    public var committees: [Committee] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        committees: [Committee] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.committees = committees
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
        checker.messages("committees", committees)
    }
}

extension Committee: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__committee__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Committee>) {
        unsafe regent__v1__committee__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Committee>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe description = Read.text(c.pointee.description)
        unsafe models = Read.texts(c.pointee.models, c.pointee.n_models)
        unsafe seats = Read.messages(c.pointee.seats, c.pointee.n_seats)
        unsafe requiredReviews = c.pointee.required_reviews
        unsafe waivesSmallChanges = c.pointee.waives_small_changes != 0
        unsafe archiveTime = Read.message(c.pointee.archive_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Committee>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.description = arena.text(description)
        unsafe (c.pointee.n_models, c.pointee.models) = arena.texts(models)
        unsafe (c.pointee.n_seats, c.pointee.seats) = arena.messages(seats)
        unsafe c.pointee.required_reviews = requiredReviews
        unsafe c.pointee.waives_small_changes = waivesSmallChanges ? 1 : 0
        unsafe c.pointee.archive_time = arena.message(archiveTime)
    }
}

extension CommitteeSeatHolders: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__committee_seat_holders__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CommitteeSeatHolders>) {
        unsafe regent__v1__committee_seat_holders__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CommitteeSeatHolders>) {
        self.init()
        unsafe seat = CommitteeSeat(rawValue: Int32(bitPattern: c.pointee.seat.rawValue))
        unsafe holders = Read.texts(c.pointee.holders, c.pointee.n_holders)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CommitteeSeatHolders>, _ arena: Arena) {
        unsafe c.pointee.seat = .init(rawValue: UInt32(bitPattern: seat.rawValue))
        unsafe (c.pointee.n_holders, c.pointee.holders) = arena.texts(holders)
    }
}

extension PutCommitteeRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_committee_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutCommitteeRequest>) {
        unsafe regent__v1__put_committee_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutCommitteeRequest>) {
        self.init()
        unsafe committee = Read.message(c.pointee.committee)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutCommitteeRequest>, _ arena: Arena) {
        unsafe c.pointee.committee = arena.message(committee)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutCommitteeResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_committee_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutCommitteeResponse>) {
        unsafe regent__v1__put_committee_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutCommitteeResponse>) {
        self.init()
        unsafe committee = Read.message(c.pointee.committee)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutCommitteeResponse>, _ arena: Arena) {
        unsafe c.pointee.committee = arena.message(committee)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveCommitteeRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_committee_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveCommitteeRequest>) {
        unsafe regent__v1__archive_committee_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveCommitteeRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveCommitteeRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveCommitteeResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_committee_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveCommitteeResponse>) {
        unsafe regent__v1__archive_committee_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveCommitteeResponse>) {
        self.init()
        unsafe committee = Read.message(c.pointee.committee)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveCommitteeResponse>, _ arena: Arena) {
        unsafe c.pointee.committee = arena.message(committee)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreCommitteeRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_committee_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreCommitteeRequest>) {
        unsafe regent__v1__restore_committee_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreCommitteeRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreCommitteeRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreCommitteeResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_committee_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreCommitteeResponse>) {
        unsafe regent__v1__restore_committee_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreCommitteeResponse>) {
        self.init()
        unsafe committee = Read.message(c.pointee.committee)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreCommitteeResponse>, _ arena: Arena) {
        unsafe c.pointee.committee = arena.message(committee)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetCommitteeRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_committee_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetCommitteeRequest>) {
        unsafe regent__v1__get_committee_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetCommitteeRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetCommitteeRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetCommitteeResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_committee_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetCommitteeResponse>) {
        unsafe regent__v1__get_committee_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetCommitteeResponse>) {
        self.init()
        unsafe committee = Read.message(c.pointee.committee)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetCommitteeResponse>, _ arena: Arena) {
        unsafe c.pointee.committee = arena.message(committee)
    }
}

extension ListCommitteesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_committees_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListCommitteesRequest>) {
        unsafe regent__v1__list_committees_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListCommitteesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListCommitteesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListCommitteesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_committees_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListCommitteesResponse>) {
        unsafe regent__v1__list_committees_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListCommitteesResponse>) {
        self.init()
        unsafe committees = Read.messages(c.pointee.committees, c.pointee.n_committees)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListCommitteesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_committees, c.pointee.committees) = arena.messages(committees)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/committees.proto declares, in its order.
    static let committees: [any Message.Type] = [
        Committee.self,
        CommitteeSeatHolders.self,
        PutCommitteeRequest.self,
        PutCommitteeResponse.self,
        ArchiveCommitteeRequest.self,
        ArchiveCommitteeResponse.self,
        RestoreCommitteeRequest.self,
        RestoreCommitteeResponse.self,
        GetCommitteeRequest.self,
        GetCommitteeResponse.self,
        ListCommitteesRequest.self,
        ListCommitteesResponse.self,
    ]
}

extension PutCommitteeRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutCommitteeResponse
    public init(document: Committee, mutation: Mutation?) {
        self.init(committee: document, mutation: mutation)
    }
}

extension PutCommitteeResponse: DocumentResponse {
    public init(subject: Committee) { self.init(committee: subject) }
    public var subject: Committee? { committee }
}

extension ArchiveCommitteeRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveCommitteeResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveCommitteeResponse: DocumentResponse {
    public init(subject: Committee) { self.init(committee: subject) }
    public var subject: Committee? { committee }
}

extension RestoreCommitteeRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreCommitteeResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreCommitteeResponse: DocumentResponse {
    public init(subject: Committee) { self.init(committee: subject) }
    public var subject: Committee? { committee }
}

extension GetCommitteeRequest: NamedRequest {}

extension GetCommitteeResponse: DocumentResponse {
    public init(subject: Committee) { self.init(committee: subject) }
    public var subject: Committee? { committee }
}

extension ListCommitteesRequest: ListRequest {
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

extension ListCommitteesResponse: ListResponse {
    public init(items: [Committee], nextPageToken: String) {
        self.init(committees: items, nextPageToken: nextPageToken)
    }
    public var items: [Committee] { committees }
}

/// Committees: who holds the seats that agree on changes.
public enum CommitteeServiceMethods {
    /// Makes a committee, or replaces it whole. Every required seat must be held by a person.
    public static let putCommittee = Method<PutCommitteeRequest, PutCommitteeResponse>(
        MethodDescriptor(
            name: "/regent.v1.CommitteeService/PutCommittee", service: "regent.v1.CommitteeService",
            method: "PutCommittee", requireAny: ["committee.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutCommitteeRequest",
            responseType: "regent.v1.PutCommitteeResponse",
            comment: "Makes a committee, or replaces it whole. Every required seat must be held by a person.")
    ) { _ in [[]] }

    /// Archives a committee: it is no longer used. Refused while an open proposal needs it. Needs a reason.
    public static let archiveCommittee = Method<ArchiveCommitteeRequest, ArchiveCommitteeResponse>(
        MethodDescriptor(
            name: "/regent.v1.CommitteeService/ArchiveCommittee", service: "regent.v1.CommitteeService",
            method: "ArchiveCommittee", requireAny: ["committee.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveCommitteeRequest",
            responseType: "regent.v1.ArchiveCommitteeResponse",
            comment: "Archives a committee: it is no longer used. Refused while an open proposal needs it. Needs a reason.")
    ) { _ in [[]] }

    /// Restores an archived committee.
    public static let restoreCommittee = Method<RestoreCommitteeRequest, RestoreCommitteeResponse>(
        MethodDescriptor(
            name: "/regent.v1.CommitteeService/RestoreCommittee", service: "regent.v1.CommitteeService",
            method: "RestoreCommittee", requireAny: ["committee.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreCommitteeRequest",
            responseType: "regent.v1.RestoreCommitteeResponse",
            comment: "Restores an archived committee.")
    ) { _ in [[]] }

    /// One committee.
    public static let getCommittee = Method<GetCommitteeRequest, GetCommitteeResponse>(
        MethodDescriptor(
            name: "/regent.v1.CommitteeService/GetCommittee", service: "regent.v1.CommitteeService",
            method: "GetCommittee", requireAny: ["committee.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetCommitteeRequest",
            responseType: "regent.v1.GetCommitteeResponse",
            comment: "One committee.")
    ) { _ in [[]] }

    /// Committees by name.
    public static let listCommittees = Method<ListCommitteesRequest, ListCommitteesResponse>(
        MethodDescriptor(
            name: "/regent.v1.CommitteeService/ListCommittees", service: "regent.v1.CommitteeService",
            method: "ListCommittees", requireAny: ["committee.read"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListCommitteesRequest",
            responseType: "regent.v1.ListCommitteesResponse",
            comment: "Committees by name.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putCommittee.descriptor,
        archiveCommittee.descriptor,
        restoreCommittee.descriptor,
        getCommittee.descriptor,
        listCommittees.descriptor,
    ]
}
