import Foundation
import RegentClient
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("Clients configured by the environment")
struct ClientEnvironmentTests {
    private static func addresses(_ variables: [String: String], sockets: Set<String> = []) throws -> [String] {
        try ClientEnvironment(variables) { sockets.contains($0) }.addresses().map(\.description)
    }

    @Test("REGENT_ADDRESS names the daemons; else the standard sockets are looked for")
    func addresses() throws {
        let named = try Self.addresses(["REGENT_ADDRESS": "tls:a.example.org:7070,unix:/r.sock"])
        #expect(named == ["tls:a.example.org:7070", "unix:/r.sock"])
        let system = "/run/regent/regent.sock"
        let own = "/run/user/7/regent/regent.sock"
        let runtime = ["XDG_RUNTIME_DIR": "/run/user/7", "REGENT_ADDRESS": ""]
        #expect(try Self.addresses(runtime, sockets: [own, system]) == ["unix:" + own])
        #expect(try Self.addresses(runtime, sockets: [system]) == ["unix:" + system])
        #expect(try Self.addresses(["XDG_RUNTIME_DIR": "x"], sockets: [system]) == ["unix:" + system])
    }

    @Test("What cannot be used is refused by the name of its variable")
    func refusals() async throws {
        for variables in [[:], ["REGENT_ADDRESS": "nowhere"], ["REGENT_ADDRESS": "unix:/a,"]] as [[String: String]] {
            let error = await failure { _ = try Self.addresses(variables) }
            #expect(error?.code == .invalidArgument && error?.metadata["field"] == "REGENT_ADDRESS")
        }
        let cases = [
            (["REGENT_TLS_CERT": "c"], "REGENT_TLS_KEY"), (["REGENT_TLS_KEY": "k"], "REGENT_TLS_CERT"),
            (["REGENT_TOKEN_FILE": "/nowhere/token"], "REGENT_TOKEN_FILE"),
        ]
        for (variables, field) in cases {
            let error = await failure { _ = try ClientEnvironment(variables).applied(to: ClientOptions()) }
            #expect(error?.code == .invalidArgument && error?.metadata["field"] == field)
        }
    }

    @Test("Files of the environment take the place of those in the options")
    func options() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("token")
            try Data("sesame".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            let given = ClientOptions(tls: TLSOptions(caFile: "mine", certificateFile: "c", keyFile: "k"))
            let variables = [
                "REGENT_TOKEN_FILE": path, "REGENT_TLS_CA": "ca", "REGENT_TLS_CERT": "cert", "REGENT_TLS_KEY": "key",
            ]
            let options = try ClientEnvironment(variables).applied(to: given)
            #expect(options.tls == TLSOptions(caFile: "ca", certificateFile: "cert", keyFile: "key"))
            let token = try AuthToken("sesame")
            #expect(options.token == token)
            let same = try ClientEnvironment([:]).applied(to: given)
            #expect(same.tls == given.tls && same.token == nil)
        }
    }
}
