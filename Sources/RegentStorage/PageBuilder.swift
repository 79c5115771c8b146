/// Fills a page until it has its rows or its bytes.
struct PageBuilder<Item: Sendable> {
    let size: Int
    var isLast = true
    /// Names of items that are added without their large fields.
    var shortened: [String] = []
    private var items: [Item] = []
    private var byteCount = 0
    private var position = ""

    init(size: Int) { self.size = size }

    var hasRoom: Bool { items.count < size && byteCount < PageSize.bytesMax }

    mutating func add(_ item: Item, position: String, byteCount: Int) {
        items.append(item)
        self.position = position
        self.byteCount += byteCount
    }

    /// Ends the page before it is full; the next one goes on after a position.
    mutating func end(at position: String) {
        isLast = false
        self.position = position
    }

    func finished(_ listing: Listing) -> Page<Item> {
        Page(items: items, nextPageToken: isLast ? "" : listing.token(after: position), shortened: shortened)
    }
}
