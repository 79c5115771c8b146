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
