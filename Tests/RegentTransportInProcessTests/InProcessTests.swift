import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import Synchronization
import Testing

/// One end that keeps what it gets and says what it is told to.
final class Recorder: ConnectionHandler {
    struct State {
        var outgoing: [UInt8] = []
        var received: [UInt8] = []
        var pieces: [Int] = []
        var timers = 0
        /// Called on the serial context when a timer has fired.
        var onTimer: (@Sendable () -> Void)?
        var closed: [TransportError?] = []
    }

    let connection: any Connection
    let state = Mutex(State())

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func say(_ bytes: [UInt8]) {
        state.withLock { $0.outgoing += bytes }
        connection.wake()
    }

    func received(_ bytes: [UInt8]) {
        state.withLock { state in
            state.received += bytes
            state.pieces.append(bytes.count)
        }
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        state.withLock { state in
            defer { state.outgoing = Array(state.outgoing.dropFirst(bytesMax)) }
            return Array(state.outgoing.prefix(bytesMax))
        }
    }

    func timerFired() {
        let onTimer = state.withLock { state in
            state.timers += 1
            return state.onTimer.take()
        }
        onTimer?()
    }

    func closed(_ error: TransportError?) { state.withLock { $0.closed.append(error) } }
}

@Suite("Transport without a socket") struct InProcessTests {
    private func join(_ fault: PipeFault = .none) async throws -> (client: Recorder, server: Recorder) {
        let ends = Mutex<[Recorder]>([])
        let listener = InProcessListener()
        let attach: ConnectionAttach = { connection in
            let end = Recorder(connection)
            ends.withLock { $0.append(end) }
            return end
        }
        try await listener.listen(attach)
        try await listener.dialer(uid: 42, fault: fault).dial(attach)
        return ends.withLock { ($0[1], $0[0]) }
    }

    private let text = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }

    @Test(
        "a timer beyond any clock is taken, and does not fire",
        arguments: [
            Duration.seconds(10_000_000_000), .seconds(Int64.max), .zero - .seconds(1),
        ])
    func farTimer(delay: Duration) async throws {
        let (client, server) = try await join()
        client.connection.setTimer(after: delay)
        server.connection.setTimer(after: .zero)
        #expect(await eventually { server.state.withLock { $0.timers } == 1 })
        #expect(delay < .zero || client.state.withLock { $0.timers } == 0)
    }

    @Test(
        "bytes arrive in order, both ways, whole or dripping",
        arguments: [PipeFault.none, .drips(bytesMax: 999)])
    func order(_ fault: PipeFault) async throws {
        let (client, server) = try await join(fault)
        client.say(text)
        server.say(text.reversed())
        #expect(await eventually { server.state.withLock { $0.received.count } == text.count })
        #expect(await eventually { client.state.withLock { $0.received.count } == text.count })
        #expect(server.state.withLock { $0.received } == text)
        #expect(client.state.withLock { $0.received } == text.reversed())
        if case .drips(let most) = fault {
            #expect(server.state.withLock { $0.pieces.allSatisfy { $0 <= most } })
        }
    }

    @Test("the server sees who dialed")
    func peer() async throws {
        let (client, server) = try await join()
        #expect(server.connection.peer == .inProcess(uid: 42))
        #expect(client.connection.peer.uid == nil)
    }

    @Test("an end that does not read is asked to take no more than a pipe holds")
    func backPressure() async throws {
        let (client, server) = try await join()
        server.connection.setReading(false)
        client.say([UInt8](repeating: 0, count: 1_000_000))
        #expect(await eventually { client.state.withLock { $0.outgoing.count } < 1_000_000 })
        server.say([1])
        #expect(await eventually { client.state.withLock { $0.received.count } == 1 })
        #expect(client.state.withLock { $0.outgoing.count } == 1_000_000 - 65_536)
        #expect(server.state.withLock { $0.received.isEmpty })
        server.connection.setReading(true)
        #expect(await eventually { server.state.withLock { $0.received.count } == 1_000_000 })
    }

    @Test("closing gives the last bytes and tells both ends once")
    func close() async throws {
        let (client, server) = try await join()
        client.say(text)
        client.connection.close()
        #expect(await eventually { server.state.withLock { $0.closed.count } == 1 })
        server.connection.close()
        client.connection.wake()
        #expect(server.state.withLock { $0.received } == text)
        #expect(client.state.withLock { $0.closed } == [nil])
    }

    @Test("only the last wish for a timer is granted")
    func timer() async throws {
        let (client, server) = try await join()
        // On the serial context no timer fires between the two wishes, however long they take.
        client.state.withLock { state in
            state.onTimer = { [connection = client.connection] in
                connection.setTimer(after: .milliseconds(1))
                connection.setTimer(after: nil)
            }
        }
        client.connection.setTimer(after: .zero)
        #expect(await eventually { client.state.withLock { $0.timers } == 1 })
        // Both ends have one context: the timer that is taken back would fire before this one.
        server.connection.setTimer(after: hangLimit)
        server.connection.setTimer(after: .milliseconds(5))
        #expect(await eventually { server.state.withLock { $0.timers } == 1 })
        #expect(client.state.withLock { $0.timers } == 1)
    }

    @Test("a connection that is to break breaks at its byte")
    func breaks() async throws {
        let (client, server) = try await join(.breaksAfter(clientBytes: 100_000))
        client.say([UInt8](repeating: 0, count: 90_000))
        #expect(await eventually { server.state.withLock { $0.received.count } == 90_000 })
        client.say([UInt8](repeating: 0, count: 20_000))
        #expect(await eventually { server.state.withLock { $0.closed.first??.code } == .lost })
        #expect(await eventually { client.state.withLock { $0.closed.first??.code } == .lost })
    }

    @Test("a listener that is closed, was never opened, or refuses does not answer")
    func refused() async throws {
        let listener = InProcessListener()
        let attach: ConnectionAttach = { Recorder($0) }
        await #expect { try await listener.dialer(uid: 1).dial(attach) } throws: {
            ($0 as? TransportError)?.code == .refused
        }
        try await listener.listen(attach)
        await #expect { try await listener.listen(attach) } throws: {
            ($0 as? TransportError)?.code == .addressInUse
        }
        await #expect { try await listener.dialer(uid: 1, fault: .refusesDial).dial(attach) } throws: {
            ($0 as? TransportError)?.code == .refused
        }
        await listener.close()
        await #expect { try await listener.dialer(uid: 1).dial(attach) } throws: {
            ($0 as? TransportError)?.code == .refused
        }
    }
}
