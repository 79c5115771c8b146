/// Items of a paged list, as many as were wanted.
struct Pages<Item: Sendable>: Sendable {
    /// In the order of the daemon.
    private(set) var items: [Item] = []
    /// Empty at the end of the list.
    private(set) var nextPageToken = ""

    /// Reports on stderr that there is more than was wanted.
    func sayIfMore() {
        if !nextPageToken.isEmpty { Self.sayThereAreMore() }
    }

    /// Reports on stderr how to get the rest of a list.
    static func sayThereAreMore() { Terminal.say("there are more; use --limit N, or --limit 0 for all") }
}

extension Pages {
    private static var pageSizeMax: Int { 1000 }

    /// Reads page after page until as many items are there as the limit says, or to the end.
    static func collect(
        limit: ListLimit, _ page: (UInt32, String) async throws -> ([Item], String)
    ) async throws -> Pages {
        var pages = Pages()
        let most = limit.count
        repeat {
            // Between 1 and a page: the loop ends before the limit is passed.
            let wanted = most == 0 ? pageSizeMax : min(pageSizeMax, most - pages.items.count)
            let (items, token) = try await page(UInt32(wanted), pages.nextPageToken)
            pages.items += items
            pages.nextPageToken = token
        } while !pages.nextPageToken.isEmpty && (most == 0 || pages.items.count < most)
        return pages
    }
}
