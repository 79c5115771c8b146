/// Paths of fields, as `FieldChange` writes them, by what they have in common.
struct PathTree {
    /// A step from a message to a field, or from a map to the value of a key.
    enum Step: Hashable {
        case field(String)
        case key(ExactText)
    }

    /// The action for a field.
    enum Mark {
        case set, reset
    }

    /// Whether its field is taken over.
    private(set) var isTaken = false
    /// Whether its field is reset first.
    private(set) var isReset = false
    /// What lies in its field.
    private(set) var children: [Step: PathTree] = [:]

    init() {}

    init(children: [Step: PathTree]) { self.children = children }

    /// Whether its field, or something in it, is taken over.
    var hasTaken: Bool { isTaken || children.values.contains(where: \.hasTaken) }

    /// What is to be done with a field in it; nil where nothing is.
    ///
    /// - Parameter isTaken: whether all of the field is taken over, whatever leads into it.
    func child(_ name: String, isTaken: Bool) -> PathTree? {
        let child = children[.field(name)]
        return isTaken ? (child ?? PathTree()).taken : child
    }

    /// The same, its field taken over.
    var taken: PathTree {
        var tree = self
        tree.isTaken = true
        return tree
    }

    /// Marks the field that steps lead to.
    mutating func insert(_ steps: ArraySlice<Step>, _ mark: Mark) {
        guard let first = steps.first else {
            if mark == .set { isTaken = true } else { isReset = true }
            return
        }
        children[first, default: PathTree()].insert(steps.dropFirst(), mark)
    }

    /// The steps of a path, for example `gates.min` or `metadata["team"]`.
    ///
    /// - Throws: `JSONError` `unknownKey` for a text that is not a path.
    static func steps(_ path: String) throws(JSONError) -> [Step] {
        let bytes = Array(path.utf8)
        var (steps, rest): ([Step], ArraySlice<UInt8>) = ([], bytes[...])
        repeat {
            guard let step = next(&rest, isFirst: steps.isEmpty), steps.count < depthMax else {
                throw JSONError(code: .unknownKey, message: "is not the path of a field", path: path)
            }
            steps.append(step)
        } while !rest.isEmpty
        return steps
    }

    /// Takes the next step of a path; nil if there is none.
    private static func next(_ rest: inout ArraySlice<UInt8>, isFirst: Bool) -> Step? {
        if !isFirst, rest.first == UInt8(ascii: "[") {
            let start = rest.startIndex + 1
            guard let end = endOfKey(rest, from: start),
                case .string(let key)? = try? JSONValue(parsing: Array(rest[start..<end]), depthMax: 1)
            else { return nil }
            rest = rest[(end + 1)...]
            return .key(ExactText(key))
        }
        if !isFirst {
            guard rest.popFirst() == UInt8(ascii: ".") else { return nil }
        }
        let word = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        guard !word.isEmpty else { return nil }
        rest = rest[word.endIndex...]
        return .field(String(decoding: word, as: UTF8.self))
    }

    /// Messages nest no deeper.
    private static let depthMax = 32

    /// Where the bracket stands that closes a quoted key.
    private static func endOfKey(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var at = start + 1
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return at + 1 < bytes.endIndex && bytes[at + 1] == UInt8(ascii: "]") ? at + 1 : nil
    }
}
