import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC

/// A noun whose documents are replaced whole.
protocol PutNoun: CLINoun {
    associatedtype Putting: DocumentRequest where Putting.Answer.Subject == D

    /// The method that makes one, or replaces it.
    static var put: Method<Putting, Putting.Answer> { get }
}

/// A change of fields of a document; the rest of it stays as it is.
protocol NounChange: NounAction where Noun: PutNoun {
    /// In the past, for what is reported at the end.
    static var done: String { get }
    /// Whether one that is not there yet is made.
    static var mayCreate: Bool { get }
    /// Changes the fields.
    static func change(_ document: inout Noun.D, _ flags: Flags)
}

extension NounChange {
    static var mayCreate: Bool { false }
}

/// The command of a change: reads the document, changes it and writes it back.
struct NounChangeCommand<C: NounChange>: AsyncParsableCommand {
    static var configuration: CommandConfiguration { C.page }

    @OptionGroup var place: C.Noun.Place
    @OptionGroup var flags: C.Flags
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !mutation.validateOnly { try await C.check(place.name, flags, connection) }
        let (isNew, response) = try await connection.withClient { client in
            try await client.change(C.Noun.self, place.name, mutation.mutation, mayCreate: C.mayCreate) {
                stored, mutation in
                let isNew = stored.revision == 0
                if isNew { await warnOfMisspelling(client) }
                var wanted = stored
                C.change(&wanted, flags)
                let request = C.Noun.Putting(document: wanted, mutation: mutation)
                return (isNew, try await client.unary(C.Noun.put, request, CallOptions()))
            }
        }
        output.write(response, tables: [C.Noun.changed(response.subject ?? C.Noun.D())])
        mutation.report("\(isNew ? "created" : C.done) \(place.name)", response.receipt)
    }

    /// Reports that a new name is close to another one; a caller who may not list gets no warning.
    private func warnOfMisspelling(_ client: RegentClient) async {
        let query = C.Noun.Listing(query: DocumentQuery(showsArchived: true, pageSize: 1_000))
        let page = try? await client.unary(C.Noun.list, query, CallOptions())
        func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
        let others = (page?.items ?? []).map { id($0.name) }
        // Every id of two letters is close to every other.
        guard id(place.name).count > 2, let near = Misspelling.nearest(to: id(place.name), of: others) else { return }
        Terminal.say("warning: \(place.name) is new, and its name is close to \(near); is it misspelt?")
    }
}

extension RegentClient {
    /// How often a change is made on what is stored by then, if another client was faster.
    private static var attempts: Int { 8 }
    /// Etag of what does not exist.
    private static var missing: String { String(repeating: "0", count: 16) }

    /// Writes a document on what is read; if another client was faster, again on what is stored by then.
    ///
    /// - Parameters:
    ///   - mayCreate: whether it may be missing; it is empty then.
    ///   - write: writes it, with the etag of what was read.
    func change<N: CLINoun, Result>(
        _ noun: N.Type, _ name: String, _ mutation: Mutation, mayCreate: Bool = false,
        _ write: (N.D, Mutation) async throws -> Result
    ) async throws -> Result {
        var attemptsLeft = Self.attempts
        while true {
            do {
                let stored = try await stored(noun, name, mayBeMissing: mayCreate)
                var mutation = mutation
                // One that is new must still be: what another client makes meanwhile is not overwritten.
                if mutation.etag.isEmpty { mutation.etag = stored.revision == 0 ? Self.missing : stored.etag }
                return try await write(stored, mutation)
            } catch let error as RPCError where error.code == .aborted && mutation.etag.isEmpty && attemptsLeft > 1 {
                attemptsLeft -= 1
            }
        }
    }

    /// The document that is stored; one with nothing but its name if it is missing and may be.
    private func stored<N: CLINoun>(_ noun: N.Type, _ name: String, mayBeMissing: Bool) async throws -> N.D {
        do {
            return try await document(noun, name)
        } catch let error as RPCError where error.code == .notFound && mayBeMissing {
            var new = N.D()
            new.name = name
            return new
        }
    }
}
