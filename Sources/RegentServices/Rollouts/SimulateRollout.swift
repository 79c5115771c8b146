import RegentBulk
import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentStorage

/// Replays recorded outcomes through a draft of a rollout policy, and simulates rollouts that are drawn from them.
struct SimulateRollout: UnaryHandler {
    /// Outcomes that the simulated rollouts of one call play, about: some seconds of one core.
    private static let playedMax = 1_000_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SimulateRolloutRequest, _ call: CallContext) async throws -> SimulateRolloutResponse {
        _ = try context.routing.current.table(request.environment)
        let (plan, permille) = try await plan(of: request)
        let place = try await context.simulations.place()
        defer { withExtendedLifetime(place) {} }
        let recorded = try await outcomes(of: request)
        let simulator = try RolloutSimulator(
            plan, permille: permille, recorded, request.settings ?? SimulationSettings(), playedMax: Self.playedMax)
        // Others get their turn between two rollouts.
        let found = try await simulator.simulation {
            try Task.checkCancellation()
            await Task.yield()
        }
        return SimulateRolloutResponse(simulation: found)
    }

    /// The plan of the draft, or of the stored policy.
    private func plan(of request: SimulateRolloutRequest) async throws -> (RolloutPlan, permille: UInt32) {
        if let draft = request.draft {
            try draft.checkFields()
            return (draft, 0)
        }
        let name = RolloutPolicy.name(model: request.model, environment: "environments/\(request.environment)")
        let policy = try await context.store.require(RolloutPolicy.self, name)
        return (try policy.draftPlan(), policy.canaryPermille)
    }

    private func outcomes(of request: SimulateRolloutRequest) async throws -> RecordedOutcomes {
        guard request.outcomes.isEmpty else {
            for (place, outcome) in request.outcomes.enumerated() {
                guard let fault = outcome.faults(in: request.environment).first else { continue }
                throw RolloutSimulator.invalid("outcomes[\(place)].\(fault.field)", fault.description)
            }
            return RecordedOutcomes(request.outcomes, model: request.model)
        }
        let times = try OutcomeTimes.range(from: request.fromTime, to: request.toTime)
        return try await stored(of: request.model, in: request.environment, times)
    }

    /// The newest outcomes of a model that are stored, segment by segment from the last one on.
    private func stored(
        of model: String, in environment: String, _ times: Range<Int64>
    ) async throws -> RecordedOutcomes {
        try await context.store.readOutcomes { reader in
            var (found, isCut): ([RouteOutcome], Bool) = ([], false)
            for segment in try await reader.segments(environment: environment, times: times).reversed() {
                try Task.checkCancellation()
                if found.count >= RecordedOutcomes.countMax {
                    isCut = true
                    break
                }
                guard let stored = try await reader.segment(segment.id) else { continue }
                found += try stored.outcomes.rows().filter {
                    $0.isOf(model: model) && times.contains($0.createTime?.microseconds ?? 0)
                }
            }
            return RecordedOutcomes(found, model: model, isCut: isCut)
        }
    }
}
