import RegentMessages
import Yams

/// The documents of a file: YAML, of which JSON is a part; several documents, or a list of them.
enum ManifestFile {
    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `CommandFailure` naming file, line and document.
    static func documents(of path: String) throws -> [ManifestDocument] {
        var bytes = try WholeFile.bytes(of: path)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(path) is not UTF-8", places: [path])
        }
        let nodes: [Node]
        do { nodes = try Self.nodes(of: text) } catch let error as YamlError {
            // JSON writes characters beyond the first plane as two escapes, of which YAML knows none.
            guard let value = try? JSONValue(parsing: Array(text.utf8)) else { throw failure(error, path) }
            return try jsonDocuments(of: value, path)
        }
        var reading = ManifestReading()
        var documents: [ManifestDocument] = []
        for node in nodes {
            for element in node.sequence.map(Array.init) ?? [node] {
                let line = element.mark.map { " (line \($0.line))" } ?? ""
                let place = "\(path), document \(documents.count + 1)\(line)"
                do {
                    guard case .object(let members) = try reading.value(element, "") else {
                        throw CommandFailure("a document is a mapping of fields")
                    }
                    documents.append(ManifestDocument(place: place, members: members))
                } catch let failure as CommandFailure {
                    throw failure.at(place)
                }
            }
        }
        guard !documents.isEmpty else { throw CommandFailure("\(path) holds no document", places: [path]) }
        return documents
    }

    private static func nodes(of text: String) throws -> [Node] {
        var found: [Node] = []
        let parser = try Parser(yaml: text)
        while let node = try parser.nextRoot() {
            // What stands before the first document mark may be nothing but comments.
            if node.scalar?.string.isEmpty != true { found.append(node) }
        }
        return found
    }

    /// The documents of a file that is JSON.
    private static func jsonDocuments(of value: JSONValue, _ path: String) throws -> [ManifestDocument] {
        try (value.elements ?? [value]).enumerated().map { index, element in
            let place = "\(path), document \(index + 1)"
            guard let members = element.members else {
                throw CommandFailure("a document is a mapping of fields", places: [place])
            }
            return ManifestDocument(place: place, members: members)
        }
    }

    /// What is wrong in one line, and where; the error itself shows the text around it.
    private static func failure(_ error: YamlError, _ path: String) -> CommandFailure {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            CommandFailure("\(path) is no YAML: \(problem)", places: ["\(path):\(mark.line):\(mark.column)"])
        case .reader(let problem, _, _, _): CommandFailure("\(path) is no YAML: \(problem)", places: [path])
        case .duplicatedKeysInMapping(let keys, let context):
            CommandFailure(
                "\(keys.sorted().joined(separator: ", ")) stands twice",
                places: ["\(path):\(context.mark.line):\(context.mark.column)"])
        default: CommandFailure("\(path) cannot be read as YAML", places: [path])
        }
    }
}
