import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentWire

/// Decides for many keys at once.
struct SelectBatch: InlineHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SelectBatchRequest, _ call: CallContext) throws -> SelectBatchResponse {
        let snapshot = context.routing.current
        let table = try snapshot.table(request.environment).under(context.health.standings(of: request.environment))
        let versions = snapshot.versions.selection(request.environment, model: request.model, job: request.job)
        try call.checkReaches(versions, request.model, in: request.environment)
        if let empty = request.keys.firstIndex(where: \.isEmpty) {
            throw Refusal(.badRequest, "keys[\(empty)] is empty", ["field": "keys[\(empty)]"])
        }
        let now = context.now()
        try context.routing.admit(
            request.keys.count, isRetry: !request.excludedProviders.isEmpty, by: call.caller.name, in: table,
            nowMicros: now)
        let hashes = versions.hasher(in: table).hashes(request.keys)
        let decided = try table.decide(
            hashes, requestedProvider: request.requestedProvider, excludedProviders: request.excludedProviders,
            nowMicros: now)
        let (decisions, choices) = try versions.complete(decided, hashes)
        table.counts.decisions.add(decisions, choices: choices)
        return SelectBatchResponse(decisions: decisions, choices: choices)
    }

    func isShort(_ request: SelectBatchRequest) -> Bool { request.keys.count <= WireLimits.inlineKeysMax }
}

extension SelectBatch: InPlaceHandler {
    /// Answers what names no provider and excludes none.
    func answer(_ call: InPlaceCall, access: inout InPlaceAccess, into output: inout [UInt8]) -> Bool {
        guard let request = SelectBatchInPlace(call),
            access.admits(
                request.environment, request.model, of: call.bytes,
                about: { RoutingServiceMethods.selectBatch.scope(request.subject(call)) })
        else { return false }
        let snapshot = context.routing.current
        let (environment, model) = (call.text(request.environment), call.text(request.model))
        let versions = snapshot.versions.selection(environment, model: model, job: call.text(request.job))
        // The pieces of a batch name no version: what does is answered by the handler.
        guard versions.model == model, versions.table == nil, versions.revision == 0,
            let table = snapshot.tableIfKnown(environment)?.under(context.health.standings(of: environment)),
            let decisions = table.encodedDecisions,
            decisions.batchBytesMax(request.count) <= call.answerBytesMax
        else { return false }
        table.firstAttempts.add(request.count)
        let hasher = table.hasher(model: model)
        decisions.append(batch: hasher.hashes(request.keys, starts: request.starts), to: &output)
        return true
    }
}

/// A SelectBatchRequest: its names where they lie, its keys end to end.
private struct SelectBatchInPlace {
    private(set) var environment = 0..<0
    private(set) var model = 0..<0
    private(set) var job = 0..<0
    private(set) var keys: [UInt8] = []
    private(set) var starts = [0]

    /// How many keys there are.
    var count: Int { starts.count - 1 }

    /// Nil for a request that says anything else, breaks a constraint, or is larger than what is answered in place.
    init?(_ call: InPlaceCall) {
        keys.reserveCapacity(call.request.count)
        starts.reserveCapacity(WireLimits.inlineKeysMax + 1)
        var fields = call.fields
        var last: UInt8 = 0
        while let field = fields.next() {
            let range = field.range
            // Ascending, as every encoder writes them: so that none but the keys stands twice.
            guard field.tag > last || (field.tag == last && last == Self.keysTag) else { return nil }
            last = field.tag
            switch field.tag {
            case 1 << 3 | 2 where call.isIdentifier(range): environment = range
            case Self.keysTag where !range.isEmpty && range.count <= 1024 && call.isASCII(range):
                guard count < WireLimits.inlineKeysMax else { return nil }
                keys.append(contentsOf: call.bytes[range])
                starts.append(keys.count)
            case 3 << 3 | 2 where call.isIdentifier(range): model = range
            case 4 << 3 | 2 where call.isIdentifier(range): job = range
            case 7 << 3 | 2 where call.isIdentifier(range): break
            default: return nil
            }
        }
        guard fields.isAtEnd, !environment.isEmpty, count > 0 else { return nil }
    }

    private static let keysTag: UInt8 = 2 << 3 | 2

    /// A request with what it is about.
    func subject(_ call: InPlaceCall) -> SelectBatchRequest {
        SelectBatchRequest(environment: call.text(environment), model: call.text(model))
    }
}
