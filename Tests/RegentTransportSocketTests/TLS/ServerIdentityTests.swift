import Foundation
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Synchronization
import Testing

@Suite("Certificates and keys") struct ServerIdentityTests {
    /// Runs a body with the fixture's files.
    private func with(_ body: (TLSFixture, TemporaryFolder) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in try await body(try TLSFixture(in: folder), folder) }
    }

    private func refusal(_ files: ServerIdentity.Files) -> TransportError? {
        do throws(TransportError) {
            _ = try ServerIdentity(files)
            return nil
        } catch { return error }
    }

    @Test(
        "a key that others can read or change is refused, and so is a link",
        arguments: [
            (0o600, true), (0o640, true), (0o400, true), (0o644, false), (0o660, false), (0o604, false),
        ] as [(Int, Bool)])
    func keyMode(_ mode: Int, _ isTaken: Bool) async throws {
        try await with { fixture, folder in
            let key = fixture.key("server")
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
            let error = refusal(.init(certificate: fixture.certificate("server"), key: key))
            #expect(error?.code == (isTaken ? nil : .identityInvalid))
            if let error { #expect(error.diagnostic.contains(key)) }
            let link = folder.file("link")
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: key)
            let linked = refusal(.init(certificate: fixture.certificate("server"), key: link))
            #expect(linked?.code == .identityInvalid)
        }
    }

    @Test("files that are missing, hold something else or do not belong together are named")
    func invalid() async throws {
        try await with { fixture, folder in
            let (certificate, key) = (fixture.certificate("server"), fixture.key("server"))
            let none = folder.file("none")
            let empty = folder.file("empty")
            try Data().write(to: URL(fileURLWithPath: empty))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: empty)
            #expect(refusal(.init(certificate: certificate, key: key)) == nil)
            let wrong: [(ServerIdentity.Files, String?)] = [
                (.init(certificate: none, key: key), none), (.init(certificate: empty, key: key), empty),
                (.init(certificate: key, key: key), key), (.init(certificate: certificate, key: none), none),
                (.init(certificate: certificate, key: empty), empty),
                (.init(certificate: certificate, key: fixture.key("other")), nil),
                (.init(certificate: certificate, key: key, clientCA: none), none),
                (.init(certificate: certificate, key: key, clientCA: empty), empty),
            ]
            for (files, name) in wrong {
                let error = refusal(files)
                #expect(error?.code == .identityInvalid, "\(files)")
                if let name { #expect(error?.diagnostic.contains(name) == true) }
            }
        }
    }

    @Test("a client's own files are checked as the server's are")
    func clientFiles() async throws {
        try await TLSBench.with { bench in
            let ca = bench.fixture.certificate("ca")
            let (certificate, key) = (bench.fixture.certificate("client"), bench.fixture.key("client"))
            let wrong = [
                ClientTrust(caFile: bench.folder.file("none")),
                ClientTrust(caFile: ca, certificateFile: certificate), ClientTrust(caFile: ca, keyFile: key),
                ClientTrust(caFile: ca, certificateFile: certificate, keyFile: bench.fixture.key("server")),
            ]
            for trust in wrong {
                #expect(await transportFailure { _ = try await bench.dial(trust) } == .identityInvalid, "\(trust)")
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
            let trust = bench.trust(certificate: "client")
            #expect(await transportFailure { _ = try await bench.dial(trust) } == .identityInvalid)
        }
    }

    @Test("new certificates are for new connections; an old one goes on")
    func reload() async throws {
        try await TLSBench.with { bench in
            let old = try await bench.dial(bench.trust())
            old.say([1])
            let server = try #require(await bench.serverEnd())
            #expect(await eventually { server.state.withLock { $0.received } == 1 })
            try bench.fixture.replace("server", by: "stranger-server")
            // Nothing changes before it is told to look.
            _ = try await bench.dial(bench.trust())
            try bench.identity?.reload()
            #expect(await transportFailure { _ = try await bench.dial(bench.trust()) } == .handshakeFailed)
            _ = try await bench.dial(bench.trust(ca: "stranger-ca"))
            old.say([1])
            server.say([1])
            #expect(await eventually { server.state.withLock { $0.received } == 2 })
            #expect(await eventually { old.state.withLock { $0.received } == 1 })
            #expect(old.state.withLock { $0.closed } == 0)
        }
    }

    @Test("an invalid set leaves the old one in force")
    func badReload() async throws {
        try await TLSBench.with { bench in
            let key = try Data(contentsOf: URL(fileURLWithPath: bench.fixture.key("stranger-server")))
            try key.write(to: URL(fileURLWithPath: bench.fixture.key("server")))
            #expect(throws: TransportError.self) { try bench.identity?.reload() }
            _ = try await bench.dial(bench.trust())
        }
    }
}
