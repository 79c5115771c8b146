package import RegentMessages
import Yams

/// A file of another program: one YAML document, of which JSON is a part, and the line of each of its values.
package struct PlacedFile: Sendable {
    /// What scalars without quotes are.
    package enum Scalars: Sendable {
        /// Numbers, flags and texts of YAML 1.2; what YAML 1.1 reads as another value is refused.
        case values
        /// Texts, whatever they look like. For files that a program wrote by YAML 1.1.
        case texts
    }

    /// As it was named.
    package let path: String
    private let members: [JSONValue.Member]
    private let lines: [String: Int]

    /// Reads the bytes of a file.
    ///
    /// - Throws: `ManifestError` naming file, line and field.
    package init(
        _ bytes: [UInt8], of path: String, scalars: Scalars = .values
    ) throws(ManifestError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ManifestError(.malformed, "\(path) is not UTF-8", places: [path])
        }
        let nodes: [Node]
        do { nodes = try ManifestFile.nodes(of: text) } catch {
            // JSON writes characters beyond the first plane as two escapes, of which YAML knows none.
            guard let value = try? JSONValue(parsing: bytes) else { throw ManifestError(error, path) }
            try self.init(value, of: path, lines: [:])
            return
        }
        guard let node = nodes.first, nodes.count == 1 else {
            throw ManifestError(.malformed, "\(path) holds \(nodes.count) documents, not one", places: [path])
        }
        var reading = ManifestReading(scalars == .texts ? .texts : .values, keepsLines: true)
        let value: JSONValue
        do throws(ManifestError) { value = try reading.value(node, "") } catch {
            throw error.at(Self.place(of: error.places.first ?? "", path, reading.lines))
        }
        try self.init(value, of: path, lines: reading.lines)
    }

    private init(_ value: JSONValue, of path: String, lines: [String: Int]) throws(ManifestError) {
        guard let members = value.members else {
            throw ManifestError(.malformed, "\(path) is not a mapping of fields", places: [path])
        }
        (self.path, self.members, self.lines) = (path, members, lines)
    }

    /// The whole document.
    package var root: PlacedValue { PlacedValue(.object(members), at: "", in: self) }

    /// File and line of a value, or of the nearest one around it whose line is known.
    package func place(of field: String) -> String { Self.place(of: field, path, lines) }

    private static func place(of field: String, _ path: String, _ lines: [String: Int]) -> String {
        var field = field
        while !field.isEmpty {
            if let line = lines[field] { return "\(path):\(line)" }
            field = field.lastIndex { $0 == "." || $0 == "[" }.map { String(field[..<$0]) } ?? ""
        }
        return path
    }
}

/// A value in a file of another program, which knows where it is.
package struct PlacedValue: Sendable {
    /// The value.
    package let value: JSONValue
    /// Its field, for example "model_list[2].model_name".
    package let field: String
    private let file: PlacedFile

    init(_ value: JSONValue, at field: String, in file: PlacedFile) {
        (self.value, self.field, self.file) = (value, field, file)
    }

    /// File and line.
    package var place: String { file.place(of: field) }

    /// A member of a mapping; nil where it is absent, null, or the value no mapping.
    package subscript(key: String) -> PlacedValue? {
        guard let member = value[key], member != .null else { return nil }
        return PlacedValue(member, at: below(key), in: file)
    }

    /// Why the value cannot be what it should.
    ///
    /// - Parameter hint: what to do about it; empty where the message says it.
    package func failure(_ message: String, hint: String = "") -> ManifestError {
        guard !field.isEmpty else { return ManifestError(.field, message, places: [place], hint: hint) }
        return ManifestError(.field, "\(field): \(message)", places: [place, field], hint: hint)
    }

    /// The text.
    ///
    /// - Throws: `ManifestError` for another kind of value, and for an empty one.
    package func text() throws(ManifestError) -> String {
        guard let text = value.string else { throw failure("is \(value.kindInWords), not a text; put it in quotes") }
        guard !text.isEmpty else { throw failure("is empty") }
        return text
    }

    /// A number that is not negative.
    ///
    /// - Throws: `ManifestError` for another kind of value.
    package func amount() throws(ManifestError) -> Double {
        guard let amount = value.double else { throw failure("is \(value.kindInWords), not a number") }
        guard amount >= 0 else { throw failure("is below 0") }
        return amount
    }

    /// Its elements.
    ///
    /// - Throws: `ManifestError` for another kind of value.
    package func elements() throws(ManifestError) -> [PlacedValue] {
        guard let elements = value.elements else { throw failure("is \(value.kindInWords), not a list") }
        return elements.enumerated().map { PlacedValue($0.element, at: "\(field)[\($0.offset)]", in: file) }
    }

    /// Its members, those that are null left out.
    ///
    /// - Throws: `ManifestError` for another kind of value.
    package func entries() throws(ManifestError) -> [(key: String, value: PlacedValue)] {
        guard let members = value.members else { throw failure("is \(value.kindInWords), not a mapping") }
        return members.filter { $0.value != .null }
            .map { (key: $0.key, value: PlacedValue($0.value, at: below($0.key), in: file)) }
    }

    private func below(_ key: String) -> String { field.isEmpty ? key : "\(field).\(key)" }
}

extension JSONValue {
    /// The kind, for messages about YAML.
    fileprivate var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "a mapping"
        }
    }
}
