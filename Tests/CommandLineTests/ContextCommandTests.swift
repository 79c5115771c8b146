import Foundation
import RegentTestKit
import Testing

@Suite("Contexts and default addresses")
struct ContextCommandTests {
    /// Runs the body with a daemon and a folder of settings of its own.
    private static func withSettings(
        _ body: (TestDaemon, TemporaryFolder, [String: String]) async throws -> Void
    ) async throws {
        try await TestDaemon.with { daemon, folder in
            try await body(daemon, folder, ["XDG_CONFIG_HOME": folder.file("config")])
        }
    }

    private static func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("The first context is in use; others by --context, REGENT_CONTEXT and use")
    func order() async throws {
        try await Self.withSettings { daemon, folder, settings in
            let nobody = "unix:" + folder.file("nobody.sock")
            func regent(_ words: String..., with more: [String: String] = [:]) async throws -> RegentBinary.Outcome {
                try await RegentBinary.run(words, environment: settings.merging(more) { $1 })
            }
            #expect(try await regent("context", "add", "here", "--address", daemon.address).code == 0)
            #expect(try await regent("context", "add", "gone", "--address", nobody).code == 0)
            #expect(try await regent("status").code == 0)
            #expect(try await regent("status", "--context", "gone").code == 7)
            #expect(try await regent("status", with: ["REGENT_CONTEXT": "gone"]).code == 7)
            #expect(try await regent("status", with: ["REGENT_ADDRESS": nobody]).code == 7)
            let named = try await regent("status", "--context", "here", with: ["REGENT_ADDRESS": nobody])
            #expect(named.code == 0, "\(named.stderr)")
            #expect(try await regent("context", "use", "gone").code == 0)
            #expect(try await regent("status").code == 7)
            #expect(try await regent("status", "--address", daemon.address).code == 0)
            let listed = try await regent("context", "list", "-o", "csv")
            #expect(listed.stdout.contains("*,gone,"))
            #expect(try await regent("context", "remove", "gone").code == 0)
            #expect(try await regent("status").code == 64)
        }
    }

    @Test("The file of contexts and a token that is kept are the user's alone, and go with the context")
    func secrets() async throws {
        try await Self.withSettings { daemon, folder, settings in
            let added = try await RegentBinary.run(
                ["context", "add", "prod", "--address", daemon.address, "--token-stdin"], input: "secret-word\n",
                environment: settings)
            #expect(added.code == 0, "\(added.stderr)")
            let (file, token) = (folder.file("config/regent/contexts.json"), folder.file("config/regent/prod.token"))
            #expect(try Self.mode(of: file) == 0o600)
            #expect(try Self.mode(of: token) == 0o600)
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("secret-word") == false)
            #expect(try String(contentsOfFile: token, encoding: .utf8) == "secret-word\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            let refused = try await RegentBinary.run(["context", "list"], environment: settings)
            #expect(refused.code == 64 && refused.stderr.contains("chmod 600"), "\(refused.stderr)")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            #expect(try await RegentBinary.run(["context", "remove", "prod"], environment: settings).code == 0)
            #expect(!FileManager.default.fileExists(atPath: token))
        }
    }

    @Test("A variable gives no identity to the address of a context")
    func identity() async throws {
        try await Self.withSettings { daemon, folder, settings in
            let added = try await RegentBinary.run(
                ["context", "add", "here", "--address", daemon.address], environment: settings)
            #expect(added.code == 0)
            // A token that no daemon knows is refused wherever it is sent.
            let token = folder.file("wrong.token")
            try Data("wrong\n".utf8).write(to: URL(fileURLWithPath: token))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
            let more = settings.merging(["REGENT_TOKEN_FILE": token]) { $1 }
            #expect(try await RegentBinary.run(["status"], environment: more).code == 0)
            let sent = try await RegentBinary.run(["status", "--token-file", token], environment: more)
            #expect(sent.code == 4, "\(sent.stderr)")
        }
    }

    @Test("Without an address the socket of the user's daemon is found; without one, all ways are named")
    func standard() async throws {
        try await TestDaemon.with { daemon, folder in
            let none = try await RegentBinary.run(["status"], environment: ["XDG_RUNTIME_DIR": folder.file("run")])
            #expect(none.code == 64 || FileManager.default.fileExists(atPath: "/run/regent/regent.sock"))
            try FileManager.default.createDirectory(
                atPath: folder.file("run/regent"), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("run/regent/regent.sock"),
                withDestinationPath: String(daemon.address.dropFirst("unix:".count)))
            let found = try await RegentBinary.run(["status"], environment: ["XDG_RUNTIME_DIR": folder.file("run")])
            #expect(found.code == 0, "\(found.stderr)")
        }
    }

    @Test("A name that is none, a file that is none, and options that exclude each other end with 64")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            let settings = ["XDG_CONFIG_HOME": folder.file("config")]
            for words in [
                ["context", "use", "prod"], ["context", "remove", "prod"], ["status", "--context", "prod"],
                ["context", "add", "prod"], ["context", "add", "a/b", "--address", "unix:/tmp/x"],
                ["status", "--context", "prod", "--address", "unix:/tmp/x"], ["context", "add", "p", "--address", "x"],
            ] {
                #expect(try await RegentBinary.run(words, environment: settings).code == 64, "\(words)")
            }
            try FileManager.default.createDirectory(
                atPath: folder.file("config/regent"), withIntermediateDirectories: true)
            let file = folder.file("config/regent/contexts.json")
            try Data("[]".utf8).write(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            let broken = try await RegentBinary.run(["status"], environment: settings)
            #expect(broken.code == 64 && broken.stderr.contains(file), "\(broken.stderr)")
        }
    }
}
