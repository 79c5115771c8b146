import Foundation
import RegentTestKit
import Testing

@Suite("Incidents, inbox and stories on the command line")
struct IncidentCommandTests {
    /// A daemon with an incident that was triaged with an action.
    private static func triaged(_ daemon: TestDaemon) async throws {
        try await daemon.expect(0, "access", "principal", "set", "bo", "--kind", "human")
        try await daemon.expect(
            0, "incident", "open", "--id", "i1", "--type", "privacy_data", "--severity", "warning", "--title", "a leak",
            "--due", "+30d")
        try await daemon.expect(0, "incident", "triage", "i1", "--severity", "error", "--owner", "bo")
    }

    @Test("An incident goes through its life by its commands")
    func life() async throws {
        try await TestDaemon.with { daemon, _ in
            try await Self.triaged(daemon)
            try await daemon.expect(0, "incident", "note", "i1", "two clients see it")
            try await daemon.expect(0, "incident", "investigate", "i1")
            try await daemon.expect(0, "incident", "mitigate", "i1", "--done", "rolled back")
            try await daemon.expect(
                0, "incident", "resolve", "i1", "--root-cause", "a typing error", "--action", "test it",
                "--action-due", "+1d")
            // Its action is open.
            #expect(try await daemon.regent("incident", "close", "i1").code != 0)
            try await daemon.expect(0, "incident", "action-done", "i1", "1")
            try await daemon.expect(0, "incident", "close", "i1")
            let shown = try await daemon.regent("incident", "show", "i1", "-o", "json").json
            #expect(shown?["state"] as? String == "CLOSED" && (shown?["notes"] as? [Any])?.count == 1)
            let listed = try await daemon.regent("incident", "list", "--state", "closed", "-o", "json").json
            #expect((listed?["incidents"] as? [[String: Any]])?.first?["name"] as? String == "incidents/i1")
        }
    }

    @Test("Figures count what is open, and say how long triage took")
    func stats() async throws {
        try await TestDaemon.with { daemon, _ in
            try await Self.triaged(daemon)
            let found = try await daemon.regent("incident", "stats", "--from", "-1d", "-o", "json").json
            let open = (found?["open"] as? [[String: Any]])?.first
            #expect(open?["type"] as? String == "PRIVACY_DATA" && open?["severity"] as? String == "ERROR")
            let durations = found?["durations"] as? [[String: Any]]
            #expect(durations?.map { $0["step"] as? String } == ["TRIAGE"])
            let table = try await daemon.regent("incident", "stats").stdout
            #expect(table.contains("PRIVACY_DATA") && table.contains("TRIAGE"))
        }
    }

    @Test("The inbox has what waits, with the command that answers it")
    func inbox() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(
                0, "incident", "open", "--id", "i1", "--type", "privacy_data", "--severity", "critical", "--title", "t")
            func items(_ command: String) async throws -> [[String: Any]] {
                try await daemon.regent(command, "-o", "json").json?["items"] as? [[String: Any]] ?? []
            }
            let waiting = try await items("inbox")
            #expect(waiting.map { $0["kind"] as? String } == ["incident.triage"])
            let command = try #require(waiting.first?["command"] as? String)
            #expect(command == "regent incident triage i1 --severity SEVERITY --owner PRINCIPAL")
            #expect(try await items("approvals").isEmpty)
        }
    }

    @Test("A tick says what was due; a trial does nothing")
    func tick() async throws {
        try await TestDaemon.with { daemon, _ in
            try await Self.triaged(daemon)
            try await daemon.expect(
                0, "incident", "update", "i1", "--action", "later", "--action-due", "+90d")
            let done = try await daemon.expect(0, "schedule", "tick", "--dry-run", "-o", "json").json
            let count = (done?["done"] as? [Any])?.count
            #expect(count == 0)
            try await daemon.expect(0, "schedule", "tick")
            try await daemon.expect(64, "schedule", "tick", "--limit", "none")
        }
    }

    @Test("A story tells who did what, when, what changed and why")
    func story() async throws {
        try await TestDaemon.with { daemon, _ in
            try await Self.triaged(daemon)
            try await daemon.expect(
                0, "incident", "update", "i1", "--severity", "critical", "--reason", "patients\nare affected")
            let story = try await daemon.expect(0, "story", "incidents/i1").stdout
            let paragraphs = story.split(separator: "\n\n").map(String.init)
            #expect(paragraphs.count == 4 && paragraphs[0] == "incidents/i1")
            #expect(paragraphs[1].contains(" UTC: Opened, by uid-"))
            #expect(paragraphs[2].contains(" later: Triaged, by ") || paragraphs[2].contains("at once: Triaged, by "))
            #expect(paragraphs[2].contains("\n  severity: WARNING -> ERROR\n"))
            #expect(paragraphs[2].contains("\n  owner: principals/bo\n"))
            #expect(paragraphs[3].contains("\n  because: patients are affected\n"))
            #expect(paragraphs[3].contains("\n  severity: ERROR -> CRITICAL"))
            #expect(try await daemon.regent("story", "incidents/none").code == 1)
        }
    }
}
