import RegentDatabase
import RegentMessages
import RegentStorage
import Synchronization
import Testing

/// COMMITs counted in the store and in a file beside it.
@Suite("Counted commits")
struct CommitHeadTests {
    /// A head file in memory; one that fails does so each time.
    final class MemoryHeadFile: HeadFile {
        struct Failed: Error {}

        private let bytes: Mutex<[UInt8]>
        private let counts = Mutex((writes: 0, syncs: 0))
        private let fails: Bool

        init(_ head: StoreHead, fails: Bool = false) {
            bytes = Mutex(HeadFileFormat.file(head))
            self.fails = fails
        }

        var newest: StoreHead? { HeadFileFormat.newest(in: bytes.withLock { $0 }) }
        var writes: Int { counts.withLock { $0.writes } }
        var syncs: Int { counts.withLock { $0.syncs } }

        func read() throws -> [UInt8] { bytes.withLock { $0 } }

        func write(_ slot: [UInt8], at offset: UInt64) throws {
            counts.withLock { $0.writes += 1 }
            guard !fails else { throw Failed() }
            bytes.withLock { $0.replaceSubrange(Int(offset)..<Int(offset) + slot.count, with: slot) }
        }

        func sync() throws {
            counts.withLock { $0.syncs += 1 }
            guard !fails else { throw Failed() }
        }
    }

    /// A store with a head of the test's own, which nothing but the test calls.
    private struct Bench {
        let fixture: StoreFixture
        let head = CommitHead()
        let file: MemoryHeadFile
        let faults = Tally()

        init(fails: Bool = false) async throws {
            fixture = try await StoreFixture()
            let stored = try await fixture.store.storedHead()
            file = MemoryHeadFile(stored, fails: fails)
            head.begin(at: stored, file) { [faults] _ in faults.add() }
        }

        /// A counted COMMIT.
        func commit() async throws {
            try await fixture.database.write { [head] connection in try head.willCommit(connection) }
            head.didCommit()
        }

        func loss() async throws -> StoreLoss? { try await fixture.store.loss(against: file.read()) }
    }

    @Test("file and store have each COMMIT, with the last entry of the ledger")
    func counted() async throws {
        let bench = try await Bench()
        for number in 1...5 {
            if number.isMultiple(of: 2) { try await bench.fixture.create("r\(number)") }
            try await bench.commit()
            let stored = try await bench.fixture.store.storedHead()
            #expect(bench.file.newest == stored && bench.head.last == stored)
            let last = try await bench.fixture.store.lastRevision()
            #expect(stored.commitSeq == UInt64(number) && stored.revision == last)
            let entry = try await bench.fixture.store.entries(from: max(1, last), limit: 1).first
            #expect(entry?.leafHash ?? [] == stored.leaf)
        }
        #expect(try await bench.loss() == nil)
        await bench.fixture.close()
    }

    @Test("a COMMIT that failed is counted nowhere")
    func failed() async throws {
        struct Undone: Error {}
        let bench = try await Bench()
        try await bench.commit()
        let (before, head) = (bench.file.newest, bench.head)
        await #expect(throws: Undone.self) {
            try await bench.fixture.database.write { connection in
                try head.willCommit(connection)
                throw Undone()
            }
        }
        head.didNotCommit()
        head.didCommit()
        #expect(bench.file.newest == before)
        #expect(try await bench.fixture.store.storedHead() == before)
        try await bench.commit()
        #expect(bench.file.newest?.commitSeq == 2)
        await bench.fixture.close()
    }

    @Test("the file is made durable when it was written since, and only then")
    func synced() async throws {
        let bench = try await Bench()
        bench.head.sync()
        #expect(bench.file.syncs == 0)
        try await bench.commit()
        try await bench.commit()
        bench.head.sync()
        bench.head.sync()
        #expect(bench.file.syncs == 1)
        await bench.fixture.close()
    }

    @Test("a file that cannot be written stops nothing and is reported once")
    func fault() async throws {
        let bench = try await Bench(fails: true)
        for _ in 1...3 { try await bench.commit() }
        bench.head.sync()
        #expect(bench.file.writes == 3 && bench.faults.count == 1 && bench.head.fault != nil)
        #expect(try await bench.loss() == nil)
        await bench.fixture.close()
    }

    @Test("a head without a file counts nothing")
    func none() async throws {
        let (fixture, head) = (try await StoreFixture(), CommitHead())
        try await fixture.database.write { connection in try head.willCommit(connection) }
        head.didCommit()
        head.sync()
        #expect(head.last == nil)
        #expect(try await fixture.store.storedHead().commitSeq == 0)
        #expect(try await fixture.store.presentLoss() == nil)
        await fixture.close()
    }

    @Test("A stored leaf of a wrong length is reported as damage, and reaches no file")
    func shortLeaf() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("r")
        let stored = try await fixture.store.storedHead()
        let (head, file) = (CommitHead(), MemoryHeadFile(stored))
        head.begin(at: stored, file) { _ in }
        try await fixture.database.write { try $0.execute("UPDATE ledger SET leaf_hash = $1", [.blob([1])]) }
        let counted = await #expect(throws: StorageError.self) {
            try await fixture.database.write { connection in try head.willCommit(connection) }
        }
        let read = await #expect(throws: StorageError.self) { try await fixture.store.storedHead() }
        #expect(counted?.code == .damaged && read?.code == .damaged && file.newest == stored)
        await fixture.close()
    }

    @Test("A count of COMMITs that cannot rise is reported as damage")
    func greatest() async throws {
        let fixture = try await StoreFixture()
        let stored = try await fixture.store.storedHead()
        let full = StoreHead(
            storeID: stored.storeID, commitSeq: .max, revision: stored.revision, leaf: stored.leaf)
        let head = CommitHead()
        head.begin(at: full, MemoryHeadFile(full)) { _ in }
        let error = await #expect(throws: StorageError.self) {
            try await fixture.database.write { connection in try head.willCommit(connection) }
        }
        #expect(error?.code == .damaged)
        await fixture.close()
    }

    @Test("a store behind its file is found, and what was accepted is kept")
    func loss() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("r")
        let stored = try await fixture.store.storedHead()
        let ahead = StoreHead(
            storeID: stored.storeID, commitSeq: stored.commitSeq + 3, revision: stored.revision + 2, leaf: stored.leaf)
        let loss = try #require(try await fixture.store.loss(against: HeadFileFormat.file(ahead)))
        #expect(loss == StoreLoss(.commits, head: ahead, stored: stored))
        #expect(try await fixture.store.acceptedLoss() == nil)
        for time in [5, 6] as [Int64] { try await fixture.store.record(loss, at: time) }
        let accepted = try #require(try await fixture.store.acceptedLoss())
        #expect(accepted == AcceptedLoss(count: 2, time: 6, description: loss.description))
        // A damaged row says the greatest number of them.
        try await fixture.database.write { connection in
            try connection.execute(
                "UPDATE store SET value = $1 WHERE key = 'accepted_loss'", [.text("\(Int.max) 6 lost")])
        }
        try await fixture.store.record(loss, at: 7)
        let after = try await fixture.store.acceptedLoss()
        #expect(after == AcceptedLoss(count: .max, time: 7, description: loss.description))
        await fixture.close()
    }
}

/// A number that is counted up from any thread.
private final class Tally: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func add() { number.withLock { $0 += 1 } }
}
