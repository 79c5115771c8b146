import RegentClient
import RegentMessages
import RegentRPC

/// A noun whose documents are replaced whole.
protocol PutNoun: CLINoun {
    associatedtype Putting: DocumentRequest where Putting.Answer.Subject == D

    /// The method that makes one, or replaces it.
    static var put: Method<Putting, Putting.Answer> { get }
    /// A document after a change.
    static func changed(_ document: D) -> Table
}

extension PutNoun {
    static func changed(_ document: D) -> Table { table([document]) }
}

/// Reads a document, changes it and writes it back on what was read, so that nothing else of it changes.
struct DocumentChange<N: PutNoun> {
    let name: String
    let mutation: MutationOptions
    let connection: ConnectionOptions
    let output: OutputOptions

    /// Puts a changed document.
    ///
    /// - Parameters:
    ///   - done: in the past, for what is reported at the end.
    ///   - mayCreate: whether one that is not there yet is made.
    func put(done: String, mayCreate: Bool = false, _ change: (inout N.D) -> Void) async throws {
        try await run(mayCreate: mayCreate) { client, stored, mutation in
            var wanted = stored
            change(&wanted)
            let request = N.Putting(document: wanted, mutation: mutation)
            let isNew = stored.revision == 0
            if isNew { await warnOfMisspelling(client) }
            return ((isNew ? "created " : done + " ") + name, try await client.unary(N.put, request, CallOptions()))
        }
    }

    /// Says that a new name is close to another one's; a caller who may not list gets no warning.
    private func warnOfMisspelling(_ client: RegentClient) async {
        let query = N.Listing(query: DocumentQuery(showsArchived: true, pageSize: 1_000))
        let page = try? await client.unary(N.list, query, CallOptions())
        func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
        // Every id of two letters is close to every other.
        guard id(name).count > 2, let near = Spelling.nearest(to: id(name), of: (page?.items ?? []).map { id($0.name) })
        else { return }
        Terminal.say("warning: \(name) is new, and close to \(near): is it misspelt?")
    }

    /// How often a change is made on what is there by then, where somebody else was faster.
    private static var attempts: Int { 8 }

    /// Writes on what was read; where somebody else was faster, again on what is there now.
    ///
    /// - Parameter write: calls the method; gives what was done, in the past, and the answer.
    func run<Answer: DocumentResponse & ReceiptedResponse>(
        mayCreate: Bool = false, _ write: (RegentClient, N.D, Mutation) async throws -> (done: String, Answer)
    ) async throws where Answer.Subject == N.D {
        let (done, response) = try await connection.withClient { client in
            for _ in 1..<Self.attempts {
                do {
                    return try await attempt(client, mayCreate, write)
                } catch let error as RPCError where error.code == .aborted && mutation.etag.isEmpty {
                    continue
                }
            }
            return try await attempt(client, mayCreate, write)
        }
        output.write(response, tables: [N.changed(response.subject ?? N.D())])
        mutation.report(done, response.receipt)
    }

    /// Etag of what does not exist.
    private static var missing: String { String(repeating: "0", count: 16) }

    private func attempt<Answer>(
        _ client: RegentClient, _ mayCreate: Bool,
        _ write: (RegentClient, N.D, Mutation) async throws -> (done: String, Answer)
    ) async throws -> (done: String, Answer) {
        let stored = try await stored(client, mayBeMissing: mayCreate)
        var mutation = mutation.mutation
        // One that is new must still be: what another client makes meanwhile is not overwritten.
        if mutation.etag.isEmpty { mutation.etag = stored.revision == 0 ? Self.missing : stored.etag }
        return try await write(client, stored, mutation)
    }

    /// The document that is there; one with nothing but its name where it may be missing and is.
    private func stored(_ client: RegentClient, mayBeMissing: Bool) async throws -> N.D {
        do {
            return try await client.document(N.self, name)
        } catch let error as RPCError where error.code == .notFound && mayBeMissing {
            var new = N.D()
            new.name = name
            return new
        }
    }
}
