import RegentMessages
import RegentModel
import RegentRouting
import Testing

@Suite("One caller against the others")
struct HealthWitnessTests {
    @Test("one caller ejects nothing that serves the others")
    func liar() {
        for verdict in [HealthVerdict.failure, .throttled, .misconfigured] {
            var bench = HealthBench()
            for _ in 0..<60 {
                bench.report(.success, times: 3, by: "principals/honest")
                bench.report(verdict, times: 50, by: "principals/liar")
                bench.pass(seconds: 1)
            }
            #expect(bench.state() == .healthy, "\(verdict)")
        }
    }

    @Test("bad answers of one caller do not eject where the answers of the others are good")
    func badAnswers() {
        var bench = HealthBench()
        bench.report(.success, times: 5, by: "principals/honest", isGood: true)
        bench.report(.success, times: 200, by: "principals/liar", isGood: false)
        #expect(bench.state() == .healthy)
        bench.report(.success, times: 20, by: "principals/honest", isGood: false)
        bench.report(.success, times: 20, by: "principals/liar", isGood: false)
        #expect(bench.state() == .ejected)
    }

    @Test("bad answers of one caller do not eject what serves the others, who say nothing of their answers")
    func onlyJudge() {
        var bench = HealthBench()
        for _ in 0..<30 {
            bench.report(.success, times: 3, by: "principals/honest")
            bench.report(.success, times: 50, by: "principals/liar", isGood: false)
            bench.pass(seconds: 1)
        }
        #expect(bench.state() == .healthy)
        // Nobody else is there any more.
        bench.pass(seconds: 11)
        bench.report(.success, times: 50, by: "principals/liar", isGood: false)
        #expect(bench.state() == .ejected)
        #expect(bench.record().cause == .qualityRate)
    }

    @Test("a failure that others see too ejects at once, and so does one of a caller that is alone")
    func shared() {
        var bench = HealthBench()
        bench.report(.success, times: 3, by: "principals/one")
        bench.report(.failure, times: 2, by: "principals/one")
        bench.report(.failure, times: 3, by: "principals/two")
        #expect(bench.state() == .ejected)

        bench = HealthBench()
        bench.report(.success, times: 30, by: "principals/one")
        bench.pass(seconds: 11)
        bench.report(.failure, times: 5, by: "principals/two")
        #expect(bench.state() == .ejected)
    }

    @Test("as many callers as one likes are heard, and none makes it forget the numbers of all")
    func many() {
        var bench = HealthBench()
        for number in 0..<100 { bench.report(.success, by: "principals/p\(number)") }
        for number in 0..<5 { bench.report(.failure, by: "principals/q\(number)") }
        let report = bench.health.reports(bench.settings, nowMicros: bench.now).first
        #expect(report?.failures?.weight == 105)
    }
}
