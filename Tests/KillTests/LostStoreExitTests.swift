import Foundation
import RegentClient
import RegentMessages
import RegentTestKit
import Testing

/// What the process says of a store that is gone, to whoever restarts it.
@Suite("Exit for a lost store", .serialized)
struct LostStoreExitTests {
    @Test("W13: after a kill a store of 0 bytes is refused with status 65, and --accept-loss serves what is left")
    func emptyFile() async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            let client = try await daemon.connect()
            for number in 1...25 {
                _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r\(number)", type: .offline))
            }
            let revision = try await client.getServerInfo(GetServerInfoRequest()).server?.revision ?? 0
            daemon.kill()
            await daemon.gone()
            await client.close(grace: .zero)
            try Data().write(to: URL(fileURLWithPath: folder.file("data/regent.db")))
            let errors = folder.file("errors")
            try Data().write(to: URL(fileURLWithPath: errors))
            let refused = try ChildProcess(
                ChildProcess.built("regentd"),
                ["--data", folder.file("data"), "--listen", "unix:" + folder.file("r.sock")],
                errors: URL(fileURLWithPath: errors))
            #expect(await eventually { !refused.isRunning })
            refused.signal(SIGKILL)
            #expect(await refused.exitStatus == 65)
            #expect(try String(contentsOfFile: errors, encoding: .utf8).contains("\(revision)"))
            let next = try await DaemonProcess.start("regentd", in: folder, flags: ["--accept-loss"])
            let left = try await next.connect()
            let diagnoses = try await left.diagnose(DiagnoseRequest()).diagnoses
            #expect(diagnoses.first { $0.subsystem == "head" }?.status == .warning)
            await left.close()
            #expect(await next.stop() == 0)
        }
    }
}
