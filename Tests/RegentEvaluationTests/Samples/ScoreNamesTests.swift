import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Score names of a run")
struct ScoreNamesTests {
    static func columns(_ names: Range<Int>) -> SampleColumns {
        SampleColumns(scores: names.map { ScoreColumn(name: "s\($0)") })
    }

    @Test("A run takes 1,024 names, declared ones among them, and known ones ever after")
    func limit() throws {
        var names = ScoreNames(declared: [MetricDeclaration(name: "declared")])
        for first in stride(from: 0, to: 1_000, by: 250) { try names.add(Self.columns(first..<first + 250)) }
        expectRefusal(.tooManyScores) { try names.add(Self.columns(990..<1_024)) }
        try names.add(Self.columns(1_000..<1_023))
        try names.add(Self.columns(0..<256))
        expectRefusal(.tooManyScores) { try names.add(Self.columns(1_023..<1_024)) }
    }

    @Test("A run that has more since an earlier release takes no new names, and those it has")
    func earlier() throws {
        var names = ScoreNames(declared: [])
        names.note(Self.columns(0..<2_000))
        try names.add(Self.columns(1_500..<1_700))
        expectRefusal(.tooManyScores) { try names.add(Self.columns(1_999..<2_001)) }
    }
}
