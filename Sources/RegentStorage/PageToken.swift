/// One page of a listing.
package struct Page<Item: Sendable>: Sendable {
    /// In the listing's order.
    package let items: [Item]
    /// Where the next page begins; empty on the last one.
    package let nextPageToken: String
}

/// Bounds of one page.
enum PageSize {
    /// Rows where the caller does not say.
    static let standard = 100
    /// Most rows.
    static let max = 1_000
    /// A page ends early once its bodies pass this, so that an answer stays well below a frame's limit.
    static let bytesMax = 1 << 20

    /// The asked number of rows within the bounds; 0 means the standard.
    static func clamped(_ asked: Int) -> Int { asked <= 0 ? standard : min(asked, max) }
}

/// Where a page begins, opaque to callers.
///
/// It is bound to the listing that gave it out: a token with another filter would skip or repeat in silence.
enum PageToken {
    private static let scopeByteCount = 4

    /// A token for what comes after a position of a listing.
    static func text(after position: String, scope: String) -> String {
        Hexadecimal.text(sha256(scope.utf8).prefix(scopeByteCount) + Array(position.utf8))
    }

    /// The position of a token; empty for the empty token, the beginning.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`.
    static func position(_ token: String, scope: String) throws(StorageError) -> String {
        guard !token.isEmpty else { return "" }
        guard let bytes = Hexadecimal.bytes(token),
            bytes.starts(with: sha256(scope.utf8).prefix(scopeByteCount)),
            let position = String(validating: bytes.dropFirst(scopeByteCount), as: UTF8.self),
            // No name has NUL, and the database takes no text that has.
            !position.utf8.contains(0)
        else { throw StorageError(.invalidPageToken, "the page token is not from this listing") }
        return position
    }
}
