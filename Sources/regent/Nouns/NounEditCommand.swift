import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel

/// Changes one document in an editor.
struct NounEditCommand<N: PutNoun>: AsyncParsableCommand, VerbCommand {
    static var methodName: String { N.put.descriptor.name }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit",
            abstract: "Changes \(N.anExample) in your editor; shows what differs and asks before it writes.",
            discussion: """
                Examples:
                  \(N.command("edit"))
                  \(N.command("edit")) --reason "ticket 7" --yes

                The editor is $VISUAL, else $EDITOR, else vi; it gets the \(N.singular) as YAML. The change is refused
                if somebody changed the \(N.singular) meanwhile; your text is kept then.
                """)
    }

    @OptionGroup var place: N.Place
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let stored = try await connection.withClient { try await $0.document(N.self, place.name) }
        let file = try EditedFile(EditableText<N.D>.text(of: stored), named: N.words.joined(separator: "-"))
        do {
            try file.edit()
            let wanted = try EditableText<N.D>.document(in: file.path, over: stored)
            try await write(wanted, over: stored)
        } catch {
            guard let failure = CommandFailure(error) else {
                // Whoever was asked said no.
                Terminal.say(file.kept(""))
                throw error
            }
            throw failure.with(hint: file.kept(failure.hint))
        }
        file.remove()
    }

    private func write(_ wanted: N.D, over stored: N.D) async throws {
        var given = mutation.mutation
        if given.etag.isEmpty { given.etag = stored.etag }
        var trial = given
        trial.validateOnly = true
        // What the daemon would make of it, so that fields it fills are not shown as changed.
        let planned = try await put(wanted, trial).subject ?? wanted
        let changes = try EditableText<N.D>.changes(from: stored, to: planned)
        guard !changes.isEmpty else { return Terminal.say("\(stored.name) stays as it is: nothing differs") }
        let isForPeople = output.output == .table
        let text = changes.table.text()
        isForPeople ? Terminal.write(text) : Terminal.sayRaw(text)
        if !mutation.validateOnly { try confirmation.ask("write this to \(stored.name)?") }
        let response = mutation.validateOnly ? nil : try await put(wanted, given)
        if !isForPeople, let response { output.write(response, tables: [N.changed(response.subject ?? planned)]) }
        mutation.report("changed \(stored.name)", response?.receipt)
    }

    private func put(_ document: N.D, _ mutation: Mutation) async throws -> N.Putting.Answer {
        let request = N.Putting(document: document, mutation: mutation)
        return try await connection.withClient { try await $0.unary(N.put, request, CallOptions()) }
    }
}

/// A document as the text that an editor gets, and back.
enum EditableText<D: Document> {
    /// What the daemon fills, whatever the text says.
    private static var outputOnly: Set<String> { Set(D.outputOnlyFields) }

    private static var fields: [Schema.Field] { Schema.regent.messages[D.fullName]?.fields ?? [] }

    /// The document as YAML, each field with what the .proto says of it.
    static func text(of document: D) -> String {
        let members = document.jsonValue
        let lines = fields.filter { !outputOnly.contains($0.name) }.compactMap { field in
            members[field.name].map { value in
                field.comment.split(whereSeparator: \.isNewline).map { "#\($0.first == " " ? "" : " ")\($0)\n" }
                    .joined()
                    + value.yaml(key: field.name, indent: "")
            }
        }
        return "# \(document.name) as of revision \(document.revision).\n"
            + "# What is left out has its standard value; the name stays.\n" + lines.joined()
    }

    /// The document that a file says.
    ///
    /// - Throws: `CommandFailure` naming the file and the field.
    static func document(in path: String, over stored: D) throws -> D {
        let documents = try ManifestFile.documents(of: path)
        guard let document = documents.first, documents.count == 1 else {
            throw CommandFailure("the file holds several documents, and one is edited", places: [path])
        }
        guard document.name == stored.name else {
            throw CommandFailure(
                "name: \"\(document.name)\" is not \(stored.name), and a name cannot be changed",
                places: [document.place])
        }
        do {
            return try D(json: .object(document.members.filter { !outputOnly.contains($0.key) }))
        } catch {
            throw CommandFailure("\(error.path): \(error.message)", places: [document.place])
        }
    }

    /// The fields that differ, but those that every change changes.
    static func changes(from stored: D, to wanted: D) throws -> [FieldChange] {
        var room = Int.max
        let changes = try FieldChanges(
            from: stored.encoded(), to: wanted.encoded(), as: D.fullName, room: &room)
        return changes.changes.filter { !outputOnly.contains($0.path) }
    }
}

extension JSONValue {
    /// As a member of a YAML document, texts in quotes, so that each reader of YAML takes them for the same.
    fileprivate func yaml(key: String, indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let members) where !members.isEmpty:
            return "\(indent)\(key):\n" + members.map { $0.value.yaml(key: Self.key($0.key), indent: inner) }.joined()
        case .array(let elements) where !elements.isEmpty:
            return "\(indent)\(key):\n" + elements.map { "\(inner)- \($0.text().printableJSON)\n" }.joined()
        default: return "\(indent)\(key): \(text().printableJSON)\n"
        }
    }

    private static func key(_ key: String) -> String { JSONValue.string(key).text().printableJSON }
}
