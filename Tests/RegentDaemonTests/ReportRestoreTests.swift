import Foundation
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentTestKit
import Testing

/// Reports of a store that was restored from a backup.
@Suite("Reports after a restore", .timeLimit(.minutes(10)))
struct ReportRestoreTests {
    private static func report(
        _ daemon: Daemon, around now: Int64, asOf revision: UInt64 = 0
    ) async throws -> ComplianceReport {
        let request = GenerateComplianceReportRequest(
            fromTime: Timestamp(seconds: now - 86_400), toTime: Timestamp(seconds: now + 86_400), asOf: revision,
            asOfBatch: 0, mutation: Mutation(idempotencyKey: "report-\(UUID().uuidString)"))
        let method = ComplianceReportServiceMethods.generateComplianceReport
        return try #require(try await RestoreTests.call(daemon, method, request).report)
    }

    private static func backup(_ daemon: Daemon, to path: String) async throws {
        let parts = RestoreTests.Parts()
        let owner = Caller.owner(uid: daemon.store.identity.ownerUID)
        let method = MaintenanceServiceMethods.backup
        try await daemon.server.methods.direct(
            method, requests: [BackupRequest()], call: CallContext(method: method.descriptor, caller: owner)
        ) { (response) async throws(RPCError) in await parts.add(response) }
        try Data(try await parts.file()).write(to: URL(fileURLWithPath: path))
    }

    @Test("The same revision gives the same bytes in the restored store")
    func sameBytes() async throws {
        try await withTemporaryFolder { folder in
            let now = Int64(Date().timeIntervalSince1970)
            let source = try await RestoreTests.daemon(folder.file("source"))
            _ = try await RestoreTests.call(
                source, EvaluationServiceMethods.createRun,
                CreateRunRequest(
                    name: "evalRuns/r", type: .offline,
                    mutation: Mutation(idempotencyKey: "run-\(UUID().uuidString)")))
            let first = try await Self.report(source, around: now)
            try await Self.backup(source, to: folder.file("store.backup"))
            await source.close()
            _ = try await Restore.run(folder.file("store.backup"), into: .directory(folder.file("target")))
            let target = try await RestoreTests.daemon(folder.file("target"))
            let again = try await Self.report(target, around: now, asOf: first.ledgerRevision)
            #expect(again.content == first.content && again.contentDigest == first.contentDigest)
            #expect(first.ledgerRevision > 0 && !first.content.isEmpty)
            await target.close()
        }
    }
}
