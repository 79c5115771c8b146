// Generated from regent/v1/inbox.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Something that waits for somebody, or that somebody must know.
public struct InboxItem: Message {
    public static var fullName: String { "regent.v1.InboxItem" }

    /// For notification programs: the same for the same thing. Empty in an inbox.
    public var id: String = ""
    /// Resource that it is about.
    public var resource: String = ""
    /// What is wanted, for example "incident.close".
    public var kind: String = ""
    /// For people, in one line.
    public var title: String = ""
    /// Since when it waits.
    public var sinceTime: Timestamp? = nil
    /// Until when it is to be done; absent = whenever.
    public var dueTime: Timestamp? = nil
    /// The command that answers it.
    public var command: String = ""
    /// It is a judgement.
    public var approval: Bool = false
    /// Who is concerned by name, principals/{p}; none = everyone who may do it.
    public var recipients: [String] = []
    /// Event of the ledger that it comes from; empty in an inbox.
    public var event: String = ""
    /// Ledger revision of that event, or of the resource.
    public var revision: UInt64 = 0

    public init() {}

    public init(
        id: String = "",
        resource: String = "",
        kind: String = "",
        title: String = "",
        sinceTime: Timestamp? = nil,
        dueTime: Timestamp? = nil,
        command: String = "",
        approval: Bool = false,
        recipients: [String] = [],
        event: String = "",
        revision: UInt64 = 0
    ) {
        self.id = id
        self.resource = resource
        self.kind = kind
        self.title = title
        self.sinceTime = sinceTime
        self.dueTime = dueTime
        self.command = command
        self.approval = approval
        self.recipients = recipients
        self.event = event
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

/// Asks for what waits for the caller.
public struct GetInboxRequest: Message {
    public static var fullName: String { "regent.v1.GetInboxRequest" }

    /// Items a page, 1-1000; 0 = 100. A page is filled document by document: it may have some more, or fewer.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""

    public init() {}

    public init(pageSize: UInt32 = 0, pageToken: String = "") {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 4096)
    }
}

/// A page of what waits.
public struct GetInboxResponse: Message {
    public static var fullName: String { "regent.v1.GetInboxResponse" }

    /// By kind; within a kind the oldest first.
    public var items: [InboxItem] = []
    /// Empty on the last page; a page may have fewer items than were asked for.
    public var nextPageToken: String = ""

    public init() {}

    public init(items: [InboxItem] = [], nextPageToken: String = "") {
        self.items = items
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the judgements that wait for the caller.
public struct ListApprovalsRequest: Message {
    public static var fullName: String { "regent.v1.ListApprovalsRequest" }

    /// Items a page, 1-1000; 0 = 100. A page is filled document by document: it may have some more, or fewer.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""

    public init() {}

    public init(pageSize: UInt32 = 0, pageToken: String = "") {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 4096)
    }
}

/// A page of judgements.
public struct ListApprovalsResponse: Message {
    public static var fullName: String { "regent.v1.ListApprovalsResponse" }

    /// By kind; within a kind the oldest first.
    public var items: [InboxItem] = []
    /// Empty on the last page; a page may have fewer items than were asked for.
    public var nextPageToken: String = ""

    public init() {}

    public init(items: [InboxItem] = [], nextPageToken: String = "") {
        self.items = items
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension InboxItem: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__inbox_item__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__InboxItem>) {
        unsafe regent__v1__inbox_item__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__InboxItem>) {
        self.init()
        unsafe id = Read.text(c.pointee.id)
        unsafe resource = Read.text(c.pointee.resource)
        unsafe kind = Read.text(c.pointee.kind)
        unsafe title = Read.text(c.pointee.title)
        unsafe sinceTime = Read.message(c.pointee.since_time)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe command = Read.text(c.pointee.command)
        unsafe approval = c.pointee.approval != 0
        unsafe recipients = Read.texts(c.pointee.recipients, c.pointee.n_recipients)
        unsafe event = Read.text(c.pointee.event)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__InboxItem>, _ arena: Arena) {
        unsafe c.pointee.id = arena.text(id)
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.kind = arena.text(kind)
        unsafe c.pointee.title = arena.text(title)
        unsafe c.pointee.since_time = arena.message(sinceTime)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.command = arena.text(command)
        unsafe c.pointee.approval = approval ? 1 : 0
        unsafe (c.pointee.n_recipients, c.pointee.recipients) = arena.texts(recipients)
        unsafe c.pointee.event = arena.text(event)
        unsafe c.pointee.revision = revision
    }
}

extension GetInboxRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_inbox_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetInboxRequest>) {
        unsafe regent__v1__get_inbox_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetInboxRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetInboxRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
    }
}

extension GetInboxResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_inbox_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetInboxResponse>) {
        unsafe regent__v1__get_inbox_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetInboxResponse>) {
        self.init()
        unsafe items = Read.messages(c.pointee.items, c.pointee.n_items)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetInboxResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_items, c.pointee.items) = arena.messages(items)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension ListApprovalsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_approvals_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListApprovalsRequest>) {
        unsafe regent__v1__list_approvals_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListApprovalsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListApprovalsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
    }
}

extension ListApprovalsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_approvals_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListApprovalsResponse>) {
        unsafe regent__v1__list_approvals_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListApprovalsResponse>) {
        self.init()
        unsafe items = Read.messages(c.pointee.items, c.pointee.n_items)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListApprovalsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_items, c.pointee.items) = arena.messages(items)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/inbox.proto declares, in its order.
    static let inbox: [any Message.Type] = [
        InboxItem.self,
        GetInboxRequest.self,
        GetInboxResponse.self,
        ListApprovalsRequest.self,
        ListApprovalsResponse.self,
    ]
}

/// What waits for somebody, and what somebody must know.
public enum InboxServiceMethods {
    /// What waits for the caller, of what it may read: what only it can answer, and what anybody with its permissions
    /// can.
    public static let getInbox = Method<GetInboxRequest, GetInboxResponse>(
        MethodDescriptor(
            name: "/regent.v1.InboxService/GetInbox", service: "regent.v1.InboxService",
            method: "GetInbox", requireAny: ["access.self"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetInboxRequest",
            responseType: "regent.v1.GetInboxResponse",
            comment: "What waits for the caller, of what it may read: what only it can answer, and what anybody with its permissions can."))

    /// The part of the inbox that is a judgement: reviews, votes, grants, confirmations by a second person.
    public static let listApprovals = Method<ListApprovalsRequest, ListApprovalsResponse>(
        MethodDescriptor(
            name: "/regent.v1.InboxService/ListApprovals", service: "regent.v1.InboxService",
            method: "ListApprovals", requireAny: ["access.self"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListApprovalsRequest",
            responseType: "regent.v1.ListApprovalsResponse",
            comment: "The part of the inbox that is a judgement: reviews, votes, grants, confirmations by a second person."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        getInbox.descriptor,
        listApprovals.descriptor,
    ]
}
