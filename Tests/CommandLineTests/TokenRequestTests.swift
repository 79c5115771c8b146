import Foundation
import RegentTestKit
import Testing

@Suite("A token that is requested by one and issued by another")
struct TokenRequestTests {
    @Test("The requester's file opens the daemon after the issue, and not before")
    func requested() async throws {
        try await TestDaemon.with { daemon, folder in
            let (file, name) = (folder.file("own.token"), "uid-\(getuid())")
            // Without a principal of its own nobody has a token.
            #expect(try await daemon.regent("access", "token", "request", "--file", file).code == 1)
            try await daemon.expect(0, "access", "principal", "set", name, "--kind", "human")
            try await daemon.expect(0, "access", "token", "request", "--file", file)
            try await daemon.expect(4, "status", "--token-file", file)
            let listed = try await daemon.regent("access", "token", "list", name, "-o", "json").json
            let tokens = try #require(listed?["tokens"] as? [[String: Any]])
            let token = try #require(tokens.first?["name"] as? String)
            let issued = try await daemon.regent("access", "token", "issue", "--requested", token)
            // The secret is with its requester only.
            #expect(issued.code == 0 && issued.stdout.isEmpty)
            try await daemon.expect(0, "status", "--token-file", file)
        }
    }

    @Test(
        "Either a principal or a requested token is issued",
        arguments: [[], ["ada", "--requested", "principals/ada/tokens/0a1b2c3d"]])
    func usage(arguments: [String]) async throws {
        let outcome = try await RegentBinary.run(["access", "token", "issue"] + arguments)
        #expect(outcome.code == 64)
    }
}
