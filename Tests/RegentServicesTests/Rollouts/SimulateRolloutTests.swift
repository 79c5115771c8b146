import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

@Suite("Simulated rollouts behind the service", .timeLimit(.minutes(5)))
struct SimulateRolloutTests {
    static let draft = RolloutPlan(
        judge: RolloutJudge(margin: 0.02, metrics: ["error_rate"], safetyRateLimit: 0.2))

    static func ask(
        _ rollout: RolloutBench, environment: String = "prod", model: String = "models/m", draft: RolloutPlan? = draft,
        outcomes: [RouteOutcome] = [], settings: SimulationSettings = SimulationSettings(runs: 10, units: 150)
    ) async throws -> RolloutSimulation {
        let answer = try await rollout.bench.call(
            RolloutSimulationServiceMethods.simulateRollout,
            SimulateRolloutRequest(
                environment: environment, model: model, draft: draft, outcomes: outcomes, settings: settings))
        return try #require(answer.simulation)
    }

    /// A bench that has stored outcomes.
    static func reported(_ count: Int) async throws -> RolloutBench {
        var rollout = try await RolloutBench.open()
        let rows = rollout.outcomes(count)
        try await rollout.report(rows)
        return rollout
    }

    @Test("SimulateRollout replays stored outcomes through a draft and through the stored policy, and changes nothing")
    func stored() async throws {
        var rollout = try await RolloutBench.open()
        let rows = rollout.outcomes(800, .init(errorPercent: 30))
        try await rollout.report(rows)
        let before = rollout.bench.store.revisions.last
        let found = try await Self.ask(rollout)
        #expect(found.outcomeCount == 800)
        #expect(found.hasArms)
        #expect(found.verdict == .rollsBack)
        #expect(found.recorded?.rolledBackBy == "JUDGE")
        let byPolicy = try await Self.ask(rollout, draft: nil)
        #expect(byPolicy == found)
        // What is sent is used instead of what is stored.
        let sent = try await Self.ask(rollout, outcomes: rows)
        #expect(sent.recorded == found.recorded)
        let calmRows = rollout.outcomes(800)
        let calm = try await Self.ask(rollout, outcomes: calmRows)
        #expect(calm.verdict == .sound)
        #expect(rollout.bench.store.revisions.last == before)
    }

    @Test("One simulation runs at a time; the others wait, and those that nobody waits for any more leave")
    func turns() async throws {
        let rollout = try await Self.reported(300)
        let simulations = rollout.bench.context.simulations
        var place: BulkPlace? = try await simulations.place()
        let (first, second) = (Task { try await Self.ask(rollout) }, Task { try await Self.ask(rollout) })
        let areWaiting = await eventually { simulations.waitingCount == 2 }
        #expect(areWaiting && place != nil)
        second.cancel()
        let isOneLeft = await eventually { simulations.waitingCount == 1 }
        #expect(isOneLeft)
        place = nil
        let found = try await first.value
        #expect(found.outcomeCount == 300)
        await #expect(throws: (any Error).self) { try await second.value }
    }

    @Test("Another model and another environment have none of them, and what is not there is said")
    func elsewhere() async throws {
        let rollout = try await Self.reported(300)
        let other = try await Self.ask(rollout, model: "models/other")
        #expect(other.outcomeCount == 0 && other.verdict == .tooLittle)
        let staging = try await Self.ask(rollout, environment: "staging")
        #expect(staging.outcomeCount == 0)
        await #expect(throws: (any Error).self) { try await Self.ask(rollout, model: "models/other", draft: nil) }
        await #expect(throws: (any Error).self) { try await Self.ask(rollout, environment: "nowhere") }
    }

    @Test("A draft that no policy may be, an outcome that is none and a simulation that is too large are refused")
    func refused() async throws {
        let rollout = try await Self.reported(300)
        let drafts = [
            RolloutPlan(judge: RolloutJudge(metrics: ["anything"])),
            RolloutPlan(triggers: [RolloutTrigger(kind: .sigma)]),
        ]
        for draft in drafts {
            await #expect(throws: (any Error).self) { try await Self.ask(rollout, draft: draft) }
        }
        await #expect(throws: (any Error).self) { try await Self.ask(rollout, outcomes: [RouteOutcome()]) }
        await #expect(throws: (any Error).self) {
            try await Self.ask(rollout, settings: SimulationSettings(runs: 10_000, units: 100_000))
        }
        await #expect(throws: (any Error).self) {
            try await Self.ask(
                rollout, settings: SimulationSettings(effect: SimulatedEffect(metric: "error_rate", size: 2)))
        }
    }
}
