/// The template of a path of HTTP: segments that are words or any text, variables over them, and a custom verb.
package struct RESTTemplate: Sendable, Hashable {
    /// One segment between slashes.
    package enum Segment: Sendable, Hashable {
        /// This word.
        case word(String)
        /// Any text that is not empty.
        case any
    }

    /// What some segments are the value of.
    package struct Variable: Sendable, Hashable {
        /// A field of the request, that of a message within it with a dot between.
        package let name: String
        /// The segments, which are joined by slashes.
        package let segments: Range<Int>
    }

    /// The segments, the first one first.
    package private(set) var segments: [Segment] = []
    /// The variables, in the order of their segments.
    package private(set) var variables: [Variable] = []
    /// What stands after the colon; empty = there is none.
    package let customVerb: String

    /// The template that a text is, for example "/v1/{name=models/*}:archive"; nil if it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count == 1 || !parts[1].isEmpty else { return nil }
        customVerb = parts.count == 2 ? String(parts[1]) : ""
        var rest = parts[0]
        while !rest.isEmpty {
            guard rest.removeFirst() == "/", readSegment(&rest) else { return nil }
        }
        guard !segments.isEmpty else { return nil }
    }

    private mutating func readSegment(_ rest: inout Substring) -> Bool {
        guard rest.first == "{" else {
            let word = rest.prefix { $0 != "/" }
            rest = rest[word.endIndex...]
            return append(word)
        }
        guard let end = rest.firstIndex(of: "}") else { return false }
        let parts = rest[..<end].dropFirst().split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        rest = rest[end...].dropFirst()
        let first = segments.count
        for part in (parts.count == 2 ? parts[1] : "*").split(separator: "/", omittingEmptySubsequences: false) {
            guard append(part) else { return false }
        }
        guard let name = parts.first, !name.isEmpty else { return false }
        variables.append(Variable(name: String(name), segments: first..<segments.count))
        return true
    }

    private mutating func append(_ part: Substring) -> Bool {
        guard !part.isEmpty, !part.contains(where: { "{}".contains($0) }) else { return false }
        segments.append(part == "*" ? .any : .word(String(part)))
        return true
    }
}
