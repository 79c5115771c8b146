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
        let place = WatchPlace(next: max(1, request.fromRevision))
        let last = try await context.store.lastRevision()
        guard place.next <= last + 1 else {
            // Who has seen a later one saw it of another store, or of this one before it was restored.
            throw Refusal(
                .revisionUnknown, "revision \(request.fromRevision) is not committed yet", ["last": "\(last)"])
        }
        context.watches.join()
        defer { context.watches.leave() }
        try await withThrowingTaskGroup { group in
            group.addTask {
                await call.draining()
                try Task.checkCancellation()
                throw Refusal(
                    .draining, "the daemon stops; resume at another connection",
                    ["revision": "\(place.next)"])
            }
            group.addTask { try await follow(request, from: place, call.caller, responses) }
            defer { group.cancelAll() }
            try await group.next()
        }
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
            let entries = try await context.store.sharedEntries(from: from, limit: Self.pageSize)
            guard let last = entries.last?.revision else { continue }
            // What the caller may read can have changed since the call began.
            let view = LedgerView(of: try context.access.current(caller))
            try await responses.write(encoded: view.page(of: entries, for: request, upTo: last))
            place.next = last + 1
        }
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
