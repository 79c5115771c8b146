import Foundation
import RegentTestKit
import Testing

/// Files and pipes of outcomes that break off, and are reported again.
@Suite("Reports of outcomes by command")
struct OutcomeReportTests {
    /// More than two batches of good lines.
    private static let good = (1...20_000).map { RoutingCommandTests.line($0) }.joined(separator: "\n") + "\n"

    private static func count(_ daemon: TestDaemon, _ environment: String = "prod") async throws -> Double? {
        try await daemon.regent("outcome", "summary", "-e", environment, "-o", "json").number("total", "count")
    }

    @Test("A file with a bad line is not reported at all; once corrected it counts once, however often it is reported")
    func file() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("o.jsonl")
            try Data((Self.good + "{}\n").utf8).write(to: URL(fileURLWithPath: path))
            let bad = try await daemon.expect(1, "outcome", "report", path)
            #expect(bad.stderr.contains("o.jsonl:20001"))
            #expect(try await Self.count(daemon) == 0)
            try Data((Self.good + RoutingCommandTests.line(20_001)).utf8).write(to: URL(fileURLWithPath: path))
            for _ in 0..<2 {
                try await daemon.expect(0, "outcome", "report", path)
                #expect(try await Self.count(daemon) == 20_001)
            }
        }
    }

    @Test("After a pipe breaks off the error says how to continue, and durable outcomes count once")
    func pipe() async throws {
        try await TestDaemon.with { daemon, _ in
            let bad = try await daemon.regent("outcome", "report", "-", input: Self.good + "{}\n")
            #expect(bad.code == 1, "\(bad.stderr)")
            let name = try #require(bad.stderr.firstMatch(of: /--reporter (stream-[a-z0-9]+)/)).1
            let durable = try #require(try await Self.count(daemon))
            #expect(durable > 0)
            let said = Int(durable).formatted(.number.locale(Locale(identifier: "en_US")))
            #expect(bad.stderr.contains("\(said) outcomes are durable"), "\(bad.stderr)")
            let mended = Self.good + RoutingCommandTests.line(20_001)
            for _ in 0..<2 {
                let again = try await daemon.regent(
                    "outcome", "report", "-", "--reporter", String(name), input: mended)
                #expect(again.code == 0, "\(again.stderr)")
                #expect(try await Self.count(daemon) == 20_001)
            }
        }
    }

    @Test("A file without environments is a separate report for each environment given")
    func environments() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = Checkout.file("Tests/Fixtures/commands/noenv.jsonl").path
            for environment in ["staging", "prod", "staging", "prod"] {
                try await daemon.expect(0, "outcome", "report", path, "-e", environment)
                #expect(try await Self.count(daemon, environment) == 1)
            }
            let named = folder.file("named.jsonl")
            try Data(RoutingCommandTests.line(1).utf8).write(to: URL(fileURLWithPath: named))
            for environment in ["staging", "prod"] {
                try await daemon.expect(0, "outcome", "report", named, "-e", environment)
            }
            try await daemon.expect(0, "outcome", "report", named)
            #expect(try await Self.count(daemon, "prod") == 2)
            #expect(try await Self.count(daemon, "staging") == 1)
        }
    }

    @Test("A report whose content differs from what its reporter sent is answered with options of its own command")
    func conflict() async throws {
        try await TestDaemon.with { daemon, _ in
            let report = ["outcome", "report", "-", "--reporter", "host-7"]
            for (number, code) in [(1, Int32(0)), (2, 5)] {
                let outcome = try await RegentBinary.run(
                    report, input: RoutingCommandTests.line(number), environment: ["REGENT_ADDRESS": daemon.address])
                #expect(outcome.code == code, "\(outcome.stderr)")
                let said = outcome.stderr
                #expect(code == 0 || said.contains("--reporter") && !said.contains("--upload"), "\(said)")
            }
        }
    }

    @Test("One file uploaded with two field maps is two uploads")
    func uploads() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(
                ["s.csv": "sample_id,other_id,status\na,x,SCORED\nb,y,SCORED\n"], in: folder)
            let path = try #require(paths["s.csv"])
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let maps = [["--extra", "ignore"], ["--extra", "ignore", "--map", "sample_id=other_id"]]
            for map in maps + maps {
                let outcome = try await daemon.regent(["eval", "upload", "r1", path] + map)
                #expect(outcome.code == 0, "\(outcome.stderr)")
            }
            try await daemon.expect(0, "eval", "seal", "r1", "--expected-samples", "4")
        }
    }
}
