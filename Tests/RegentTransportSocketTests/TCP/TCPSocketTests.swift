import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Synchronization
import Testing

extension TLSBench {
    /// A server of another kind, on a port of its own.
    func foreignServer(_ stranger: Stranger, protocols: [String]) async throws -> Int {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(fixture.certificate("server")).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: fixture.key("server"), format: .pem)))
        configuration.applicationProtocols = protocols
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ServerBootstrap(group: loops.testGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        NIOSSLServerHandler(context: context), StrangerHandler(stranger),
                    ])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return try #require(channel.localAddress?.port)
    }
}

@Suite("TCP sockets, with TLS and without") struct TCPSocketTests {
    /// Runs a body with the two ends of a connection.
    private func withPair(
        _ isTLS: Bool, _ body: (_ client: SocketRecorder, _ server: SocketRecorder) async throws -> Void
    ) async throws {
        try await TLSBench.with(server: isTLS ? "server" : nil) { bench in
            let client = try await bench.dial(isTLS ? bench.trust() : nil)
            try await body(client, try #require(await bench.serverEnd()))
        }
    }

    @Test("megabytes pass both ways at once", arguments: [true, false])
    func bothWays(_ isTLS: Bool) async throws {
        try await withPair(isTLS) { client, server in
            let bytes = [UInt8](repeating: 7, count: 5_000_000)
            client.say(bytes)
            server.say(bytes)
            #expect(await eventually { server.state.withLock { $0.received } == bytes.count })
            #expect(await eventually { client.state.withLock { $0.received } == bytes.count })
        }
    }

    @Test("what the server has to send before the TLS handshake has ended arrives after it, in order and whole")
    func early() async throws {
        let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try await TLSBench.with(says: bytes) { bench in
            // Nobody shakes hands here: the server end is asked for no more than would wait in a full channel.
            let mute = try await bench.stranger()
            let stuck = try #require(await bench.serverEnd())
            #expect(await eventually { stuck.state.withLock { $0.outgoing.count } < bytes.count })
            // A timer fires on the connection's loop, and so behind the round of writing that has begun.
            stuck.connection.setTimer(after: .zero)
            #expect(await eventually { stuck.state.withLock { $0.timers } == 1 })
            #expect(stuck.state.withLock { $0.outgoing.count } > bytes.count - 1_000_000)
            stuck.connection.close()
            #expect(await mute.closed())
            #expect(mute.state.withLock { $0.received } == 0)

            let client = try await bench.dial(bench.trust())
            #expect(await eventually { client.state.withLock { $0.received } == bytes.count })
            #expect(client.state.withLock { $0.digest } == SocketRecorder.digest(of: bytes))
        }
    }

    @Test(
        "an end that does not read stops the other, and makes it go on again", arguments: [true, false], [Int.max, 700])
    func backPressure(_ isTLS: Bool, _ pieceBytesMax: Int) async throws {
        try await withPair(isTLS) { client, server in
            client.say([1])
            #expect(await eventually { server.state.withLock { $0.received } == 1 })
            server.connection.setReading(false)
            let said = await fillUp(
                client, against: server, pieces: pieceBytesMax, after: SocketRecorder.digest(of: [1]))
            server.connection.setReading(true)
            #expect(await eventually { server.state.withLock { $0.received } == said.count + 1 })
            #expect(server.state.withLock { $0.digest } == said.digest)
        }
    }

    @Test("closing sends the last bytes first; each end is informed once", arguments: [true, false])
    func close(_ isTLS: Bool) async throws {
        try await withPair(isTLS) { client, server in
            let bytes = [UInt8](repeating: 1, count: 300_000)
            client.say(bytes)
            #expect(await eventually { client.state.withLock { $0.outgoing.isEmpty } })
            client.connection.close()
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(await eventually { client.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == bytes.count)
        }
    }

    @Test("the port the system chose is told, and somebody has it")
    func place() async throws {
        try await TLSBench.with { bench in
            #expect(bench.address.port > 0)
            #expect(bench.listener.place.description == "tls:127.0.0.1:\(bench.address.port)")
            let second = TCPListener(bench.address, identity: bench.identity, loops: bench.loops)
            #expect(await transportFailure { try await second.listen { SocketRecorder($0) } } == .addressInUse)
            await bench.listener.close()
            await bench.listener.close()
            #expect(await transportFailure { _ = try await bench.dial(bench.trust()) } == .refused)
        }
    }

    @Test("plain TCP stays on this machine", arguments: ["0.0.0.0:0", "[::]:0"])
    func plainStaysHere(_ text: String) async throws {
        let loops = SocketLoops()
        let listener = TCPListener(try #require(NetworkAddress(text)), identity: nil, loops: loops)
        #expect(await transportFailure { try await listener.listen { SocketRecorder($0) } } == .addressInvalid)
        await loops.shutDown()
    }

    @Test("a server that never shakes hands is given up in time")
    func silentServer() async throws {
        try await TLSBench.with(server: nil) { bench in
            // On a busy machine the time may be over before there is a connection: then there was too little of it.
            var limit = Duration.milliseconds(20)
            repeat {
                let code = await transportFailure { _ = try await bench.dial(bench.trust(), timeLimit: limit) }
                #expect(code == .refused)
                limit *= 4
            } while bench.endCount == 0 && limit < hangLimit
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
        }
    }

    @Test("a dial that is cancelled ends at once")
    func cancelled() async throws {
        try await TLSBench.with(server: nil) { bench in
            await withTaskGroup(of: TransportError.Code?.self) { group in
                group.addTask {
                    await transportFailure { _ = try await bench.dial(bench.trust(), timeLimit: .seconds(86_400)) }
                }
                let server = await bench.serverEnd()
                group.cancelAll()
                #expect(await group.next() == .some(.closed))
                #expect(await eventually { server?.state.withLock { $0.closed } == 1 })
            }
        }
    }
}
