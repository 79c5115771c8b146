import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// Numbers that callers choose freely, up to those that no column of the store can hold.
@Suite("Numbers of callers", .timeLimit(.minutes(1)))
struct ForeignNumberTests {
    /// From 2⁶³ on no number can be stored.
    static let numbers: [UInt64] = [
        1 << 32, 1 << 53, UInt64(Int64.max) - 1, UInt64(Int64.max), 1 << 63, (1 << 63) + 1, .max - 1, .max,
    ]

    @Test(
        "a revision beyond the last one has nothing after it, and all there is before it", arguments: numbers)
    func revisions(number: UInt64) async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        let run = try await fixture.create("A")
        #expect(try await store.entries(from: number) == [])
        #expect(try await store.hasEntry(of: run.name, event: "evalRun.created", after: number) == false)
        #expect(try await store.get(EvalRun.self, run.name, asOf: number) != nil)
        let error = await #expect(throws: StorageError.self) {
            _ = try await store.state(under: "evalRuns/", asOf: number)
        }
        #expect(error?.code == .revisionUnknown)
        await fixture.close()
    }

    @Test("a batch with a number beyond the next one is a gap, given or given up", arguments: numbers)
    func batches(number: UInt64) async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        let run = try await fixture.create("A").name
        _ = try await store.append(SampleSegment.batch("A", "u", 1))
        _ = try await OutcomeTableTests.append(store, OutcomeTableTests.segment(1))
        let batch = SampleSegment(
            run: run, upload: "u", seq: number, sampleCount: 1, digest: [UInt8](repeating: 1, count: 32),
            hot: [],
            cold: [])
        await expectRefusal(.sequenceGap) { _ = try await store.append(batch) }
        await expectRefusal(.sequenceGap) {
            _ = try await OutcomeTableTests.append(store, OutcomeTableTests.segment(number))
        }
        await expectRefusal(.notFound) {
            try await store.write(.at(1)) { try $0.dropBatch(run: run, upload: "u", seq: number) }
        }
        #expect(try await store.durableSeq(run: run, upload: "u") == 1)
        let position = SegmentPosition(upload: "u", seq: number)
        #expect(try await store.segments(run: run, from: position, columns: .hot) == [])
        await fixture.close()
    }

    @Test("a retention time beyond the range of time erases nothing", arguments: [Int64.max, Int64.max - 1])
    func retention(kept: Int64) async throws {
        let fixture = try await StoreFixture()
        _ = try await OutcomeTableTests.append(fixture.store, OutcomeTableTests.segment(1))
        let erasure = try await fixture.store.erase(outcomesKeptMicros: kept, now: -1_000)
        #expect(erasure == Erasure())
        await fixture.close()
    }

    @Test("an unsigned number is stored as itself or not at all")
    func unsigned() {
        for number in Self.numbers {
            let isStorable = number <= UInt64(Int64.max)
            let stored = try? SQLValue.unsigned(number)
            #expect(stored == (isStorable ? .integer(Int64(number)) : nil))
            #expect((try? stored?.asUnsigned) == (isStorable ? number : nil))
            #expect(SQLValue.bound(number) == .integer(isStorable ? Int64(number) : .max))
        }
        for number in [-1, .min] as [Int64] { #expect((try? SQLValue.integer(number).asUnsigned) == nil) }
    }
}
