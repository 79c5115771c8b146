import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Synchronization
import Testing

@Suite("Silent servers") struct SilentServerTests {
    /// Greets, then answers PINGs or nothing at all.
    private final class Mute: ConnectionHandler {
        private struct State {
            var outgoing = Frame(kind: .hello, head: ConnectionSettings(agent: "s").hello.encoded()).encoded
            var decoder = FrameDecoder()
            var hasPreface = false
            var pings = 0
            var isClosed = false
        }

        private let connection: any Connection
        private let answersPings: Bool
        private let state = Mutex(State())

        init(_ connection: any Connection, answersPings: Bool) {
            self.connection = connection
            self.answersPings = answersPings
        }

        var pings: Int { state.withLock { $0.pings } }
        var isClosed: Bool { state.withLock { $0.isClosed } }

        func received(_ bytes: [UInt8]) {
            state.withLock { state in
                state.decoder.append(bytes)
                if !state.hasPreface { state.hasPreface = (try? state.decoder.takePreface()) ?? false }
                while state.hasPreface, let frame = try? state.decoder.next(lengthMax: WireLimits.frameBytesCap) {
                    guard frame.kind == .ping else { continue }
                    state.pings += 1
                    if answersPings { state.outgoing += Frame(kind: .ping, flags: .ack, body: frame.body).encoded }
                }
            }
            connection.wake()
        }

        func bytesToSend(bytesMax: Int) -> [UInt8] {
            state.withLock { state in
                defer { state.outgoing = [] }
                return state.outgoing
            }
        }

        func timerFired() {}

        func closed(_ error: TransportError?) { state.withLock { $0.isClosed = true } }
    }

    /// Runs a body with a client that asks every millisecond.
    private func with(
        answersPings: Bool, patience: Duration, _ body: (RPCChannel, Mute) async throws -> Void
    ) async throws {
        let listener = InProcessListener()
        let made = Mutex<Mute?>(nil)
        try await listener.listen { connection in
            let server = Mute(connection, answersPings: answersPings)
            made.withLock { $0 = server }
            return server
        }
        let channel = try await RPCChannel.connect(
            // The server may be given up before anybody looks at its greeting.
            listener.dialer(uid: 0), awaitsGreeting: false,
            keepalive: Keepalive(idle: .milliseconds(1), patience: patience, now: .now))
        try await body(channel, made.withLock { $0! })
        channel.close()
    }

    @Test("a server that does not answer a PING is given up, and its calls end")
    func mute() async throws {
        try await with(answersPings: false, patience: .milliseconds(1)) { channel, server in
            let error = await failure {
                _ = try await channel.unary(
                    TestServiceMethods.emptyCall, .init(), CallOptions(timeout: hangLimit))
            }
            #expect(error?.code == .unavailable)
            #expect(channel.ending?.reason == "CONNECTION_LOST")
            #expect(server.pings == 1)
            #expect(await eventually { server.isClosed })
        }
    }

    @Test("a server that answers is asked again and kept")
    func answering() async throws {
        try await with(answersPings: true, patience: .seconds(3_600)) { channel, server in
            #expect(await eventually { server.pings >= 5 })
            #expect(channel.ending == nil && !server.isClosed)
        }
    }
}
