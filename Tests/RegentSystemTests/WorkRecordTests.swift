import RegentSystem
import Testing

@Suite("What calls do")
struct WorkRecordTests {
    private enum Fault: Error { case planted }

    @Test("Time is added by phase; pieces are kept where they may be asked for")
    func pieces() {
        let traced = WorkRecord(keepsPieces: true, begin: 10)
        traced.add(.queue, from: 10, to: 30)
        traced.add(.rule, from: 30, to: 35)
        traced.add(.rule, from: 40, to: 50)
        traced.add(.commit, from: 60, to: 50)
        #expect(traced.nanoseconds[.queue] == 20 && traced.nanoseconds[.rule] == 15)
        #expect(traced.nanoseconds[.commit] == 0)
        #expect(traced.pieces.kept.map(\.phase) == [.queue, .rule, .rule, .commit])
        #expect(traced.pieces.omitted == 0)
        let plain = WorkRecord(keepsPieces: false, begin: 10)
        plain.add(.read, from: 10, to: 12)
        #expect(plain.nanoseconds[.read] == 2 && plain.pieces.kept.isEmpty)
    }

    @Test("Pieces are bounded, and the time of further ones is added")
    func bounded() {
        let record = WorkRecord(keepsPieces: true, begin: 0)
        for place in 0..<100 { record.add(.segment, from: UInt64(place), to: UInt64(place) + 1) }
        #expect(record.pieces.kept.count == WorkRecord.piecesMax && record.pieces.omitted == 36)
        #expect(record.nanoseconds[.segment] == 100)
    }

    @Test("Every phase has a place of its own")
    func phases() {
        var times = PhaseNanoseconds()
        for (place, phase) in WorkPhase.allCases.enumerated() { times[phase] = UInt64(place + 1) }
        #expect(WorkPhase.allCases.map { times[$0] } == (1...WorkPhase.allCases.count).map { UInt64($0) })
        #expect(times != PhaseNanoseconds())
    }

    @Test("Clocks of stages add to the record of the task, also when the work fails")
    func clocks() {
        let (record, clocks) = (WorkRecord(keepsPieces: true), StageClocks())
        WorkRecord.$current.withValue(record) {
            clocks.measure(.digest) {}
            let thrown = #expect(throws: Fault.self) { try clocks.measure(.check) { throw Fault.planted } }
            #expect(thrown == .planted)
            clocks.measure(.write) {}
        }
        clocks.measure(.kernel) {}
        #expect(record.pieces.kept.map(\.phase) == [.digest, .check])
    }

    @Test("Numbers that tell things apart are never 0 and do not repeat")
    func random() {
        let (source, again) = (FastRandom(seed: 7), FastRandom(seed: 7))
        let numbers = (0..<10_000).map { _ in source.next() }
        #expect(Set(numbers).count == numbers.count && !numbers.contains(0))
        #expect(again.next() == numbers[0])
    }
}
