import ArgumentParser
import RegentClient
import RegentManifest
import RegentMessages
import RegentText

/// Changes one document in an editor.
struct NounEditCommand<N: PutNoun>: AsyncParsableCommand, VerbCommand {
    static var methodName: String { N.put.descriptor.name }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "edit", "Opens \(N.anExample) in your editor, shows the changes, and asks before writing them.",
            examples: N.command("edit") + "\n" + N.command("edit", N.example + " --reason \"ticket 7\" --yes"),
            notes: """
                The editor is $VISUAL, else $EDITOR, else vi. The text is YAML. If somebody
                else made a change meanwhile, yours is refused and your text is kept.
                """)
    }

    @OptionGroup var place: N.Place
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let stored = try await connection.withClient { try await $0.document(N.self, place.name) }
        let file = try EditedFile(EditableText<N.D>.text(of: stored), named: N.words.joined(separator: "-"))
        do {
            try file.edit()
            let wanted = try EditableText<N.D>.document(
                in: WholeFile.bytes(of: file.path), of: file.path, over: stored)
            try await write(wanted, over: stored)
        } catch {
            guard let failure = CommandFailure(error) else {
                // The answer to the question was no.
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
        guard !changes.isEmpty else { return Terminal.say("\(stored.name) is unchanged: nothing differs") }
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
