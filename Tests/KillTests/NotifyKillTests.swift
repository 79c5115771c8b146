import Foundation
import RegentClient
import RegentMessages
import RegentTestKit
import Testing

/// People are told once, however often the daemon is killed while it tells them.
@Suite("Telling people over kills", .timeLimit(.minutes(10)))
struct NotifyKillTests {
    private static let count = 40

    /// What was told, a line an item.
    private static func told(_ folder: TemporaryFolder) -> [String] {
        let text = (try? String(contentsOfFile: folder.file("told"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static func open(_ place: Int, _ client: RegentClient) async throws {
        let incident = Incident(
            name: "incidents/i\(place)", type: .safetyHarm, severity: .critical, title: "harm \(place)")
        _ = try await client.openIncident(OpenIncidentRequest(incident: incident))
    }

    @Test("Each incident is told of exactly once, and its due action too, over twelve kills")
    func kills() async throws {
        try await withTemporaryFolder { folder in
            let program = folder.file("program")
            // It takes a while, so that kills meet programs that run.
            try Data("#!/bin/sh\nsleep 0.02\ncat >> \(folder.file("told"))\n".utf8)
                .write(to: URL(fileURLWithPath: program))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
            let flags = ["--notify-exec", program]
            // The first start with a program records that what was before is no news.
            let first = try await DaemonProcess.start("regentd", in: folder, flags: flags)
            #expect(
                await eventually {
                    FileManager.default.fileExists(atPath: folder.file("data") + "/notify")
                })
            let client = try await first.connect()
            for place in 0..<Self.count { try await Self.open(place, client) }
            let action = IncidentAction(text: "do it", dueTime: Timestamp(seconds: 1))
            for place in 0..<4 {
                let request = UpdateIncidentRequest(incident: "incidents/i\(place)", addActions: [action])
                _ = try await client.updateIncident(request)
            }
            await client.close()
            first.kill()
            await first.gone()
            var generator = SplitMix64(seed: 17)
            for _ in 0..<11 {
                let daemon = try await DaemonProcess.start("regentd", in: folder, flags: flags)
                try await Task.sleep(for: .milliseconds(Int(generator.next() % 60)))
                daemon.kill()
                await daemon.gone()
            }
            let last = try await DaemonProcess.start("regentd", in: folder, flags: flags)
            let expected = Self.count + 4
            #expect(await eventually { Self.told(folder).count >= expected })
            #expect(await last.stop() == 0)
            let told = Self.told(folder)
            #expect(told.count == expected && Set(told).count == expected)
            let due = told.filter { $0.contains("incident.action_due") }
            #expect(due.count == 4)
        }
    }
}
