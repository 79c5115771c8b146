package import RegentMessages

/// The settings that one side of a connection sends in its HELLO.
package struct ConnectionSettings: Hashable, Sendable {
    /// Implementation and version, for people.
    package var agent: String
    /// Largest frame (head + body) taken, 16 KiB … 16 MiB.
    package var frameBytesMax: Int
    /// Largest message taken, bytes.
    package var messageBytesMax: Int
    /// Credit of every new stream, bytes.
    package var streamCreditBytes: Int
    /// Streams the peer may have open.
    package var streamsMax: Int
    /// Encodings understood, 1 = zstd.
    package var encodings: [UInt32]
    /// Token of a client.
    package var token: [UInt8]
    /// Least time between a peer's PINGs on which nothing else happens; zero for any.
    package var pingIntervalMin: Duration

    /// The settled numbers, by default.
    package init(
        agent: String,
        frameBytesMax: Int = WireLimits.frameBytesDefault,
        messageBytesMax: Int = WireLimits.messageBytesMax,
        streamCreditBytes: Int = WireLimits.streamCreditBytes,
        streamsMax: Int = WireLimits.streamsMax,
        encodings: [UInt32] = [1],
        token: [UInt8] = [],
        pingIntervalMin: Duration = .zero
    ) {
        precondition(frameBytesMax >= WireLimits.frameBytesMin && frameBytesMax <= WireLimits.frameBytesCap)
        precondition(streamCreditBytes > 0 && messageBytesMax > 0)
        self.agent = agent
        self.frameBytesMax = frameBytesMax
        self.messageBytesMax = messageBytesMax
        self.streamCreditBytes = streamCreditBytes
        self.streamsMax = streamsMax
        self.encodings = encodings
        self.token = token
        self.pingIntervalMin = pingIntervalMin
    }

    /// The HELLO that announces these settings.
    package var hello: Hello {
        var hello = Hello()
        hello.minVersion = WireLimits.version
        hello.maxVersion = WireLimits.version
        hello.agent = agent
        hello.maxFrame = UInt32(frameBytesMax)
        hello.maxMessage = UInt32(messageBytesMax)
        hello.streamCredit = UInt32(streamCreditBytes)
        hello.maxStreams = UInt32(streamsMax)
        hello.encodings = encodings
        hello.authToken = token
        hello.minPingMs = UInt32(pingIntervalMin / .milliseconds(1))
        return hello
    }

    /// Body bytes a server's connection may hold in half-received messages: every window, and one whole message
    /// beyond them.
    package var partialBytesMax: Int {
        max(streamsMax, 1) * (streamCreditBytes + 2 * frameBytesMax) + messageBytesMax
    }
}

/// What the peer takes; the protocol's defaults until its HELLO has arrived.
struct PeerLimits: Hashable, Sendable {
    var messageBytesMax = WireLimits.messageBytesMax
    var streamCreditBytes = WireLimits.streamCreditInitialBytes
    var streamsMax = WireLimits.streamsMax
    var encodings: [UInt32] = []
    /// Largest frame sent to the peer.
    var frameBytesMax = WireLimits.frameBytesDefault

    init() {}

    /// Takes the limits of a HELLO; a field left 0 keeps its default.
    ///
    /// - Throws: `.version` when the frame limit is below what every peer must take.
    init(_ hello: Hello) throws(WireError) {
        if hello.maxMessage > 0 { messageBytesMax = Int(hello.maxMessage) }
        if hello.streamCredit > 0 {
            streamCreditBytes = min(Int(hello.streamCredit), WireLimits.creditBytesCap)
        }
        if hello.maxStreams > 0 { streamsMax = Int(hello.maxStreams) }
        encodings = hello.encodings
        guard hello.maxFrame > 0 else { return }
        guard hello.maxFrame >= WireLimits.frameBytesMin else {
            throw WireError(.version, "max_frame must be at least \(WireLimits.frameBytesMin)")
        }
        frameBytesMax = min(Int(hello.maxFrame), WireLimits.frameBytesCap)
        // A peer that takes a whole message in one frame never sees a fragment.
        if frameBytesMax < messageBytesMax {
            frameBytesMax = min(frameBytesMax, WireLimits.frameBytesDefault)
        }
    }
}
