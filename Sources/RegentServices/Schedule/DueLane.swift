import RegentMessages
import RegentModel
import RegentStorage

/// Something that is due.
struct DueThing: Sendable {
    /// What was done, with its proof.
    typealias Done = (change: ScheduledChange, receipt: Receipt?)

    /// Name of the document.
    let resource: String
    /// When it fell due.
    let dueTime: Timestamp?
    /// Does it at a time; nil where it was done already.
    let perform: @Sendable (ServiceContext, Int64) async throws -> Done?

    var dueMicros: Int64 { dueTime?.microseconds ?? .min }

    /// What is due of a kind that cannot be read.
    static func unread(_ kind: String) -> DueThing { DueThing(resource: kind, dueTime: nil) { _, _ in nil } }
}

/// What is due of one noun, page by page, in order.
protocol DueLane: Sendable {
    /// The kind of document.
    var kind: String { get }
    /// The first thing; nil where nothing is due any more.
    mutating func peek() async throws -> DueThing?
    /// Passes the first thing.
    mutating func drop()
    /// Passes everything.
    mutating func end()
}

extension ScheduledNoun {
    /// What is due of it by a time.
    static func lane(_ context: ServiceContext, _ now: Int64) -> any DueLane {
        NounDueLane<Self>(context: context, now: now)
    }
}

/// What is due of one noun, read by its index.
private struct NounDueLane<S: ScheduledNoun>: DueLane {
    /// Documents read at once: a tick seldom has more to do.
    private static var pageSize: Int { 50 }

    let context: ServiceContext
    let now: Int64
    private var waiting: ArraySlice<DueThing> = []
    private var token = ""
    private var isOver = false
    /// Whether what is due for another reason than its time was looked for.
    private var isFound = false

    init(context: ServiceContext, now: Int64) {
        self.context = context
        self.now = now
    }

    var kind: String { S.Subject.kind }

    mutating func peek() async throws -> DueThing? {
        guard let filter else { return nil }
        while waiting.isEmpty, !isOver {
            let page = try await context.store.list(
                S.Subject.self,
                DocumentQuery(filter: filter, orderBy: S.dueField, pageSize: Self.pageSize, pageToken: token))
            waiting = page.items.map { Self.thing($0) }[...]
            token = page.nextPageToken
            isOver = token.isEmpty
        }
        if waiting.isEmpty, !isFound {
            isFound = true
            waiting = try await S.found(context, at: now).map { Self.thing($0, whenever: true) }[...]
        }
        return waiting.first
    }

    mutating func drop() { waiting = waiting.dropFirst() }

    mutating func end() { (waiting, isOver, isFound) = ([], true, true) }

    /// nil for a clock outside the years that a filter can name.
    private var filter: String? {
        guard let now = Timestamp(microseconds: now).rfc3339 else { return nil }
        // The lower bound keeps those apart that have no due time: an index has them first.
        let due = "\(S.dueField) >= 0001-01-01T00:00:00Z AND \(S.dueField) <= \(now)"
        return S.filter.isEmpty ? due : "\(S.filter) AND \(due)"
    }

    /// - Parameter isFound: its time need not have come.
    private static func thing(_ document: S.Subject, whenever isFound: Bool = false) -> DueThing {
        let name = document.name
        return DueThing(resource: name, dueTime: S.dueTime(of: document)) { context, now in
            let decide = try await S.decision(on: name, context, at: now)
            return try await context.store.write(context.daemonCall(S.method, now: now)) { store in
                try Self.perform(name, store, whenever: isFound, decide)
            }
        }
    }

    private static func perform(
        _ name: String, _ store: WriteTransaction, whenever isFound: Bool, _ decide: S.Decision
    ) throws -> DueThing.Done? {
        let document = try store.require(S.Subject.self, name)
        let due = S.dueTime(of: document)
        guard isFound || due.map({ $0.microseconds <= store.command.now }) == true,
            let change = try decide(document, store.command, store), let event = change.event
        else { return nil }
        let after = try store.put(change)
        let done = ScheduledChange(resource: name, event: event, dueTime: due, revision: after.revision)
        return (done, store.receipt)
    }
}

extension ServiceContext {
    /// What the daemon does by itself; whether the store is in single-person mode is asked in the writer.
    func daemonCall(_ method: MethodDescriptor, now: Int64) -> MutationCall {
        MutationCall(principal: Caller.daemon.name, method: method.name, now: now) { [access] _, mutation in
            Command(
                actor: .daemon, role: "SYSTEM", method: method, reason: mutation.reason, etag: mutation.etag, now: now,
                isSinglePersonMode: access.isSinglePersonModeInWriter)
        }
    }
}
