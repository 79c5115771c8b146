import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Waits until a document has a value.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "wait", "Waits until fields of a document have values.",
        examples: """
            regent wait evalRuns/nightly --for state=PASSED --timeout 10m
            regent wait proposals/p1 --for state=APPLIED,REJECTED --timeout 2h
            """,
        notes: """
            Values are compared as -o json writes them; several of one field are separated
            by commas, and any of them suffices. --timeout is the time for all of it.
            Exit codes: 0 when all are true, 8 when time is up before.
            """)

    @Argument(help: "Resource name of the document, for example evalRuns/nightly.", completion: .names)
    var name: String
    @Option(
        name: .customLong("for"), help: ArgumentHelp("What to wait for; repeat for more.", valueName: "field=value"))
    var conditions: [WaitCondition]
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !conditions.isEmpty else { throw ValidationError("--for is required, for example --for state=PASSED") }
    }

    func run() async throws {
        let kind = try Self.kind(of: name)
        for condition in conditions { try condition.check(against: kind) }
        let patience = try ChosenConnection(connection).timeout
        let (document, isMet) = try await connection.withClient { client in
            let clock = ContinuousClock()
            let end = clock.now + .seconds(patience)
            var pause = Duration.milliseconds(100)
            while true {
                let document = try await client.json(of: name, kind)
                if conditions.allSatisfy({ $0.isMet(by: document) }) { return (document, true) }
                guard clock.now < end else { return (document, false) }
                try await Task.sleep(for: min(pause, end - clock.now))
                pause = min(pause * 2, .seconds(2))
            }
        }
        guard isMet else {
            let present = conditions.map { "\($0.field)=\(document[$0.field]?.words ?? "")" }.joined(separator: ", ")
            throw CommandFailure(
                "\(name) did not reach \(conditions.map(\.text).joined(separator: ", ")) in time", status: .deadline,
                hint: "it has \(present)")
        }
        let table = Table(fields: [("name", name)] + conditions.map { ($0.field, document[$0.field]?.words ?? "") })
        output.write({ document.text(pretty: $0) }, tables: [table])
    }

    private static func kind(of name: String) throws(CommandFailure) -> any Document.Type {
        let kind = (try? ResourceName(name))?.kind
        guard let found = Documents.all.first(where: { $0.kind == kind }) else {
            throw CommandFailure(
                "\(name) is not the name of a document", status: .usage, hint: "for example evalRuns/nightly")
        }
        return found
    }
}

/// A field with the values that are waited for.
struct WaitCondition: ExpressibleByArgument, Sendable {
    /// Name of the field.
    let field: String
    private let values: [String]

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        (field, values) = (parts[0], parts[1].split(separator: ",").map(String.init))
        guard !values.isEmpty else { return nil }
    }

    /// Refuses at once what could never come true.
    ///
    /// - Throws: `CommandFailure` with exit code 64 for a field that documents of the kind do not have, and a value
    ///   that its enum does not have.
    func check(against type: any Document.Type) throws(CommandFailure) {
        let schema = Schema.regent
        guard let message = schema.messages[type.fullName] else { return }
        guard let known = message.field(named: field) else {
            throw Self.unknown(field, "a field of \(type.kind)", message.fields.map(\.name))
        }
        guard case .enum(let name) = known.type, let names = schema.enums[name]?.values.map(\.name) else { return }
        let words = Set(names.map { $0.lowercased() })
        guard let wrong = values.first(where: { !words.contains($0.lowercased()) }) else { return }
        throw Self.unknown(wrong, "a value of \(field)", names)
    }

    private static func unknown(_ word: String, _ what: String, _ known: [String]) -> CommandFailure {
        let hint = Misspelling.nearest(to: word, of: known).map { "did you mean \($0)?" }
        return CommandFailure(
            "\(word) is not \(what)", status: .usage, hint: hint ?? "known: \(known.joined(separator: ", "))")
    }

    /// As it was written.
    var text: String { "\(field)=\(values.joined(separator: ","))" }

    /// Whether a document has one of the values; letters are compared ignoring case.
    func isMet(by document: JSONValue) -> Bool {
        let word = (document[field]?.words ?? "").lowercased()
        return values.contains { $0.lowercased() == word }
    }
}

extension RegentClient {
    /// A document of any kind, as JSON.
    fileprivate func json(of name: String, _ type: any Document.Type) async throws -> JSONValue {
        let schema = Schema.regent
        guard let method = schema.methods.first(where: { $0.name == type.getMethod }) else { return .null }
        let transcoder = JSONTranscoder(schema)
        let request = try transcoder.encoding(of: .object([.init("name", .string(name))]), as: method.requestType)
        let answers = Collected()
        try await call(method.name, [request], CallOptions()) { answers.add($0) }
        let answer = try transcoder.value(answers.last, as: method.responseType)
        return answer.members?.first?.value ?? .null
    }
}
