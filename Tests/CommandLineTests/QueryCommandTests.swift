import Foundation
import RegentTestKit
import Testing

@Suite("Queries on the command line")
struct QueryCommandTests {
    private static let outcomes = (0..<4).map { number in
        """
        {"request_id":"r-\(number)","create_time":"2026-01-02T00:0\(number):00Z","environment":"prod",\
        "selected_provider":"\(number < 3 ? "a" : "b")","status":"OK"\(number == 0 ? "" : ",\"latency_ms\":\(number)")}
        """
    }.joined(separator: "\n")

    @Test("The answer is printed in every format, with what its rows do not show")
    func formats() async throws {
        try await TestDaemon.with { daemon, folder in
            try Data((Self.outcomes + "\n").utf8).write(to: URL(fileURLWithPath: folder.file("o.jsonl")))
            try await daemon.expect(0, "outcome", "report", folder.file("o.jsonl"))
            let query = "count, p50_latency_ms from outcomes by selected_provider since 2026-01-01T00:00:00Z"
            let csv = try await daemon.expect(0, "query", query, "-o", "csv")
            #expect(
                csv.stdout.split(whereSeparator: \.isNewline)
                    == [
                        "selected_provider,count,p50_latency_ms,p50_latency_ms.missing", "a,3,1,1", "b,1,3,0",
                    ])
            let lines = try await daemon.expect(0, "query", query, "-o", "jsonl").stdout
                .split(separator: "\n")
            #expect(lines.count == 2 && lines[0].contains("\"p50_latency_ms.missing\""))
            let answer = try await daemon.expect(0, "query", query, "-o", "json").json
            let rows = answer?["rows"] as? [[String: Any]]
            #expect(rows?.count == 2 && answer?["counted"] as? Int == 4)
            let limited = try await daemon.expect(0, "query", query + " limit 1")
            #expect(limited.stdout.contains("SELECTED_PROVIDER") && limited.stderr.contains("1 row left out"))
        }
    }

    @Test("A query that cannot be read is refused with its column and a suggestion")
    func refused() async throws {
        try await TestDaemon.with { daemon, _ in
            let outcome = try await daemon.regent("query", "count from outcome")
            #expect(outcome.code != 0)
            #expect(outcome.stderr.contains("column 12") && outcome.stderr.contains("did you mean outcomes?"))
        }
    }
}
