import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import Synchronization

/// Entries from a revision on, then new ones as they are committed, gap-free.
struct Watch: ServerStreamHandler {
    /// Entries read and sent at once.
    private static let pageSize = 256

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: WatchRequest, _ responses: ResponseWriter<WatchResponse>, _ call: CallContext
    ) async throws {
        try Self.check(request.kinds)
        let place = WatchPlace(next: max(1, request.fromRevision))
        let last = try await context.store.lastRevision()
        guard place.next <= last + 1 else {
            // Who has seen a later one saw it of another store, or of this one before it was restored.
            throw Refusal(
                .revisionUnknown, "revision \(request.fromRevision) does not exist yet; the last one is \(last)",
                ["last": "\(last)"])
        }
        context.watches.join()
        defer { context.watches.leave() }
        try await withThrowingTaskGroup { group in
            group.addTask { await call.draining() }
            group.addTask { try await follow(request, from: place, call.caller, responses) }
            try await group.next()
            group.cancelAll()
            // The place counts once nothing is being sent: a page would come twice otherwise. Why it was not sent to
            // its end is that it was cancelled.
            _ = try? await group.waitForAll()
            try Task.checkCancellation()
            throw Refusal(
                .draining, "the daemon is stopping; connect again and resume from revision \(place.next)",
                ["revision": "\(place.next)"])
        }
    }

    /// Refuses a kind that no resource has: a watch for it would wait for ever.
    private static func check(_ kinds: [String]) throws(Refusal) {
        guard let unknown = kinds.firstIndex(where: { Documents.byKind[$0] == nil }) else { return }
        let known = Documents.byKind.keys.sorted().joined(separator: ", ")
        throw Refusal(
            .badRequest, "kinds[\(unknown)]: \(kinds[unknown]) is not a kind of resource; kinds are \(known)",
            ["field": "kinds[\(unknown)]"])
    }

    private func follow(
        _ request: WatchRequest, from place: WatchPlace, _ caller: Caller,
        _ responses: ResponseWriter<WatchResponse>
    ) async throws {
        while true {
            let from = place.next
            // Nothing is read for a client that takes nothing.
            try await responses.room()
            // Waiting for what was passed on already returns at once.
            _ = try await context.watches.revision(after: from - 1)
            guard let page = try await page(request, from: from, caller) else { continue }
            try await responses.write(encoded: page.bytes)
            place.next = page.last + 1
        }
    }

    /// The page from a revision on; nil where nothing is committed there.
    private func page(
        _ request: WatchRequest, from first: UInt64, _ caller: Caller
    ) async throws -> WatchPage? {
        func key(_ caller: Caller) -> WatchPage.Key {
            WatchPage.Key(
                first: first, kinds: request.kinds, namePrefix: ExactText(request.namePrefix),
                authority: caller.authority)
        }
        // Before the caller is judged: what it may read can have changed since the call began.
        let recent = context.pages.recent
        let known = key(try context.access.current(caller))
        if let page = recent.first(where: { $0.key == known }) { return page }
        let entries = try await context.store.sharedEntries(from: first, limit: Self.pageSize)
        guard let last = entries.last?.revision else { return nil }
        let caller = try context.access.current(caller)
        let bytes = LedgerView(of: caller).page(of: entries, for: request, upTo: last)
        let page = WatchPage(key: key(caller), last: last, bytes: bytes)
        context.pages.keep(page)
        return page
    }
}

/// The revision a watch goes on with.
private final class WatchPlace: Sendable {
    private let revision: Mutex<UInt64>

    init(next: UInt64) { revision = Mutex(next) }

    var next: UInt64 {
        get { revision.withLock { $0 } }
        set { revision.withLock { $0 = newValue } }
    }
}
