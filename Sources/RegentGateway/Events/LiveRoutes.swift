import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentModel
import RegentRPC

/// `GET /v1/live?topics=ledger,health/prod`: figures of several topics as they change, on one stream of server-sent
/// events, each topic at most four times a second.
struct LiveRoutes: GatewayRoutes {
    private static let path = "/v1/live"
    private static let topicsMax = 16
    private static let interval = Duration.milliseconds(250)

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path == Self.path else { return nil }
        request.found(Self.path)
        guard request.method == "GET" else { throw GatewayFault.methodNotAllowed("GET") }
        let topics = try await topics(of: request)
        let board = LiveBoard(topics.map(\.name), interval: Self.interval)
        var calls: [(LiveTopic, ClientCall)] = []
        for topic in topics {
            let call = try await request.caller.open(topic.method.name, topic.request, request.callOptions())
            calls.append((topic, call))
        }
        let carrying = calls.map { topic, call in LooseWork.start { await Self.carry(topic, call, to: board) } }
        let stream = LiveStream(board: board, calls: calls.map(\.1), carrying: carrying)
        let isOver = request.isSessionOver
        return ServerEvents.response { writer in try await stream.write(while: { !isOver() }, &writer) }
    }

    private func topics(of request: GatewayRequest) async throws -> [LiveTopic] {
        let names = (request.queryValue("topics") ?? "").split(separator: ",").map(String.init)
        guard (1...Self.topicsMax).contains(names.count), Set(names).count == names.count else {
            throw Self.fault("must name 1 to \(Self.topicsMax) topics, each once: \(LiveTopic.forms)")
        }
        // Live figures begin now, not with the first entry of the ledger.
        let revision = names.contains("ledger") ? try await nextRevision(request) : 0
        return try names.map { name throws(GatewayFault) in
            guard let topic = LiveTopic(name, revision: revision) else {
                throw Self.fault("\(name.prefix(100)) is not a topic; topics are \(LiveTopic.forms)")
            }
            return topic
        }
    }

    private func nextRevision(_ request: GatewayRequest) async throws -> UInt64 {
        let method = ServerServiceMethods.getServerInfo.descriptor.name
        let bytes = try await request.caller.unary(method, GetServerInfoRequest().encoded(), request.callOptions())
        let last = try GetServerInfoResponse(response: bytes).server?.revision ?? 0
        return last == .max ? last : last + 1
    }

    private static func carry(_ topic: LiveTopic, _ call: ClientCall, to board: LiveBoard) async {
        do throws(RPCError) {
            while let response = try await call.next() {
                // What cannot be read is shown by the next response.
                if let text = try? topic.text(of: response) { board.put(text, for: topic.name) }
            }
            board.end(topic.name, nil)
        } catch {
            board.end(topic.name, error)
        }
    }

    private static func fault(_ description: String) -> GatewayFault {
        GatewayFault(400, .badRequest([FieldViolation(field: "topics", description: description)]))
    }
}

/// The writing of live figures, which ends their calls with it.
private struct LiveStream: Sendable {
    private static let commentInterval = Duration.seconds(15)

    let board: LiveBoard
    let calls: [ClientCall]
    let carrying: [Task<Void, Never>]

    @concurrent func write(
        while isAllowed: @Sendable () -> Bool, _ writer: inout any ResponseBodyWriter
    ) async throws {
        defer {
            for work in carrying { work.cancel() }
            for call in calls { call.cancel() }
        }
        var last = ContinuousClock.now
        while !Task.isCancelled {
            guard isAllowed() else {
                return try await writer.write(ByteBuffer(string: ServerEvents.failure(SessionStore.overError).text))
            }
            let now = ContinuousClock.now
            let due = board.due(at: now)
            var text = due.events.map(\.text).joined()
            if text.isEmpty, now - last >= Self.commentInterval { text = ServerEvent.comment }
            if !text.isEmpty {
                try await writer.write(ByteBuffer(string: text))
                last = now
            }
            if due.isOver { return }
            let comment = last + Self.commentInterval
            await board.wait(until: due.next.map { min($0, comment) } ?? comment)
        }
    }
}
