import RegentDatabase
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

@Suite("The lane of batches")
struct BulkLaneTests {
    /// Counts from any task.
    private final class Tally: Sendable {
        private let numbers = Mutex<[Int]>([])
        var all: [Int] { numbers.withLock { $0 } }
        func add(_ number: Int) { numbers.withLock { $0.append(number) } }
    }

    @Test("Places are given while there is room, then in the order of asking, and return with their last holder")
    func order() async throws {
        let lane = BulkLane(bytesMax: 2 * BulkLane.batchBytesMax)
        var held = [try await lane.place(), try await lane.place()]
        #expect(held.count == 2 && lane.freeBytes == 0)
        let served = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let asking = Tally()
            for number in 0..<4 {
                group.addTask {
                    asking.add(number)
                    let place = try await lane.place()
                    served.add(number)
                    // The first two hold theirs until both have one: whose task runs first is nobody's promise.
                    if number < 2 { #expect(await eventually { served.all.count >= 2 }) }
                    withExtendedLifetime(place) {}
                }
                // One after the other, so that the order of asking is known.
                #expect(await eventually { asking.all.count > number && lane.waitingCount > number })
            }
            #expect(served.all.isEmpty)
            held = []
            try await group.waitForAll()
        }
        #expect(served.all.sorted() == [0, 1, 2, 3])
        #expect(Set(served.all.prefix(2)) == [0, 1])
        #expect(lane.freeBytes == 2 * BulkLane.batchBytesMax)
    }

    @Test("Who is cancelled while waiting leaves the line and takes nothing with it")
    func cancellation() async throws {
        let lane = BulkLane(bytesMax: BulkLane.batchBytesMax)
        do {
            let place = try await lane.place()
            await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 { group.addTask { _ = try await lane.place() } }
                #expect(await eventually { lane.waitingCount == 10 })
                group.cancelAll()
                var cancelled = 0
                while let result = await group.nextResult() {
                    if case .failure(let error) = result, error is CancellationError { cancelled += 1 }
                }
                #expect(cancelled == 10)
            }
            #expect(lane.freeBytes == 0)
            withExtendedLifetime(place) {}
        }
        #expect(lane.freeBytes == BulkLane.batchBytesMax)
        #expect(lane.waitingCount == 0)
    }

    @Test("A batch keeps room for its own bytes until it is durable, and none after that")
    func submitted() async throws {
        let gate = HeldDatabase.Gate()
        let fixture = try await StoreFixture { HeldDatabase(wrapping: $0, gate: gate) }
        try await fixture.create("A")
        let lane = fixture.store.bulk
        let free = lane.freeBytes
        gate.holdsBulk = true
        let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
        let segment = SampleSegment.batch("A", "u", 1)
        fixture.store.submit(segment, in: try await lane.place()) { continuation.yield((try? $0.get()) != nil) }
        #expect(free - lane.freeBytes == segment.hot.count + segment.cold.count)
        gate.open()
        var results = stream.makeAsyncIterator()
        #expect(await results.next() == true)
        #expect(await eventually { lane.freeBytes == free })
        await fixture.close()
    }
}

/// A database that lets bulk writes wait until it is told to go on.
private struct HeldDatabase: Database {
    final class Gate: Sendable {
        private let state = Mutex<(holds: Bool, held: [@Sendable () -> Void])>((false, []))

        var holdsBulk: Bool {
            get { state.withLock { $0.holds } }
            set { state.withLock { $0.holds = newValue } }
        }

        func pass(_ work: @escaping @Sendable () -> Void) {
            let isHeld = state.withLock { state in
                if state.holds { state.held.append(work) }
                return state.holds
            }
            if !isHeld { work() }
        }

        func open() {
            let held = state.withLock { state in
                defer { state = (false, []) }
                return state.held
            }
            for work in held { work() }
        }
    }

    private let wrapped: any Database
    private let gate: Gate

    init(wrapping wrapped: any Database, gate: Gate) {
        self.wrapped = wrapped
        self.gate = gate
    }

    var isVolatile: Bool { wrapped.isVolatile }

    func read<T: Sendable>(_ body: @escaping @Sendable (any DatabaseConnection) throws -> T) async throws -> T {
        try await wrapped.read(body)
    }

    func submit<T: Sendable>(
        lane: WriteLane, _ body: @escaping @Sendable (any DatabaseConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        guard lane == .bulk else { return wrapped.submit(lane: lane, body, completion: completion) }
        gate.pass { [wrapped] in wrapped.submit(lane: lane, body, completion: completion) }
    }

    func follow(by companion: any WriteCompanion) throws(DatabaseError) { try wrapped.follow(by: companion) }

    func migrate(_ migrations: [Migration]) async throws { try await wrapped.migrate(migrations) }
    func backup<T: Sendable>(
        to path: String, _ body: @escaping @Sendable (any DatabaseConnection, _ byteCount: UInt64) throws -> T
    ) async throws -> T {
        try await wrapped.backup(to: path, body)
    }
    func faults(limit: Int) async throws -> [String] { try await wrapped.faults(limit: limit) }
    func checkAfterCrash() async throws { try await wrapped.checkAfterCrash() }
    func settings() async throws -> [String: String] { try await wrapped.settings() }
    func close() async { await wrapped.close() }
}
