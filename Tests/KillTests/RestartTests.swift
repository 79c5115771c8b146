import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Synchronization
import Testing

@Suite("Restart", .serialized)
struct RestartTests {
    /// What the callers have done.
    private final class Tally: Sendable {
        let runs = Mutex<[String]>([])
        let isOver = Mutex(false)
        var isDone: Bool { isOver.withLock { $0 } }
        var count: Int { runs.withLock { $0.count } }
    }

    @Test("A daemon killed or stopped and started again costs no failed call and does nothing twice")
    func noFailedCall() async throws {
        try await withTemporaryFolder { folder in
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            var options = ClientOptions(unaryTimeout: hangLimit)
            options.closeGrace = .zero
            let tally = Tally()
            let address = daemon.address
            try await withRegentClient(to: address, options: options) { client in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<8 { group.addTask { try await Self.call(client, caller, tally) } }
                    for round in 0..<4 {
                        let before = tally.count
                        #expect(await eventually { tally.count >= before + 40 })
                        if round.isMultiple(of: 2) {
                            daemon.kill()
                            await daemon.gone()
                        } else {
                            #expect(await daemon.stop() == 0)
                        }
                        daemon = try await DaemonProcess.start("regentd", in: folder)
                    }
                    tally.isOver.withLock { $0 = true }
                    try await group.waitForAll()
                }
                for name in tally.runs.withLock({ $0 }) {
                    let history = try await client.getHistory(GetHistoryRequest(name: name)).entries
                    #expect(history.count == 1, "\(name) was made once")
                }
            }
            #expect(await daemon.stop() == 0)
            print("Restart.noFailedCall: \(tally.count) runs over 4 restarts")
        }
    }

    private static func call(_ client: RegentClient, _ caller: Int, _ tally: Tally) async throws {
        var number = 0
        while !tally.isDone {
            let name = "evalRuns/c\(caller)-\(number)"
            _ = try await client.createRun(CreateRunRequest(name: name, type: .manual))
            #expect(try await client.getRun(GetRunRequest(name: name)).run?.name == name)
            tally.runs.withLock { $0.append(name) }
            number += 1
        }
    }
}
