// Generated from regent/v1/errors.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of an error group.
public enum ErrorGroupState: OpenEnum {
    /// Not used.
    case unspecified
    /// Nobody has resolved it.
    case `open`
    /// Somebody has resolved it, and it has not failed since.
    case resolved
    /// It has failed again after it was resolved.
    case regressed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`open`
        case 2: self = .resolved
        case 3: self = .regressed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`open`: 1
        case .resolved: 2
        case .regressed: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`open`: "OPEN"
        case .resolved: "RESOLVED"
        case .regressed: "REGRESSED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .`open`, .resolved, .regressed]
}

/// Failures with one method, reason and place.
public struct ErrorGroup: Message {
    public static var fullName: String { "regent.v1.ErrorGroup" }

    /// Id, 16 hexadecimal digits made of method, reason and place.
    public var id: String = ""
    /// Name of the method, for example "/regent.v1.EvaluationService/SealRun".
    public var method: String = ""
    /// Status, for example "INTERNAL".
    public var code: String = ""
    /// The finer reason; the status where there is none.
    public var reason: String = ""
    /// What failed: the field of the request, or the type of the error within the daemon.
    public var place: String = ""
    /// State.
    public var state: ErrorGroupState = .unspecified
    /// Failures since the first one.
    public var count: UInt64 = 0
    /// When the first one was.
    public var firstTime: Timestamp? = nil
    /// When the last one was.
    public var lastTime: Timestamp? = nil
    /// Release of the daemon at the first one.
    public var firstRelease: String = ""
    /// Release of the daemon at the last one.
    public var lastRelease: String = ""
    /// Principal who resolved it last; empty = nobody has.
    public var resolvedBy: String = ""
    /// When it was resolved last.
    public var resolveTime: Timestamp? = nil
    /// Release of the daemon when it was resolved last.
    public var resolvedRelease: String = ""
    /// How often it has failed again after it was resolved.
    public var regressions: UInt32 = 0
    /// The last ten failures, the latest first; none in lists.
    public var samples: [ErrorSample] = []

    public init() {}

    public init(
        id: String = "",
        method: String = "",
        code: String = "",
        reason: String = "",
        place: String = "",
        state: ErrorGroupState = .unspecified,
        count: UInt64 = 0,
        firstTime: Timestamp? = nil,
        lastTime: Timestamp? = nil,
        firstRelease: String = "",
        lastRelease: String = "",
        resolvedBy: String = "",
        resolveTime: Timestamp? = nil,
        resolvedRelease: String = "",
        regressions: UInt32 = 0,
        samples: [ErrorSample] = []
    ) {
        self.id = id
        self.method = method
        self.code = code
        self.reason = reason
        self.place = place
        self.state = state
        self.count = count
        self.firstTime = firstTime
        self.lastTime = lastTime
        self.firstRelease = firstRelease
        self.lastRelease = lastRelease
        self.resolvedBy = resolvedBy
        self.resolveTime = resolveTime
        self.resolvedRelease = resolvedRelease
        self.regressions = regressions
        self.samples = samples
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

/// One failure.
public struct ErrorSample: Message {
    public static var fullName: String { "regent.v1.ErrorSample" }

    /// When it was.
    public var time: Timestamp? = nil
    /// Trace of the call, 32 hexadecimal digits.
    public var traceId: String = ""
    /// Id of the call.
    public var requestId: String = ""
    /// Principal of the caller.
    public var principal: String = ""
    /// The error, without what the request or the machine said: numbers, paths, names and quoted texts are "…".
    public var message: String = ""
    /// Release of the daemon.
    public var release: String = ""

    public init() {}

    public init(
        time: Timestamp? = nil,
        traceId: String = "",
        requestId: String = "",
        principal: String = "",
        message: String = "",
        release: String = ""
    ) {
        self.time = time
        self.traceId = traceId
        self.requestId = requestId
        self.principal = principal
        self.message = message
        self.release = release
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for error groups.
public struct ListErrorGroupsRequest: Message {
    public static var fullName: String { "regent.v1.ListErrorGroupsRequest" }

    /// Only those in this state; unspecified = all.
    public var state: ErrorGroupState = .unspecified
    /// Only those of this method, by its name or the name within its service; empty = all.
    public var method: String = ""
    /// At most, 1-500; 0 = 100.
    public var limit: UInt32 = 0

    public init() {}

    public init(state: ErrorGroupState = .unspecified, method: String = "", limit: UInt32 = 0) {
        self.state = state
        self.method = method
        self.limit = limit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
        checker.text("method", method, bytesMax: 256)
        checker.number("limit", Double(limit), atMost: 500)
    }
}

/// Error groups.
public struct ListErrorGroupsResponse: Message {
    public static var fullName: String { "regent.v1.ListErrorGroupsResponse" }

    /// The one that was seen last first.
    public var groups: [ErrorGroup] = []
    /// Groups that were asked for and did not fit.
    public var omitted: UInt32 = 0

    public init() {}

    public init(groups: [ErrorGroup] = [], omitted: UInt32 = 0) {
        self.groups = groups
        self.omitted = omitted
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("groups", groups)
    }
}

/// Asks for an error group.
public struct GetErrorGroupRequest: Message {
    public static var fullName: String { "regent.v1.GetErrorGroupRequest" }

    /// Id, 16 hexadecimal digits.
    public var id: String = ""

    public init() {}

    public init(id: String = "") {
        self.id = id
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("id", id, required: true, bytesMax: 16)
    }
}

/// An error group.
public struct GetErrorGroupResponse: Message {
    public static var fullName: String { "regent.v1.GetErrorGroupResponse" }

    /// With its samples.
    public var group: ErrorGroup? = nil

    public init() {}

    public init(group: ErrorGroup? = nil) {
        self.group = group
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("group", group)
    }
}

/// Resolves an error group.
public struct ResolveErrorGroupRequest: Message {
    public static var fullName: String { "regent.v1.ResolveErrorGroupRequest" }

    /// Id, 16 hexadecimal digits.
    public var id: String = ""

    public init() {}

    public init(id: String = "") {
        self.id = id
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("id", id, required: true, bytesMax: 16)
    }
}

/// The resolved group.
public struct ResolveErrorGroupResponse: Message {
    public static var fullName: String { "regent.v1.ResolveErrorGroupResponse" }

    /// As it is now, without samples.
    public var group: ErrorGroup? = nil

    public init() {}

    public init(group: ErrorGroup? = nil) {
        self.group = group
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("group", group)
    }
}

/// Reopens an error group.
public struct ReopenErrorGroupRequest: Message {
    public static var fullName: String { "regent.v1.ReopenErrorGroupRequest" }

    /// Id, 16 hexadecimal digits.
    public var id: String = ""

    public init() {}

    public init(id: String = "") {
        self.id = id
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("id", id, required: true, bytesMax: 16)
    }
}

/// The reopened group.
public struct ReopenErrorGroupResponse: Message {
    public static var fullName: String { "regent.v1.ReopenErrorGroupResponse" }

    /// As it is now, without samples.
    public var group: ErrorGroup? = nil

    public init() {}

    public init(group: ErrorGroup? = nil) {
        self.group = group
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("group", group)
    }
}

extension ErrorGroup: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__error_group__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ErrorGroup>) {
        unsafe regent__v1__error_group__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ErrorGroup>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
        unsafe method = Read.text(c.pointee.method)
        unsafe code = Read.text(c.pointee.code)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe place = Read.text(c.pointee.place)
        unsafe state = ErrorGroupState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe count = c.pointee.count
        unsafe firstTime = Read.message(c.pointee.first_time)
        unsafe lastTime = Read.message(c.pointee.last_time)
        unsafe firstRelease = Read.text(c.pointee.first_release)
        unsafe lastRelease = Read.text(c.pointee.last_release)
        unsafe resolvedBy = Read.text(c.pointee.resolved_by)
        unsafe resolveTime = Read.message(c.pointee.resolve_time)
        unsafe resolvedRelease = Read.text(c.pointee.resolved_release)
        unsafe regressions = c.pointee.regressions
        unsafe samples = Read.messages(c.pointee.samples, c.pointee.n_samples)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ErrorGroup>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.code = arena.text(code)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.place = arena.text(place)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.count = count
        unsafe c.pointee.first_time = arena.message(firstTime)
        unsafe c.pointee.last_time = arena.message(lastTime)
        unsafe c.pointee.first_release = arena.text(firstRelease)
        unsafe c.pointee.last_release = arena.text(lastRelease)
        unsafe c.pointee.resolved_by = arena.text(resolvedBy)
        unsafe c.pointee.resolve_time = arena.message(resolveTime)
        unsafe c.pointee.resolved_release = arena.text(resolvedRelease)
        unsafe c.pointee.regressions = regressions
        unsafe (c.pointee.n_samples, c.pointee.samples) = arena.messages(samples)
    }
}

extension ErrorSample: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__error_sample__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ErrorSample>) {
        unsafe regent__v1__error_sample__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ErrorSample>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe traceId = Read.text(c.pointee.trace_id)
        unsafe requestId = Read.text(c.pointee.request_id)
        unsafe principal = Read.text(c.pointee.principal)
        unsafe message = Read.text(c.pointee.message)
        unsafe release = Read.text(c.pointee.release)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ErrorSample>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.trace_id = arena.text(traceId)
        unsafe c.pointee.request_id = arena.text(requestId)
        unsafe c.pointee.principal = arena.text(principal)
        unsafe c.pointee.message = arena.text(message)
        unsafe c.pointee.release = arena.text(release)
    }
}

extension ListErrorGroupsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_error_groups_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListErrorGroupsRequest>) {
        unsafe regent__v1__list_error_groups_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListErrorGroupsRequest>) {
        self.init()
        unsafe state = ErrorGroupState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe method = Read.text(c.pointee.method)
        unsafe limit = c.pointee.limit
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListErrorGroupsRequest>, _ arena: Arena) {
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.limit = limit
    }
}

extension ListErrorGroupsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_error_groups_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListErrorGroupsResponse>) {
        unsafe regent__v1__list_error_groups_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListErrorGroupsResponse>) {
        self.init()
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
        unsafe omitted = c.pointee.omitted
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListErrorGroupsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
        unsafe c.pointee.omitted = omitted
    }
}

extension GetErrorGroupRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_error_group_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetErrorGroupRequest>) {
        unsafe regent__v1__get_error_group_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetErrorGroupRequest>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetErrorGroupRequest>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
    }
}

extension GetErrorGroupResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_error_group_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetErrorGroupResponse>) {
        unsafe regent__v1__get_error_group_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetErrorGroupResponse>) {
        self.init()
        unsafe group = Read.message(c.pointee.group)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetErrorGroupResponse>, _ arena: Arena) {
        unsafe c.pointee.group = arena.message(group)
    }
}

extension ResolveErrorGroupRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resolve_error_group_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResolveErrorGroupRequest>) {
        unsafe regent__v1__resolve_error_group_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResolveErrorGroupRequest>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResolveErrorGroupRequest>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
    }
}

extension ResolveErrorGroupResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resolve_error_group_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResolveErrorGroupResponse>) {
        unsafe regent__v1__resolve_error_group_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResolveErrorGroupResponse>) {
        self.init()
        unsafe group = Read.message(c.pointee.group)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResolveErrorGroupResponse>, _ arena: Arena) {
        unsafe c.pointee.group = arena.message(group)
    }
}

extension ReopenErrorGroupRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reopen_error_group_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReopenErrorGroupRequest>) {
        unsafe regent__v1__reopen_error_group_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReopenErrorGroupRequest>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReopenErrorGroupRequest>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
    }
}

extension ReopenErrorGroupResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reopen_error_group_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReopenErrorGroupResponse>) {
        unsafe regent__v1__reopen_error_group_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReopenErrorGroupResponse>) {
        self.init()
        unsafe group = Read.message(c.pointee.group)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReopenErrorGroupResponse>, _ arena: Arena) {
        unsafe c.pointee.group = arena.message(group)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/errors.proto declares, in its order.
    static let errors: [any Message.Type] = [
        ErrorGroup.self,
        ErrorSample.self,
        ListErrorGroupsRequest.self,
        ListErrorGroupsResponse.self,
        GetErrorGroupRequest.self,
        GetErrorGroupResponse.self,
        ResolveErrorGroupRequest.self,
        ResolveErrorGroupResponse.self,
        ReopenErrorGroupRequest.self,
        ReopenErrorGroupResponse.self,
    ]
}

/// Failures of calls, grouped.
public enum ErrorServiceMethods {
    /// Lists the groups, the one that was seen last first, without their samples.
    public static let listErrorGroups = Method<ListErrorGroupsRequest, ListErrorGroupsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ErrorService/ListErrorGroups", service: "regent.v1.ErrorService",
            method: "ListErrorGroups", requireAny: ["error.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListErrorGroupsRequest",
            responseType: "regent.v1.ListErrorGroupsResponse",
            comment: "Lists the groups, the one that was seen last first, without their samples.")
    ) { _ in [[]] }

    /// Returns a group with its samples.
    public static let getErrorGroup = Method<GetErrorGroupRequest, GetErrorGroupResponse>(
        MethodDescriptor(
            name: "/regent.v1.ErrorService/GetErrorGroup", service: "regent.v1.ErrorService",
            method: "GetErrorGroup", requireAny: ["error.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetErrorGroupRequest",
            responseType: "regent.v1.GetErrorGroupResponse",
            comment: "Returns a group with its samples.")
    ) { _ in [[]] }

    /// Marks a group as resolved: its cause is gone. If it fails again, it is a regression.
    public static let resolveErrorGroup = Method<ResolveErrorGroupRequest, ResolveErrorGroupResponse>(
        MethodDescriptor(
            name: "/regent.v1.ErrorService/ResolveErrorGroup", service: "regent.v1.ErrorService",
            method: "ResolveErrorGroup", requireAny: ["error.write"], scope: ["*"],
            idempotency: .natural, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResolveErrorGroupRequest",
            responseType: "regent.v1.ResolveErrorGroupResponse",
            comment: "Marks a group as resolved: its cause is gone. If it fails again, it is a regression.")
    ) { _ in [[]] }

    /// Marks a resolved group as open: its cause is not gone.
    public static let reopenErrorGroup = Method<ReopenErrorGroupRequest, ReopenErrorGroupResponse>(
        MethodDescriptor(
            name: "/regent.v1.ErrorService/ReopenErrorGroup", service: "regent.v1.ErrorService",
            method: "ReopenErrorGroup", requireAny: ["error.write"], scope: ["*"],
            idempotency: .natural, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ReopenErrorGroupRequest",
            responseType: "regent.v1.ReopenErrorGroupResponse",
            comment: "Marks a resolved group as open: its cause is not gone.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        listErrorGroups.descriptor,
        getErrorGroup.descriptor,
        resolveErrorGroup.descriptor,
        reopenErrorGroup.descriptor,
    ]
}
