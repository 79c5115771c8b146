import NIOCore
import NIOHTTP1
import NIOPosix
import RegentMessages
import RegentTestKit
import Synchronization
import Testing

/// A collector that takes OTLP/HTTP with JSON, and keeps the spans.
final class TraceCollector: Sendable {
    /// A span as it came.
    struct Span: Sendable {
        let trace: String
        let id: String
        let parent: String
        let name: String
        let kind: String
        let service: String
        let status: String
        let begin: UInt64
        let end: UInt64
        let attributes: [String: String]
    }

    private let bodies = Mutex<[[UInt8]]>([])
    private let channel = Mutex<(any Channel)?>(nil)

    /// Begins to take requests on a free port, which it gives.
    func begin() async throws -> Int {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(self))
                }
            }
        let bound = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
        channel.withLock { $0 = bound }
        return try #require(bound.localAddress?.port)
    }

    /// Takes no more.
    func end() async { try? await channel.withLock { $0 }?.close().get() }

    /// Every span that came.
    func spans() throws -> [Span] {
        try bodies.withLock { $0 }.flatMap { body in
            let resources = try JSONValue(parsing: body)["resourceSpans"]?.elements ?? []
            return resources.flatMap { resource in
                let service = Self.attributes(resource["resource"])["service.name"] ?? ""
                let scopes = resource["scopeSpans"]?.elements ?? []
                return scopes.flatMap { $0["spans"]?.elements ?? [] }.map { Self.span($0, of: service) }
            }
        }
    }

    private static func span(_ value: JSONValue, of service: String) -> Span {
        Span(
            trace: value["traceId"]?.words ?? "", id: value["spanId"]?.words ?? "",
            parent: value["parentSpanId"]?.words ?? "", name: value["name"]?.words ?? "",
            kind: value["kind"]?.words ?? "", service: service, status: value["status"]?["code"]?.words ?? "",
            begin: UInt64(value["startTimeUnixNano"]?.words ?? "") ?? 0,
            end: UInt64(value["endTimeUnixNano"]?.words ?? "") ?? 0, attributes: attributes(value))
    }

    private static func attributes(_ value: JSONValue?) -> [String: String] {
        var found: [String: String] = [:]
        for attribute in value?["attributes"]?.elements ?? [] {
            guard case .object(let members)? = attribute["value"], let key = attribute["key"]?.words else { continue }
            found[key] = members.first?.value.words
        }
        return found
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let collector: TraceCollector
        private var body: [UInt8] = []

        init(_ collector: TraceCollector) { self.collector = collector }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head: body = []
            case .body(let buffer): body += buffer.readableBytesView
            case .end:
                collector.bodies.withLock { $0.append(body) }
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "2"])
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.write(
                    wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: "{}")))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}

extension JSONValue {
    fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    fileprivate var words: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }
}
