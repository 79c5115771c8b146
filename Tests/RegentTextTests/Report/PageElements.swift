/// The elements of a page that is written as XML would have it, read strictly.
struct PageElements {
    /// An element.
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    /// What is wrong with a page.
    enum Fault: Error { case unclosed(String), unexpectedEnd(String), malformed(String) }

    private static let void: Set = ["meta", "br", "link", "img", "input"]

    /// In the order of the page.
    private(set) var all: [Element] = []

    var names: Set<String> { Set(all.map(\.name)) }

    var attributes: [(name: String, value: String)] { all.flatMap { $0.attributes.map { ($0.key, $0.value) } } }

    /// Reads a page.
    ///
    /// - Throws: `Fault` where an element is not closed, or a text has a bare `<`.
    init(_ page: String) throws {
        var open: [String] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { throw Fault.malformed(String(rest.prefix(80))) }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") || tag.hasPrefix("?") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { throw Fault.unexpectedEnd(String(tag)) }
                continue
            }
            let element = try Self.element(tag)
            all.append(element)
            guard !tag.hasSuffix("/"), !Self.void.contains(element.name) else { continue }
            open.append(element.name)
            // A style sheet is text up to its end.
            if element.name == "style", let close = rest.firstRange(of: "</style>") { rest = rest[close.lowerBound...] }
        }
        if let last = open.last { throw Fault.unclosed(last) }
    }

    private static func element(_ tag: Substring) throws -> Element {
        guard let head = tag.prefixMatch(of: /[a-z][a-z0-9]*/) else { throw Fault.malformed(String(tag)) }
        var attributes: [String: String] = [:]
        var rest = tag[head.range.upperBound...]
        while let match = rest.prefixMatch(of: /\s+([a-zA-Z][a-zA-Z0-9:-]*)="([^"<]*)"/) {
            attributes[String(match.1)] = String(match.2)
            rest = rest[match.range.upperBound...]
        }
        guard rest.allSatisfy({ $0 == "/" || $0 == " " }) else { throw Fault.malformed(String(tag)) }
        return Element(name: String(head.0), attributes: attributes)
    }
}
