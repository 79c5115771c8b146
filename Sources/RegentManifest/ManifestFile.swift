import RegentMessages
import Yams

/// The documents of a file: YAML, of which JSON is a part; several documents, or a list of them.
package enum ManifestFile {
    /// Reads the bytes of a file.
    ///
    /// - Parameter path: of the file, for places.
    /// - Throws: `ManifestError` naming file, line and document.
    package static func documents(in bytes: [UInt8], of path: String) throws(ManifestError) -> [ManifestDocument] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ManifestError(.malformed, "\(path) is not UTF-8", places: [path])
        }
        let nodes: [Node]
        do { nodes = try Self.nodes(of: text) } catch {
            // JSON writes characters beyond the first plane as two escapes, of which YAML knows none.
            guard let value = try? JSONValue(parsing: bytes) else { throw ManifestError(error, path) }
            return try jsonDocuments(of: value, path)
        }
        var reading = ManifestReading()
        var documents: [ManifestDocument] = []
        for node in nodes {
            for element in node.sequence.map(Array.init) ?? [node] {
                let line = element.mark.map { " (line \($0.line))" } ?? ""
                let place = "\(path), document \(documents.count + 1)\(line)"
                do throws(ManifestError) {
                    guard case .object(let members) = try reading.value(element, "") else {
                        throw ManifestError(.malformed, "a document is a mapping of fields")
                    }
                    documents.append(ManifestDocument(place: place, members: members))
                } catch {
                    throw error.at(place)
                }
            }
        }
        guard !documents.isEmpty else {
            throw ManifestError(.malformed, "\(path) holds no document", places: [path])
        }
        return documents
    }

    static func nodes(of text: String) throws -> [Node] {
        var found: [Node] = []
        let parser = try Parser(yaml: text)
        while let node = try parser.nextRoot() {
            // What stands before the first document mark may be nothing but comments.
            if node.scalar?.string.isEmpty != true { found.append(node) }
        }
        return found
    }

    /// The documents of a file that is JSON.
    private static func jsonDocuments(
        of value: JSONValue, _ path: String
    ) throws(ManifestError) -> [ManifestDocument] {
        var documents: [ManifestDocument] = []
        for element in value.elements ?? [value] {
            let place = "\(path), document \(documents.count + 1)"
            guard let members = element.members else {
                throw ManifestError(.malformed, "a document is a mapping of fields", places: [place])
            }
            documents.append(ManifestDocument(place: place, members: members))
        }
        return documents
    }
}

extension ManifestError {
    /// What is wrong in one line, and where; the parser's own error shows the text around it.
    init(_ error: any Error, _ path: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(
                .malformed, "\(path) is not valid YAML: \(problem)", places: ["\(path):\(mark.line):\(mark.column)"])
        case .reader(let problem, _, _, _):
            self.init(.malformed, "\(path) is not valid YAML: \(problem)", places: [path])
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(
                .repeated, "\(keys.sorted().joined(separator: ", ")) is given twice",
                places: ["\(path):\(context.mark.line):\(context.mark.column)"])
        default: self.init(.malformed, "\(path) cannot be read as YAML", places: [path])
        }
    }
}
