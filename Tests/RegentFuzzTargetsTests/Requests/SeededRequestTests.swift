import Foundation
import RegentFuzzTargets
import Testing

/// Scripts of well-formed requests, without the fuzzer: input n is that of REGENT_FUZZ_SEED + n.
@Suite("Requests by seed")
struct SeededRequestTests {
    /// Inputs where REGENT_FUZZ_RUNS does not say: a few seconds.
    private static let runsStandard: UInt64 = 20
    /// Inputs between two lines of output, so that a trap has its place too.
    private static let announcedEvery: UInt64 = 10

    @Test("Well-formed requests cause no finding")
    func requests() async throws {
        let target = try #require(FuzzTarget.all.first { $0.name == "requests" })
        let (first, runs) = (Self.number("REGENT_FUZZ_SEED") ?? 1, Self.number("REGENT_FUZZ_RUNS") ?? Self.runsStandard)
        for run in 0..<runs {
            let seed = first &+ run
            if run % Self.announcedEvery == 0 {
                print("requests: REGENT_FUZZ_SEED=\(seed) REGENT_FUZZ_RUNS=\(min(Self.announcedEvery, runs - run))")
            }
            let finding = await target.finding(in: target.input(seed: seed))
            #expect(finding == nil, "REGENT_FUZZ_SEED=\(seed) REGENT_FUZZ_RUNS=1")
        }
    }

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
    }
}
