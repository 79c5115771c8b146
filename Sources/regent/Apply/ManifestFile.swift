import RegentMessages
import Yams

/// One document of a manifest: a resource as it should be.
struct ManifestDocument: Sendable {
    /// File and place in it, from 1, for example "providers.yaml, document 2 (line 7)".
    let place: String
    /// The resource's fields.
    let members: [JSONValue.Member]

    /// Resource name.
    var name: String { JSONValue.object(members)["name"]?.string ?? "" }
}

/// The documents of a file: YAML, of which JSON is a part; several documents, or a list of them.
enum ManifestFile {
    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `CommandFailure` naming file, line and document.
    static func documents(of path: String) throws -> [ManifestDocument] {
        let bytes = try WholeFile.bytes(of: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(path) is not UTF-8", places: [path])
        }
        let nodes = try nodes(of: text, path: path)
        var documents: [ManifestDocument] = []
        for node in nodes {
            for element in node.sequence.map(Array.init) ?? [node] {
                let line = element.mark.map { " (line \($0.line))" } ?? ""
                let place = "\(path), document \(documents.count + 1)\(line)"
                guard case .object(let members) = try value(element, place: place) else {
                    throw CommandFailure("a document is a mapping of fields", places: [place])
                }
                documents.append(ManifestDocument(place: place, members: members))
            }
        }
        guard !documents.isEmpty else { throw CommandFailure("\(path) holds no document", places: [path]) }
        return documents
    }

    private static func nodes(of text: String, path: String) throws -> [Node] {
        do {
            var found: [Node] = []
            let parser = try Parser(yaml: text)
            while let node = try parser.nextRoot() {
                // What stands before the first document mark may be nothing but comments.
                if node.scalar?.string.isEmpty != true { found.append(node) }
            }
            return found
        } catch let error as YamlError {
            throw CommandFailure("\(error)", places: [path])
        }
    }

    private static func value(_ node: Node, place: String) throws -> JSONValue {
        switch node {
        case .scalar(let scalar): return value(scalar, node)
        case .sequence(let sequence): return .array(try sequence.map { try value($0, place: place) })
        case .mapping(let mapping):
            var members: [JSONValue.Member] = []
            for (key, element) in mapping {
                guard let name = key.scalar?.string else { throw CommandFailure("a key is a word", places: [place]) }
                guard !members.contains(where: { $0.key == name }) else {
                    throw CommandFailure("\(name) stands twice", places: [place, name])
                }
                members.append(.init(name, try value(element, place: place)))
            }
            return .object(members)
        case .alias: throw CommandFailure("aliases are not read", places: [place])
        }
    }

    private static func value(_ scalar: Node.Scalar, _ node: Node) -> JSONValue {
        // Quoted is text, whatever it looks like.
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        if node.null != nil { return .null }
        // The parser reads 1:30 in base 60, where a long one overflows; YAML 1.2 has no such numbers.
        guard !scalar.string.contains(":") else { return .string(scalar.string) }
        if let flag = node.bool { return .bool(flag) }
        if let number = node.int { return .number(number) }
        if let number = UInt64(scalar.string) { return .number(number) }
        if let number = node.float { return .number(number) }
        return .string(scalar.string)
    }
}
