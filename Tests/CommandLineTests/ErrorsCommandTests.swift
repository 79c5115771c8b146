import Foundation
import RegentTestKit
import Testing

@Suite("Commands for errors, events and performance")
struct ErrorsCommandTests {
    @Test("Refusals of one kind become a group, which is shown, resolved and reopened")
    func errors() async throws {
        try await TestDaemon.with { daemon, _ in
            let none = try await daemon.expect(0, "errors", "list", "-o", "jsonl")
            #expect(none.stdout.isEmpty)
            // One call of many requests is refused for each of them only once: so many calls are needed.
            for _ in 0..<100 { try await daemon.expect(1, "eval", "show", "nobody") }
            let listed = try await daemon.expect(0, "errors", "list", "--state", "open", "-o", "json")
            let groups = listed.json?["groups"] as? [[String: Any]]
            let group = try #require(groups?.first, "\(listed.stdout)")
            let id = try #require(group["id"] as? String)
            #expect(id.count == 16 && group["reason"] as? String == "NOT_FOUND")
            let shown = try await daemon.expect(0, "errors", "show", id)
            #expect(shown.stdout.contains("TRACE_ID") && !shown.stdout.contains("nobody"), "\(shown.stdout)")
            let resolved = try await daemon.expect(0, "errors", "resolve", id)
            #expect(resolved.stdout.contains("resolved_by"))
            try await daemon.expect(1, "eval", "show", "nobody")
            let regressed = try await daemon.expect(0, "errors", "list", "--state", "regressed")
            #expect(regressed.stdout.contains(id))
            try await daemon.expect(0, "errors", "resolve", id)
            let reopened = try await daemon.expect(0, "errors", "reopen", id)
            #expect(reopened.stdout.contains("open"))
            try await daemon.expect(1, "errors", "show", "0000000000000000")
            try await daemon.expect(64, "errors", "list", "--state", "unknown")
        }
    }

    @Test("Entries of the ledger are counted by what is asked for")
    func events() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            try await daemon.expect(0, "eval", "create", "r2", "--type", "offline")
            let counted = try await daemon.expect(
                0, "events", "stats", "--by", "kind", "--by", "event", "--kind", "eval", "-o", "json")
            let groups = counted.json?["groups"] as? [[String: Any]]
            #expect(groups?.count == 1 && groups?.first?["values"] as? [String] == ["evalRuns", "evalRun.created"])
            #expect((groups?.first?["count"] as? NSNumber)?.intValue == 2, "\(counted.stdout)")
            let people = try await daemon.expect(
                0, "events", "stats", "--by", "actor", "--every", "1h", "--from", "-2h")
            #expect(people.stdout.contains("principals/") && people.stdout.contains("PER_HOUR"), "\(people.stdout)")
            try await daemon.expect(64, "events", "stats", "--by", "colour")
            let refused = try await daemon.regent("events", "stats", "--from", "-1h", "--to", "-2h")
            #expect(refused.code != 0 && refused.stderr.contains("--from"), "\(refused.stderr)")
        }
    }

    @Test("top shows each method, in the order that is asked for")
    func top() async throws {
        try await TestDaemon.with { daemon, _ in
            for name in ["calls", "failed", "mean", "p50", "p99", "method"] {
                // Its own calls are calls too, once the daemon has looked at a second with them.
                let top = try await daemon.expect(
                    0, "top", "--interval", "1.5", "--looks", "1", "--sort", name, "-o", "jsonl")
                #expect(top.stdout.contains("\"methods\""), "\(top.stdout)")
            }
            let people = try await daemon.expect(0, "top", "--interval", "2", "--looks", "2", "--sort", "p99")
            #expect(people.stdout.contains("CALLS_S") && people.stdout.contains("Get"), "\(people.stdout)")
            let bare = try await daemon.expect(0, "top", "--interval", "1", "--looks", "1", "--methods", "0")
            #expect(!bare.stdout.contains("CALLS_S"))
            try await daemon.expect(64, "top", "--methods", "-1")
        }
    }
}
