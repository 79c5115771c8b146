import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import RegentGateway
import RegentTestKit
import Synchronization
import Testing

/// Posts to servers in this process that answer as they are told.
@Suite("Posting")
struct HTTPPosterTests {
    /// What a server was asked.
    final class Asked: Sendable {
        private let heads = Mutex<[HTTPRequestHead]>([])
        private let body = Mutex<[UInt8]>([])

        var all: [HTTPRequestHead] { heads.withLock { $0 } }
        var bytes: [UInt8] { body.withLock { $0 } }

        func note(_ part: HTTPServerRequestPart) {
            switch part {
            case .head(let head): heads.withLock { $0.append(head) }
            case .body(let buffer): body.withLock { $0 += Array(buffer.readableBytesView) }
            case .end: break
            }
        }
    }

    /// Writes bytes once a request is there, and closes the connection where it is to.
    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = ByteBuffer

        private let asked: Asked
        private let answer: String?

        init(_ asked: Asked, _ answer: String?) {
            self.asked = asked
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let part = unwrapInboundIn(data)
            asked.note(part)
            guard case .end = part, let answer else { return }
            if answer.isEmpty { return context.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(string: answer)), promise: nil)
        }
    }

    /// A server on a port of its own; nil answers nothing, "" closes.
    private static func with(
        _ answer: String?, tls: NIOSSLContext? = nil, _ body: (String, Asked) async throws -> Void
    ) async throws {
        let asked = Asked()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandlers([
                        ByteToMessageHandler(HTTPRequestDecoder()), Answering(asked, answer),
                    ])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body("http://127.0.0.1:\(server.localAddress?.port ?? 0)", asked)
        } catch {
            try await server.close()
            throw error
        }
        try await server.close()
    }

    private static func post(
        _ url: String, limits: HTTPPoster.Limits = HTTPPoster.Limits()
    ) async throws -> HTTPPoster.Answer {
        let poster = try HTTPPoster(HTTPTarget(url), limits: limits)
        do {
            let answer = try await poster.post([1, 2, 3], headers: [("x-test", "yes"), ("host", "elsewhere")])
            await poster.close()
            return answer
        } catch {
            await poster.close()
            throw error
        }
    }

    @Test("A body is posted with its headers, and the status is the answer")
    func posted() async throws {
        try await Self.with("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n") { url, asked in
            let answer = try await Self.post(url + "/hook?a=b")
            #expect(answer == HTTPPoster.Answer(status: 202))
            let head = try #require(asked.all.first)
            #expect(head.method == .POST && head.uri == "/hook?a=b" && asked.bytes == [1, 2, 3])
            #expect(head.headers["x-test"] == ["yes"] && head.headers["content-length"] == ["3"])
            #expect(head.headers["host"] == [String(url.dropFirst("http://".count))])
        }
    }

    @Test(
        "No redirect is followed, early answers are passed over, and a wait is what it says",
        arguments: [
            ("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", 302, nil),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 204, nil),
            ("HTTP/1.1 429 Too Many\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n", 429, 17),
            ("HTTP/1.1 503 Gone\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n", 503, nil),
            ("HTTP/1.1 503 Gone\r\nRetry-After: -4\r\nContent-Length: 0\r\n\r\n", 503, nil),
        ] as [(String, Int, Int?)])
    func statuses(bytes: String, status: Int, retryAfter: Int?) async throws {
        try await Self.with(bytes) { url, asked in
            let answer = try await Self.post(url)
            #expect(answer == HTTPPoster.Answer(status: status, retryAfter: retryAfter))
            #expect(asked.all.count == 1)
        }
    }

    @Test(
        "A server that closes, speaks no HTTP or does not answer is a failure", arguments: ["", "hello\r\n\r\n", nil])
    func failures(answer: String?) async throws {
        try await Self.with(answer) { url, _ in
            var limits = HTTPPoster.Limits()
            if answer == nil { limits.answer = .milliseconds(50) }
            await #expect(throws: HTTPPoster.Failure.self) { _ = try await Self.post(url, limits: limits) }
        }
    }

    @Test("The body of an answer is read where it is asked for, and no more of it than is allowed")
    func bodies() async throws {
        var limits = HTTPPoster.Limits()
        limits.bodyBytesMax = 8
        let conflict = "HTTP/1.1 409 Conflict\r\nContent-Length: 3\r\n\r\n12\n"
        try await Self.with(conflict) { [limits] url, _ in
            let (read, unread) = (try await Self.post(url, limits: limits), try await Self.post(url))
            #expect(read == HTTPPoster.Answer(status: 409, body: Array("12\n".utf8)))
            #expect(unread == HTTPPoster.Answer(status: 409))
        }
        try await Self.with("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123456789") { [limits] url, _ in
            await #expect(throws: HTTPPoster.Failure.self) { _ = try await Self.post(url, limits: limits) }
        }
    }

    @Test("So is one that is not there")
    func nobody() async throws {
        let closed = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = closed.localAddress?.port ?? 0
        try await closed.close()
        await #expect(throws: HTTPPoster.Failure.self) { _ = try await Self.post("http://127.0.0.1:\(port)") }
    }

    @Test("Over TLS the server must have a certificate of a trusted authority for its name or address")
    func encrypted() async throws {
        try await withTemporaryFolder { folder in
            let fixture = try TLSFixture(in: folder)
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(fixture.certificate("server")).map {
                    .certificate($0)
                }, privateKey: .privateKey(try NIOSSLPrivateKey(file: fixture.key("server"), format: .pem)))
            let tls = try NIOSSLContext(configuration: configuration)
            try await Self.with("HTTP/1.1 204 No Content\r\n\r\n", tls: tls) { url, asked in
                let byAddress = "https" + url.dropFirst("http".count)
                let byName = byAddress.replacing("127.0.0.1", with: "localhost")
                for url in [byAddress, byName] {
                    let poster = try HTTPPoster(HTTPTarget(url), authorities: fixture.certificate("ca"))
                    let answer = try? await poster.post([1], headers: [])
                    await poster.close()
                    #expect(answer == HTTPPoster.Answer(status: 204), "\(url)")
                }
                #expect(asked.all.count == 2)
                for authorities in [fixture.certificate("stranger-ca"), nil] {
                    let poster = try HTTPPoster(HTTPTarget(byAddress), authorities: authorities)
                    await #expect(throws: HTTPPoster.Failure.self) { try await poster.post([1], headers: []) }
                    await poster.close()
                }
                #expect(asked.all.count == 2)
            }
        }
    }

    @Test("A plain server is no TLS server, and a task that is cancelled waits no longer")
    func others() async throws {
        try await Self.with("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") { url, _ in
            let encrypted = "https" + url.dropFirst("http".count)
            await #expect(throws: HTTPPoster.Failure.self) { _ = try await Self.post(encrypted) }
        }
        try await Self.with(nil) { url, _ in
            let task = Task { try await Self.post(url) }
            task.cancel()
            let result = await task.result
            #expect(throws: (any Error).self) { try result.get() }
        }
    }
}
