import NIOSSL
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Synchronization
import Testing

@Suite("TLS handshakes") struct TLSHandshakeTests {
    @Test(
        "the URI of a verified client certificate arrives; without one, or with two, there is none",
        arguments: [
            (nil, nil), ("client", "regent:principals/worker"), ("two", nil),
        ] as [(String?, String?)])
    func clientCertificate(_ certificate: String?, _ uri: String?) async throws {
        try await TLSBench.with { bench in
            let client = try await bench.dial(bench.trust(certificate: certificate))
            client.say([1])
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.received } == 1 })
            guard case .network(let address, let found) = server.connection.peer else {
                Issue.record("no peer of the network")
                return
            }
            #expect(found == uri)
            #expect(address.hasPrefix("127.0.0.1:"))
            #expect(server.connection.peer.isRemote && client.connection.peer.isRemote)
            #expect(server.connection.peer.uid == nil)
        }
    }

    @Test("a server that asks for no certificate takes the token's word alone")
    func asksForNone() async throws {
        try await TLSBench.with(asksForCertificate: false) { bench in
            let client = try await bench.dial(bench.trust(certificate: "client"))
            client.say([1])
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.received } == 1 })
            guard case .network(_, nil) = server.connection.peer else {
                Issue.record("an identity nobody verified")
                return
            }
        }
    }

    @Test(
        "a certificate of another CA, or not for clients, is refused before any data",
        arguments: ["stranger", "server", "no-usage", "any-usage"])
    func wrongClientCertificate(_ certificate: String) async throws {
        try await TLSBench.with(says: [7]) { bench in
            // The client's side of the handshake may end before the server has looked at the certificate.
            if let client = try? await bench.dial(bench.trust(certificate: certificate)) {
                client.say([1])
                #expect(await eventually { client.state.withLock { $0.closed } == 1 })
                #expect(client.state.withLock { $0.received } == 0)
            }
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == 0)
        }
    }

    @Test(
        "a server with an unknown CA is refused before any data is sent",
        arguments: [
            ("server", "stranger-ca"), ("stranger-server", "ca"),
        ])
    func unknownAuthority(_ server: String, _ ca: String) async throws {
        try await TLSBench.with(server: server) { bench in
            #expect(await transportFailure { _ = try await bench.dial(bench.trust(ca: ca)) } == .handshakeFailed)
            #expect(
                await transportFailure { _ = try await bench.dial(bench.trust(ca: ca), to: bench.named) }
                    == .handshakeFailed)
        }
    }

    @Test("the system's CAs are not trusted if a CA is named")
    func systemRoots() async throws {
        try await TLSBench.with { bench in
            #expect(await transportFailure { _ = try await bench.dial(ClientTrust()) } == .handshakeFailed)
        }
    }

    @Test(
        "a certificate must be for the host of the address, name by name and literal by literal",
        arguments: [
            ("server", true, true), ("by-name", false, true), ("by-address", true, false), ("elsewhere", false, false),
        ])
    func hosts(_ server: String, _ isForLiteral: Bool, _ isForName: Bool) async throws {
        try await TLSBench.with(server: server) { bench in
            for (address, isRight) in [(bench.address, isForLiteral), (bench.named, isForName)] {
                let code = await transportFailure { _ = try await bench.dial(bench.trust(), to: address) }
                #expect(code == (isRight ? nil : .handshakeFailed), "\(address)")
            }
        }
    }

    @Test(
        "a wildcard covers one label, the first",
        arguments: [
            ("a.example.org", true), ("A.EXAMPLE.ORG.", true), ("other.example.com", true), ("example.org", false),
            ("a.b.example.org", false), ("aexample.org", false), ("x.other.example.com", false),
            ("*.example.com", false), ("org", false), ("", false),
        ])
    func wildcard(_ host: String, _ isRight: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = try TLSFixture(in: folder).certificate("wildcard")
            #expect(try NIOSSLCertificate.fromPEMFile(path).first?.isForName(host) == isRight)
        }
    }

    @Test("TLS 1.2 is refused")
    func oldVersion() async throws {
        try await TLSBench.with { bench in
            var configuration = try bench.foreignTLS()
            configuration.maximumTLSVersion = .tlsv12
            let stranger = try await bench.stranger(configuration)
            #expect(await stranger.closed())
            #expect(stranger.state.withLock { $0.hasFailed && !$0.hasShakenHands })
            configuration.maximumTLSVersion = .tlsv13
            let right = try await bench.stranger(configuration)
            #expect(await eventually { right.state.withLock { $0.hasShakenHands } })
        }
    }

    @Test(
        "a client of another protocol is closed without an answer", arguments: [[], ["h2"], ["regent/2", "http/1.1"]])
    func otherProtocol(_ protocols: [String]) async throws {
        try await TLSBench.with(says: [7, 7, 7]) { bench in
            var configuration = try bench.foreignTLS()
            configuration.applicationProtocols = protocols
            let stranger = try await bench.stranger(configuration, says: [1, 2, 3])
            #expect(await stranger.closed())
            #expect(stranger.state.withLock { $0.hasShakenHands && $0.received == 0 })
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == 0)
        }
    }

    @Test("a server of another protocol gets no byte of a client")
    func otherServer() async throws {
        try await TLSBench.with { bench in
            let stranger = Stranger()
            let port = try await bench.foreignServer(stranger, protocols: ["h2"])
            let address = try #require(NetworkAddress("127.0.0.1:\(port)"))
            #expect(await transportFailure { _ = try await bench.dial(bench.trust(), to: address) } == .handshakeFailed)
            #expect(await stranger.closed())
            #expect(stranger.state.withLock { $0.received } == 0)
        }
    }

    @Test("plain bytes to a port with TLS end the connection")
    func plainBytes() async throws {
        try await TLSBench.with(says: [7]) { bench in
            let stranger = try await bench.stranger(says: Array("REGENT1\n, or what looks like it".utf8))
            #expect(await stranger.closed())
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            #expect(server.state.withLock { $0.received } == 0)
        }
    }

    @Test("a handler that refuses before the handshake has ended closes the connection")
    func closesEarly() async throws {
        try await TLSBench.with(says: [7]) { bench in
            let stranger = try await bench.stranger()
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.outgoing.isEmpty } })
            server.connection.close()
            #expect(await stranger.closed())
            #expect(stranger.state.withLock { $0.received } == 0)
            #expect(await eventually { server.state.withLock { $0.closed } == 1 })
            // What could not be sent is not lost in silence.
            #expect(server.state.withLock { $0.error?.code } == .handshakeFailed)
        }
    }
}
