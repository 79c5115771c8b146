import HTTPTypes
import Hummingbird
import RegentMessages
import RegentModel
import RegentRPC

/// `GET /v1/ledger:watch`: the entries of the ledger as server-sent events, whose ids are revisions.
struct LedgerEventRoutes: GatewayRoutes {
    private static let path = "/v1/ledger:watch"
    private static let names: Set<String> = ["from_revision", "kinds", "name_prefix"]

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path == Self.path else { return nil }
        request.found(Self.path)
        guard request.method == "GET" else { throw GatewayFault.methodNotAllowed("GET") }
        let watch = try Self.watch(request)
        return try await ServerEvents(events: Self.events).answer(
            request, calling: LedgerServiceMethods.watch.descriptor, watch.encoded())
    }

    private static func watch(_ request: GatewayRequest) throws(GatewayFault) -> WatchRequest {
        if let unknown = request.query.first(where: { !names.contains($0.name) }) {
            throw fault(unknown.name, "is not part of this query; it takes \(names.sorted().joined(separator: ", "))")
        }
        var watch = WatchRequest()
        if let text = request.queryValue("from_revision") {
            guard let revision = UInt64(text) else { throw fault("from_revision", "must be a revision") }
            watch.fromRevision = revision
        }
        // Who comes back goes on behind the last entry it has seen.
        if let text = request.header(.lastEventID) {
            guard let last = UInt64(text), last < .max else { throw fault("Last-Event-ID", "must be a revision") }
            watch.fromRevision = last + 1
        }
        watch.kinds = (request.queryValue("kinds") ?? "").split(separator: ",").map(String.init)
        watch.namePrefix = request.queryValue("name_prefix") ?? ""
        return watch
    }

    /// An event for each entry, then how far the watch has come where nothing matched.
    @Sendable private static func events(_ response: [UInt8]) throws -> [ServerEvent] {
        let response = try WatchResponse(response: response)
        var events: [ServerEvent] = []
        for entry in response.entries {
            let json = try MessageCodec.transcoder.json(entry.encoded(), as: LedgerEntry.fullName)
            events.append(ServerEvent(id: "\(entry.revision)", data: json))
        }
        if response.revision > response.entries.last?.revision ?? 0 {
            events.append(ServerEvent(id: "\(response.revision)", data: nil))
        }
        return events
    }

    private static func fault(_ field: String, _ description: String) -> GatewayFault {
        GatewayFault(400, .badRequest([FieldViolation(field: field, description: description)]))
    }
}
