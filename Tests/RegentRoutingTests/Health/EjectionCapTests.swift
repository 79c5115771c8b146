import RegentMessages
import RegentModel
import RegentRouting
import Testing

@Suite("Cap of ejections")
struct EjectionCapTests {
    static func failed(_ provider: String, _ weight: UInt32, _ severity: Double) -> EjectionCap.Failed {
        EjectionCap.Failed(provider: provider, weight: weight, severity: severity)
    }

    @Test("the worst are ejected up to the share; the least bad serve")
    func leastBad() {
        let failed = [Self.failed("a", 100, 0.6), Self.failed("b", 100, 0.9), Self.failed("c", 100, 0.7)]
        #expect(EjectionCap.held(failed, ofWeight: 400, permille: 500) == ["a"])
        #expect(EjectionCap.held(failed, ofWeight: 300, permille: 500) == ["a", "c"])
        #expect(EjectionCap.held(failed, ofWeight: 400, permille: 1_000) == [])
        #expect(EjectionCap.held(failed, ofWeight: 400, permille: 100) == ["a", "b", "c"])
        #expect(EjectionCap.held([], ofWeight: 400, permille: 500) == [])
    }

    @Test("one without a weight takes none away; whoever is less bad than one that serves, serves")
    func weights() {
        let failed = [Self.failed("a", 70, 0.9), Self.failed("b", 10, 0.8), Self.failed("c", 0, 0.5)]
        #expect(EjectionCap.held(failed, ofWeight: 100, permille: 500) == ["a", "b"])
        #expect(EjectionCap.held([Self.failed("c", 0, 1)], ofWeight: 0, permille: 500) == [])
    }

    @Test("of equals the ids decide, and the largest weights are counted exactly")
    func equals() {
        let failed = [Self.failed("b", .max, 0.9), Self.failed("a", .max, 0.9)]
        #expect(EjectionCap.held(failed, ofWeight: 2 * UInt64(UInt32.max), permille: 500) == ["b"])
    }

    @Test("never more than half of the weight is ejected, whatever fails")
    func half() {
        var bench = HealthBench()
        for provider in HealthBench.providers { bench.report(.failure, of: provider, times: 5) }
        let ejected = HealthBench.providers.filter { bench.state($0) == .ejected }
        #expect(ejected.count == 2)
        let held = bench.health.reports(bench.settings, nowMicros: bench.now).filter(\.heldByCap)
        #expect(held.count == 2)
        #expect(held.allSatisfy { $0.state == .healthy && $0.weightPermille == 1_000 })
    }

    @Test("a held provider needs no probe: its next success after the cooldown readmits it, a failure does not")
    func heldProvider() {
        var bench = HealthBench(weights: ["b": 0, "c": 0, "d": 0])
        bench.report(.failure, times: 5)
        #expect(bench.state() == .healthy)
        #expect(bench.record().readmissionMicros > 0)
        bench.waitForReadmission()
        bench.expectNoProbe()
        bench.pass(seconds: 1)
        bench.report(.failure)
        #expect(bench.record().ejectionCount == 2)
        bench.waitForReadmission()
        bench.pass(seconds: 1)
        let changes = bench.report(.success)
        #expect(changes.map(\.kind) == [.readmitted])
        #expect(bench.record().readmissionMicros == 0)
        #expect(bench.standing() == .healthy)
    }
}
