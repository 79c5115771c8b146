import RegentMessages
import RegentModel
import RegentStorage

/// A verb of a document: what it makes of it. Permission, idempotency, storing, ledger and answer are the same for all.
protocol DocumentVerb: PreparedVerb {
    init()
}

extension DocumentVerb {
    init(_ request: Request, _ context: ServiceContext) { self.init() }
}

/// A verb that needs something from outside the writer, which it gets before the writer's turn.
protocol PreparedVerb: Sendable {
    associatedtype Request: VerbRequest
    typealias Response = Request.Answer
    typealias Subject = Response.Subject

    /// Gets what it needs; nothing is stored yet.
    init(_ request: Request, _ context: ServiceContext) async throws

    /// The same, where it depends on who calls what it may read.
    init(_ request: Request, _ context: ServiceContext, for caller: Caller) async throws

    /// Decides inside the writer; what it throws leaves the store as it is.
    func decide(_ request: Request, _ command: Command, _ store: WriteTransaction) throws -> Change<Subject>

    /// Stores what belongs to a changed document and lives in tables of its own.
    func store(_ document: Subject, in store: WriteTransaction) throws

    /// Adds what is said once and kept nowhere, to the first answer only.
    func complete(_ response: inout Response)
}

extension PreparedVerb {
    init(_ request: Request, _ context: ServiceContext, for caller: Caller) async throws {
        try await self.init(request, context)
    }

    func store(_ document: Subject, in store: WriteTransaction) throws {}

    func complete(_ response: inout Response) {}
}
