import Foundation
import RegentSystem
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Synchronization
import Testing

/// One end that keeps what it gets and says what it is told to.
final class SocketRecorder: ConnectionHandler {
    struct State {
        var outgoing: ArraySlice<UInt8> = []
        /// Bytes that the end gives at once.
        var pieceBytesMax = Int.max
        /// Most bytes that waited to be sent when the end gave others.
        var mostUnsent = 0
        var received = 0
        /// Of all that was received, in its order.
        var digest: UInt64 = 0
        var timers = 0
        /// Called on the serial context when a timer has fired.
        var onTimer: (@Sendable () -> Void)?
        var closed = 0
        var error: TransportError?
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
            state.received += bytes.count
            state.digest = Self.digest(of: bytes, after: state.digest)
        }
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        let unsent = connection.unsentBytes
        return state.withLock { state in
            let piece = Array(state.outgoing.prefix(min(bytesMax, state.pieceBytesMax)))
            state.outgoing = state.outgoing.dropFirst(piece.count)
            if !piece.isEmpty { state.mostUnsent = max(state.mostUnsent, unsent) }
            return piece
        }
    }

    func timerFired() {
        let onTimer = state.withLock { state in
            state.timers += 1
            return state.onTimer.take()
        }
        onTimer?()
    }

    func closed(_ error: TransportError?) {
        state.withLock { state in
            state.closed += 1
            state.error = error
        }
    }

    /// A number that depends on every byte and its place.
    static func digest(of bytes: [UInt8], after digest: UInt64 = 0) -> UInt64 {
        bytes.reduce(digest) { ($0 &+ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
    }
}

/// Lets one end say more than the sockets to an end that does not read can hold, in pieces; gives how much it was and
/// its digest, after that of what had been said before.
///
/// The kernel of each machine holds as much as it is told to: so it is given more until something stays.
func fillUp(
    _ end: SocketRecorder, against other: SocketRecorder, pieces pieceBytesMax: Int, after before: UInt64 = 0
) async -> (count: Int, digest: UInt64) {
    var bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    while bytes.count < 16_000_000 { bytes += bytes }
    end.state.withLock { $0.pieceBytesMax = pieceBytesMax }
    var (said, rounds, digest) = (0, 0, before)
    repeat {
        end.say(bytes)
        (said, rounds) = (said + bytes.count, rounds + 1)
        digest = SocketRecorder.digest(of: bytes, after: digest)
        // A round trip the other way shows that the end has done what it could.
        other.say([1])
        #expect(await eventually { end.state.withLock { $0.received } == rounds })
    } while end.state.withLock { $0.outgoing.count } < bytes.count / 2 && rounds < 50
    #expect(end.state.withLock { $0.outgoing.count } >= bytes.count / 2)
    // It was asked for as much as may wait, and for no more.
    let mostUnsent = end.state.withLock { $0.mostUnsent }
    #expect(mostUnsent > 32 * 1024 && mostUnsent < 64 * 1024)
    return (said, digest)
}

@Suite("Unix sockets") struct UnixSocketTests {
    /// Runs a body with loops and a folder of its own.
    private func with(_ body: (SocketLoops, TemporaryFolder) async throws -> Void) async throws {
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in try await body(loops, folder) }
        await loops.shutDown()
    }

    /// Runs a body with the two ends of a connection.
    private func withPair(
        _ body: (_ client: SocketRecorder, _ server: SocketRecorder, UnixListener) async throws -> Void
    ) async throws {
        try await with { loops, folder in
            let path = folder.file("s")
            let server = Mutex<SocketRecorder?>(nil)
            let client = Mutex<SocketRecorder?>(nil)
            let listener = UnixListener(path: path, loops: loops)
            try await listener.listen { connection in
                let end = SocketRecorder(connection)
                server.withLock { $0 = end }
                return end
            }
            try await UnixDialer(path: path, loops: loops).dial { connection in
                let end = SocketRecorder(connection)
                client.withLock { $0 = end }
                return end
            }
            #expect(await eventually { server.withLock { $0 } != nil })
            try await body(client.withLock { $0! }, server.withLock { $0! }, listener)
            await listener.close()
        }
    }

    @Test("megabytes pass both ways at once")
    func bothWays() async throws {
        try await withPair { client, server, _ in
            let bytes = [UInt8](repeating: 7, count: 5_000_000)
            client.say(bytes)
            server.say(bytes)
            #expect(await eventually { server.state.withLock { $0.received } == bytes.count })
            #expect(await eventually { client.state.withLock { $0.received } == bytes.count })
        }
    }

    @Test("the kernel identifies the peer")
    func credentials() async throws {
        try await withPair { _, server, _ in
            guard case .unix(let uid, _, let pid) = server.connection.peer else {
                Issue.record("no credentials")
                return
            }
            #expect(uid == CurrentProcess.userID)
            #expect(pid == CurrentProcess.processID)
        }
    }

    @Test("an end that does not read stops the other, and makes it go on again", arguments: [Int.max, 700])
    func backPressure(_ pieceBytesMax: Int) async throws {
        try await withPair { client, server, _ in
            server.connection.setReading(false)
            let said = await fillUp(client, against: server, pieces: pieceBytesMax)
            server.connection.setReading(true)
            #expect(await eventually { server.state.withLock { $0.received } == said.count })
            #expect(server.state.withLock { $0.digest } == said.digest)
        }
    }

    @Test("closing sends what waits for a full socket, in order and whole, to an end that reads then")
    func closeWhileFull() async throws {
        try await withPair { client, server, _ in
            server.connection.setReading(false)
            var said: [UInt8] = []
            // Small pieces, and among them some that are as large as is asked for, until several wait.
            while client.state.withLock({ $0.mostUnsent }) < 32 * 1024, said.count < 50_000_000 {
                let piece = (0..<(said.count % 7 == 0 ? 9000 : 501)).map { UInt8(truncatingIfNeeded: said.count &+ $0) }
                client.say(piece)
                said += piece
                #expect(await eventually { client.state.withLock { $0.outgoing.isEmpty } })
            }
            #expect(client.state.withLock { $0.mostUnsent } >= 32 * 1024)
            client.connection.close()
            server.connection.setReading(true)
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == said.count)
            #expect(server.state.withLock { $0.digest } == SocketRecorder.digest(of: said))
        }
    }

    @Test("closing sends the last bytes first; each end is informed once")
    func close() async throws {
        try await withPair { client, server, _ in
            let bytes = [UInt8](repeating: 1, count: 100_000)
            client.say(bytes)
            #expect(await eventually { client.state.withLock { $0.outgoing.isEmpty } })
            client.connection.close()
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(await eventually { client.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == bytes.count)
            client.say([1])
            client.connection.close()
            client.connection.setTimer(after: .zero)
            #expect(client.state.withLock { $0.timers } == 0)
        }
    }

    @Test("only the last wish for a timer is granted")
    func timer() async throws {
        try await withPair { client, server, _ in
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
    }

    @Test("the socket is its owner's alone, and gone after closing", arguments: [0o600, 0o660] as [UInt32])
    func permissions(_ permissions: UInt32) async throws {
        try await with { loops, folder in
            let path = folder.file("s")
            let listener = UnixListener(path: path, loops: loops, permissions: permissions)
            try await listener.listen { SocketRecorder($0) }
            #expect(try FileSystem.permissions(of: path) == permissions)
            await listener.close()
            await listener.close()
            #expect { try FileSystem.permissions(of: path) } throws: {
                ($0 as? SystemError)?.code == .missing
            }
        }
    }

    @Test("a stale socket is replaced only when asked for, and nothing but a socket")
    func stale() async throws {
        try await with { loops, folder in
            let path = folder.file("s")
            let first = UnixListener(path: path, loops: loops)
            try await first.listen { SocketRecorder($0) }
            await #expect { try await UnixListener(path: path, loops: loops).listen { SocketRecorder($0) } } throws: {
                ($0 as? TransportError)?.code == .addressInUse
            }
            // Another name of the socket, which stays when the first has ended, as after a crash.
            let stale = folder.file("stale")
            try FileManager.default.linkItem(atPath: path, toPath: stale)
            await first.close()
            await #expect { try await UnixListener(path: stale, loops: loops).listen { SocketRecorder($0) } } throws: {
                ($0 as? TransportError)?.code == .addressInUse
            }
            let second = UnixListener(path: stale, loops: loops, replacesStale: true)
            try await second.listen { SocketRecorder($0) }
            try await UnixDialer(path: stale, loops: loops).dial { SocketRecorder($0) }
            await second.close()
            #expect(!FileSystem.exists(stale))
            let file = folder.file("lock")
            do { _ = try LockFile.acquire(file) }
            await #expect {
                try await UnixListener(path: file, loops: loops, replacesStale: true)
                    .listen { SocketRecorder($0) }
            } throws: { ($0 as? TransportError)?.code == .addressInUse }
            #expect(try FileSystem.permissions(of: file) == 0o600)
        }
    }

    @Test("a socket where somebody answers is never taken over, and at the end each removes only its own")
    func others() async throws {
        try await with { loops, folder in
            let path = folder.file("s")
            let first = UnixListener(path: path, loops: loops, replacesStale: true)
            try await first.listen { SocketRecorder($0) }
            await #expect {
                try await UnixListener(path: path, loops: loops, replacesStale: true).listen { SocketRecorder($0) }
            } throws: { ($0 as? TransportError)?.code == .addressInUse }
            try await UnixDialer(path: path, loops: loops).dial { SocketRecorder($0) }
            try FileSystem.removeSocket(path)
            let second = UnixListener(path: path, loops: loops, replacesStale: true)
            try await second.listen { SocketRecorder($0) }
            await first.close()
            try await UnixDialer(path: path, loops: loops).dial { SocketRecorder($0) }
            await second.close()
        }
    }

    @Test("a path no socket can have is refused by name", arguments: [0, 108, 300])
    func pathLength(_ count: Int) async throws {
        try await with { loops, _ in
            let path = String(repeating: "x", count: count)
            await #expect { try await UnixListener(path: path, loops: loops).listen { SocketRecorder($0) } } throws: {
                ($0 as? TransportError)?.code == .addressInvalid
            }
            await #expect { try await UnixDialer(path: path, loops: loops).dial { SocketRecorder($0) } } throws: {
                ($0 as? TransportError)?.code == .addressInvalid
            }
        }
    }

    @Test("a folder that is not there, or is a file, has no room for a socket", arguments: ["none/s", "file/s"])
    func folder(_ name: String) async throws {
        try await with { loops, folder in
            do { _ = try LockFile.acquire(folder.file("file")) }
            let path = folder.file(name)
            for replacesStale in [false, true] {
                await #expect {
                    try await UnixListener(path: path, loops: loops, replacesStale: replacesStale)
                        .listen { SocketRecorder($0) }
                } throws: { ($0 as? TransportError)?.code == .addressInvalid }
            }
        }
    }

    @Test("an address without a listener is refused")
    func nobody() async throws {
        try await with { loops, folder in
            await #expect {
                try await UnixDialer(path: folder.file("none"), loops: loops).dial { SocketRecorder($0) }
            } throws: { ($0 as? TransportError)?.code == .refused }
        }
    }
}
