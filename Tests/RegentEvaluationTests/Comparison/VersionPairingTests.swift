import RegentEvaluation
import RegentMessages
import Testing

@Suite("Runs that stand for versions")
struct VersionPairingTests {
    /// Evidence of texts such as "r1 nightly".
    static func evidence(_ texts: [String]) -> [VersionPairing.Evidence] {
        texts.map { text in
            let parts = text.split(separator: " ").map(String.init)
            return VersionPairing.Evidence(run: parts[0], plan: parts[1])
        }
    }

    /// Runs of both versions, the latest first, and the pair.
    static let rows: [(baseline: [String], candidate: [String], pair: [String])] = [
        (["a nightly"], ["b nightly"], ["a", "b"]),
        (["a2 nightly", "a1 nightly"], ["b2 nightly", "b1 nightly"], ["a2", "b2"]),
        (["a2 weekly", "a1 nightly"], ["b2 nightly", "b1 weekly"], ["a1", "b2"]),
        (["a2 nightly", "a1 weekly"], ["b2 other", "b1 weekly"], ["a1", "b1"]),
        (["a nightly"], ["b weekly"], []), ([], ["b weekly"], []), (["a nightly"], [], []),
    ]

    @Test("Versions are compared by the latest run of each of one plan", arguments: rows.indices)
    func pairs(index: Int) {
        let row = Self.rows[index]
        let pair = VersionPairing.pair(baseline: Self.evidence(row.baseline), candidate: Self.evidence(row.candidate))
        #expect((pair.map { [$0.baseline, $0.candidate] } ?? []) == row.pair)
    }

    @Test(
        "A run stands for its version once it is sealed, and no more once it is invalidated",
        arguments: EvalRunState.allKnown)
    func evidence(state: EvalRunState) {
        let sealed: Set<EvalRunState> = [.sealed, .passed, .failed, .inconclusive]
        var run = EvalRun(name: "evalRuns/r", plan: "p", state: state)
        #expect((VersionPairing.Evidence(run) != nil) == sealed.contains(state))
        run.invalidated = true
        #expect(VersionPairing.Evidence(run) == nil)
    }
}
