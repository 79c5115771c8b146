import RegentMessages
import RegentServices
import RegentStorage

/// Something to tell, and the name of what belongs to it.
struct News: Sendable {
    /// What people must know.
    let item: InboxItem
    /// Name of its files; the leaf in it tells entries apart that had one revision before and after a restore.
    let file: String
}

/// What the ledger tells people, in order, from the cursor of one way of telling on.
struct NewsFeed: Sendable {
    /// Entries read at once.
    private static let pageSize = 256
    /// Entries that tell nobody anything, after which the cursor is recorded all the same.
    private static let quietMax: UInt64 = 10_000

    let store: Store
    let channel: NotifyChannel
    /// Items that are told at once.
    let countMax: Int

    /// The last revision of which everything was told. A store that has no cursor begins with what comes next: what was
    /// before is no news.
    ///
    /// - Throws: `StorageError`.
    func cursor() async throws -> UInt64 {
        if let told = try await store.notifyCursor(of: channel) { return told }
        let last = try await store.lastRevision()
        try await store.record(notifyCursor: last, of: channel)
        return last
    }

    /// Tells of every entry after a revision, and of new ones as they are committed, until it throws.
    ///
    /// - Parameters:
    ///   - tell: returns when all of it was told.
    ///   - recorded: called once the cursor is behind what was told.
    /// - Throws: `CancellationError`; `StorageError`; what `tell` throws.
    func follow(
        after told: UInt64, tell: ([News]) async throws -> Void, recorded: ([News]) -> Void = { _ in }
    ) async throws {
        var (seen, last) = (told, told)
        while true {
            _ = try await store.revisions.revision(after: seen)
            let entries = try await store.entries(from: seen + 1, limit: Self.pageSize)
            for batch in try await batches(of: entries) {
                try await tell(batch.news)
                seen = batch.last
                guard !batch.news.isEmpty || seen - last >= Self.quietMax else { continue }
                try await store.record(notifyCursor: seen, of: channel)
                last = seen
                recorded(batch.news)
            }
        }
    }

    /// Entries in order, cut where so many items would be told at once.
    private func batches(of entries: [LedgerEntry]) async throws -> [(news: [News], last: UInt64)] {
        var batches: [(news: [News], last: UInt64)] = []
        var news: [News] = []
        for entry in entries {
            let items = try await items(of: entry)
            news += items.enumerated().map { News(item: $1, file: NotifyFolder.name(of: entry, $0)) }
            guard news.count >= countMax else { continue }
            batches.append((news, entry.revision))
            news = []
        }
        if let last = entries.last?.revision, batches.last?.last != last { batches.append((news, last)) }
        return batches
    }

    /// What an entry tells, also to those who were on call then.
    private func items(of entry: LedgerEntry) async throws -> [InboxItem] {
        let items = InboxNews.items(of: entry, in: store.identity.storeID)
        guard !items.isEmpty else { return [] }
        let onCall = try await OnCallLookup.people(
            placedAt: entry.scopeNames, asOf: entry.revision, in: store)
        return items.map { item in
            var told = item
            told.recipients += onCall.filter { !item.recipients.contains($0) }
            return told
        }
    }
}
