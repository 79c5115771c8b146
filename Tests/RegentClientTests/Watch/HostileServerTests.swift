import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import Testing

/// Numbers that no honest server gives.
@Suite("A hostile server", .timeLimit(.minutes(1)))
struct HostileServerTests {
    @Test("a revision without a successor ends the watch as a breach of the protocol")
    func revision() async throws {
        let server = FakeServer()
        server.answerStream(LedgerServiceMethods.watch) { _, responses in
            try await responses.send(
                WatchResponse(entries: [LedgerEntry(revision: .max)], revision: .max))
        }
        try await withClient(server) { client in
            let error = await failure { for try await _ in client.watch() {} }
            #expect(error?.reason == "PROTOCOL_VIOLATION")
        }
        #expect(throws: RPCError.self) { try LedgerRevision.next(after: .max) }
        #expect(try LedgerRevision.next(after: .max - 1) == .max)
    }
}
