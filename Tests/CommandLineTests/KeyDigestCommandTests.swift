import Foundation
import RegentTestKit
import Testing

@Suite("Key digests by command")
struct KeyDigestCommandTests {
    @Test("A key digest is 16 hexadecimal digits in JSON, CSV and arguments, and explains its decision")
    func digests() async throws {
        try await TestDaemon.with { daemon, _ in
            for (provider, weight) in [("a", "30"), ("b", "70")] {
                try await daemon.expect(0, "provider", "set", provider, "-e", "prod", "--weight", weight)
            }
            for (key, more) in [(["--key", "K-1"], []), ([], ["--unkeyed"])] as [([String], [String])] {
                let select = ["route", "select", "-e", "prod"] + key
                let json = try await daemon.regent(select + ["-o", "json"])
                let digest = try #require(json.json?["key_digest"] as? String)
                #expect(digest.count == 16 && UInt64(digest, radix: 16) != nil)
                let explain = ["route", "explain", "-e", "prod", "--key-digest", digest] + more
                let explained = try await daemon.regent(explain + ["-o", "json"])
                let decision = explained.json?["decision"] as? [String: Any]
                #expect(decision?["key_digest"] as? String == digest)
                #expect(decision?["selected_provider"] as? String == json.json?["selected_provider"] as? String)
                let csv = try await daemon.regent(explain + ["-o", "csv"])
                #expect(csv.stdout.contains("key_digest,\(digest)\n"))
            }
        }
    }

    @Test(
        "A digest that is not 16 hexadecimal digits is refused",
        arguments: ["1", "14402219837468110255", "0xc7def6a2cd5eedaf", "c7def6a2cd5eedag", ""])
    func badDigest(digest: String) async throws {
        let outcome = try await RegentBinary.run(
            ["route", "explain", "-e", "prod", "--key-digest", digest, "--address", "unix:/nowhere"])
        #expect(outcome.code == 64, "\(outcome.stderr)")
    }

    @Test("An outcome is reported with a digest of either form, and listed with 16 hexadecimal digits")
    func outcomes() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("o.jsonl")
            let lines = [(1, #""c7def6a2cd5eedaf""#), (2, "255")].map { number, digest in
                RoutingCommandTests.line(number, #","key_digest":\#(digest)"#)
            }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
            try await daemon.expect(0, "outcome", "report", path)
            for (request, digest) in [("r-1", "c7def6a2cd5eedaf"), ("r-2", "00000000000000ff")] {
                let listed = try await daemon.regent("outcome", "list", "--request-id", request, "-o", "jsonl")
                #expect(listed.json?["key_digest"] as? String == digest)
            }
        }
    }
}
