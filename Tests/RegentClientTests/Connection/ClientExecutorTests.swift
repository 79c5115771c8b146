import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Testing

/// Tasks on the thread of their client's connection.
@Suite("The executor of a client")
struct ClientExecutorTests {
    /// The thread that runs this.
    private static func thread() -> UInt { UInt(pthread_self()) }

    @Test("a task on it makes its calls on one thread, beside others")
    func thread() async throws {
        let server = answeringServer()
        try await withClient(server) { client in
            let threads = try await withThrowingTaskGroup(of: Set<UInt>.self) { group in
                for _ in 0..<8 {
                    group.addTask(executorPreference: client.executor) {
                        var threads: Set<UInt> = [Self.thread()]
                        for _ in 0..<50 {
                            _ = try await client.select(decision)
                            threads.insert(Self.thread())
                        }
                        return threads
                    }
                }
                return try await group.reduce(into: Set<UInt>()) { $0.formUnion($1) }
            }
            #expect(threads.count == 1)
        }
    }
}
