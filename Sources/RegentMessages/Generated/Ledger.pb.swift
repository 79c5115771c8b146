// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// One change.
public struct LedgerEntry: Message {
    public static var fullName: String { "regent.v1.LedgerEntry" }

    /// From 1, without gaps.
    public var revision: UInt64 = 0
    /// When it was committed.
    public var time: Timestamp? = nil
    /// Principal who made it; this, the next two, the reason and the key are empty for callers without audit.read.
    public var actor: String = ""
    /// Role that allowed the change.
    public var role: String = ""
    /// Principal for whom the actor acted; empty = none.
    public var onBehalfOf: String = ""
    /// Method name.
    public var method: String = ""
    /// Resource name.
    public var resource: String = ""
    /// Event, for example "evalRun.sealed".
    public var event: String = ""
    /// The whole state of the resource after the change: its encoded message.
    public var payload: [UInt8] = []
    /// SHA-256 of the resource before; empty when it was created, and from leaf version 2 on.
    public var beforeDigest: [UInt8] = []
    /// SHA-256 of the resource after; empty from leaf version 2 on.
    public var afterDigest: [UInt8] = []
    /// Reason given by the actor.
    public var reason: String = ""
    /// Idempotency key of the call.
    public var idempotencyKey: String = ""
    /// Salted commitment of the entry (PROTOCOL.md, "Ledger leaves"), 32 bytes.
    public var leafHash: [UInt8] = []
    /// Version of the leaf; 0 = version 1.
    public var leafVersion: UInt32 = 0
    /// Revision of the previous change of the resource; 0 = it was created. From leaf version 2 on.
    public var previousRevision: UInt64 = 0
    /// Bytes of the payload where it is left out: larger than an answer takes, as an earlier release stored it.
    public var payloadLeftOut: UInt64 = 0

    public init() {}

    public init(
        revision: UInt64 = 0,
        time: Timestamp? = nil,
        actor: String = "",
        role: String = "",
        onBehalfOf: String = "",
        method: String = "",
        resource: String = "",
        event: String = "",
        payload: [UInt8] = [],
        beforeDigest: [UInt8] = [],
        afterDigest: [UInt8] = [],
        reason: String = "",
        idempotencyKey: String = "",
        leafHash: [UInt8] = [],
        leafVersion: UInt32 = 0,
        previousRevision: UInt64 = 0,
        payloadLeftOut: UInt64 = 0
    ) {
        self.revision = revision
        self.time = time
        self.actor = actor
        self.role = role
        self.onBehalfOf = onBehalfOf
        self.method = method
        self.resource = resource
        self.event = event
        self.payload = payload
        self.beforeDigest = beforeDigest
        self.afterDigest = afterDigest
        self.reason = reason
        self.idempotencyKey = idempotencyKey
        self.leafHash = leafHash
        self.leafVersion = leafVersion
        self.previousRevision = previousRevision
        self.payloadLeftOut = payloadLeftOut
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Entries to watch.
public struct WatchRequest: Message {
    public static var fullName: String { "regent.v1.WatchRequest" }

    /// First revision, at most the next one to come; 0 = from the beginning.
    public var fromRevision: UInt64 = 0
    /// Only resources of these kinds, the last collections of their names, for example "providers"; none = all.
    public var kinds: [String] = []
    /// Only resources whose names have this prefix; empty = all.
    public var namePrefix: String = ""

    public init() {}

    public init(fromRevision: UInt64 = 0, kinds: [String] = [], namePrefix: String = "") {
        self.fromRevision = fromRevision
        self.kinds = kinds
        self.namePrefix = namePrefix
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("kinds", kinds.count, max: 64)
        checker.texts("kinds", kinds)
        checker.text("name_prefix", namePrefix, bytesMax: 512)
    }
}

/// The next entries, and the progress of the watch.
public struct WatchResponse: Message {
    public static var fullName: String { "regent.v1.WatchResponse" }

    /// In revision order.
    public var entries: [LedgerEntry] = []
    /// Last revision that was examined, matching or not.
    public var revision: UInt64 = 0

    public init() {}

    public init(entries: [LedgerEntry] = [], revision: UInt64 = 0) {
        self.entries = entries
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

/// Asks for the changes of one resource.
public struct GetHistoryRequest: Message {
    public static var fullName: String { "regent.v1.GetHistoryRequest" }

    /// Resource name.
    public var name: String = ""
    /// Entries per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Whether to return the fields that each entry changed.
    public var showChanges: Bool = false

    public init() {}

    public init(
        name: String = "",
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showChanges: Bool = false
    ) {
        self.name = name
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showChanges = showChanges
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 512, name: true)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 512)
    }
}

/// A page of changes.
public struct GetHistoryResponse: Message {
    public static var fullName: String { "regent.v1.GetHistoryResponse" }

    /// Oldest first.
    public var entries: [LedgerEntry] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Changes of each entry, in the order of the entries; none unless show_changes is set.
    public var changes: [EntryChanges] = []

    public init() {}

    public init(
        entries: [LedgerEntry] = [],
        nextPageToken: String = "",
        changes: [EntryChanges] = []
    ) {
        self.entries = entries
        self.nextPageToken = nextPageToken
        self.changes = changes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Changes of one entry.
public struct EntryChanges: Message {
    public static var fullName: String { "regent.v1.EntryChanges" }

    /// Revision of the entry.
    public var revision: UInt64 = 0
    /// The fields, in order of their numbers.
    public var changes: [FieldChange] = []
    /// Number of further fields that did not fit into the answer.
    public var omitted: UInt32 = 0

    public init() {}

    public init(revision: UInt64 = 0, changes: [FieldChange] = [], omitted: UInt32 = 0) {
        self.revision = revision
        self.changes = changes
        self.omitted = omitted
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A field whose value changed.
public struct FieldChange: Message {
    public static var fullName: String { "regent.v1.FieldChange" }

    /// Its path, for example `gates.rules[2].min` or `metadata["team"]`.
    public var path: String = ""
    /// JSON of the value before; empty if there was none.
    public var oldValue: String = ""
    /// JSON of the value after; empty if there is none.
    public var newValue: String = ""
    /// Whether a value was cut to its first 1024 bytes.
    public var truncated: Bool = false

    public init() {}

    public init(
        path: String = "",
        oldValue: String = "",
        newValue: String = "",
        truncated: Bool = false
    ) {
        self.path = path
        self.oldValue = oldValue
        self.newValue = newValue
        self.truncated = truncated
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the difference between two revisions of a resource.
public struct DiffResourceRequest: Message {
    public static var fullName: String { "regent.v1.DiffResourceRequest" }

    /// Resource name.
    public var name: String = ""
    /// The older revision of the ledger; 0 = before the resource was created.
    public var fromRevision: UInt64 = 0
    /// The newer revision of the ledger; 0 = now.
    public var toRevision: UInt64 = 0

    public init() {}

    public init(name: String = "", fromRevision: UInt64 = 0, toRevision: UInt64 = 0) {
        self.name = name
        self.fromRevision = fromRevision
        self.toRevision = toRevision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 512, name: true)
    }
}

/// The difference between two revisions of a resource.
public struct DiffResourceResponse: Message {
    public static var fullName: String { "regent.v1.DiffResourceResponse" }

    /// The fields, in order of their numbers.
    public var changes: [FieldChange] = []
    /// Number of further fields that did not fit into the answer.
    public var omitted: UInt32 = 0
    /// Revision of the last entry of the resource at from_revision; 0 if it did not exist.
    public var fromRevision: UInt64 = 0
    /// Revision of the last entry of the resource at to_revision; 0 if it did not exist.
    public var toRevision: UInt64 = 0

    public init() {}

    public init(
        changes: [FieldChange] = [],
        omitted: UInt32 = 0,
        fromRevision: UInt64 = 0,
        toRevision: UInt64 = 0
    ) {
        self.changes = changes
        self.omitted = omitted
        self.fromRevision = fromRevision
        self.toRevision = toRevision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for counts of entries.
public struct GetEventStatisticsRequest: Message {
    public static var fullName: String { "regent.v1.GetEventStatisticsRequest" }

    /// From when on; absent = a day before the end.
    public var fromTime: Timestamp? = nil
    /// Before when; absent = now.
    public var toTime: Timestamp? = nil
    /// What they are counted by, in this order, each once: kind, event, actor or resource; none = event. Callers without
    /// audit.read see no actor.
    public var groupBy: [String] = []
    /// Only resources of these kinds, for example "providers"; none = all.
    public var kinds: [String] = []
    /// Only resources whose names have this prefix; empty = all.
    public var namePrefix: String = ""
    /// Also counts for each step of so many seconds, 60-2592000; 0 = not.
    public var stepSeconds: UInt32 = 0
    /// Groups at most, 1-1000; 0 = 100. The largest are returned.
    public var limit: UInt32 = 0

    public init() {}

    public init(
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        groupBy: [String] = [],
        kinds: [String] = [],
        namePrefix: String = "",
        stepSeconds: UInt32 = 0,
        limit: UInt32 = 0
    ) {
        self.fromTime = fromTime
        self.toTime = toTime
        self.groupBy = groupBy
        self.kinds = kinds
        self.namePrefix = namePrefix
        self.stepSeconds = stepSeconds
        self.limit = limit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("group_by", groupBy.count, max: 4)
        checker.texts("group_by", groupBy)
        checker.items("kinds", kinds.count, max: 64)
        checker.texts("kinds", kinds)
        checker.text("name_prefix", namePrefix, bytesMax: 512)
        checker.number("step_seconds", Double(stepSeconds), atMost: 2592000)
        checker.number("limit", Double(limit), atMost: 1000)
    }
}

/// Counts of entries.
public struct GetEventStatisticsResponse: Message {
    public static var fullName: String { "regent.v1.GetEventStatisticsResponse" }

    /// The largest first.
    public var groups: [EventGroup] = []
    /// Groups that did not fit.
    public var omitted: UInt32 = 0
    /// Entries that were counted, in all groups.
    public var total: UInt64 = 0
    /// Counts of the steps, in order; none unless they were asked for.
    public var steps: [EventStep] = []
    /// From when on entries were counted.
    public var fromTime: Timestamp? = nil
    /// Before when.
    public var toTime: Timestamp? = nil

    public init() {}

    public init(
        groups: [EventGroup] = [],
        omitted: UInt32 = 0,
        total: UInt64 = 0,
        steps: [EventStep] = [],
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil
    ) {
        self.groups = groups
        self.omitted = omitted
        self.total = total
        self.steps = steps
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

/// Entries with the same values.
public struct EventGroup: Message {
    public static var fullName: String { "regent.v1.EventGroup" }

    /// What they were counted by, in the order that was asked for.
    public var values: [String] = []
    /// Entries.
    public var count: UInt64 = 0
    /// Entries in an hour, on average of the range.
    public var perHour: Double = 0
    /// When the first one was.
    public var firstTime: Timestamp? = nil
    /// When the last one was.
    public var lastTime: Timestamp? = nil

    public init() {}

    public init(
        values: [String] = [],
        count: UInt64 = 0,
        perHour: Double = 0,
        firstTime: Timestamp? = nil,
        lastTime: Timestamp? = nil
    ) {
        self.values = values
        self.count = count
        self.perHour = perHour
        self.firstTime = firstTime
        self.lastTime = lastTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Entries of a step of time.
public struct EventStep: Message {
    public static var fullName: String { "regent.v1.EventStep" }

    /// When it began.
    public var time: Timestamp? = nil
    /// Entries.
    public var count: UInt64 = 0

    public init() {}

    public init(time: Timestamp? = nil, count: UInt64 = 0) {
        self.time = time
        self.count = count
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension LedgerEntry: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__ledger_entry__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__LedgerEntry>) {
        unsafe regent__v1__ledger_entry__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__LedgerEntry>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe time = Read.message(c.pointee.time)
        unsafe actor = Read.text(c.pointee.actor)
        unsafe role = Read.text(c.pointee.role)
        unsafe onBehalfOf = Read.text(c.pointee.on_behalf_of)
        unsafe method = Read.text(c.pointee.method)
        unsafe resource = Read.text(c.pointee.resource)
        unsafe event = Read.text(c.pointee.event)
        unsafe payload = Read.bytes(c.pointee.payload)
        unsafe beforeDigest = Read.bytes(c.pointee.before_digest)
        unsafe afterDigest = Read.bytes(c.pointee.after_digest)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe idempotencyKey = Read.text(c.pointee.idempotency_key)
        unsafe leafHash = Read.bytes(c.pointee.leaf_hash)
        unsafe leafVersion = c.pointee.leaf_version
        unsafe previousRevision = c.pointee.previous_revision
        unsafe payloadLeftOut = c.pointee.payload_left_out
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__LedgerEntry>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.actor = arena.text(actor)
        unsafe c.pointee.role = arena.text(role)
        unsafe c.pointee.on_behalf_of = arena.text(onBehalfOf)
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.event = arena.text(event)
        unsafe c.pointee.payload = arena.bytes(payload)
        unsafe c.pointee.before_digest = arena.bytes(beforeDigest)
        unsafe c.pointee.after_digest = arena.bytes(afterDigest)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.idempotency_key = arena.text(idempotencyKey)
        unsafe c.pointee.leaf_hash = arena.bytes(leafHash)
        unsafe c.pointee.leaf_version = leafVersion
        unsafe c.pointee.previous_revision = previousRevision
        unsafe c.pointee.payload_left_out = payloadLeftOut
    }
}

extension WatchRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchRequest>) {
        unsafe regent__v1__watch_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchRequest>) {
        self.init()
        unsafe fromRevision = c.pointee.from_revision
        unsafe kinds = Read.texts(c.pointee.kinds, c.pointee.n_kinds)
        unsafe namePrefix = Read.text(c.pointee.name_prefix)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchRequest>, _ arena: Arena) {
        unsafe c.pointee.from_revision = fromRevision
        unsafe (c.pointee.n_kinds, c.pointee.kinds) = arena.texts(kinds)
        unsafe c.pointee.name_prefix = arena.text(namePrefix)
    }
}

extension WatchResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchResponse>) {
        unsafe regent__v1__watch_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchResponse>) {
        self.init()
        unsafe entries = Read.messages(c.pointee.entries, c.pointee.n_entries)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_entries, c.pointee.entries) = arena.messages(entries)
        unsafe c.pointee.revision = revision
    }
}

extension GetHistoryRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_history_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetHistoryRequest>) {
        unsafe regent__v1__get_history_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetHistoryRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showChanges = c.pointee.show_changes != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetHistoryRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_changes = showChanges ? 1 : 0
    }
}

extension GetHistoryResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_history_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetHistoryResponse>) {
        unsafe regent__v1__get_history_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetHistoryResponse>) {
        self.init()
        unsafe entries = Read.messages(c.pointee.entries, c.pointee.n_entries)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe changes = Read.messages(c.pointee.changes, c.pointee.n_changes)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetHistoryResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_entries, c.pointee.entries) = arena.messages(entries)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_changes, c.pointee.changes) = arena.messages(changes)
    }
}

extension EntryChanges: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__entry_changes__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EntryChanges>) {
        unsafe regent__v1__entry_changes__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EntryChanges>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe changes = Read.messages(c.pointee.changes, c.pointee.n_changes)
        unsafe omitted = c.pointee.omitted
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EntryChanges>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe (c.pointee.n_changes, c.pointee.changes) = arena.messages(changes)
        unsafe c.pointee.omitted = omitted
    }
}

extension FieldChange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__field_change__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__FieldChange>) {
        unsafe regent__v1__field_change__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__FieldChange>) {
        self.init()
        unsafe path = Read.text(c.pointee.path)
        unsafe oldValue = Read.text(c.pointee.old_value)
        unsafe newValue = Read.text(c.pointee.new_value)
        unsafe truncated = c.pointee.truncated != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__FieldChange>, _ arena: Arena) {
        unsafe c.pointee.path = arena.text(path)
        unsafe c.pointee.old_value = arena.text(oldValue)
        unsafe c.pointee.new_value = arena.text(newValue)
        unsafe c.pointee.truncated = truncated ? 1 : 0
    }
}

extension DiffResourceRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__diff_resource_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DiffResourceRequest>) {
        unsafe regent__v1__diff_resource_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DiffResourceRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe fromRevision = c.pointee.from_revision
        unsafe toRevision = c.pointee.to_revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DiffResourceRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.from_revision = fromRevision
        unsafe c.pointee.to_revision = toRevision
    }
}

extension DiffResourceResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__diff_resource_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DiffResourceResponse>) {
        unsafe regent__v1__diff_resource_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DiffResourceResponse>) {
        self.init()
        unsafe changes = Read.messages(c.pointee.changes, c.pointee.n_changes)
        unsafe omitted = c.pointee.omitted
        unsafe fromRevision = c.pointee.from_revision
        unsafe toRevision = c.pointee.to_revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DiffResourceResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_changes, c.pointee.changes) = arena.messages(changes)
        unsafe c.pointee.omitted = omitted
        unsafe c.pointee.from_revision = fromRevision
        unsafe c.pointee.to_revision = toRevision
    }
}

extension GetEventStatisticsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_event_statistics_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEventStatisticsRequest>) {
        unsafe regent__v1__get_event_statistics_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEventStatisticsRequest>) {
        self.init()
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe groupBy = Read.texts(c.pointee.group_by, c.pointee.n_group_by)
        unsafe kinds = Read.texts(c.pointee.kinds, c.pointee.n_kinds)
        unsafe namePrefix = Read.text(c.pointee.name_prefix)
        unsafe stepSeconds = c.pointee.step_seconds
        unsafe limit = c.pointee.limit
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEventStatisticsRequest>, _ arena: Arena) {
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe (c.pointee.n_group_by, c.pointee.group_by) = arena.texts(groupBy)
        unsafe (c.pointee.n_kinds, c.pointee.kinds) = arena.texts(kinds)
        unsafe c.pointee.name_prefix = arena.text(namePrefix)
        unsafe c.pointee.step_seconds = stepSeconds
        unsafe c.pointee.limit = limit
    }
}

extension GetEventStatisticsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_event_statistics_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEventStatisticsResponse>) {
        unsafe regent__v1__get_event_statistics_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEventStatisticsResponse>) {
        self.init()
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
        unsafe omitted = c.pointee.omitted
        unsafe total = c.pointee.total
        unsafe steps = Read.messages(c.pointee.steps, c.pointee.n_steps)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEventStatisticsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
        unsafe c.pointee.omitted = omitted
        unsafe c.pointee.total = total
        unsafe (c.pointee.n_steps, c.pointee.steps) = arena.messages(steps)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
    }
}

extension EventGroup: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__event_group__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EventGroup>) {
        unsafe regent__v1__event_group__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EventGroup>) {
        self.init()
        unsafe values = Read.texts(c.pointee.values, c.pointee.n_values)
        unsafe count = c.pointee.count
        unsafe perHour = c.pointee.per_hour
        unsafe firstTime = Read.message(c.pointee.first_time)
        unsafe lastTime = Read.message(c.pointee.last_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EventGroup>, _ arena: Arena) {
        unsafe (c.pointee.n_values, c.pointee.values) = arena.texts(values)
        unsafe c.pointee.count = count
        unsafe c.pointee.per_hour = perHour
        unsafe c.pointee.first_time = arena.message(firstTime)
        unsafe c.pointee.last_time = arena.message(lastTime)
    }
}

extension EventStep: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__event_step__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EventStep>) {
        unsafe regent__v1__event_step__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EventStep>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe count = c.pointee.count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EventStep>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.count = count
    }
}

extension MessageTypes {
    /// Messages that regent/v1/ledger.proto declares, in its order.
    static let ledger: [any Message.Type] = [
        LedgerEntry.self,
        WatchRequest.self,
        WatchResponse.self,
        GetHistoryRequest.self,
        GetHistoryResponse.self,
        EntryChanges.self,
        FieldChange.self,
        DiffResourceRequest.self,
        DiffResourceResponse.self,
        GetEventStatisticsRequest.self,
        GetEventStatisticsResponse.self,
        EventGroup.self,
        EventStep.self,
    ]
}

/// The ledger: every change, in order.
public enum LedgerServiceMethods {
    /// Streams the entries from a revision on, then new ones as they are committed, of resources that the caller may read.
    /// There are no gaps; to resume, use the last revision seen plus one.
    public static let watch = Method<WatchRequest, WatchResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/Watch", service: "regent.v1.LedgerService",
            method: "Watch", requireAny: ["event.subscribe"], scope: ["{name_prefix}~"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.WatchRequest",
            responseType: "regent.v1.WatchResponse",
            comment: "Streams the entries from a revision on, then new ones as they are committed, of resources that the caller may read. There are no gaps; to resume, use the last revision seen plus one.")
    ) { request in
        [ScopeName.all(ScopeName("", request.namePrefix, "~"))]
    }

    /// Lists the changes of a resource, oldest first; NOT_FOUND if it never existed or the caller may not read it.
    public static let getHistory = Method<GetHistoryRequest, GetHistoryResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetHistory", service: "regent.v1.LedgerService",
            method: "GetHistory", requireAny: ["history.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetHistoryRequest",
            responseType: "regent.v1.GetHistoryResponse",
            comment: "Lists the changes of a resource, oldest first; NOT_FOUND if it never existed or the caller may not read it.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Returns the fields of a resource that differ between two revisions; NOT_FOUND if it never existed or the caller may not
    /// read it.
    public static let diffResource = Method<DiffResourceRequest, DiffResourceResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/DiffResource", service: "regent.v1.LedgerService",
            method: "DiffResource", requireAny: ["history.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DiffResourceRequest",
            responseType: "regent.v1.DiffResourceResponse",
            comment: "Returns the fields of a resource that differ between two revisions; NOT_FOUND if it never existed or the caller may not read it.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Counts the entries of resources that the caller may read, in a range of time.
    public static let getEventStatistics = Method<GetEventStatisticsRequest, GetEventStatisticsResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetEventStatistics", service: "regent.v1.LedgerService",
            method: "GetEventStatistics", requireAny: ["history.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetEventStatisticsRequest",
            responseType: "regent.v1.GetEventStatisticsResponse",
            comment: "Counts the entries of resources that the caller may read, in a range of time."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        watch.descriptor,
        getHistory.descriptor,
        diffResource.descriptor,
        getEventStatistics.descriptor,
    ]
}
