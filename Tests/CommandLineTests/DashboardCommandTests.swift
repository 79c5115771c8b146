import Foundation
import RegentTestKit
import Testing

@Suite("Figures by command")
struct DashboardCommandTests {
    private static let shipped = ["routing", "evaluation", "rollout", "governance"]

    @Test("The shipped dashboards can be applied, and each panel runs")
    func shipped() async throws {
        let folder = Checkout.file("contrib/dashboards")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(Self.shipped.map { "\($0).yaml" }))
        try await TestDaemon.with { daemon, _ in
            for name in Self.shipped {
                let file = folder.appendingPathComponent("\(name).yaml")
                try await daemon.expect(0, "apply", "-f", file.path)
                let shown = try await daemon.expect(0, "dashboard", "show", name)
                let titles = try String(contentsOf: file, encoding: .utf8).matches(of: /- title: (.+)/).map { $0.1 }
                #expect(titles.count >= 5)
                for title in titles { #expect(shown.stdout.contains(title), "\(name): \(title)") }
                // What fails in a panel is a message.
                #expect(!shown.stderr.contains(": "), "\(shown.stderr)")
            }
            let listed = try await daemon.expect(0, "dashboard", "list", "-o", "name")
            #expect(listed.stdout.split(separator: "\n").count == 4)
        }
    }

    @Test("Queries, trends and forecasts are drawn in the terminal and as a picture")
    func drawn() async throws {
        try await TestDaemon.with { daemon, folder in
            let query = "count from ledger since 2d every 1h"
            let drawn = try await daemon.expect(0, "query", query, "--plot")
            #expect(drawn.stdout.contains(" |") && !drawn.stdout.contains("\u{1b}"))
            for command in [["query"], ["trend"], ["forecast", "--limit", "5"]] {
                let file = folder.file("\(command[0]).svg")
                let outcome = try await daemon.regent(command + [query, "--svg", file])
                #expect(outcome.code == 0, "\(outcome.stderr)")
                let svg = try String(contentsOfFile: file, encoding: .utf8)
                #expect(svg.contains("aria-label") && svg.contains("role=\"table\""))
                let only = try await daemon.regent(command + [query, "--svg", "-"])
                #expect(only.stdout.hasPrefix("<?xml") && only.stdout.hasSuffix("</svg>\n"))
            }
            let forecast = try await daemon.expect(0, "forecast", query, "--horizon", "3h", "-o", "json")
            let series = (forecast.json?["series"] as? [[String: Any]])?.first
            #expect(series?["state"] as? String == "NO_DATA")
            try await daemon.expect(64, "query", "count, count_distinct_resource from ledger since 1d", "--svg", "-")
            try await daemon.expect(1, "trend", "count from ledger since 2d")
            try await daemon.expect(64, "forecast", query, "--limit", "nan")
        }
    }
}
