import RegentKernels
import RegentModel
import Testing

@Suite("Outcome codes")
struct OutcomeCodeTests {
    @Test("states make the code that setting them one by one makes, and others make none")
    func states() {
        func code(_ status: Int32, _ states: [Int32]) -> OutcomeCode? {
            OutcomeCode(
                status: status, schemaValid: states[0], patchApplySuccess: states[1], editedAfterGenerate: states[2],
                published: states[3], safetyCompliant: states[4], fallbackUsed: states[5])
        }
        for number in 0..<729 {
            var (states, rest) = ([Int32](), Int32(number))
            for _ in Outcome.allCases {
                states.append(rest % 3)
                rest /= 3
            }
            var expected = OutcomeCode(status: 4)
            for outcome in Outcome.allCases { expected[outcome] = UInt32(states[outcome.rawValue]) }
            #expect(code(4, states) == expected)
        }
        for outcome in Outcome.allCases {
            for illegal in [3, 4, 7, -1, .min, .max] as [Int32] {
                var states = [Int32](repeating: 1, count: 6)
                states[outcome.rawValue] = illegal
                #expect(code(1, states) == nil)
            }
        }
        for status in [0, 6, 7, 8, -1, .min, .max] as [Int32] { #expect(code(status, [1, 2, 0, 1, 2, 0]) == nil) }
    }

    @Test("every part is read back, whatever the others are")
    func parts() {
        for status in 1...5 as ClosedRange<UInt32> {
            for outcome in Outcome.allCases {
                for state in 0...2 as ClosedRange<UInt32> {
                    for present in [false, true] {
                        var code = OutcomeCode(status: status)
                        for other in Outcome.allCases where other != outcome { code[other] = 2 }
                        code[outcome] = 1
                        code[outcome] = state
                        code.latencyPresent = true
                        code.latencyPresent = present
                        #expect(code.status == status)
                        #expect(code.latencyPresent == present)
                        #expect(code.isLegal)
                        for other in Outcome.allCases where other != outcome { #expect(code[other] == 2) }
                        #expect(code[outcome] == state)
                    }
                }
            }
        }
    }

    @Test("the bits are those of PROTOCOL.md, and those the kernel counts")
    func layout() {
        var code = OutcomeCode(status: 5)
        code[.schemaValid] = 1
        code[.published] = 2
        code.latencyPresent = true
        #expect(code.rawValue == 0b1_00_00_10_00_00_01_101)
        let counts = Kernels.outcomeCounts([code.rawValue])
        #expect(counts.trueCount == [1, 0, 0, 0, 0, 0])
        #expect(counts.falseCount == [0, 0, 0, 1, 0, 0])
        #expect(counts.skippedAbsent == [0, 1, 1, 0, 1, 1, 0])
        #expect(counts.latencyCount == 1)
        #expect(counts.statusCount[5] == 1)
    }

    @Test("codes are legal exactly when every part is")
    func legality() {
        for word in 0..<UInt32(1 << 16) {
            let states = Outcome.allCases.map { word >> UInt32(3 + 2 * $0.rawValue) & 3 }
            let expected = (1...5).contains(word & 7) && !states.contains(3)
            if OutcomeCode(rawValue: word).isLegal != expected { Issue.record("\(word)") }
        }
        #expect(!OutcomeCode(rawValue: 1 << 16 | 1).isLegal)
    }

    @Test("codes of route outcomes are legal exactly when every part is")
    func routeLegality() {
        for word in 0..<UInt32(1 << 18) {
            let states = [3, 5, 7].map { word >> $0 & 3 }
            let expected =
                (1...6).contains(word & 7) && !states.contains(3) && word >> 11 & 7 <= 4 && word >> 17 == 0
            if RouteOutcomeCode(rawValue: word).isLegal != expected { Issue.record("\(word)") }
        }
        var code = RouteOutcomeCode(rawValue: 0)
        code.ttftPresent = true
        #expect(code.rawValue == 1 << 16 && code.isWithinBits && !RouteOutcomeCode(rawValue: 1 << 17).isWithinBits)
    }

    @Test("names are those of fields and metrics")
    func names() {
        #expect(Outcome.editedAfterGenerate.field == "edited_after_generate")
        #expect(Outcome.editedAfterGenerate.metric == "edit_after_generate_rate")
        #expect(Set(Outcome.allCases.map(\.metric)).count == 6)
    }
}
