import RegentSystem
import Testing

@Suite("Stage clocks")
struct StageClocksTests {
    private struct Failed: Error {}

    private func total(_ clocks: StageClocks, _ stage: Stage) -> StageClocks.Total? {
        clocks.totals.first { $0.stage == stage }
    }

    @Test("Every stage begins at nothing, in order")
    func beginning() {
        let totals = StageClocks().totals
        #expect(totals.map(\.stage) == Stage.allCases)
        #expect(totals.allSatisfy { $0.count == 0 && $0.nanoseconds == 0 })
        #expect(Stage.allCases.map(\.name).first == "decode")
    }

    @Test("Work is counted with its time, also when it fails, and its continuation only with its time")
    func measure() throws {
        let clocks = StageClocks()
        #expect(clocks.measure(.check) { 7 } == 7)
        #expect(throws: Failed.self) { try clocks.measure(.check) { throw Failed() } }
        clocks.add(.check, .milliseconds(3))
        let before = try #require(total(clocks, .check))
        #expect(before.count == 3 && before.nanoseconds >= 3_000_000)
        // However coarse the machine's clock is, it moves meanwhile.
        clocks.measure(.check, isContinued: true) {
            let begun = clocks.elapsedNanoseconds
            while clocks.elapsedNanoseconds == begun {}
        }
        let after = try #require(total(clocks, .check))
        #expect(after.count == 3 && after.nanoseconds > before.nanoseconds)
        #expect(clocks.totals.filter { $0.count > 0 }.map(\.stage) == [.check])
        #expect(clocks.elapsedNanoseconds >= after.nanoseconds - 3_000_000)
    }

    @Test("Without clocks the work is done all the same")
    func none() {
        #expect(StageClocks?.none.measure(.kernel) { 7 } == 7)
    }

    @Test("Additions of many threads are all there")
    func threads() async throws {
        let clocks = StageClocks()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<1_000 { clocks.add(.commit, .nanoseconds(5)) } }
            }
        }
        let sum = try #require(total(clocks, .commit))
        #expect((sum.count, sum.nanoseconds) == (8_000, 40_000))
    }
}
