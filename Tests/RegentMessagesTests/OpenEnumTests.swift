import RegentMessages
import Testing

@Suite("Enums")
struct OpenEnumTests {
    @Test("Names are read in any case; unknown numbers are kept")
    func names() throws {
        #expect(EvalRunState(name: "sealed") == .sealed)
        #expect(EvalRunState(name: "SEALED") == .sealed)
        #expect(EvalRunState(name: "nothing") == nil)
        #expect(TriState.allKnown.map(\.name) == ["ABSENT", "TRUE", "FALSE"])
        #expect(EvalRunState(rawValue: -5) == .unrecognized(-5))
        #expect(EvalRunState(rawValue: -5).rawValue == -5)
        #expect(!EvalRunState(rawValue: 99).isKnown)
        let run = EvalRun(state: .unrecognized(-5))
        #expect(try EvalRun(decoding: run.encoded()).state == .unrecognized(-5))
    }
}
