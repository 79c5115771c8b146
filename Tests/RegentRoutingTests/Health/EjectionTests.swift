import RegentMessages
import RegentModel
import RegentRouting
import Testing

@Suite("Ejection of providers")
struct EjectionTests {
    @Test("five failures in a row eject; a success in between, or a fault of the caller, does not count to them")
    func failuresInRow() {
        var bench = HealthBench()
        bench.report(.failure, times: 4)
        bench.report(.success)
        bench.report(.failure, times: 4)
        bench.report(.uncounted, times: 20)
        #expect(bench.state() == .healthy)
        let changes = bench.report(.failure)
        #expect(changes.map(\.kind) == [.ejected])
        #expect(bench.state() == .ejected)
        #expect(bench.record().cause == .consecutiveFailures)
        #expect(bench.state("b") == .healthy)
    }

    @Test("a rate above its limit ejects once it is certain, also where no five failures are in a row")
    func failureRate() {
        var bench = HealthBench()
        var count = 0
        while bench.state() == .healthy, count < 200 {
            bench.report(count % 5 == 4 ? .success : .failure)
            count += 1
        }
        #expect(bench.record().cause == .failureRate)
        #expect(count >= 10 && count < 40)
    }

    @Test("a share of failures below the limit never ejects")
    func belowLimit() {
        var bench = HealthBench()
        for count in 0..<2_000 {
            bench.report(count % 4 == 3 ? .failure : .success)
            bench.now += 100_000
        }
        #expect(bench.state() == .healthy)
    }

    @Test("bad answers eject by a lane of their own, and slow ones where the policy has a limit")
    func qualityAndSlowness() {
        var bench = HealthBench()
        bench.report(.success, times: 20, isGood: false)
        #expect(bench.record().cause == .qualityRate)

        bench = HealthBench()
        bench.report(.success, times: 50, latencyMicros: 9_000_000)
        #expect(bench.state() == .healthy)
        bench = HealthBench(HealthPolicy(slowCallMs: 8_000))
        bench.report(.success, times: 50, latencyMicros: 7_000_000)
        #expect(bench.state() == .healthy)
        bench = HealthBench(HealthPolicy(slowCallMs: 8_000))
        bench.report(.success, times: 50, latencyMicros: 9_000_000)
        #expect(bench.record().cause == .slowRate)
    }

    @Test("a wrong key ejects at once, throttling for as long as is asked for, or 30 seconds")
    func configAndThrottle() {
        var bench = HealthBench()
        bench.report(.misconfigured)
        #expect(bench.record().cause == .config)

        bench = HealthBench()
        bench.report(.throttled)
        #expect(bench.record().cause == .throttled)
        #expect(bench.record().readmissionMicros == bench.now + 30 * HealthBench.second)

        bench = HealthBench()
        bench.report(.throttled, retryAfterMs: 7_000)
        #expect(bench.record().readmissionMicros == bench.now + 7 * HealthBench.second)
        // It is not counted for the length of the next one.
        #expect(bench.record().ejectionCount == 0)

        bench = HealthBench()
        bench.report(.throttled, retryAfterMs: .max)
        #expect(bench.record().readmissionMicros == bench.now + 300 * HealthBench.second)
    }

    @Test("of two waits the later deadline holds, and no number of reports passes the cap")
    func longerWait() {
        var bench = HealthBench()
        bench.report(.throttled, retryAfterMs: 60_000)
        let deadline = bench.record().readmissionMicros
        bench.report(.throttled, retryAfterMs: 1_000)
        #expect(bench.record().readmissionMicros == deadline)
        bench.report(.throttled, retryAfterMs: 90_000)
        #expect(bench.record().readmissionMicros == bench.now + 90 * HealthBench.second)
        let ejection = bench.record().ejectionMicros
        for _ in 0..<20 {
            bench.pass(seconds: 10)
            bench.report(.throttled, retryAfterMs: 299_000)
        }
        #expect(bench.record().readmissionMicros == ejection + 300 * HealthBench.second)
    }

    @Test("outcomes from before an ejection, or that are old or of the future, eject nothing")
    func stale() {
        var bench = HealthBench()
        bench.report(.failure, times: 10, madeSecondsAgo: 61)
        bench.report(.failure, times: 10, madeSecondsAgo: -6)
        #expect(bench.state() == .healthy)
        bench.report(.failure, times: 5)
        bench.waitForReadmission()
        bench.expectProbe()
        bench.report(.success)
        #expect(bench.state() == .slowStart)
        bench.report(.failure, times: 50, madeSecondsAgo: 10)
        #expect(bench.state() == .slowStart)
        bench.pass(seconds: 1)
        bench.report(.failure, times: 5)
        #expect(bench.state() == .ejected)
    }

    @Test("each ejection is twice as long as the one before, at most the cap, within a fifth of it")
    func lengths() {
        let settings = HealthBench().settings
        for provider in ["a", "b", "openai", "custom"] {
            for count in 1...12 as ClosedRange<UInt32> {
                let middle = min(30.0 * Double(UInt64(1) << UInt64(count - 1)), 300) * 1e6
                let micros = EjectionLength.micros(
                    count: count, settings, provider: provider, environment: "prod")
                let again = EjectionLength.micros(
                    count: count, settings, provider: provider, environment: "prod")
                #expect(Double(micros) >= 0.8 * middle - 1 && Double(micros) <= 1.2 * middle + 1)
                #expect(micros == again)
            }
        }
        let lengths = Set(
            (0..<50).map { EjectionLength.micros(count: 1, settings, provider: "p\($0)", environment: "prod") })
        #expect(lengths.count > 40)
        let longest = EjectionLength.micros(count: .max, settings, provider: "a", environment: "prod")
        #expect(longest <= 360 * HealthBench.second)
    }

    @Test("an ejection less counts after every five clean minutes")
    func cleanMinutes() {
        var bench = HealthBench()
        for _ in 0..<3 {
            bench.report(.failure, times: 5)
            bench.waitForReadmission()
            bench.expectProbe()
            bench.report(.success)
            bench.pass(seconds: 31)
        }
        func count() -> UInt32? {
            bench.health.reports(bench.settings, nowMicros: bench.now).first?.ejectionCount
        }
        #expect(count() == 3)
        bench.pass(seconds: 299)
        #expect(count() == 2)
        bench.pass(seconds: 600)
        #expect(count() == 0)
        bench.pass(seconds: 6_000)
        #expect(count() == 0)
        bench.report(.failure, times: 5)
        #expect(bench.record().ejectionCount == 1)
    }

    @Test("a policy that is disabled ejects nothing, and its limits are those that it names")
    func policy() {
        var bench = HealthBench(HealthPolicy(disabled: true))
        bench.report(.misconfigured)
        bench.report(.failure, times: 100)
        #expect(bench.state() == .healthy)
        bench = HealthBench(HealthPolicy(consecutiveFailures: 2, baseEjectionS: 10, maxEjectionS: 10))
        bench.report(.failure, times: 2)
        #expect(bench.state() == .ejected)
        #expect(bench.record().readmissionMicros <= bench.now + 12 * HealthBench.second)
    }

    @Test("a provider without a config is not known, whatever is reported of it")
    func unknownProviders() {
        var bench = HealthBench()
        let changes = bench.report(.misconfigured, of: "somebody else")
        #expect(changes.isEmpty)
        #expect(bench.health.record(of: "somebody else", bench.settings) == nil)
    }
}
