import RegentEvaluation
package import RegentMessages
import RegentModel
import RegentStorage

extension EvalRun: LifecycleFixture {
    private typealias Methods = EvaluationServiceMethods

    /// A run with one batch; its samples and gates give the verdict that the state says.
    package static func made(in state: EvalRunState, _ bench: ServiceBench) async throws -> EvalRun {
        let name = "evalRuns/\(state.name.lowercased())"
        let gates =
            state == .inconclusive
            ? nil : GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)])
        _ = try await bench.call(
            Methods.createRun, CreateRunRequest(name: name, type: .offline, gates: gates, mutation: .fresh()))
        try await bench.upload(name, [(1, ServiceBench.rows(["a"], valid: state == .failed ? .false : .true))])
        switch state {
        case .running: break
        case .aborted:
            _ = try await bench.call(Methods.abortRun, AbortRunRequest(run: name, mutation: .fresh("given up")))
        default:
            _ = try await bench.call(Methods.sealRun, SealRunRequest(run: name, mutation: .fresh()))
            if state == .sealed { break }
            _ = try await bench.call(Methods.evaluateGates, EvaluateGatesRequest(run: name, mutation: .fresh()))
        }
        return try await bench.store.require(EvalRun.self, name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<EvalRun>] {
        [
            VerbCall(Methods.dropBatch) { DropBatchRequest(run: $0.name, seq: 1) },
            VerbCall(Methods.sealRun) { SealRunRequest(run: $0.name) },
            VerbCall(Methods.abortRun) { AbortRunRequest(run: $0.name) },
            VerbCall(Methods.evaluateGates) { EvaluateGatesRequest(run: $0.name) },
            VerbCall(Methods.invalidateRun) { InvalidateRunRequest(run: $0.name) },
        ]
    }
}
