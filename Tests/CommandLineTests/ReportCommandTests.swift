import Foundation
import RegentTestKit
import Testing

/// Two runs side by side, runs in time, and a run on a page.
@Suite("Comparing and reporting")
struct ReportCommandTests {
    /// A sealed run of six samples, of which so many are valid; ids begin with a prefix.
    private func run(
        _ daemon: TestDaemon, _ name: String, valid: Int, in folder: TemporaryFolder, prefix: String = "s",
        isSealed: Bool = true
    ) async throws {
        let lines = (0..<6).map { number in
            #"{"sample_id": "\#(prefix)\#(number)", "status": "SCORED", "schema_valid": \#(number < valid)}"#
        }
        let file = try SmallSamples.files(["\(name).jsonl": lines.joined(separator: "\n")], in: folder)
        try await daemon.expect(0, "eval", "create", name, "--type", "offline", "--plan", "nightly")
        try await daemon.expect(0, "eval", "upload", name, file["\(name).jsonl"]!)
        if isSealed { try await daemon.expect(0, "eval", "seal", name) }
    }

    @Test("Flips are a table and JSON lines; runs without a sample in common are compared as unpaired only")
    func compare() async throws {
        try await TestDaemon.with { daemon, folder in
            try await run(daemon, "a", valid: 6, in: folder)
            try await run(daemon, "b", valid: 2, in: folder)
            try await run(daemon, "c", valid: 2, in: folder, prefix: "t")
            let file = folder.file("flips.jsonl")
            let compared = try await daemon.expect(
                0, "eval", "compare", "a", "b", "--flips", "1", "--flips-jsonl", file, "-o", "json")
            #expect(compared.number("comparison", "overlap") == 1)
            #expect(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count == 4)
            let piped = try await daemon.expect(0, "eval", "compare", "a", "b", "--flips-jsonl", "-")
            #expect(piped.stdout.split(separator: "\n").count == 4 && piped.stdout.hasPrefix("{"))
            let table = try await daemon.expect(0, "eval", "compare", "a", "b")
            #expect(table.stdout.contains("P_VALUE") && table.stdout.contains("s5"))
            try await daemon.expect(6, "eval", "compare", "a", "c")
            let unpaired = try await daemon.expect(0, "eval", "compare", "a", "c", "--unpaired", "-o", "json")
            #expect(unpaired.number("comparison", "overlap") == 0)
            try await daemon.expect(64, "eval", "compare", "a", "b", "--unpaired", "--flips-jsonl", file)
            try await daemon.expect(64, "eval", "compare", "a", "b", "--flips", "0")
        }
    }

    @Test("A trend is a table, JSON and a picture")
    func trend() async throws {
        try await TestDaemon.with { daemon, folder in
            for number in 0..<3 { try await run(daemon, "r\(number)", valid: number + 1, in: folder) }
            let svg = folder.file("trend.svg")
            let trend = try await daemon.expect(
                0, "eval", "trend", "nightly", "--metric", "schema_valid_rate", "--svg", svg, "-o", "jsonl")
            #expect(trend.stdout.split(separator: "\n").count == 3)
            #expect(try String(contentsOfFile: svg, encoding: .utf8).contains("</svg>"))
            let picture = try await daemon.expect(
                0, "eval", "trend", "nightly", "--metric", "schema_valid_rate", "--svg", "-")
            #expect(picture.stdout.hasPrefix("<?xml") && picture.stdout.hasSuffix("</svg>\n"))
            try await daemon.expect(1, "eval", "trend", "nightly", "--metric", "nosuch")
            try await daemon.expect(0, "eval", "trend", "weekly", "--metric", "schema_valid_rate")
            try await daemon.expect(64, "eval", "trend", "nightly")
            try await daemon.expect(64, "eval", "trend", "nightly", "--metric", "schema_valid_rate", "--runs", "0")
        }
    }

    @Test("A report is one page, or JSON with the comparison")
    func report() async throws {
        try await TestDaemon.with { daemon, folder in
            try await run(daemon, "a", valid: 6, in: folder)
            try await run(daemon, "b", valid: 2, in: folder)
            let file = folder.file("report.html")
            // One that is there is replaced.
            try Data("old".utf8).write(to: URL(fileURLWithPath: file))
            try await daemon.expect(0, "eval", "report", "b", "--against", "a", "--html", file)
            let page = try String(contentsOfFile: file, encoding: .utf8)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
            #expect(page.contains("id=\"flips\"") && !page.contains("<script"))
            #expect(!FileManager.default.fileExists(atPath: file + ".part"))
            let report = try await daemon.expect(0, "eval", "report", "b", "--against", "a", "-o", "json")
            #expect(report.number("comparison", "aligned") == 6)
            #expect((report.json?["worst"] as? [Any])?.count == 4)
            let piped = try await daemon.expect(0, "eval", "report", "a", "--html", "-")
            #expect(piped.stdout.hasPrefix("<!DOCTYPE html>") && piped.stdout.hasSuffix("</html>\n"))
            try await daemon.expect(1, "eval", "report", "a", "--html", folder.file("nosuch/report.html"))
            let grouped = try await daemon.expect(
                0, "eval", "report", "a", "--by", "status", "--metric", "schema_valid_rate", "-o", "json")
            #expect((grouped.json?["groups"] as? [Any])?.count == 1)
            for wrong in ["--unpaired", "--worst=0", "--worst=101", "--metric=schema_valid_rate"] {
                try await daemon.expect(64, "eval", "report", "a", wrong)
            }
        }
    }

    @Test("A watch ends with its looks, or once the run takes no more samples")
    func watch() async throws {
        try await TestDaemon.with { daemon, folder in
            try await run(daemon, "r", valid: 3, in: folder, isSealed: false)
            let looks = try await daemon.expect(
                0, "eval", "watch", "r", "--looks", "2", "--interval", "0.1", "--expected-samples", "6", "-o", "jsonl")
            let lines = looks.stdout.split(separator: "\n")
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"seconds_left\":0") })
            try await daemon.expect(0, "eval", "seal", "r")
            let sealed = try await daemon.expect(0, "eval", "watch", "r")
            #expect(sealed.stdout.contains("SEALED") && sealed.stdout.contains("beta-mixture"))
            try await daemon.expect(64, "eval", "watch", "r", "--interval", "0")
            try await daemon.expect(64, "eval", "watch", "r", "-o", "csv")
        }
    }
}
