import RegentMessages
import RegentRPC
import RegentStorage

/// Entries from a revision on, then new ones as they are committed, gap-free.
struct Watch: ServerStreamHandler {
    /// Entries read and sent at once.
    private static let pageSize = 256

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: WatchRequest, _ responses: ResponseWriter<WatchResponse>, _ call: CallContext
    ) async throws {
        var next = max(1, request.fromRevision)
        while true {
            // Waiting for what is committed already returns at once.
            _ = try await context.store.revisions.revision(after: next - 1)
            let entries = try await context.store.entries(from: next, limit: Self.pageSize)
            guard let last = entries.last else { continue }
            next = last.revision + 1
            let wanted = entries.filter(request.wants)
            try await responses.write(WatchResponse(entries: wanted, revision: last.revision))
        }
    }
}

extension WatchRequest {
    fileprivate func wants(_ entry: LedgerEntry) -> Bool {
        let kind = entry.resource.prefix { $0 != "/" }
        return entry.resource.hasPrefix(namePrefix) && (kinds.isEmpty || kinds.contains(String(kind)))
    }
}
