import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// Decides for one key.
struct Select: InlineHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SelectRequest, _ call: CallContext) throws -> SelectResponse {
        let snapshot = context.routing.current
        let table = try snapshot.table(request.environment).under(context.health.standings(of: request.environment))
        let versions = snapshot.versions.selection(request.environment, model: request.model, job: request.job)
        try call.checkReaches(versions, request.model, in: request.environment)
        try versions.checkHasCandidate()
        let (principal, now) = (call.caller.name, context.now())
        try context.routing.admit(
            isRetry: !request.excludedProviders.isEmpty, by: principal, in: table, nowMicros: now)
        let hasKey = !request.key.isEmpty
        let hash = hasKey ? versions.hasher(in: table).hash(request.key) : context.routing.nextTurn()
        let query = RouteQuery(
            hash: hash, hasKey: hasKey, requestedProvider: request.requestedProvider,
            excludedProviders: request.excludedProviders, nowMicros: now)
        let session = RouteSession(
            request.session, ttlSeconds: request.sessionTtlS, of: principal, request.environment, model: versions.model)
        var decision = try decide(table, query, session, principal)
        try versions.complete(&decision, hash)
        table.counts.decisions.add(decision)
        decision.requestId = request.requestId
        return SelectResponse(decision: decision)
    }

    /// The decision, of a session where there is one.
    private func decide(
        _ table: RoutingTable, _ query: RouteQuery, _ session: RouteSession?, _ principal: String
    ) throws(Refusal) -> RouteDecision {
        guard let session else { return try decide(table, query, principal) }
        return try context.sessions.decide(session, nowMicros: query.nowMicros) { (pinned) throws(Refusal) in
            var query = query
            query.pinnedProvider = pinned
            return try decide(table, query, principal)
        }
    }

    /// The decision, which is the probe of a provider that waits for one where the query would get it and nobody else
    /// has the probe.
    private func decide(
        _ table: RoutingTable, _ query: RouteQuery, _ principal: String
    ) throws(Refusal) -> RouteDecision {
        guard let provider = table.probe(query),
            context.health.takeProbe(
                table.environment, provider: provider, principal: principal, nowMicros: query.nowMicros)
        else { return try table.decide(query) }
        return try table.admitting(provider).decide(query)
    }
}

extension Select: InPlaceHandler {
    /// Answers what names no provider and no session, and excludes none.
    func answer(_ call: InPlaceCall, access: inout InPlaceAccess, into output: inout [UInt8]) -> Bool {
        guard let request = SelectInPlace(call),
            access.admits(
                request.environment, request.model, of: call.bytes,
                about: { RoutingServiceMethods.select.scope(request.subject(call)) })
        else { return false }
        let snapshot = context.routing.current
        let (environment, model) = (call.text(request.environment), call.text(request.model))
        let versions = snapshot.versions.selection(environment, model: model, job: call.text(request.job))
        // An alias, or the model of a job, is checked by the handler.
        guard versions.model == model, !versions.hasNoCandidate,
            let table = snapshot.tableIfKnown(environment)?.under(context.health.standings(of: environment)),
            let decisions = table.encodedDecisions,
            decisions.answerBytesMax(versions) + request.requestID.count <= call.answerBytesMax
        else { return false }
        // A turn is taken last, when nothing else can keep it from being answered here.
        let hasKey = !request.key.isEmpty
        let hash =
            hasKey
            ? versions.hasher(in: table).hash(call.bytes.span.extracting(request.key)) : context.routing.nextTurn()
        table.firstAttempts.add()
        decisions.append(
            requestID: request.requestID, of: call.bytes, hash: hash, hasKey: hasKey, versions: versions, to: &output)
        return true
    }
}

/// A SelectRequest where it lies: the fields that are asked for most, each once and in ASCII.
private struct SelectInPlace {
    private(set) var requestID = 0..<0
    private(set) var environment = 0..<0
    private(set) var key = 0..<0
    private(set) var model = 0..<0
    private(set) var job = 0..<0

    /// Nil for a request that says anything else, or breaks a constraint.
    init?(_ call: InPlaceCall) {
        var fields = call.fields
        var last: UInt8 = 0
        while let field = fields.next() {
            // Ascending, as every encoder writes them: so that none stands twice.
            guard field.tag > last else { return nil }
            last = field.tag
            let range = field.range
            switch field.tag {
            case 1 << 3 | 2 where range.count <= 256 && call.isPlain(range): requestID = range
            case 2 << 3 | 2 where call.isIdentifier(range): environment = range
            case 3 << 3 | 2 where range.count <= 1024 && call.isASCII(range): key = range
            case 4 << 3 | 2 where call.isIdentifier(range): model = range
            case 5 << 3 | 2 where call.isIdentifier(range): job = range
            case 8 << 3 | 2 where call.isIdentifier(range): break
            default: return nil
            }
        }
        guard fields.isAtEnd, !environment.isEmpty else { return nil }
    }

    /// A request with what it is about.
    func subject(_ call: InPlaceCall) -> SelectRequest {
        SelectRequest(environment: call.text(environment), model: call.text(model))
    }
}
