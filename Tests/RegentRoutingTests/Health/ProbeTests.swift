import RegentMessages
import RegentModel
import RegentRouting
import Testing

@Suite("Probes of providers")
struct ProbeTests {
    /// A bench whose provider a is half-open.
    static func halfOpen(_ policy: HealthPolicy? = nil) -> HealthBench {
        var bench = HealthBench(policy)
        bench.report(.failure, times: 5)
        bench.waitForReadmission()
        return bench
    }

    @Test("no probe is given before the readmission, and then one, until its lease is over")
    func one() {
        var bench = HealthBench()
        bench.report(.failure, times: 5)
        bench.expectNoProbe()
        bench.waitForReadmission()
        #expect(bench.state() == .halfOpen)
        bench.expectProbe()
        for principal in ["principals/p", "principals/q"] {
            let isGiven = bench.takeProbe(by: principal)
            #expect(!isGiven)
        }
        // The timeout of its config, and ten seconds to report.
        bench.pass(seconds: 39)
        let isGivenEarly = bench.takeProbe(by: "principals/q")
        #expect(!isGivenEarly)
        bench.pass(seconds: 1)
        let isGivenAgain = bench.takeProbe(by: "principals/q")
        #expect(isGivenAgain)
    }

    @Test("its success starts the provider slowly, with a weight that only grows")
    func success() {
        var bench = Self.halfOpen()
        bench.expectProbe()
        bench.pass(seconds: 2)
        let changes = bench.report(.success, madeSecondsAgo: 2)
        #expect(changes.map(\.kind) == [.readmitted])
        #expect(bench.state() == .slowStart)
        #expect(bench.standing().weightPermille == 100)
        var last: UInt32 = 100
        for _ in 0..<29 {
            bench.pass(seconds: 1)
            let permille = bench.standing().weightPermille
            #expect(permille > last)
            last = permille
        }
        bench.pass(seconds: 1)
        #expect(bench.standing() == .healthy)
    }

    @Test("its failure ejects for longer; throttling and a wrong key eject too")
    func failure() {
        for verdict in [HealthVerdict.failure, .throttled, .misconfigured] {
            var bench = Self.halfOpen()
            bench.expectProbe()
            bench.report(verdict)
            #expect(bench.state() == .ejected)
            #expect(bench.record().ejectionCount == (verdict == .throttled ? 1 : 2))
        }
    }

    @Test("what says nothing about the provider leaves the probe to the next")
    func uncounted() {
        var bench = Self.halfOpen()
        bench.expectProbe()
        bench.report(.uncounted)
        #expect(bench.state() == .halfOpen)
        let isGiven = bench.takeProbe()
        #expect(isGiven)
    }

    @Test("only its principal answers it, and only by a request of its lease")
    func answer() {
        var bench = Self.halfOpen()
        bench.expectProbe()
        bench.report(.success, by: "principals/q")
        bench.report(.failure, by: "principals/q")
        bench.report(.success, madeSecondsAgo: 10)
        #expect(bench.state() == .halfOpen)
        bench.report(.success)
        #expect(bench.state() == .slowStart)
    }

    @Test("nothing reported while no probe is out changes a half-open provider")
    func withoutProbe() {
        var bench = Self.halfOpen()
        bench.report(.success, times: 10)
        bench.report(.failure, times: 10)
        #expect(bench.state() == .halfOpen)
    }

    @Test("who had the last probe leaves the next one to others for a while, where there are others")
    func others() {
        var bench = Self.halfOpen()
        bench.report(.success, of: "b", by: "principals/q")
        bench.expectProbe()
        bench.report(.failure)
        bench.waitForReadmission()
        let isGivenAtOnce = bench.takeProbe()
        #expect(!isGivenAtOnce)
        let isGivenToOther = bench.takeProbe(by: "principals/q")
        #expect(isGivenToOther)

        bench = Self.halfOpen()
        bench.report(.success, of: "b", by: "principals/q")
        bench.expectProbe()
        bench.report(.failure)
        bench.waitForReadmission()
        bench.pass(seconds: 10)
        let isGivenLater = bench.takeProbe()
        #expect(isGivenLater)
    }

    @Test("a provider that was ejected for bad or slow answers is not cured by another one")
    func cured() {
        var bench = HealthBench()
        bench.report(.success, times: 20, isGood: false)
        bench.waitForReadmission()
        bench.expectProbe()
        bench.report(.success, isGood: false)
        #expect(bench.state() == .ejected)

        bench = HealthBench(HealthPolicy(slowCallMs: 1_000))
        bench.report(.success, times: 20, latencyMicros: 2_000_000)
        bench.waitForReadmission()
        bench.expectProbe()
        bench.report(.success, latencyMicros: 2_000_000)
        #expect(bench.state() == .ejected)
    }

    @Test("what is kept goes on after a restart: cooldown, lease and count")
    func restart() {
        var bench = Self.halfOpen()
        bench.expectProbe()
        bench.health = EnvironmentHealth(environment: "prod", records: ["a": bench.record()])
        #expect(bench.state() == .halfOpen)
        let isGiven = bench.takeProbe(by: "principals/q")
        #expect(!isGiven)
        bench.report(.failure)
        #expect(bench.state() == .ejected)
        #expect(bench.record().ejectionCount == 2)
    }

    @Test("numbers that nobody has put into the store are taken without harm")
    func damagedRecord() {
        var record = HealthRecord()
        record.readmissionMicros = .max
        record.probeMicros = .min
        record.probeExpireMicros = .max
        record.servingMicros = .min
        record.severity = .nan
        record.ejectionCount = .max
        var bench = HealthBench()
        bench.health = EnvironmentHealth(environment: "prod", records: ["a": record])
        #expect(bench.state() == .ejected)
        bench.report(.throttled, retryAfterMs: .max)
        let isGiven = bench.takeProbe()
        #expect(!isGiven)
        #expect(bench.standing().failureRate == 1)
    }

    @Test("a reset forgets all, once")
    func reset() {
        var bench = Self.halfOpen()
        bench.settings = HealthBench(resets: ["a": 9]).settings
        #expect(bench.state() == .healthy)
        let changes = bench.health.heedResets(bench.settings)
        #expect(changes.map(\.kind) == [.reset])
        #expect(bench.record() == HealthRecord())
        let again = bench.health.heedResets(bench.settings)
        #expect(again.isEmpty)
        bench.report(.failure, times: 5)
        #expect(bench.state() == .ejected)
        #expect(bench.record().ejectionCount == 1)
    }
}
