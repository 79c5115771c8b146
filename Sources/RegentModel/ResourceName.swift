/// The name of a resource: collections and ids in turn, for example `models/m/versions/1.2.0`; a singleton
/// ends in its own word, as `models/m/environments/prod/rolloutPolicy` does.
///
/// - Source: AIP-122; docs/architecture.md, "Names"
package struct ResourceName: Sendable, Hashable, CustomStringConvertible {
    /// The name as text.
    package let description: String

    /// Collections and ids in turn.
    private let segments: [String]

    /// A checked name of any kind.
    ///
    /// - Throws: `ResourceNameError` `.malformed` for fewer than two segments or a bad collection; the codes
    ///   of `Identifier` for a bad id.
    package init(_ text: String) throws(ResourceNameError) {
        segments = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard segments.count >= 2 else {
            throw ResourceNameError(
                .malformed, "a name is collections and ids in turn, joined by slashes, for example environments/prod")
        }
        for (position, segment) in segments.enumerated() {
            if position.isMultiple(of: 2) {
                try Self.checkCollection(segment)
            } else {
                _ = try Identifier(segment)
            }
        }
        description = text
    }

    /// A checked name of one kind.
    ///
    /// - Parameter pattern: as in the proto, for example "evalRuns/{run}"; a braced segment stands for an id.
    /// - Throws: as `init(_:)`; `.wrongPattern` for a name of another kind.
    package init(_ text: String, matching pattern: String) throws(ResourceNameError) {
        try self.init(text)
        let expected = pattern.split(separator: "/")
        let matches =
            expected.count == segments.count
            && zip(expected, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        guard matches else {
            throw ResourceNameError(.wrongPattern, "the name must have the form \(pattern)")
        }
    }

    /// The last collection (or the singleton's word): what kind of thing it is.
    package var kind: String {
        segments[segments.count.isMultiple(of: 2) ? segments.count - 2 : segments.count - 1]
    }

    /// The last id; nil for a singleton.
    package var id: String? { segments.count.isMultiple(of: 2) ? segments.last : nil }

    /// The name of what it belongs to; nil at the top.
    package var parent: ResourceName? {
        let count = segments.count - (segments.count.isMultiple(of: 2) ? 2 : 1)
        return count >= 2 ? ResourceName(known: Array(segments.prefix(count))) : nil
    }

    /// The name in lower case: two names with the same key are the same name.
    package var key: String { description.asciiLowercased }

    private init(known segments: [String]) {
        self.segments = segments
        description = segments.joined(separator: "/")
    }

    /// A collection is lower camel case, as in AIP-122.
    private static func checkCollection(_ text: String) throws(ResourceNameError) {
        let letters = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard letters, let first = text.utf8.first, first & 0x20 != 0 else {
            throw ResourceNameError(.malformed, "a collection must be a word in lower camel case")
        }
    }
}

/// The name of an eval run, `evalRuns/{run}`.
package struct EvalRunID: Sendable, Hashable, CustomStringConvertible {
    /// Pattern of its name.
    package static let pattern = "evalRuns/{run}"

    /// The id alone.
    package let id: Identifier

    /// The run with an id.
    package init(_ id: Identifier) { self.id = id }

    /// The run with a name.
    ///
    /// - Throws: `ResourceNameError`, as `ResourceName`.
    package init(name: String) throws(ResourceNameError) {
        let name = try ResourceName(name, matching: Self.pattern)
        id = try Identifier(name.id ?? "")
    }

    /// The full name.
    package var name: String { "evalRuns/\(id)" }

    package var description: String { name }
}

/// Why a text is not a name or an id.
package struct ResourceNameError: Error, Sendable, Hashable {
    /// Kind of mistake; the only thing to compare.
    package let code: Code
    /// A text for people.
    package let message: String

    /// A mistake of a kind.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Kinds of mistake.
    package enum Code: Sendable {
        /// Not collections and ids in turn.
        case malformed
        /// A good name of another kind of resource.
        case wrongPattern
        /// An id without a character.
        case emptyIdentifier
        /// An id of more than 128 bytes.
        case identifierTooLong
        /// An id with a character that ids do not have, or that they do not begin with.
        case badCharacter
    }
}
