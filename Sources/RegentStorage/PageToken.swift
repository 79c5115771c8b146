import Foundation

/// One page of a listing.
package struct Page<Item: Sendable>: Sendable {
    /// In the listing's order.
    package let items: [Item]
    /// Where the next page begins; empty on the last one.
    package let nextPageToken: String
    /// Names of those that are here without their large fields.
    package var shortened: [String] = []
}

/// Bounds of one page.
enum PageSize {
    /// Rows where the caller does not say.
    static let standard = 100
    /// Most rows.
    static let max = 1_000
    /// A page ends early once its bodies pass this, so that an answer stays well below a frame's limit.
    static let bytesMax = 1 << 20
    /// Bytes of a document at most. A page may exceed `bytesMax` by one document, and a message has 4 MiB. A document
    /// of an earlier release may be larger: pages show it without its large parts.
    static let documentBytesMax = 2 << 20

    /// The asked number of rows within the bounds; 0 means the standard.
    static func clamped(_ asked: Int) -> Int { asked <= 0 ? standard : min(asked, max) }
}

/// One listing of one store: a method with its filters, without page size and place.
///
/// A page token belongs to the listing that returned it. With another filter, or in another store, it would skip or
/// repeat items without a sign, so it is refused there.
package struct Listing: Sendable, Hashable {
    private static let digestByteCount = 8
    /// That of a read whose tokens go to nobody.
    static let unpaged = Listing(store: "", "", [])

    private let digest: [UInt8]

    /// A listing of which only the first page is read: it gives no tokens to anybody.
    static let firstPage = Listing(store: "", "", [])

    /// - Parameters:
    ///   - store: id of the store.
    ///   - name: names the listing, for example "outcomes".
    ///   - filters: every filter, in a fixed order; empty where it is not set.
    fileprivate init(store: String, _ name: String, _ filters: [String]) {
        // A byte count before each part keeps ("a", "b") apart from ("ab", "").
        let parts = ([store, name] + filters).flatMap { part in
            Array("\(part.utf8.count):".utf8) + Array(part.utf8)
        }
        digest = Array(sha256(parts).prefix(Self.digestByteCount))
    }

    /// A token for what comes after a position.
    package func token(after position: String) -> String {
        Data(digest + Array(position.utf8)).base64EncodedString()
    }

    /// The position of a token; empty for the empty token, the beginning.
    ///
    /// - Throws: `StorageError` `.invalidPageToken` for a token of another listing, and for text that is not a token.
    package func position(_ token: String) throws(StorageError) -> String {
        guard !token.isEmpty else { return "" }
        guard let bytes = Data(base64Encoded: token), bytes.starts(with: digest),
            let position = String(validating: bytes.dropFirst(digest.count), as: UTF8.self), !position.isEmpty,
            // No listing has such a place, and the database takes no text with NUL.
            !position.utf8.contains(0)
        else { throw Self.invalid }
        return position
    }

    /// A token whose position this listing does not have.
    package static let invalid = StorageError(
        .invalidPageToken, "page_token: not returned by this list with the same filters; start again without one",
        ["field": "page_token"])
}

extension Store {
    /// The listing of a name with its filters, in this store.
    package func listing(_ name: String, _ filters: String...) -> Listing { listing(name, filters) }

    /// The listing of a name with its filters, in this store.
    package func listing(_ name: String, _ filters: [String]) -> Listing {
        Listing(store: identity.storeID, name, filters)
    }
}
