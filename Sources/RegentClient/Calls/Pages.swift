/// Items of a paged list, as many as were wanted.
package struct Pages<Item: Sendable>: Sendable {
    /// In the order of the daemon.
    package private(set) var items: [Item] = []
    /// Empty at the end of the list.
    package private(set) var nextPageToken = ""

    /// Reads page after page until as many items are there as the limit says, or to the end.
    ///
    /// - Parameters:
    ///   - limit: items at most; 0 = all.
    ///   - page: gives a page of at most so many items from a token on, and the token of the next page.
    package static func collect(
        limit: Int, _ page: (UInt32, String) async throws -> ([Item], String)
    ) async throws -> Pages {
        let pageSizeMax = 1_000
        var pages = Pages()
        repeat {
            // Between 1 and a page: the loop ends before the limit is passed.
            let wanted = limit == 0 ? pageSizeMax : min(pageSizeMax, limit - pages.items.count)
            let (items, token) = try await page(UInt32(wanted), pages.nextPageToken)
            pages.items += items
            pages.nextPageToken = token
        } while !pages.nextPageToken.isEmpty && (limit == 0 || pages.items.count < limit)
        return pages
    }
}
