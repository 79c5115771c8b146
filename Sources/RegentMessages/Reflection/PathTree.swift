/// Paths of fields, as `FieldChange` writes them, by what they have in common.
struct PathTree {
    /// A step from a message to a field, or from a map to the value of a key.
    enum Step: Hashable {
        case field(String)
        case key(String)
    }

    /// What is to be done with a field.
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
    /// - Throws: `JSONError` `unknownKey` for a text that is no path.
    static func steps(_ path: String) throws(JSONError) -> [Step] {
        let bytes = Array(path.utf8)
        var (steps, at): ([Step], Int) = ([], 0)
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "[") {
                guard let end = endOfKey(bytes, from: at + 1),
                    case .string(let key)? = try? JSONValue(parsing: bytes, in: at + 1..<end, depthMax: 1)
                else { break }
                steps.append(.key(key))
                at = end + 1
            } else {
                if !steps.isEmpty {
                    guard bytes[at] == UInt8(ascii: ".") else { break }
                    at += 1
                }
                let word = bytes[at...].prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
                guard !word.isEmpty else { break }
                steps.append(.field(String(decoding: word, as: UTF8.self)))
                at = word.endIndex
            }
        }
        guard at == bytes.count, case .field? = steps.first, steps.count <= depthMax else {
            throw JSONError(code: .unknownKey, message: "is no path of a field", path: path)
        }
        return steps
    }

    /// Messages nest no deeper.
    private static let depthMax = 32

    /// Where the bracket stands that closes a quoted key.
    private static func endOfKey(_ bytes: [UInt8], from start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var at = start + 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "]") ? at + 1 : nil
    }
}
