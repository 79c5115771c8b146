import Foundation
import RegentTestKit
import Testing

/// Compliance reports on the command line.
@Suite("Report commands")
struct ReportCommandTests {
    private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("A report is generated, listed, shown and written as files")
    func life() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let (html, markdown, file) = (folder.file("r.html"), folder.file("r.md"), folder.file("r.json"))
            let made = try await daemon.regent(
                "report", "generate", "--from", "-1d", "--to", "+1d", "--name", "october", "--html", html,
                "--markdown", markdown, "--file", file, "--pack", "nist-ai-rmf-1.0")
            #expect(made.code == 0, "\(made.stderr)")
            #expect(made.stdout.contains("GOVERN 1"))
            let page = try Self.text(html)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("Segregation of duties, replayed"))
            let text = try Self.text(markdown)
            #expect(text.hasPrefix("# Compliance report") && text.contains("There is no data in this period"))
            let listed = try await daemon.regent("report", "list", "-o", "name")
            #expect(listed.stdout.split(separator: "\n") == ["complianceReports/october"])
            let again = folder.file("again.json")
            try await daemon.expect(0, "report", "show", "october", "--file", again)
            let (one, two) = (try Self.text(again), try Self.text(file))
            #expect(one == two)
            let piped = try await daemon.regent("report", "show", "october", "--markdown", "-")
            #expect(piped.stdout == text)
        }
    }

    @Test("A file is verified without a daemon, and no longer once a byte is another one")
    func verified() async throws {
        try await TestDaemon.with { daemon, folder in
            let (file, html) = (folder.file("r.json"), folder.file("r.html"))
            try await daemon.expect(0, "report", "generate", "--from", "-1d", "--to", "+1d", "--file", file)
            let checkpoint = try await daemon.regent("rpc", "call", "GetCheckpoint", "-d", "{\"tree_size\": 1}")
            let answer = checkpoint.json?["checkpoint"] as? [String: Any]
            let key = try #require(answer?["verifier_key"] as? String)
            let words = ["report", "verify", file, "--key", key]
            let whole = try await RegentBinary.run(words + ["--html", html])
            #expect(whole.code == 0 && whole.stdout.contains("I.10"), "\(whole.stderr)")
            let page = try Self.text(html)
            #expect(page.contains("Signed by regent.dev/ledgers/"))
            var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
            bytes[bytes.count / 2] ^= 1
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            let flipped = try await RegentBinary.run(words)
            #expect(flipped.code == 1 && flipped.stdout.isEmpty)
        }
    }

    @Test("What cannot be a report is refused, with the place")
    func refused() async throws {
        try await TestDaemon.with { daemon, folder in
            let range = ["report", "generate", "--from", "-1d", "--to", "+1d"]
            let pack = try await daemon.regent(range + ["--pack", "gdpr"])
            #expect(pack.code != 0 && pack.stderr.contains("PACK_UNKNOWN"))
            let both = try await daemon.regent(range + ["--month", "2026-10"])
            #expect(both.code == 64)
            let month = try await daemon.regent("report", "generate", "--month", "2026-13")
            #expect(month.code == 64)
            let file = folder.file("r.json")
            try Data("{}\n".utf8).write(to: URL(fileURLWithPath: file))
            let key = try await daemon.regent("report", "verify", file, "--key", "nothing")
            #expect(key.code == 1 && key.stderr.contains("--key"))
        }
    }

    @Test("The packs are listed")
    func packs() async throws {
        try await TestDaemon.with { daemon, _ in
            let packs = try await daemon.regent("report", "packs", "-o", "json")
            let ids = (packs.json?["packs"] as? [[String: Any]] ?? []).compactMap {
                ($0["pack"] as? [String: Any])?["id"] as? String
            }
            #expect(ids == ["eu-ai-act", "internal", "iso-42001", "nist-ai-rmf-1.0"])
        }
    }
}
