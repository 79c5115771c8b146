public import RegentMessages

/// The items of a list, page after page: a page is asked for when the items of the last one have been taken.
///
/// ```swift
/// let runs = PagedItems { token in try await client.listRuns(ListRunsRequest(pageToken: token)) }
/// for try await run in runs { print(run.name) }
/// ```
public struct PagedItems<Element: Sendable>: AsyncSequence, Sendable {
    private let page: @Sendable (String) async throws -> (items: [Element], nextPageToken: String)

    /// The items of a list of documents.
    ///
    /// - Parameter page: asks for the page of a token, which is empty for the first page. It must ask for the same list
    ///   each time.
    public init<Response: ListResponse>(
        _ page: @escaping @Sendable (String) async throws -> Response
    ) where Response.Item == Element {
        self.page = { token in
            let response = try await page(token)
            return (response.items, response.nextPageToken)
        }
    }

    /// The items of any list, for example of outcomes or samples.
    ///
    /// ```swift
    /// let outcomes = PagedItems(pages: { token in
    ///     let page = try await client.listOutcomes(ListOutcomesRequest(requestId: "r-1", pageToken: token))
    ///     return (page.outcomes, page.nextPageToken)
    /// })
    /// ```
    /// - Parameter pages: asks for the page of a token, which is empty for the first page; gives its items, and the
    ///   token of the next page, empty at the end.
    public init(pages: @escaping @Sendable (String) async throws -> (items: [Element], nextPageToken: String)) {
        page = pages
    }

    /// Begins at the first page.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(page: page) }

    /// Iterates over the items.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let page: @Sendable (String) async throws -> (items: [Element], nextPageToken: String)
        /// Items of the page that were not returned yet, in reverse.
        private var waiting: [Element] = []
        /// Nil after the last page.
        private var token: String? = ""

        init(page: @escaping @Sendable (String) async throws -> (items: [Element], nextPageToken: String)) {
            self.page = page
        }

        /// The next item; nil at the end of the list.
        ///
        /// - Throws: why a page could not be had; the next call asks for it again.
        public mutating func next() async throws -> Element? {
            while waiting.isEmpty, let token {
                let (items, next) = try await page(token)
                waiting = items.reversed()
                self.token = next.isEmpty ? nil : next
            }
            return waiting.popLast()
        }
    }
}
