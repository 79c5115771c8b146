import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// A command that carries a verb of a lifecycle out, so that others can name it.
protocol VerbCommand: ParsableCommand {
    /// Wire name of the method.
    static var methodName: String { get }
    /// What must be given beside the document, for example "FILE".
    static var usage: String { get }
    /// A document of its noun as it is named on the command line; nil for another name.
    static func text(ofName name: String) -> String?
}

extension VerbCommand {
    static var usage: String { "" }
    static func text(ofName name: String) -> String? { nil }
}

/// Something that is done to a document: its page of help, and what is asked before. The command is the same for all.
protocol NounAction: Sendable {
    associatedtype Noun: CLINoun
    /// What it takes besides the document.
    associatedtype Flags: ParsableArguments & Sendable = NoFlags

    /// Its command, in camel case.
    static var word: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// Commands to paste.
    static var examples: String { get }
    /// Further help.
    static var notes: String { get }
    /// Asks for confirmation, or refuses, before anything is changed.
    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws
}

/// Nothing besides the document.
struct NoFlags: ParsableArguments, Sendable {}

extension NounAction {
    static var examples: String { Noun.command(word) }
    static var notes: String { "" }
    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws {}

    static var page: CommandConfiguration {
        let word = word.replacing(/[A-Z]/) { "-" + $0.output.lowercased() }
        return CommandConfiguration(word, abstract, examples: examples, notes: notes)
    }
}

/// A verb of a lifecycle: what its request says.
protocol NounVerb: NounAction {
    associatedtype Request: VerbRequest where Request.Answer.Subject == Noun.D

    static var method: Method<Request, Request.Answer> { get }
    /// What must be given beside the document, for example "SEQ".
    static var usage: String { get }

    /// The request.
    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> Request
    /// What was done, in the past, for example "archived environments/canary".
    static func done(_ document: Noun.D, _ flags: Flags) -> String
    /// The command that comes next; nil where none does.
    ///
    /// - Parameter text: the document as it is named on the command line.
    static func next(_ document: Noun.D, _ text: String) -> String?
    /// The document after it.
    static func tables(_ document: Noun.D) -> [Table]
    /// Ends the command with an exit code that says more than that it was done.
    static func end(_ document: Noun.D) throws
}

extension NounVerb {
    /// For example "archive" of ArchiveEnvironment.
    static var word: String {
        let method = method.descriptor.method
        return String(method.prefix(1).lowercased() + method.dropFirst().prefix { $0.isLowercase })
    }

    static var usage: String { "" }

    /// The line of the lifecycle.
    private static var transition: Transition<Noun.D>? {
        Noun.D.lifecycle.first { $0.method == method.descriptor }
    }

    /// Whether the request must name the etag of what it changes.
    static var needsEtag: Bool { transition?.needsEtag == true }

    static func done(_ document: Noun.D, _ flags: Flags) -> String {
        let event = transition?.events.first?.split(separator: ".").last ?? "changed"
        let words = event.replacing(/[A-Z]/) { " " + $0.output.lowercased() }
        return "\(words) \(document.name)"
    }

    static func next(_ document: Noun.D, _ text: String) -> String? { nil }

    static func tables(_ document: Noun.D) -> [Table] {
        let isAboutArchived = ["archive", "restore"].contains(word)
        return [isAboutArchived ? Noun.table([document], showsState: true) : Noun.changed(document)]
    }

    static func end(_ document: Noun.D) throws {}
}

extension NounVerb where Request: PlainVerbRequest {
    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> Request {
        Request(subject: name, mutation: mutation)
    }
}

/// The command of a verb.
struct NounVerbCommand<V: NounVerb>: AsyncParsableCommand, VerbCommand {
    static var methodName: String { V.method.descriptor.name }
    static var usage: String { V.usage }
    static var configuration: CommandConfiguration { V.page }

    static func text(ofName name: String) -> String? {
        (try? ResourceName(name, matching: V.Noun.D.pattern)).map { V.Noun.text(of: $0) }
    }

    @OptionGroup var place: V.Noun.Place
    @OptionGroup var flags: V.Flags
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = try V.request(place.name, flags, mutation.mutation)
        if !mutation.validateOnly { try await V.check(place.name, flags, connection) }
        let response = try await connection.withClient { client in
            guard V.needsEtag else { return try await client.unary(V.method, request, CallOptions()) }
            return try await client.change(V.Noun.self, place.name, mutation.mutation) { _, mutation in
                var request = request
                request.mutation = mutation
                return try await client.unary(V.method, request, CallOptions())
            }
        }
        var document = response.subject ?? V.Noun.D()
        output.write(response, tables: V.tables(document))
        // As it was named: the daemon keeps the case of the first name.
        if document.name.isEmpty { document.name = place.name }
        mutation.report(
            V.done(document, flags), response.receipt, next: V.next(document, V.Noun.text(ofName: document.name)))
        try V.end(document)
    }
}
