import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Posts bodies to one server, each on a connection of its own.
///
/// No redirect is followed and no cookie kept. The body of an answer is read only where a limit for it is set: most who
/// post ask only whether it was taken.
package final class HTTPPoster: Sendable {
    /// Time for the connection, and for everything together.
    package struct Limits: Sendable {
        /// Until the connection stands.
        package var connect = Duration.seconds(5)
        /// Until the head of the answer is there, and its body where that is read.
        package var answer = Duration.seconds(15)
        /// Most bytes of the body of an answer; 0 = it is not read.
        package var bodyBytesMax = 0

        /// The settled numbers.
        package init() {}
    }

    /// What the server said.
    package struct Answer: Sendable, Hashable {
        /// Status of HTTP.
        package let status: Int
        /// Seconds after which to ask again; nil where it did not say.
        package let retryAfter: Int?
        /// The body; empty where it is not read.
        package var body: [UInt8]

        /// An answer, by its parts.
        package init(status: Int, retryAfter: Int? = nil, body: [UInt8] = []) {
            self.status = status
            self.retryAfter = retryAfter
            self.body = body
        }
    }

    /// Why there was no answer.
    package struct Failure: Error, CustomStringConvertible {
        /// Why, for people.
        package let description: String
    }

    /// Where it posts to.
    package let target: HTTPTarget
    private let limits: Limits
    private let group: MultiThreadedEventLoopGroup
    private let tls: NIOSSLContext?

    /// Posts to a server; one thread is begun, which `close` ends.
    ///
    /// - Parameter authorities: PEM file of the certificate authorities that are trusted; nil = those of the system.
    /// - Throws: `Failure` where the certificates cannot be read.
    package init(_ target: HTTPTarget, limits: Limits = Limits(), authorities: String? = nil) throws(Failure) {
        self.target = target
        self.limits = limits
        do {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let authorities { configuration.trustRoots = .file(authorities) }
            tls = target.isEncrypted ? try NIOSSLContext(configuration: configuration) : nil
        } catch {
            throw Failure(description: "TLS cannot be set up: \(error)")
        }
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    }

    /// Posts a body, and gives the head of the answer, with its body where that is read.
    ///
    /// - Parameter headers: beside those of the transport, which are set here.
    /// - Throws: `Failure`; `CancellationError`.
    package func post(_ body: [UInt8], headers: [(name: String, value: String)]) async throws -> Answer {
        let promise = group.next().makePromise(of: Answer.self)
        let request = Request(target: target, headers: headers, body: body)
        let bootstrap = ClientBootstrap(group: promise.futureResult.eventLoop)
            .connectTimeout(TimeAmount(limits.connect))
            .channelInitializer { [target, tls, limits] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls {
                        try pipeline.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: target.serverName))
                    }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(AnswerReading(request, promise, bodyBytesMax: limits.bodyBytesMax))
                }
            }
        let channel: any Channel
        do { channel = try await bootstrap.connect(host: target.host, port: target.port).get() } catch {
            promise.fail(error)
            throw Failure(description: "\(target) cannot be reached: \(error)")
        }
        let late = channel.eventLoop.scheduleTask(in: TimeAmount(limits.answer)) { [limits] in
            promise.fail(Failure(description: "no answer came within \(limits.answer)"))
        }
        defer {
            late.cancel()
            channel.close(promise: nil)
        }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(CancellationError())
            }
        } catch let error as CancellationError { throw error } catch let error as Failure { throw error } catch {
            throw Failure(description: "\(error)")
        }
    }

    /// Ends the thread. Repeating it is harmless.
    package func close() async {
        // A group that was shut down already throws; nothing is left to do then.
        try? await group.shutdownGracefully()
    }
}

/// A request, as it is sent.
private struct Request: Sendable {
    let target: HTTPTarget
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    var head: HTTPRequestHead {
        var fields = HTTPHeaders(headers.map { ($0.name, $0.value) })
        fields.replaceOrAdd(name: "host", value: target.hostHeader)
        fields.replaceOrAdd(name: "content-length", value: "\(body.count)")
        fields.replaceOrAdd(name: "connection", value: "close")
        return HTTPRequestHead(version: .http1_1, method: .POST, uri: target.path, headers: fields)
    }
}

/// Sends a request once the connection stands, and keeps the promise of its answer.
private final class AnswerReading: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let request: Request
    private let promise: EventLoopPromise<HTTPPoster.Answer>
    private let bodyBytesMax: Int
    /// An answer whose body is being read.
    private var answer: HTTPPoster.Answer?

    init(_ request: Request, _ promise: EventLoopPromise<HTTPPoster.Answer>, bodyBytesMax: Int) {
        self.request = request
        self.promise = promise
        self.bodyBytesMax = bodyBytesMax
    }

    func channelActive(context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(request.head)), promise: nil)
        let body = context.channel.allocator.buffer(bytes: request.body)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.status.code >= 200 else { return }
            let wait = head.headers.first(name: "retry-after").flatMap { Int($0) }
            let answer = HTTPPoster.Answer(
                status: Int(head.status.code), retryAfter: wait.flatMap { $0 >= 0 ? $0 : nil })
            if bodyBytesMax > 0 { self.answer = answer } else { end(with: .success(answer), context) }
        case .body(let part):
            guard let known = answer else { return }
            guard known.body.count + part.readableBytes <= bodyBytesMax else {
                let failure = HTTPPoster.Failure(description: "the answer has more than \(bodyBytesMax) bytes")
                return end(with: .failure(failure), context)
            }
            answer?.body += Array(part.readableBytesView)
        case .end: if let answer { end(with: .success(answer), context) }
        }
    }

    private func end(with result: Result<HTTPPoster.Answer, any Error>, _ context: ChannelHandlerContext) {
        answer = nil
        promise.completeWith(result)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(HTTPPoster.Failure(description: "the connection was closed before an answer came"))
    }
}
