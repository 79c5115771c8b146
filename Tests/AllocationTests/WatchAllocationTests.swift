import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentTestKit
import RegentWire
import Testing

/// What a watcher costs that is not the first to be sent an entry.
@Suite("Allocations of a watch", .serialized, .enabled(if: Allocations.canBeCounted))
struct WatchAllocationTests {
    private static let entries = 1_000

    private static func context<Request: Message, Response: Message>(
        of method: Method<Request, Response>, _ daemon: Daemon
    ) -> CallContext {
        CallContext(method: method.descriptor, caller: .owner(uid: daemon.store.identity.ownerUID))
    }

    /// Watches from the beginning to the last revision, and looks at no response.
    private static func watch(_ daemon: Daemon) async throws {
        let method = LedgerServiceMethods.watch
        let last = WatchResponse(revision: daemon.store.revisions.last).encoded()
        do {
            _ = try await daemon.server.methods.direct(
                method.descriptor.name, [WatchRequest().encoded()], call: context(of: method, daemon)
            ) { (bytes) throws(RPCError) in
                if bytes.suffix(last.count) == last[...] { throw .cancelled }
            }
        } catch let error as RPCError where error.code == .cancelled {}
    }

    @Test("an entry that others were sent is neither judged nor encoded again")
    func shared() async throws {
        // A page is some allocations, whatever it carries; there are four.
        let most = Self.entries / 4
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock")), logger: logger)
            let create = EvaluationServiceMethods.createRun
            for number in 0..<Self.entries {
                let request = CreateRunRequest(
                    name: "evalRuns/run-\(number)", type: .offline,
                    mutation: Mutation(idempotencyKey: TestKey.of("create \(number)")))
                _ = try await daemon.server.methods.direct(create, request, call: Self.context(of: create, daemon))
            }
            try await Self.watch(daemon)
            let found = try await Allocations.least(of: 5) { try await Self.watch(daemon) }
            #expect(found <= most)
            await daemon.close()
        }
    }
}
