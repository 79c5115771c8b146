import RegentEvaluation
import RegentMessages
import Testing

@Suite("The age of evidence")
struct RunAgeTests {
    struct Row: Sendable {
        let sealed: Int64?
        let now: Int64
        let age: UInt64?
    }

    static let rows = [
        Row(sealed: nil, now: 1_000, age: nil),
        Row(sealed: 400, now: 1_000, age: 600),
        Row(sealed: 1_000, now: 1_000, age: 0),
        Row(sealed: 1_001, now: 1_000, age: 0),
        Row(sealed: 1_300, now: 1_000, age: 0),
        Row(sealed: 1_301, now: 1_000, age: nil),
        Row(sealed: 1_000_000_000, now: 1_000, age: nil),
        Row(sealed: .max, now: 1_000, age: nil),
        Row(sealed: .max, now: -1_000, age: nil),
        Row(sealed: -1, now: 1_000, age: 1_001),
        Row(sealed: .min, now: 1_000, age: .max),
    ]

    @Test("A seal far ahead of the clock has no known age", arguments: rows)
    func age(_ row: Row) {
        var run = EvalRun()
        run.sealTime = row.sealed.map { Timestamp(seconds: $0) }
        #expect(run.ageSeconds(nowMicros: row.now * 1_000_000) == row.age)
    }
}
