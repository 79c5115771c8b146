// Generated from regent/v1/schedule.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Asks for what is due to be done.
public struct ScheduleTickRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ScheduleTickRequest" }

    /// Changes at most, 1-1000; 0 = 100.
    public var limit: UInt32 = 0
    /// Key. With validate_only the answer has what is due, and nothing is done.
    public var mutation: Mutation? = nil

    public init() {}

    public init(limit: UInt32 = 0, mutation: Mutation? = nil) {
        self.limit = limit
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("limit", Double(limit), atMost: 1000)
        checker.message("mutation", mutation)
    }
}

/// What was done.
public struct ScheduleTickResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ScheduleTickResponse" }

    /// In the order in which it was due.
    public var done: [ScheduledChange] = []
    /// What was due and could not be done; it is tried again later.
    public var failed: [ScheduledFailure] = []
    /// More may be due than was asked for: ask again.
    public var more: Bool = false
    /// Proof of the last change; absent where nothing was due.
    public var receipt: Receipt? = nil

    public init() {}

    public init(
        done: [ScheduledChange] = [],
        failed: [ScheduledFailure] = [],
        more: Bool = false,
        receipt: Receipt? = nil
    ) {
        self.done = done
        self.failed = failed
        self.more = more
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Something that was due and was done.
public struct ScheduledChange: Message {
    public static var fullName: String { "regent.v1.ScheduledChange" }

    /// Resource name.
    public var resource: String = ""
    /// What happened, for example "incident.action_due"; empty where nothing was done yet.
    public var event: String = ""
    /// When it was due.
    public var dueTime: Timestamp? = nil
    /// Ledger revision of the change; 0 where nothing was done yet.
    public var revision: UInt64 = 0

    public init() {}

    public init(
        resource: String = "",
        event: String = "",
        dueTime: Timestamp? = nil,
        revision: UInt64 = 0
    ) {
        self.resource = resource
        self.event = event
        self.dueTime = dueTime
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

/// Something that was due and could not be done.
public struct ScheduledFailure: Message {
    public static var fullName: String { "regent.v1.ScheduledFailure" }

    /// Resource name.
    public var resource: String = ""
    /// When it was due.
    public var dueTime: Timestamp? = nil
    /// Why, UPPER_SNAKE.
    public var reason: String = ""
    /// Why, for people.
    public var message: String = ""

    public init() {}

    public init(
        resource: String = "",
        dueTime: Timestamp? = nil,
        reason: String = "",
        message: String = ""
    ) {
        self.resource = resource
        self.dueTime = dueTime
        self.reason = reason
        self.message = message
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension ScheduleTickRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__schedule_tick_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScheduleTickRequest>) {
        unsafe regent__v1__schedule_tick_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScheduleTickRequest>) {
        self.init()
        unsafe limit = c.pointee.limit
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScheduleTickRequest>, _ arena: Arena) {
        unsafe c.pointee.limit = limit
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ScheduleTickResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__schedule_tick_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScheduleTickResponse>) {
        unsafe regent__v1__schedule_tick_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScheduleTickResponse>) {
        self.init()
        unsafe done = Read.messages(c.pointee.done, c.pointee.n_done)
        unsafe failed = Read.messages(c.pointee.failed, c.pointee.n_failed)
        unsafe more = c.pointee.more != 0
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScheduleTickResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_done, c.pointee.done) = arena.messages(done)
        unsafe (c.pointee.n_failed, c.pointee.failed) = arena.messages(failed)
        unsafe c.pointee.more = more ? 1 : 0
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ScheduledChange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__scheduled_change__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScheduledChange>) {
        unsafe regent__v1__scheduled_change__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScheduledChange>) {
        self.init()
        unsafe resource = Read.text(c.pointee.resource)
        unsafe event = Read.text(c.pointee.event)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScheduledChange>, _ arena: Arena) {
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.event = arena.text(event)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.revision = revision
    }
}

extension ScheduledFailure: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__scheduled_failure__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScheduledFailure>) {
        unsafe regent__v1__scheduled_failure__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScheduledFailure>) {
        self.init()
        unsafe resource = Read.text(c.pointee.resource)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe message = Read.text(c.pointee.message)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScheduledFailure>, _ arena: Arena) {
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.message = arena.text(message)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/schedule.proto declares, in its order.
    static let schedule: [any Message.Type] = [
        ScheduleTickRequest.self,
        ScheduleTickResponse.self,
        ScheduledChange.self,
        ScheduledFailure.self,
    ]
}

/// What happens by itself when its time comes.
public enum ScheduleServiceMethods {
    /// Has the daemon do what is due, each thing once, whoever asks; the daemon asks each second by itself. Every change
    /// is the daemon's own and has its entry in the ledger.
    public static let scheduleTick = Method<ScheduleTickRequest, ScheduleTickResponse>(
        MethodDescriptor(
            name: "/regent.v1.ScheduleService/ScheduleTick", service: "regent.v1.ScheduleService",
            method: "ScheduleTick", requireAny: ["schedule.tick", "ai.write", "reporting.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ScheduleTickRequest",
            responseType: "regent.v1.ScheduleTickResponse",
            comment: "Has the daemon do what is due, each thing once, whoever asks; the daemon asks each second by itself. Every change is the daemon's own and has its entry in the ledger.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        scheduleTick.descriptor,
    ]
}
