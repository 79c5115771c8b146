package import RegentMessages
import RegentModel

/// What entries of the ledger tell people.
package enum InboxNews {
    /// What an entry tells people, always the same for the same entry; none for most entries.
    ///
    /// - Parameter storeID: of the store, so that items of two stores have two ids.
    package static func items(of entry: LedgerEntry, in storeID: String) -> [InboxItem] {
        guard let kind = (try? ResourceName(entry.resource))?.kind,
            let source = InboxSources.all.first(where: { $0.kind == kind })
        else { return [] }
        return source.items(of: entry).enumerated().map { place, item in
            var item = item
            item.id = "\(storeID)-\(entry.revision)-\(place)"
            (item.event, item.revision, item.sinceTime) = (entry.event, entry.revision, entry.time)
            return item
        }
    }
}

extension InboxSource {
    fileprivate static var kind: String { Subject.kind }

    /// None where the payload was erased: there is nothing left to tell.
    fileprivate static func items(of entry: LedgerEntry) -> [InboxItem] {
        guard !entry.payload.isEmpty, var document = try? Subject(decoding: entry.payload) else { return [] }
        document.revision = entry.revision
        return news(of: document, entry)
    }
}
