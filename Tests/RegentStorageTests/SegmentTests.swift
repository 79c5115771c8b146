import Crypto
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

@Suite("Sample segments", .timeLimit(.minutes(10)))
struct SegmentTests {
    /// What comes after batches 1, 2, 3 of upload "u", number 2 dropped.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let segment: SampleSegment
        let expected: Answer

        init(_ name: String, _ segment: SampleSegment, _ expected: Answer) {
            (testDescription, self.segment, self.expected) = (name, segment, expected)
        }
    }

    enum Answer: Sendable, Hashable {
        case success(SegmentOutcome)
        case failure(StorageError.Code)
    }

    private static let cases = [
        Case("the next one", .batch("A", "u", 4), .success(.stored)),
        Case("the same again", .batch("A", "u", 3), .success(.duplicate)),
        Case("an earlier one again", .batch("A", "u", 1), .success(.duplicate)),
        Case("other content", .batch("A", "u", 3, variant: 9), .failure(.chunkConflict)),
        Case("a gap", .batch("A", "u", 5), .failure(.sequenceGap)),
        Case("number nought", .batch("A", "u", 0), .failure(.sequenceGap)),
        Case("a dropped one", .batch("A", "u", 2), .failure(.batchDropped)),
        Case("another upload's first", .batch("A", "v", 1), .success(.stored)),
        Case("another upload's second", .batch("A", "v", 2), .failure(.sequenceGap)),
        Case("a run that does not exist", .batch("none", "u", 1), .failure(.notFound)),
        Case("a run that is sealed", .batch("S", "u", 1), .failure(.runNotRunning)),
    ]

    private func fixture() async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        try await fixture.create("S", state: .sealed)
        for seq in 1...3 as ClosedRange<UInt64> {
            #expect(try await fixture.store.append(.batch("A", "u", seq)) == .stored)
        }
        try await drop(fixture, 2)
        return fixture
    }

    private func drop(_ fixture: StoreFixture, _ seq: UInt64, upload: String = "u") async throws {
        try await fixture.store.write(.at(1)) {
            try $0.dropBatch(run: "evalRuns/A", upload: upload, seq: seq)
        }
    }

    @Test("each batch meets its rule", arguments: cases)
    func rules(given: Case) async throws {
        let fixture = try await fixture()
        let keysBefore = try await fixture.store.segmentKeys(run: given.segment.run)
        let outcome: Answer
        do {
            outcome = .success(try await fixture.store.append(given.segment))
        } catch let error as StorageError {
            outcome = .failure(error.code)
        }
        #expect(outcome == given.expected)
        let keys = try await fixture.store.segmentKeys(run: given.segment.run)
        #expect(keys.count == keysBefore.count + (outcome == .success(.stored) ? 1 : 0))
        await fixture.close()
    }

    @Test("a gap says what was expected")
    func gapMetadata() async throws {
        let fixture = try await fixture()
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.append(.batch("A", "u", 9))
        }
        #expect(error?.metadata["expected"] == "4" && error?.metadata["actual"] == "9")
        await fixture.close()
    }

    @Test("a submitted window is stored in order and reported in order")
    func window() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        let (stream, continuation) = AsyncStream.makeStream(of: (UInt64, SegmentOutcome?).self)
        for seq in 1...100 as ClosedRange<UInt64> {
            let place = try await fixture.store.bulk.place()
            fixture.store.submit(.batch("A", "u", seq), in: place) { continuation.yield((seq, try? $0.get())) }
        }
        var seqs: [UInt64] = []
        for await (seq, outcome) in stream.prefix(100) {
            #expect(outcome == .stored)
            seqs.append(seq)
        }
        #expect(seqs == Array(1...100))
        #expect(try await fixture.store.durableSeq(run: "evalRuns/A", upload: "u") == 100)
        #expect(try await fixture.store.durableSeq(run: "evalRuns/A", upload: "w") == 0)
        await fixture.close()
    }

    @Test(
        "a batch is dropped once, and only one that is there",
        arguments: [
            (2, "u", StorageError.Code.batchDropped), (4, "u", .notFound), (5, "u", .notFound), (0, "u", .notFound),
            (1, "nosuch", .notFound),
        ] as [(UInt64, String, StorageError.Code)])
    func dropRefused(seq: UInt64, upload: String, code: StorageError.Code) async throws {
        let fixture = try await fixture()
        let error = await #expect(throws: StorageError.self) { try await drop(fixture, seq, upload: upload) }
        #expect(error?.code == code)
        #expect(try await fixture.store.firstDropped(run: "evalRuns/A", upload: "u") == 2)
        #expect(try await fixture.store.firstDropped(run: "evalRuns/A", upload: upload) == (upload == "u" ? 2 : nil))
        await fixture.close()
    }

    @Test(
        "batches are read by upload bytes and number, in pages and as a whole",
        arguments: SegmentColumns.allCases)
    func reading(columns: SegmentColumns) async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        var expected: [StoredSegment] = []
        for upload in ["Z", "a", "a-1", "b"] {
            for seq in 1...50 as ClosedRange<UInt64> {
                let batch = SampleSegment.batch("A", upload, seq)
                _ = try await fixture.store.append(batch)
                expected.append(batch.stored(columns))
            }
        }
        let store = fixture.store
        var whole: [StoredSegment] = []
        try await store.forEachSegment(run: "evalRuns/A", columns: columns) { whole.append($0) }
        #expect(whole == expected)
        let page = try await store.segments(
            run: "evalRuns/A", from: .init(upload: "a", seq: 50), limit: 3, columns: columns)
        #expect(page == Array(expected[99..<102]))
        for limit in [0, 1, 16, 17, 40, 500] {
            var some: [StoredSegment] = []
            try await store.forEachSegment(
                run: "evalRuns/A", from: .init(upload: "a", seq: 50), limit: limit, columns: columns
            ) { some.append($0) }
            #expect(some == Array(expected[99..<min(200, 99 + limit)]))
        }
        let within = try await store.write(.at(1)) { transaction in
            var within: [StoredSegment] = []
            try transaction.forEachSegment(run: "evalRuns/A", columns: columns) { within.append($0) }
            return within
        }
        #expect(within == expected)
        #expect(try await store.segmentKeys(run: "evalRuns/A") == expected.map(\.key))
        #expect(expected.map(\.key.position) == expected.map(\.key.position).sorted())
        await fixture.close()
    }

    @Test("the content digest is the documented one and depends on content alone")
    func contentDigest() async throws {
        let (one, other) = (try await StoreFixture(), try await StoreFixture())
        for fixture in [one, other] { try await fixture.create("A") }
        let batches = [SampleSegment.batch("A", "é", 1), .batch("A", "é", 2), .batch("A", "z", 1)]
        for index in [0, 1, 2] { _ = try await one.store.append(batches[index]) }
        for index in [2, 0, 1] { _ = try await other.store.append(batches[index]) }
        // Bytes order: "z" is 0x7A, "é" begins with 0xC3.
        var bytes: [UInt8] = [1, 0, 0, 0, 0x7A, 1, 0, 0, 0, 0, 0, 0, 0] + batches[2].digest
        bytes += [2, 0, 0, 0, 0xC3, 0xA9, 1, 0, 0, 0, 0, 0, 0, 0] + batches[0].digest
        bytes += [2, 0, 0, 0, 0xC3, 0xA9, 2, 0, 0, 0, 0, 0, 0, 0] + batches[1].digest
        let digest = try await one.store.contentDigest(run: "evalRuns/A")
        #expect(digest == Array(SHA256.hash(data: bytes)))
        #expect(try await other.store.contentDigest(run: "evalRuns/A") == digest)
        #expect(try await one.store.write(.at(1)) { try $0.contentDigest(run: "evalRuns/A") } == digest)
        try await one.store.write(.at(1)) { try $0.dropBatch(run: "evalRuns/A", upload: "é", seq: 2) }
        #expect(try await one.store.contentDigest(run: "evalRuns/A") != digest)
        await one.close()
        await other.close()
    }

    @Test("what was acknowledged is there after the store is opened again")
    func reopening() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("store.db")
            let first = try await StoreFixture(path: path)
            try await first.create("A")
            for seq in 1...30 as ClosedRange<UInt64> {
                _ = try await first.store.append(.batch("A", "u", seq))
            }
            let digest = try await first.store.contentDigest(run: "evalRuns/A")
            await first.close()
            let again = try await StoreFixture(path: path)
            #expect(try await again.store.durableSeq(run: "evalRuns/A", upload: "u") == 30)
            #expect(try await again.store.contentDigest(run: "evalRuns/A") == digest)
            #expect(try await again.store.append(.batch("A", "u", 30)) == .duplicate)
            let audit = try await again.store.auditLedger()
            #expect(audit.entryCount == 1 && audit.faults == [])
            await again.close()
        }
    }
}

extension SampleSegment {
    fileprivate func stored(_ columns: SegmentColumns) -> StoredSegment {
        StoredSegment(
            key: SegmentKey(
                position: .init(upload: upload, seq: seq), sampleCount: sampleCount, digest: digest),
            hot: columns == .cold ? [] : hot, cold: columns == .hot ? [] : cold)
    }
}
