import RegentMessages
import RegentWire
import Testing

/// A client that exchanged HELLOs at second 0, and a clock of the test's own.
private final class WatchingClient {
    private static let start = ContinuousClock.now

    private var client: ClientConnectionMachine
    /// PINGs it has written.
    private(set) var pings: [Frame] = []

    /// - Parameter minPingMillis: what the server allows.
    init(minPingMillis: UInt32 = 0, isWatched: Bool = true, isGreeted: Bool = true) {
        client = ClientConnectionMachine(
            settings: ConnectionSettings(agent: "c"), keepalive: isWatched ? Keepalive(now: Self.second(0)) : nil)
        _ = client.output(bytesMax: 1 << 16, now: Self.second(0))
        guard isGreeted else { return }
        var hello = ConnectionSettings(agent: "s").hello
        hello.minPingMs = minPingMillis
        hear(at: 0, Frame(kind: .hello, head: hello.encoded()))
    }

    private static func second(_ count: Int) -> ContinuousClock.Instant { start + .seconds(count) }

    /// The second at which it wants to look at the clock.
    var due: Int? { client.keepaliveDue.map { Int((Self.start.duration(to: $0)).components.seconds) } }

    /// Takes a frame from the server.
    func hear(at second: Int, _ frame: Frame) {
        client.heard(at: Self.second(second))
        _ = client.receive(frame.encoded)
    }

    /// Lets it look at the clock; whether it still believes in the server.
    func believes(at second: Int) -> Bool {
        let believes = client.keepAlive(at: Self.second(second))
        var decoder = FrameDecoder()
        decoder.append(client.output(bytesMax: 1 << 16, now: Self.second(second)).bytes)
        while let frame = try? decoder.next(lengthMax: WireLimits.frameBytesCap) { pings.append(frame) }
        return believes
    }

    /// The transport is gone.
    func lose() { _ = client.transportClosed() }
}

@Suite("Keepalive") struct KeepaliveTests {
    @Test("a silent server is asked after 60 s and given up 20 s later")
    func silent() {
        let client = WatchingClient()
        #expect(client.due == 60)
        #expect(client.believes(at: 59))
        #expect(client.pings.isEmpty)
        #expect(client.believes(at: 60))
        #expect(client.pings.map(\.kind) == [.ping])
        #expect(client.pings.first?.body.count == 8 && client.pings.first?.flags == [])
        #expect(client.due == 80)
        #expect(client.believes(at: 79))
        #expect(!client.believes(at: 80))
        #expect(client.pings.count == 1)
    }

    @Test("any byte is a sign of life, and the next question is a new one")
    func answered() {
        let client = WatchingClient()
        client.hear(at: 50, Frame(kind: .init(rawValue: 0x80)))
        #expect(client.believes(at: 60))
        #expect(client.pings.isEmpty)
        #expect(client.due == 110)
        #expect(client.believes(at: 110))
        client.hear(at: 129, Frame(kind: .ping, flags: .ack, body: client.pings[0].body))
        #expect(client.believes(at: 130))
        #expect(client.due == 189)
        #expect(client.believes(at: 189))
        #expect(client.pings.count == 2 && client.pings[1].body != client.pings[0].body)
    }

    @Test("never asked oftener than the server allows", arguments: [(1_000, 60), (90_000, 90)] as [(UInt32, Int)])
    func allowed(_ millis: UInt32, _ due: Int) {
        #expect(WatchingClient(minPingMillis: millis).due == due)
    }

    @Test("nothing is watched before the HELLO, after the end, or on this machine")
    func unwatched() {
        let over = WatchingClient()
        over.lose()
        for client in [WatchingClient(isGreeted: false), WatchingClient(isWatched: false), over] {
            #expect(client.due == nil)
            #expect(client.believes(at: 100_000))
            #expect(client.pings.isEmpty)
        }
    }
}
