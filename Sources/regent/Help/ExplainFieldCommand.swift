import ArgumentParser
import RegentMessages
import RegentModel
import RegentText

/// Explains nouns and their fields in the words of the protocol.
struct ExplainFieldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "explain", "Explains a kind of document or one of its fields.",
        examples: """
            regent explain provider
            regent explain provider.weight
            regent explain rolloutPolicy.stages.soak_s
            """,
        notes: """
            Kinds are named as in resource names, as messages of the protocol, or as
            commands name them. Lists of fields have their types and what they mean.
            """, asksDaemon: false)

    @Argument(
        help: ArgumentHelp("A kind, and fields behind it, separated by dots.", valueName: "path"),
        completion: .custom { _, _, _ in ExplainedPath.kinds })
    var path: String

    func run() throws { Terminal.write(try ExplainedPath(path).text) }
}

/// What a path of names leads to.
private struct ExplainedPath {
    /// One line a field.
    let text: String

    /// Words for the kinds of document.
    static var kinds: [String] { resources.keys.sorted() }

    private static let schema = Schema.regent

    /// Messages by the words that name them: collection, message and command.
    private static let resources: [String: Schema.Message] = {
        var found: [String: Schema.Message] = [:]
        for message in schema.messages.values {
            guard let resource = message.resource else { continue }
            found[resource.kind] = message
        }
        return found
    }()

    /// - Throws: `CommandFailure` with exit code 64 that names the nearest.
    init(_ path: String) throws(CommandFailure) {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var message = try Self.message(parts[0])
        var text = Self.title(parts[0], message)
        for (index, name) in parts.enumerated().dropFirst() {
            guard let field = message.field(named: name) else {
                throw Self.unknown(
                    name, "a field of \(parts[..<index].joined(separator: "."))", message.fields.map(\.name))
            }
            text = Self.text(field, at: parts[...index].joined(separator: "."))
            guard index + 1 < parts.count else { break }
            guard case .message(let type) = field.type, let inner = Self.schema.messages[type] else {
                throw CommandFailure("\(name) has no fields", status: .usage)
            }
            message = inner
        }
        self.text = text
    }

    private static func message(_ word: String) throws(CommandFailure) -> Schema.Message {
        if let found = resources[word] { return found }
        let lower = word.lowercased()
        let plain = { (text: String) in text.lowercased().filter { $0.isLetter } }
        let found = resources.values.first {
            let short = $0.fullName.split(separator: ".").last.map(String.init) ?? ""
            return plain(short) == plain(lower) || plain($0.resource?.kind ?? "") == plain(lower) + "s"
        }
        let ofCommand = Nouns.kind(listedBy: word).flatMap { resources[$0] }
        let other = found ?? schema.messages["regent.v1.\(word)"] ?? ofCommand
        guard let other else { throw unknown(word, "a kind of document", kinds) }
        return other
    }

    private static func unknown(_ word: String, _ what: String, _ others: [String]) -> CommandFailure {
        let near = Misspelling.nearest(to: word, of: others)
        return CommandFailure(
            "\(word) is not \(what)", status: .usage,
            hint: near.map { "did you mean \($0)?" } ?? "known: \(others.joined(separator: ", "))")
    }

    private static func title(_ word: String, _ message: Schema.Message) -> String {
        let pattern = message.resource.map { "\nName: \($0.pattern)" } ?? ""
        return comment(message.comment) + pattern + "\n\nFields:\n" + list(message)
    }

    private static func list(_ message: Schema.Message) -> String {
        message.fields.map { field in
            "  \(field.name)  <\(type(field))>\(note(field))\n"
                + comment(field.comment).split(separator: "\n").map { "      \($0)\n" }.joined()
        }.joined()
    }

    private static func text(_ field: Schema.Field, at path: String) -> String {
        var text = "\(path)  <\(type(field))>\(note(field))\n\n\(comment(field.comment))\n"
        if case .enum(let name) = field.type, let values = schema.enums[name]?.values {
            text += "\nValues:\n" + values.map { "  \($0.name)  \(comment($0.comment))\n" }.joined()
        }
        if case .message(let name) = field.type, let message = schema.messages[name], !message.isMapEntry {
            text += "\nFields:\n" + list(message)
        }
        return text
    }

    private static func note(_ field: Schema.Field) -> String {
        if field.isOutputOnly { return "  output only" }
        return field.isRequired ? "  required" : ""
    }

    private static func type(_ field: Schema.Field) -> String {
        let name: String
        switch field.type {
        case .message(let full), .enum(let full): name = full.split(separator: ".").last.map(String.init) ?? full
        default: name = "\(field.type)"
        }
        return field.isRepeated ? "list of \(name)" : name
    }

    private static func comment(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }
}
