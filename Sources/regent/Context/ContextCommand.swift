import ArgumentParser
import Foundation
import RegentModel
import RegentSystem
import RegentText

/// Daemons by name.
struct ContextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "context", "Keeps addresses and identities of daemons under names.",
        examples: """
            regent context add prod --address tls:regent.example:7070 --tls-ca ca.pem
            regent context use prod
            regent status --context staging
            regent context list
            """,
        notes: """
            Contexts are kept in regent/contexts.json below $XDG_CONFIG_HOME, or below
            ~/.config. Only the user may read that file; tokens are in files of their own.
            """,
        subcommands: [
            ContextAddCommand.self, ContextUseCommand.self, ContextListCommand.self, ContextRemoveCommand.self,
        ])
}

/// The name of a context.
struct ContextNameArgument: ExpressibleByArgument, Sendable {
    /// An identifier.
    let name: String

    init?(argument: String) {
        guard (try? Identifier(argument)) != nil else { return nil }
        name = argument
    }

    static var defaultCompletionKind: CompletionKind {
        .custom { _, _, _ in (try? ConnectionContexts.load())?.contexts.keys.sorted() ?? [] }
    }
}

/// Adds a context, or replaces it.
struct ContextAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "add", "Adds a context, or replaces the one of that name.",
        examples: """
            regent context add local --address unix:/run/regent/regent.sock
            regent context add prod --address tls:regent.example:7070 --token-stdin
            """,
        notes: """
            The connection options of the command are kept. Paths of files are made
            absolute. The first context that is added is the one in use.
            """)

    @Argument(help: "The name of the context.")
    var name: ContextNameArgument
    @Flag(help: "Read a token from stdin, and keep it in a file that only this user may read.")
    var tokenStdin = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func validate() throws {
        guard connection.address != nil else { throw ValidationError("--address is required") }
        guard connection.context == nil else { throw ValidationError("--context cannot be given here") }
        guard !tokenStdin || connection.identity.tokenFile == nil else {
            throw ValidationError("--token-stdin and --token-file cannot be given together")
        }
    }

    func run() throws {
        var contexts = try ConnectionContexts.load()
        let identity = connection.identity
        var context = ConnectionContext(
            address: connection.address ?? "", authorityFile: Self.absolute(identity.authorityFile),
            certificateFile: Self.absolute(identity.certificateFile), keyFile: Self.absolute(identity.keyFile),
            tokenFile: Self.absolute(identity.tokenFile), timeout: connection.timeout?.seconds)
        _ = try ServerAddress.parsed(context.address)
        if tokenStdin { context.tokenFile = try keptToken() }
        let isFirst = contexts.contexts.isEmpty
        contexts.contexts[name.name] = context
        if isFirst { contexts.current = name.name }
        try contexts.save()
        Terminal.say("context \(name.name) is kept in \(ConnectionContexts.file)")
        let next = contexts.current == name.name ? "regent status" : "regent context use \(name.name)"
        Terminal.say("next: \(next)")
    }

    /// The file of the token that stdin has.
    private func keptToken() throws -> String {
        let bytes = try WholeFile.bytes(of: "-", max: 4_096)
        let token = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty, !token.contains(where: \.isWhitespace) else {
            throw CommandFailure("stdin must hold one token", status: .usage)
        }
        try ConnectionContexts.makeFolder()
        let path = ConnectionContexts.tokenFile(of: name.name)
        try FinishedFile.write(token + "\n", to: path)
        return path
    }

    private static func absolute(_ path: String?) -> String? {
        path.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    }
}

/// Makes a context the one in use.
struct ContextUseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "use", "Makes a context the one in use.", examples: "regent context use prod", asksDaemon: false)

    @Argument(help: "The name of the context.")
    var name: ContextNameArgument

    func run() throws {
        var contexts = try ConnectionContexts.load()
        let context = try contexts.context(name.name)
        contexts.current = name.name
        try contexts.save()
        Terminal.say("context \(name.name) is in use: \(context.address.printable)")
    }
}

/// Lists contexts.
struct ContextListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "Lists contexts; the one in use has a star.", asksDaemon: false)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let contexts = try ConnectionContexts.load()
        let table = Table(
            [.text("current"), .text("name"), .text("address"), .text("token_file"), .text("tls_cert")],
            rows: contexts.contexts.sorted { $0.key < $1.key }.map { name, context in
                [
                    name == contexts.current ? "*" : "", name, context.address, context.tokenFile ?? "",
                    context.certificateFile ?? "",
                ]
            })
        output.write(rows: table)
        if contexts.contexts.isEmpty {
            Terminal.say("no context yet; add one with: regent context add NAME --address ADDRESS")
        }
    }
}

/// Removes a context.
struct ContextRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "remove", "Removes a context, and the token that was kept for it.", examples: "regent context remove staging",
        asksDaemon: false)

    @Argument(help: "The name of the context.")
    var name: ContextNameArgument

    func run() throws {
        var contexts = try ConnectionContexts.load()
        let context = try contexts.context(name.name)
        contexts.contexts[name.name] = nil
        if contexts.current == name.name { contexts.current = "" }
        try contexts.save()
        let kept = ConnectionContexts.tokenFile(of: name.name)
        if context.tokenFile == kept { _ = try? FileSystem.removeFile(kept) }
        Terminal.say("context \(name.name) is removed")
    }
}
