import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel

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

/// A verb of a noun: what its request says. The command around it is the same for all.
protocol NounVerb: Sendable {
    associatedtype Noun: CLINoun
    associatedtype Request: VerbRequest where Request.Answer.Subject == Noun.D
    /// What it takes besides the document.
    associatedtype Flags: ParsableArguments & Sendable = NoFlags

    static var method: Method<Request, Request.Answer> { get }
    /// Its command, in camel case.
    static var word: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// Examples and further help.
    static var discussion: String { get }
    /// What must be given beside the document, for example "SEQ".
    static var usage: String { get }

    /// Asks whoever runs the command, or refuses, before anything is sent.
    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws
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
}

/// Nothing besides the document.
struct NoFlags: ParsableArguments, Sendable {}

extension NounVerb {
    /// For example "archive" of ArchiveEnvironment.
    static var word: String {
        let method = method.descriptor.method
        return String(method.prefix(1).lowercased() + method.dropFirst().prefix { $0.isLowercase })
    }

    /// Whether its method demands the etag of what was read; where none is given, the document is read for it.
    static var needsEtag: Bool { Noun.D.lifecycle.contains { $0.method == method.descriptor && $0.needsEtag } }

    /// The etag of a document as it is now.
    static func etag(of name: String, _ client: RegentClient) async throws -> String {
        try await client.unary(Noun.get, Noun.Getting(name: name, asOf: 0), CallOptions()).subject?.etag ?? ""
    }

    /// Whether it is about archived documents, so that the state is shown.
    static var isAboutArchived: Bool { ["archive", "restore"].contains(word) }

    static var usage: String { "" }

    static func done(_ document: Noun.D, _ flags: Flags) -> String {
        let event = Noun.D.lifecycle.first { $0.method == method.descriptor }?.events.first
        return "\(event?.split(separator: ".").last ?? "changed") \(document.name)"
    }

    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws {}

    static func next(_ document: Noun.D, _ text: String) -> String? { nil }

    static func tables(_ document: Noun.D) -> [Table] { [Noun.table([document], showsState: isAboutArchived)] }
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

    static func text(ofName name: String) -> String? {
        (try? ResourceName(name, matching: V.Noun.D.pattern)).map { V.Noun.text(of: $0) }
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: V.word.replacing(/[A-Z]/) { "-" + $0.output.lowercased() }, abstract: V.abstract,
            discussion: V.discussion)
    }

    @OptionGroup var place: V.Noun.Place
    @OptionGroup var flags: V.Flags
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        _ = try V.request(place.name, flags, mutation.mutation)
        if !mutation.validateOnly { try await V.check(place.name, flags, connection) }
        let response = try await connection.withClient { client in
            var said = mutation.mutation
            if said.etag.isEmpty, V.needsEtag { said.etag = try await V.etag(of: place.name, client) }
            return try await client.unary(V.method, V.request(place.name, flags, said), CallOptions())
        }
        var document = response.subject ?? V.Noun.D()
        output.write(response, tables: V.tables(document))
        // As it was named: the daemon keeps the case of the first name.
        if document.name.isEmpty { document.name = place.name }
        mutation.report(
            V.done(document, flags), response.receipt, next: V.next(document, V.Noun.text(ofName: document.name)))
    }
}
