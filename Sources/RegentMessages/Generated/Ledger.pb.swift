// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a change of key.
public enum KeyRotationState: OpenEnum {
    /// Not used.
    case unspecified
    /// Made; it stays so.
    case recorded
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .recorded
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .recorded: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .recorded: "RECORDED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .recorded]
}

/// State of an erasure.
public enum TextErasureState: OpenEnum {
    /// Not used.
    case unspecified
    /// Carried out; it stays so.
    case recorded
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .recorded
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .recorded: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .recorded: "RECORDED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .recorded]
}

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
    /// Whether payload and reason were erased; both are empty then.
    public var textErased: Bool = false

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
        payloadLeftOut: UInt64 = 0,
        textErased: Bool = false
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
        self.textErased = textErased
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

/// A signed statement of the ledger's size and of the root of its tree (PROTOCOL.md, "Tree and checkpoints").
public struct LedgerCheckpoint: Message {
    public static var fullName: String { "regent.v1.LedgerCheckpoint" }

    /// The signed note of c2sp.org/tlog-checkpoint: text, blank line, signatures of the log and of witnesses.
    public var note: String = ""
    /// Name of the log, the first line of the note; the same for the whole life of the store.
    public var origin: String = ""
    /// Entries in the tree; that of revision r has the index r - 1.
    public var treeSize: UInt64 = 0
    /// Root of the tree, 32 bytes.
    public var rootHash: [UInt8] = []
    /// The key that has signed, as c2sp.org/signed-note writes keys: name+id+key.
    public var verifierKey: String = ""
    /// When it was signed.
    public var time: Timestamp? = nil
    /// Witnesses whose cosignatures the note has.
    public var cosignatureCount: UInt32 = 0
    /// Why the log may be a fork of what others have seen; empty = nothing says so.
    public var fork: String = ""

    public init() {}

    public init(
        note: String = "",
        origin: String = "",
        treeSize: UInt64 = 0,
        rootHash: [UInt8] = [],
        verifierKey: String = "",
        time: Timestamp? = nil,
        cosignatureCount: UInt32 = 0,
        fork: String = ""
    ) {
        self.note = note
        self.origin = origin
        self.treeSize = treeSize
        self.rootHash = rootHash
        self.verifierKey = verifierKey
        self.time = time
        self.cosignatureCount = cosignatureCount
        self.fork = fork
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for a checkpoint.
public struct GetCheckpointRequest: Message {
    public static var fullName: String { "regent.v1.GetCheckpointRequest" }

    /// Entries in its tree; 0 = the newest one that was published. Any size that the ledger has reached is signed.
    public var treeSize: UInt64 = 0
    /// Whether to return the newest one with the cosignature of a witness; NOT_FOUND if there is none. Not with tree_size.
    public var cosigned: Bool = false

    public init() {}

    public init(treeSize: UInt64 = 0, cosigned: Bool = false) {
        self.treeSize = treeSize
        self.cosigned = cosigned
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A checkpoint.
public struct GetCheckpointResponse: Message {
    public static var fullName: String { "regent.v1.GetCheckpointResponse" }

    /// The checkpoint.
    public var checkpoint: LedgerCheckpoint? = nil

    public init() {}

    public init(checkpoint: LedgerCheckpoint? = nil) {
        self.checkpoint = checkpoint
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the proof of one entry.
public struct ProveInclusionRequest: Message {
    public static var fullName: String { "regent.v1.ProveInclusionRequest" }

    /// Revision of the entry.
    public var revision: UInt64 = 0
    /// Size of the tree, at least the revision; 0 = that of the newest checkpoint, or of a new one where it lacks the entry.
    public var treeSize: UInt64 = 0

    public init() {}

    public init(revision: UInt64 = 0, treeSize: UInt64 = 0) {
        self.revision = revision
        self.treeSize = treeSize
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("revision", Double(revision), atLeast: 1)
    }
}

/// Proof of one entry.
public struct ProveInclusionResponse: Message {
    public static var fullName: String { "regent.v1.ProveInclusionResponse" }

    /// Place of the leaf in the tree, from 0: the revision less one.
    public var leafIndex: UInt64 = 0
    /// Leaf of the entry, 32 bytes.
    public var leafHash: [UInt8] = []
    /// The path of RFC 9162, section 2.1.3: hashes of 32 bytes one after the other, from the leaf to the root.
    public var hashes: [UInt8] = []
    /// Checkpoint of the tree.
    public var checkpoint: LedgerCheckpoint? = nil
    /// What the leaf commits to: SHA-256(0x00 followed by it) is the leaf. Empty for callers without audit.prove.
    public var leafContent: [UInt8] = []

    public init() {}

    public init(
        leafIndex: UInt64 = 0,
        leafHash: [UInt8] = [],
        hashes: [UInt8] = [],
        checkpoint: LedgerCheckpoint? = nil,
        leafContent: [UInt8] = []
    ) {
        self.leafIndex = leafIndex
        self.leafHash = leafHash
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.leafContent = leafContent
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for the proof that the ledger only grew.
public struct ProveConsistencyRequest: Message {
    public static var fullName: String { "regent.v1.ProveConsistencyRequest" }

    /// Size of the older tree, at least 1.
    public var oldSize: UInt64 = 0
    /// Size of the newer tree, at least the older; 0 = that of the newest checkpoint, or of a new one where it is smaller.
    public var newSize: UInt64 = 0

    public init() {}

    public init(oldSize: UInt64 = 0, newSize: UInt64 = 0) {
        self.oldSize = oldSize
        self.newSize = newSize
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("old_size", Double(oldSize), atLeast: 1)
    }
}

/// Proof that the ledger only grew.
public struct ProveConsistencyResponse: Message {
    public static var fullName: String { "regent.v1.ProveConsistencyResponse" }

    /// Root of the older tree, 32 bytes.
    public var oldRootHash: [UInt8] = []
    /// The path of RFC 9162, section 2.1.4: hashes of 32 bytes one after the other; empty for equal sizes.
    public var hashes: [UInt8] = []
    /// Checkpoint of the newer tree.
    public var checkpoint: LedgerCheckpoint? = nil

    public init() {}

    public init(
        oldRootHash: [UInt8] = [],
        hashes: [UInt8] = [],
        checkpoint: LedgerCheckpoint? = nil
    ) {
        self.oldRootHash = oldRootHash
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for an entry bundle.
public struct GetEntryBundleRequest: Message {
    public static var fullName: String { "regent.v1.GetEntryBundleRequest" }

    /// Number of the bundle, from 0: it begins with the entry of index 256 x number.
    public var index: UInt64 = 0
    /// Entries in it, 1-256; 0 = 256. NOT_FOUND where the ledger has fewer there.
    public var width: UInt32 = 0

    public init() {}

    public init(index: UInt64 = 0, width: UInt32 = 0) {
        self.index = index
        self.width = width
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("width", Double(width), atMost: 256)
    }
}

/// An entry bundle.
public struct GetEntryBundleResponse: Message {
    public static var fullName: String { "regent.v1.GetEntryBundleResponse" }

    /// Of each entry two bytes, its length as a big-endian number, then what its leaf commits to.
    public var bundle: [UInt8] = []

    public init() {}

    public init(bundle: [UInt8] = []) {
        self.bundle = bundle
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A change of the key that signs checkpoints.
public struct KeyRotation: Document {
    public static var fullName: String { "regent.v1.KeyRotation" }
    public static var kind: String { "keyRotations" }
    public static var pattern: String { "keyRotations/{key_rotation}" }
    public static var getMethod: String { "/regent.v1.LedgerService/GetKeyRotation" }
    public static var listMethod: String { "/regent.v1.LedgerService/ListKeyRotations" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["name", "revision", "etag", "create_time", "update_time", "state", "verifier_key", "previous_verifier_key", "note", "previous_lost"] }
    public static var indexes: [[String]] { [["create_time"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)]] }

    /// keyRotations/{key_rotation}: the first 16 hexadecimal digits of SHA-256 of the new key.
    public var name: String = ""
    /// Ledger revision of the change.
    public var revision: UInt64 = 0
    /// Etag.
    public var etag: String = ""
    /// When it was made.
    public var createTime: Timestamp? = nil
    /// The same time.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: KeyRotationState = .unspecified
    /// The key that signs from here on, as c2sp.org/signed-note writes keys; output only.
    public var verifierKey: String = ""
    /// The key before it; output only.
    public var previousVerifierKey: String = ""
    /// The signed note by which both keys say so (PROTOCOL.md, "Tree and checkpoints"); without the signature of the key before
    /// it where that was lost. Output only.
    public var note: String = ""
    /// Whether the key before it was lost: what it has signed may be of another history. Output only.
    public var previousLost: Bool = false

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: KeyRotationState = .unspecified,
        verifierKey: String = "",
        previousVerifierKey: String = "",
        note: String = "",
        previousLost: Bool = false
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.verifierKey = verifierKey
        self.previousVerifierKey = previousVerifierKey
        self.note = note
        self.previousLost = previousLost
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: KeyRotation.pattern)
        checker.known("state", state)
        checker.text("verifier_key", verifierKey, bytesMax: 512)
        checker.text("previous_verifier_key", previousVerifierKey, bytesMax: 512)
        checker.text("note", note, bytesMax: 4096, multiline: true)
    }
}

/// Asks for a new key.
public struct RotateSigningKeyRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RotateSigningKeyRequest" }

    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(mutation: Mutation? = nil) {
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("mutation", mutation)
    }
}

/// The change of the key.
public struct RotateSigningKeyResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RotateSigningKeyResponse" }

    /// As stored.
    public var keyRotation: KeyRotation? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(keyRotation: KeyRotation? = nil, receipt: Receipt? = nil) {
        self.keyRotation = keyRotation
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("key_rotation", keyRotation)
    }
}

/// Asks for a change of the key.
public struct GetKeyRotationRequest: Message {
    public static var fullName: String { "regent.v1.GetKeyRotationRequest" }

    /// keyRotations/{key_rotation}.
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
        checker.text("name", name, required: true, resource: KeyRotation.pattern)
    }
}

/// A change of the key.
public struct GetKeyRotationResponse: Message {
    public static var fullName: String { "regent.v1.GetKeyRotationResponse" }

    /// As stored.
    public var keyRotation: KeyRotation? = nil

    public init() {}

    public init(keyRotation: KeyRotation? = nil) {
        self.keyRotation = keyRotation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("key_rotation", keyRotation)
    }
}

/// Asks for changes of the key.
public struct ListKeyRotationsRequest: Message {
    public static var fullName: String { "regent.v1.ListKeyRotationsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `create_time > 2026-01-02T03:04:05Z`; empty = all
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

/// A page of changes of the key.
public struct ListKeyRotationsResponse: Message {
    public static var fullName: String { "regent.v1.ListKeyRotationsResponse" }

    /// In the order that was asked for.
    public var keyRotations: [KeyRotation] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        keyRotations: [KeyRotation] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.keyRotations = keyRotations
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
        checker.messages("key_rotations", keyRotations)
    }
}

/// An erasure of what an entry of the ledger said.
public struct TextErasure: Document {
    public static var fullName: String { "regent.v1.TextErasure" }
    public static var kind: String { "textErasures" }
    public static var pattern: String { "textErasures/{text_erasure}" }
    public static var getMethod: String { "/regent.v1.LedgerService/GetTextErasure" }
    public static var listMethod: String { "/regent.v1.LedgerService/ListTextErasures" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["name", "revision", "etag", "create_time", "update_time", "state", "erased_revision", "resource"] }
    public static var indexes: [[String]] { [["create_time"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)]] }

    /// textErasures/{text_erasure}: the revision of the entry.
    public var name: String = ""
    /// Ledger revision of the erasure.
    public var revision: UInt64 = 0
    /// Etag.
    public var etag: String = ""
    /// When it was carried out.
    public var createTime: Timestamp? = nil
    /// The same time.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: TextErasureState = .unspecified
    /// Revision of the entry whose text was erased; output only.
    public var erasedRevision: UInt64 = 0
    /// Resource of the entry; output only.
    public var resource: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: TextErasureState = .unspecified,
        erasedRevision: UInt64 = 0,
        resource: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.erasedRevision = erasedRevision
        self.resource = resource
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: TextErasure.pattern)
        checker.known("state", state)
        checker.text("resource", resource, bytesMax: 512)
    }
}

/// Asks for an erasure.
public struct EraseTextRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.EraseTextRequest" }

    /// Key, etag, reason.
    public var mutation: Mutation? = nil
    /// Revision of the entry.
    public var revision: UInt64 = 0

    public init() {}

    public init(mutation: Mutation? = nil, revision: UInt64 = 0) {
        self.mutation = mutation
        self.revision = revision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("mutation", mutation)
        checker.number("revision", Double(revision), atLeast: 1)
    }
}

/// The erasure.
public struct EraseTextResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.EraseTextResponse" }

    /// As stored.
    public var textErasure: TextErasure? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(textErasure: TextErasure? = nil, receipt: Receipt? = nil) {
        self.textErasure = textErasure
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("text_erasure", textErasure)
    }
}

/// Asks for an erasure.
public struct GetTextErasureRequest: Message {
    public static var fullName: String { "regent.v1.GetTextErasureRequest" }

    /// textErasures/{text_erasure}.
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
        checker.text("name", name, required: true, resource: TextErasure.pattern)
    }
}

/// An erasure.
public struct GetTextErasureResponse: Message {
    public static var fullName: String { "regent.v1.GetTextErasureResponse" }

    /// As stored.
    public var textErasure: TextErasure? = nil

    public init() {}

    public init(textErasure: TextErasure? = nil) {
        self.textErasure = textErasure
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("text_erasure", textErasure)
    }
}

/// Asks for erasures.
public struct ListTextErasuresRequest: Message {
    public static var fullName: String { "regent.v1.ListTextErasuresRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `create_time > 2026-01-02T03:04:05Z`; empty = all
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

/// A page of erasures.
public struct ListTextErasuresResponse: Message {
    public static var fullName: String { "regent.v1.ListTextErasuresResponse" }

    /// In the order that was asked for.
    public var textErasures: [TextErasure] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        textErasures: [TextErasure] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.textErasures = textErasures
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
        checker.messages("text_erasures", textErasures)
    }
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
        unsafe textErased = c.pointee.text_erased != 0
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
        unsafe c.pointee.text_erased = textErased ? 1 : 0
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

extension LedgerCheckpoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__ledger_checkpoint__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__LedgerCheckpoint>) {
        unsafe regent__v1__ledger_checkpoint__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__LedgerCheckpoint>) {
        self.init()
        unsafe note = Read.text(c.pointee.note)
        unsafe origin = Read.text(c.pointee.origin)
        unsafe treeSize = c.pointee.tree_size
        unsafe rootHash = Read.bytes(c.pointee.root_hash)
        unsafe verifierKey = Read.text(c.pointee.verifier_key)
        unsafe time = Read.message(c.pointee.time)
        unsafe cosignatureCount = c.pointee.cosignature_count
        unsafe fork = Read.text(c.pointee.fork)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__LedgerCheckpoint>, _ arena: Arena) {
        unsafe c.pointee.note = arena.text(note)
        unsafe c.pointee.origin = arena.text(origin)
        unsafe c.pointee.tree_size = treeSize
        unsafe c.pointee.root_hash = arena.bytes(rootHash)
        unsafe c.pointee.verifier_key = arena.text(verifierKey)
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.cosignature_count = cosignatureCount
        unsafe c.pointee.fork = arena.text(fork)
    }
}

extension GetCheckpointRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_checkpoint_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetCheckpointRequest>) {
        unsafe regent__v1__get_checkpoint_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetCheckpointRequest>) {
        self.init()
        unsafe treeSize = c.pointee.tree_size
        unsafe cosigned = c.pointee.cosigned != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetCheckpointRequest>, _ arena: Arena) {
        unsafe c.pointee.tree_size = treeSize
        unsafe c.pointee.cosigned = cosigned ? 1 : 0
    }
}

extension GetCheckpointResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_checkpoint_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetCheckpointResponse>) {
        unsafe regent__v1__get_checkpoint_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetCheckpointResponse>) {
        self.init()
        unsafe checkpoint = Read.message(c.pointee.checkpoint)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetCheckpointResponse>, _ arena: Arena) {
        unsafe c.pointee.checkpoint = arena.message(checkpoint)
    }
}

extension ProveInclusionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__prove_inclusion_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProveInclusionRequest>) {
        unsafe regent__v1__prove_inclusion_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProveInclusionRequest>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe treeSize = c.pointee.tree_size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProveInclusionRequest>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe c.pointee.tree_size = treeSize
    }
}

extension ProveInclusionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__prove_inclusion_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProveInclusionResponse>) {
        unsafe regent__v1__prove_inclusion_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProveInclusionResponse>) {
        self.init()
        unsafe leafIndex = c.pointee.leaf_index
        unsafe leafHash = Read.bytes(c.pointee.leaf_hash)
        unsafe hashes = Read.bytes(c.pointee.hashes)
        unsafe checkpoint = Read.message(c.pointee.checkpoint)
        unsafe leafContent = Read.bytes(c.pointee.leaf_content)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProveInclusionResponse>, _ arena: Arena) {
        unsafe c.pointee.leaf_index = leafIndex
        unsafe c.pointee.leaf_hash = arena.bytes(leafHash)
        unsafe c.pointee.hashes = arena.bytes(hashes)
        unsafe c.pointee.checkpoint = arena.message(checkpoint)
        unsafe c.pointee.leaf_content = arena.bytes(leafContent)
    }
}

extension ProveConsistencyRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__prove_consistency_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProveConsistencyRequest>) {
        unsafe regent__v1__prove_consistency_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProveConsistencyRequest>) {
        self.init()
        unsafe oldSize = c.pointee.old_size
        unsafe newSize = c.pointee.new_size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProveConsistencyRequest>, _ arena: Arena) {
        unsafe c.pointee.old_size = oldSize
        unsafe c.pointee.new_size = newSize
    }
}

extension ProveConsistencyResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__prove_consistency_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProveConsistencyResponse>) {
        unsafe regent__v1__prove_consistency_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProveConsistencyResponse>) {
        self.init()
        unsafe oldRootHash = Read.bytes(c.pointee.old_root_hash)
        unsafe hashes = Read.bytes(c.pointee.hashes)
        unsafe checkpoint = Read.message(c.pointee.checkpoint)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProveConsistencyResponse>, _ arena: Arena) {
        unsafe c.pointee.old_root_hash = arena.bytes(oldRootHash)
        unsafe c.pointee.hashes = arena.bytes(hashes)
        unsafe c.pointee.checkpoint = arena.message(checkpoint)
    }
}

extension GetEntryBundleRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_entry_bundle_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEntryBundleRequest>) {
        unsafe regent__v1__get_entry_bundle_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEntryBundleRequest>) {
        self.init()
        unsafe index = c.pointee.index
        unsafe width = c.pointee.width
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEntryBundleRequest>, _ arena: Arena) {
        unsafe c.pointee.index = index
        unsafe c.pointee.width = width
    }
}

extension GetEntryBundleResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_entry_bundle_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEntryBundleResponse>) {
        unsafe regent__v1__get_entry_bundle_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEntryBundleResponse>) {
        self.init()
        unsafe bundle = Read.bytes(c.pointee.bundle)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEntryBundleResponse>, _ arena: Arena) {
        unsafe c.pointee.bundle = arena.bytes(bundle)
    }
}

extension KeyRotation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__key_rotation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__KeyRotation>) {
        unsafe regent__v1__key_rotation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__KeyRotation>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = KeyRotationState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe verifierKey = Read.text(c.pointee.verifier_key)
        unsafe previousVerifierKey = Read.text(c.pointee.previous_verifier_key)
        unsafe note = Read.text(c.pointee.note)
        unsafe previousLost = c.pointee.previous_lost != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__KeyRotation>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.verifier_key = arena.text(verifierKey)
        unsafe c.pointee.previous_verifier_key = arena.text(previousVerifierKey)
        unsafe c.pointee.note = arena.text(note)
        unsafe c.pointee.previous_lost = previousLost ? 1 : 0
    }
}

extension RotateSigningKeyRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rotate_signing_key_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RotateSigningKeyRequest>) {
        unsafe regent__v1__rotate_signing_key_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RotateSigningKeyRequest>) {
        self.init()
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RotateSigningKeyRequest>, _ arena: Arena) {
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RotateSigningKeyResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rotate_signing_key_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RotateSigningKeyResponse>) {
        unsafe regent__v1__rotate_signing_key_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RotateSigningKeyResponse>) {
        self.init()
        unsafe keyRotation = Read.message(c.pointee.key_rotation)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RotateSigningKeyResponse>, _ arena: Arena) {
        unsafe c.pointee.key_rotation = arena.message(keyRotation)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetKeyRotationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_key_rotation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetKeyRotationRequest>) {
        unsafe regent__v1__get_key_rotation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetKeyRotationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetKeyRotationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetKeyRotationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_key_rotation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetKeyRotationResponse>) {
        unsafe regent__v1__get_key_rotation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetKeyRotationResponse>) {
        self.init()
        unsafe keyRotation = Read.message(c.pointee.key_rotation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetKeyRotationResponse>, _ arena: Arena) {
        unsafe c.pointee.key_rotation = arena.message(keyRotation)
    }
}

extension ListKeyRotationsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_key_rotations_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListKeyRotationsRequest>) {
        unsafe regent__v1__list_key_rotations_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListKeyRotationsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListKeyRotationsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListKeyRotationsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_key_rotations_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListKeyRotationsResponse>) {
        unsafe regent__v1__list_key_rotations_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListKeyRotationsResponse>) {
        self.init()
        unsafe keyRotations = Read.messages(c.pointee.key_rotations, c.pointee.n_key_rotations)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListKeyRotationsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_key_rotations, c.pointee.key_rotations) = arena.messages(keyRotations)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension TextErasure: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__text_erasure__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__TextErasure>) {
        unsafe regent__v1__text_erasure__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__TextErasure>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = TextErasureState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe erasedRevision = c.pointee.erased_revision
        unsafe resource = Read.text(c.pointee.resource)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__TextErasure>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.erased_revision = erasedRevision
        unsafe c.pointee.resource = arena.text(resource)
    }
}

extension EraseTextRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__erase_text_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EraseTextRequest>) {
        unsafe regent__v1__erase_text_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EraseTextRequest>) {
        self.init()
        unsafe mutation = Read.message(c.pointee.mutation)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EraseTextRequest>, _ arena: Arena) {
        unsafe c.pointee.mutation = arena.message(mutation)
        unsafe c.pointee.revision = revision
    }
}

extension EraseTextResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__erase_text_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EraseTextResponse>) {
        unsafe regent__v1__erase_text_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EraseTextResponse>) {
        self.init()
        unsafe textErasure = Read.message(c.pointee.text_erasure)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EraseTextResponse>, _ arena: Arena) {
        unsafe c.pointee.text_erasure = arena.message(textErasure)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetTextErasureRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_text_erasure_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTextErasureRequest>) {
        unsafe regent__v1__get_text_erasure_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTextErasureRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTextErasureRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetTextErasureResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_text_erasure_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTextErasureResponse>) {
        unsafe regent__v1__get_text_erasure_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTextErasureResponse>) {
        self.init()
        unsafe textErasure = Read.message(c.pointee.text_erasure)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTextErasureResponse>, _ arena: Arena) {
        unsafe c.pointee.text_erasure = arena.message(textErasure)
    }
}

extension ListTextErasuresRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_text_erasures_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListTextErasuresRequest>) {
        unsafe regent__v1__list_text_erasures_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListTextErasuresRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListTextErasuresRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListTextErasuresResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_text_erasures_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListTextErasuresResponse>) {
        unsafe regent__v1__list_text_erasures_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListTextErasuresResponse>) {
        self.init()
        unsafe textErasures = Read.messages(c.pointee.text_erasures, c.pointee.n_text_erasures)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListTextErasuresResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_text_erasures, c.pointee.text_erasures) = arena.messages(textErasures)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
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
        LedgerCheckpoint.self,
        GetCheckpointRequest.self,
        GetCheckpointResponse.self,
        ProveInclusionRequest.self,
        ProveInclusionResponse.self,
        ProveConsistencyRequest.self,
        ProveConsistencyResponse.self,
        GetEntryBundleRequest.self,
        GetEntryBundleResponse.self,
        KeyRotation.self,
        RotateSigningKeyRequest.self,
        RotateSigningKeyResponse.self,
        GetKeyRotationRequest.self,
        GetKeyRotationResponse.self,
        ListKeyRotationsRequest.self,
        ListKeyRotationsResponse.self,
        TextErasure.self,
        EraseTextRequest.self,
        EraseTextResponse.self,
        GetTextErasureRequest.self,
        GetTextErasureResponse.self,
        ListTextErasuresRequest.self,
        ListTextErasuresResponse.self,
    ]
}

extension KeyRotationState: DocumentState {}

extension RotateSigningKeyRequest: VerbRequest {
    public typealias Answer = RotateSigningKeyResponse
}

extension RotateSigningKeyResponse: DocumentResponse {
    public init(subject: KeyRotation) { self.init(keyRotation: subject) }
    public var subject: KeyRotation? { keyRotation }
}

extension GetKeyRotationRequest: NamedRequest {}

extension GetKeyRotationResponse: DocumentResponse {
    public init(subject: KeyRotation) { self.init(keyRotation: subject) }
    public var subject: KeyRotation? { keyRotation }
}

extension ListKeyRotationsRequest: ListRequest {
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

extension ListKeyRotationsResponse: ListResponse {
    public init(items: [KeyRotation], nextPageToken: String) {
        self.init(keyRotations: items, nextPageToken: nextPageToken)
    }
    public var items: [KeyRotation] { keyRotations }
}

extension TextErasureState: DocumentState {}

extension EraseTextRequest: VerbRequest {
    public typealias Answer = EraseTextResponse
}

extension EraseTextResponse: DocumentResponse {
    public init(subject: TextErasure) { self.init(textErasure: subject) }
    public var subject: TextErasure? { textErasure }
}

extension GetTextErasureRequest: NamedRequest {}

extension GetTextErasureResponse: DocumentResponse {
    public init(subject: TextErasure) { self.init(textErasure: subject) }
    public var subject: TextErasure? { textErasure }
}

extension ListTextErasuresRequest: ListRequest {
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

extension ListTextErasuresResponse: ListResponse {
    public init(items: [TextErasure], nextPageToken: String) {
        self.init(textErasures: items, nextPageToken: nextPageToken)
    }
    public var items: [TextErasure] { textErasures }
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

    /// Returns a signed statement of how many entries the ledger has and which root their tree has.
    public static let getCheckpoint = Method<GetCheckpointRequest, GetCheckpointResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetCheckpoint", service: "regent.v1.LedgerService",
            method: "GetCheckpoint", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetCheckpointRequest",
            responseType: "regent.v1.GetCheckpointResponse",
            comment: "Returns a signed statement of how many entries the ledger has and which root their tree has."))

    /// Returns the proof that the tree of a checkpoint has the leaf of a revision. What the leaf commits to is for callers with
    /// audit.prove for the whole store.
    public static let proveInclusion = Method<ProveInclusionRequest, ProveInclusionResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/ProveInclusion", service: "regent.v1.LedgerService",
            method: "ProveInclusion", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ProveInclusionRequest",
            responseType: "regent.v1.ProveInclusionResponse",
            comment: "Returns the proof that the tree of a checkpoint has the leaf of a revision. What the leaf commits to is for callers with audit.prove for the whole store."))

    /// Returns the proof that the ledger only grew between two sizes.
    public static let proveConsistency = Method<ProveConsistencyRequest, ProveConsistencyResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/ProveConsistency", service: "regent.v1.LedgerService",
            method: "ProveConsistency", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ProveConsistencyRequest",
            responseType: "regent.v1.ProveConsistencyResponse",
            comment: "Returns the proof that the ledger only grew between two sizes."))

    /// Returns what the leaves of up to 256 entries commit to, as an entry bundle of c2sp.org/tlog-tiles.
    public static let getEntryBundle = Method<GetEntryBundleRequest, GetEntryBundleResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetEntryBundle", service: "regent.v1.LedgerService",
            method: "GetEntryBundle", requireAny: ["audit.prove"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .read,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetEntryBundleRequest",
            responseType: "regent.v1.GetEntryBundleResponse",
            comment: "Returns what the leaves of up to 256 entries commit to, as an entry bundle of c2sp.org/tlog-tiles.")
    ) { _ in [[]] }

    /// Makes a new key for checkpoints, which the key before it and the new one vouch for; later checkpoints have its signature.
    public static let rotateSigningKey = Method<RotateSigningKeyRequest, RotateSigningKeyResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/RotateSigningKey", service: "regent.v1.LedgerService",
            method: "RotateSigningKey", requireAny: ["key.rotate"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RotateSigningKeyRequest",
            responseType: "regent.v1.RotateSigningKeyResponse",
            comment: "Makes a new key for checkpoints, which the key before it and the new one vouch for; later checkpoints have its signature.")
    ) { _ in [[]] }

    /// Erases payload and reason of an entry, and the salt of its leaf: proofs of the entry stay valid, and nobody can find out by
    /// guesses what it said. This cannot be undone. TEXT_IN_USE for the last entry of a resource.
    public static let eraseText = Method<EraseTextRequest, EraseTextResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/EraseText", service: "regent.v1.LedgerService",
            method: "EraseText", requireAny: ["ledger.erase"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.EraseTextRequest",
            responseType: "regent.v1.EraseTextResponse",
            comment: "Erases payload and reason of an entry, and the salt of its leaf: proofs of the entry stay valid, and nobody can find out by guesses what it said. This cannot be undone. TEXT_IN_USE for the last entry of a resource.")
    ) { _ in [[]] }

    /// One erasure. For auditors: it names a resource of any scope.
    public static let getTextErasure = Method<GetTextErasureRequest, GetTextErasureResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetTextErasure", service: "regent.v1.LedgerService",
            method: "GetTextErasure", requireAny: ["audit.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetTextErasureRequest",
            responseType: "regent.v1.GetTextErasureResponse",
            comment: "One erasure. For auditors: it names a resource of any scope.")
    ) { _ in [[]] }

    /// Erasures.
    public static let listTextErasures = Method<ListTextErasuresRequest, ListTextErasuresResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/ListTextErasures", service: "regent.v1.LedgerService",
            method: "ListTextErasures", requireAny: ["audit.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListTextErasuresRequest",
            responseType: "regent.v1.ListTextErasuresResponse",
            comment: "Erasures."))

    /// One change of the key that signs checkpoints.
    public static let getKeyRotation = Method<GetKeyRotationRequest, GetKeyRotationResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/GetKeyRotation", service: "regent.v1.LedgerService",
            method: "GetKeyRotation", requireAny: ["history.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetKeyRotationRequest",
            responseType: "regent.v1.GetKeyRotationResponse",
            comment: "One change of the key that signs checkpoints.")
    ) { _ in [[]] }

    /// Changes of the key that signs checkpoints.
    public static let listKeyRotations = Method<ListKeyRotationsRequest, ListKeyRotationsResponse>(
        MethodDescriptor(
            name: "/regent.v1.LedgerService/ListKeyRotations", service: "regent.v1.LedgerService",
            method: "ListKeyRotations", requireAny: ["history.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListKeyRotationsRequest",
            responseType: "regent.v1.ListKeyRotationsResponse",
            comment: "Changes of the key that signs checkpoints."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        watch.descriptor,
        getHistory.descriptor,
        diffResource.descriptor,
        getEventStatistics.descriptor,
        getCheckpoint.descriptor,
        proveInclusion.descriptor,
        proveConsistency.descriptor,
        getEntryBundle.descriptor,
        rotateSigningKey.descriptor,
        eraseText.descriptor,
        getTextErasure.descriptor,
        listTextErasures.descriptor,
        getKeyRotation.descriptor,
        listKeyRotations.descriptor,
    ]
}
