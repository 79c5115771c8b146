import RegentMessages
import RegentRPC
import RegentStorage

/// The changes of one resource, oldest first.
struct GetHistory: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetHistoryRequest, _ call: CallContext) async throws -> GetHistoryResponse {
        // Judged before a page is read: a token for a next page would tell that the resource exists and how often it
        // changed.
        let places = try await context.store.scopeNames(of: request.name)
        guard try context.callerNow(call).mayRead(request.name, placedAt: { places }) else {
            _ = try context.store.historyListing(of: request.name).position(request.pageToken)
            throw LedgerChanges.neverExisted(request.name)
        }
        let page = try await context.store.history(
            request.name, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        if page.items.isEmpty, try await !context.store.hasEntries(of: request.name) {
            throw LedgerChanges.neverExisted(request.name)
        }
        let view = LedgerView(of: try context.callerNow(call))
        let shown = page.items.compactMap(view.shown)
        return GetHistoryResponse(
            entries: shown, nextPageToken: page.nextPageToken,
            changes: request.showChanges ? try await changes(shown, of: page.items, view) : [])
    }

    /// What each entry changed, from the one before it.
    private func changes(
        _ shown: [LedgerEntry], of page: [LedgerEntry], _ view: LedgerView
    ) async throws -> [EntryChanges] {
        guard let first = page.first else { return [] }
        var before = try await context.store.lastEntry(of: first.resource, asOf: first.revision - 1)
        let revisions = Set(shown.map(\.revision))
        var room = FieldChange.roomMax
        var changes: [EntryChanges] = []
        for entry in page {
            defer { before = entry }
            guard revisions.contains(entry.revision) else { continue }
            // The state before may have lain where the caller reads nothing.
            let isHidden = before.map { view.shown($0) == nil } ?? false
            let found = isHidden ? nil : try LedgerChanges.between(before, entry, room: &room)
            changes.append(
                EntryChanges(
                    revision: entry.revision, changes: found?.changes ?? [], omitted: found?.omitted ?? 0))
        }
        return changes
    }
}
