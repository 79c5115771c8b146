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

    static let millisecond = 1_000_000

    /// Reads of an owner, each of a cost, that wait one after the other; in which order they read.
    private static func order(
        _ waiting: [(owner: UInt64, count: Int, cost: Int)]
    ) async throws -> [UInt64] {
        let (turns, order) = (ReaderTurns(count: 1), Order())
        let first = try await turns.take(for: 0)
        var total = 0
        await withThrowingTaskGroup { group in
            for (owner, count, cost) in waiting {
                for _ in 0..<count {
                    group.addTask {
                        let turn = try await turns.take(for: owner)
                        order.note(owner)
                        turn.note(nanoseconds: cost)
                        turns.giveBack(turn)
                    }
                }
                total += count
                #expect(await eventually { turns.waitingCount == total })
            }
            turns.giveBack(first)
        }
        #expect(turns.waitingCount == 0)
        return order.all
    }

    @Test("where all readers are taken owners have turns, whoever has more waiting")
    func turns() async throws {
        let order = try await Self.order(
            [(1, 10, Self.millisecond), (2, 2, Self.millisecond), (3, 1, Self.millisecond)])
        #expect(order == [1, 2, 3, 1, 2] + [UInt64](repeating: 1, count: 8))
    }

    @Test("owners get the same time of readers, whatever their reads cost")
    func costs() async throws {
        let order = try await Self.order([(1, 20, 20 * Self.millisecond), (2, 60, Self.millisecond)])
        #expect(order.prefix(40).count { $0 == 2 } >= 36)
        #expect(order.count == 80)
    }

    @Test("whatever an owner has used, others go before it for half a second of reading and no longer")
    func debts() async throws {
        let order = try await Self.order([(1, 2, 60_000 * Self.millisecond), (2, 100, 10 * Self.millisecond)])
        #expect(order.firstIndex(of: 1) == 0)
        let second = try #require(order.dropFirst().firstIndex(of: 1))
        #expect((45...55).contains(second))
    }

    @Test("the last reader is for owners whose reads are short")
    func lastReader() async throws {
        let turns = ReaderTurns(count: 2)
        let (held, dear) = (try await turns.take(for: 9), try await turns.take(for: 1))
        dear.note(nanoseconds: 100 * Self.millisecond)
        turns.giveBack(dear)
        let waits = Task { turns.giveBack(try await turns.take(for: 1)) }
        #expect(await eventually { turns.waitingCount == 1 })
        for _ in 0..<3 { turns.giveBack(try await turns.take(for: 2)) }
        #expect(turns.waitingCount == 1)
        turns.giveBack(held)
        try await waits.value
    }

    @Test("a read that is cancelled while it waits gives its place up, and its owner's others keep theirs")
    func cancelled() async throws {
        let (turns, order) = (ReaderTurns(count: 1), Order())
        let first = try await turns.take(for: 0)
        let reads = ([1, 1, 2] as [UInt64]).map { owner in
            Task {
                let turn = try await turns.take(for: owner)
                order.note(owner)
                turns.giveBack(turn)
            }
        }
        #expect(await eventually { turns.waitingCount == 3 })
        for number in [0, 2] {
            reads[number].cancel()
            await #expect(throws: CancellationError.self) { try await reads[number].value }
        }
        #expect(turns.waitingCount == 1)
        turns.giveBack(first)
        try await reads[1].value
        #expect(order.all == [1])
        // One that is cancelled before it waits.
        let second = try await turns.take(for: 1)
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            _ = try await turns.take(for: 3)
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        turns.giveBack(second)
        turns.giveBack(try await turns.take(for: 3))
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
