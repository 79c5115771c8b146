import RegentMessages
import Yams

/// Reads nodes of YAML as JSON values, by the core schema of YAML 1.2.
///
/// A value that YAML 1.1 reads differently is refused: it is not known which of the two is meant.
struct ManifestReading {
    /// Nodes that aliases may repeat.
    private static let repeatedMax = 10_000
    /// Mappings and lists may nest this deep.
    private static let depthMax = 32

    private struct Place: Hashable {
        let line: Int
        let column: Int
    }

    /// How a file is read.
    enum Mode: Hashable, Sendable {
        /// By the core schema.
        case values
        /// Every scalar but null is a text: what a writer of YAML 1.1 left without quotes is no number of YAML 1.2.
        case texts
    }

    /// The line of each value, by its path; empty unless lines are kept.
    private(set) var lines: [String: Int] = [:]

    private let mode: Mode
    private let keepsLines: Bool
    private var seen: Set<Place> = []
    private var repeated = 0

    init(_ mode: Mode = .values, keepsLines: Bool = false) {
        self.mode = mode
        self.keepsLines = keepsLines
    }

    /// The value of a node.
    ///
    /// - Parameter path: of the field that it is the value of; empty for a document.
    /// - Throws: `ManifestError` naming the field.
    mutating func value(_ node: Node, _ path: String, depth: Int = 0) throws(ManifestError) -> JSONValue {
        guard depth < Self.depthMax else { throw Self.failure(.tooLarge, "nests deeper than \(Self.depthMax)", path) }
        if keepsLines, let mark = node.mark { lines[path] = mark.line }
        try count(node, path)
        switch node {
        case .scalar(let scalar): return try value(scalar, path)
        case .sequence(let sequence):
            try Self.check(sequence.tag, is: "seq", path)
            var elements: [JSONValue] = []
            for element in sequence {
                elements.append(try value(element, "\(path)[\(elements.count)]", depth: depth + 1))
            }
            return .array(elements)
        case .mapping(let mapping):
            try Self.check(mapping.tag, is: "map", path)
            return .object(try members(mapping, path, depth))
        case .alias: throw Self.failure(.malformed, "is an alias of nothing", path)
        }
    }

    /// A node that stands where another one stood is that one again, by an alias.
    private mutating func count(_ node: Node, _ path: String) throws(ManifestError) {
        guard let mark = node.mark else { return }
        if !seen.insert(Place(line: mark.line, column: mark.column)).inserted { repeated += 1 }
        guard repeated <= Self.repeatedMax else {
            throw Self.failure(.tooLarge, "aliases repeat more than \(Self.repeatedMax) nodes; write them out", path)
        }
    }

    private mutating func members(
        _ mapping: Node.Mapping, _ path: String, _ depth: Int
    ) throws(ManifestError) -> [JSONValue.Member] {
        var (members, merged): ([JSONValue.Member], [JSONValue]) = ([], [])
        var keys: Set<ExactText> = []
        for (key, element) in mapping {
            guard let scalar = key.scalar else { throw Self.failure(.malformed, "has a key that is not a word", path) }
            let name = scalar.string
            let below = path.isEmpty ? name : "\(path).\(name)"
            if name == "<<", scalar.isPlain {
                merged = try value(element, below, depth: depth + 1).list
                continue
            }
            guard keys.insert(ExactText(name)).inserted else {
                throw Self.failure(.repeated, "is given twice", below)
            }
            members.append(.init(name, try value(element, below, depth: depth + 1)))
        }
        // What stands here counts, then what was merged first.
        for source in merged {
            guard let others = source.members else {
                throw Self.failure(.malformed, "merges a value that is not a mapping", path + "<<")
            }
            members += others.filter { keys.insert(ExactText($0.key)).inserted }
        }
        return members
    }

    private func value(_ scalar: Node.Scalar, _ path: String) throws(ManifestError) -> JSONValue {
        let text = scalar.string
        switch scalar.tag.description {
        case "", "!": return scalar.isPlain ? try plain(text, path) : .string(text)
        case Self.tag("str"): return .string(text)
        case Self.tag("null"): return .null
        case Self.tag("int"), Self.tag("float"), Self.tag("bool"):
            let value = try Self.plain(text, path)
            guard value.string == nil, value != .null else {
                throw Self.failure(.tag, "\(text) is not of its tag", path)
            }
            return mode == .texts ? .string(text) : value
        default: throw Self.failure(.tag, "the tag \(scalar.tag.description) is not known; leave it out", path)
        }
    }

    private static func check(_ tag: Tag, is name: String, _ path: String) throws(ManifestError) {
        guard ["", "!", Self.tag(name)].contains(tag.description) else {
            throw failure(.tag, "the tag \(tag.description) is not known; leave it out", path)
        }
    }

    private static func tag(_ name: String) -> String { "tag:yaml.org,2002:" + name }

    private func plain(_ text: String, _ path: String) throws(ManifestError) -> JSONValue {
        guard mode == .texts else { return try Self.plain(text, path) }
        return PlainScalar(text) == .null ? .null : .string(text)
    }

    /// A scalar without quotes and tag.
    private static func plain(_ text: String, _ path: String) throws(ManifestError) -> JSONValue {
        switch PlainScalar(text) {
        case .null: return .null
        case .flag(let flag): return .bool(flag)
        case .number(let number): return .number(number)
        case .text: return .string(text)
        case .ambiguous(let way):
            throw failure(
                .ambiguous, "\(text) has another value in YAML 1.1 than in 1.2; write \(way), or \"\(text)\" for text",
                path)
        }
    }

    private static func failure(_ code: ManifestError.Code, _ message: String, _ path: String) -> ManifestError {
        guard !path.isEmpty else { return ManifestError(code, "a document \(message)") }
        return ManifestError(code, "\(path): \(message)", places: [path])
    }
}

extension Node.Scalar {
    /// Whether it has no quotes.
    fileprivate var isPlain: Bool { style == .plain || style == .any }
}

extension JSONValue {
    /// Its elements; itself where it is no list.
    fileprivate var list: [JSONValue] { elements ?? [self] }
}
