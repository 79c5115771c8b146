import Dispatch
import RegentDatabase
import RegentDatabaseSQLite
import RegentSystem
import RegentTestKit
import Synchronization
import Testing

@Suite("Whose read is next", .timeLimit(.minutes(10)))
struct ReaderTurnsTests {
    /// Who read, in order.
    private final class Order: Sendable {
        private let owners = Mutex<[UInt64]>([])

        var all: [UInt64] { owners.withLock { $0 } }

        func note(_ owner: UInt64) { owners.withLock { $0.append(owner) } }
    }

    @Test("where all readers are taken owners have turns, whoever has more waiting")
    func turns() async throws {
        let (turns, order) = (ReaderTurns(count: 1), Order())
        try await turns.take(for: 0)
        await withThrowingTaskGroup { group in
            for (owner, total) in [(1, 10), (2, 12), (3, 13)] as [(UInt64, Int)] {
                for _ in turns.waitingCount..<total {
                    group.addTask {
                        try await turns.take(for: owner)
                        order.note(owner)
                        turns.giveBack()
                    }
                }
                #expect(await eventually { turns.waitingCount == total })
            }
            turns.giveBack()
        }
        #expect(order.all == [1, 2, 3, 1, 2] + [UInt64](repeating: 1, count: 8))
        // All is free again.
        try await turns.take(for: 1)
    }

    @Test("a read that is cancelled while it waits gives its place up, and its owner's others keep theirs")
    func cancelled() async throws {
        let (turns, order) = (ReaderTurns(count: 1), Order())
        try await turns.take(for: 0)
        let reads = ([1, 1, 2] as [UInt64]).map { owner in
            Task {
                try await turns.take(for: owner)
                order.note(owner)
                turns.giveBack()
            }
        }
        #expect(await eventually { turns.waitingCount == 3 })
        reads[0].cancel()
        await #expect(throws: CancellationError.self) { try await reads[0].value }
        reads[2].cancel()
        await #expect(throws: CancellationError.self) { try await reads[2].value }
        #expect(turns.waitingCount == 1)
        turns.giveBack()
        try await reads[1].value
        #expect(order.all == [1])
        // One that is cancelled before it waits.
        try await turns.take(for: 1)
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            try await turns.take(for: 3)
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        turns.giveBack()
        try await turns.take(for: 3)
    }

    @Test("reads of one owner of work do not keep out those of another")
    func database() async throws {
        let folder = try DatabaseFolder()
        let database = try folder.open { $0.readerCount = 1 }
        let (order, gate) = (Order(), DispatchSemaphore(value: 0))
        @Sendable func read(for owner: UInt64) async throws {
            try await WorkOwner.$number.withValue(owner) {
                try await database.read { _ in
                    if order.all.isEmpty { gate.wait() }
                    order.note(owner)
                }
            }
        }
        try await withThrowingTaskGroup { group in
            for _ in 0...20 { group.addTask { try await read(for: 1) } }
            #expect(await eventually { database.waitingReadCount == 20 })
            group.addTask { try await read(for: 2) }
            #expect(await eventually { database.waitingReadCount == 21 })
            gate.signal()
            try await group.waitForAll()
        }
        #expect(order.all.prefix(4).contains(2) && order.all.count == 22)
        await database.close()
    }
}
