import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentModel
import RegentRPC

/// A call and the task that carries its responses: both end with the answer they are for, also where nobody writes
/// that, as of a `HEAD`, or for a client that has left.
private final class CarriedCall: Sendable {
    private let call: ClientCall
    private let carrying: Task<Void, Never>

    init(_ call: ClientCall, carriedBy carrying: Task<Void, Never>) {
        self.call = call
        self.carrying = carrying
    }

    deinit { end() }

    func end() {
        carrying.cancel()
        call.cancel()
    }
}

/// Answers with the responses of a call as server-sent events. The last event is `end`, or `error` with the error as
/// the Connect protocol has it.
struct ServerEvents: Sendable {
    /// Time in which an error is an answer of its own; later it is an event.
    private static let errorWait = Duration.milliseconds(250)
    private static let commentIntervalStandard = Duration.seconds(15)

    /// Time after which a comment is sent where nothing else was.
    var commentInterval = Self.commentIntervalStandard
    /// The events of one response.
    let events: @Sendable (_ response: [UInt8]) throws -> [ServerEvent]

    /// The responses of a method, each the data of one event.
    static func responses(of method: MethodDescriptor) -> ServerEvents {
        ServerEvents { response in
            [ServerEvent(data: try MessageCodec.transcoder.json(response, as: method.responseType))]
        }
    }

    /// Calls a method with one request, and answers with its responses.
    ///
    /// - Throws: how the call failed, where it does so at once.
    func answer(
        _ request: GatewayRequest, calling method: MethodDescriptor, _ message: [UInt8]
    ) async throws -> Response {
        let call = try await request.caller.open(method.name, message, request.callOptions())
        let mailbox = EventMailbox()
        let carried = CarriedCall(call, carriedBy: LooseWork.start { await mailbox.fill(from: call) })
        let first = await mailbox.take(until: .now + Self.errorWait)
        if case .ended(let error?)? = first { throw error }
        let isOver = request.isSessionOver
        return Self.response { writer in
            defer { carried.end() }
            try await write(first, mailbox, while: { !isOver() }, &writer)
        }
    }

    /// An answer whose body is written as things happen.
    static func response(
        _ write: @escaping @concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await write(&writer)
                try await writer.finish(nil)
            })
    }

    /// - Note: concurrent, as the library's writers are.
    @concurrent private func write(
        _ first: EventMailbox.Item?, _ mailbox: EventMailbox, while isAllowed: @Sendable () -> Bool,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        var item = first
        while true {
            guard isAllowed() else {
                return try await writer.write(ByteBuffer(string: Self.failure(SessionStore.overError).text))
            }
            guard let present = item else {
                try await writer.write(ByteBuffer(string: ServerEvent.comment))
                item = await mailbox.take(until: .now + commentInterval)
                continue
            }
            let (text, isLast) = text(of: present)
            if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
            if isLast || Task.isCancelled { return }
            item = await mailbox.take(until: .now + commentInterval)
        }
    }

    private func text(of item: EventMailbox.Item) -> (String, isLast: Bool) {
        switch item {
        case .responses(let responses):
            do {
                return (try responses.flatMap(events).map(\.text).joined(), false)
            } catch {
                return (Self.failure(RPCError(.protocolViolation, "\(error)")).text, true)
            }
        case .ended(nil): return (ServerEvent(name: "end", data: "{}").text, true)
        case .ended(let error?): return (Self.failure(error).text, true)
        }
    }

    static func failure(_ error: RPCError) -> ServerEvent {
        ServerEvent(name: "error", data: ErrorAnswer.body(error).text())
    }
}
