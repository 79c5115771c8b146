import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension SlaViolation: LifecycleFixture {
    /// A violation of a target of models/m, which only the daemon makes.
    package static func made(in state: SlaViolationState, _ bench: ServiceBench) async throws -> SlaViolation {
        let target = try await bench.slaTarget()
        let command = Command.daemon(.tick, now: bench.context.now())
        let evidence = SlaEvidence(time: command.time, revision: 1, batch: 1)
        let sighting = SlaSighting(beginTime: command.time, endTime: nil, worstRatio: 0.5, budgetSpent: 50)
        let name = "slaViolations/\(state.name.lowercased())"
        try await bench.store.write(MutationCall(command)) { store in
            let opened = try SlaViolation.opened(sighting, of: target, named: name, incident: "", evidence, command)
            let violation = try store.put(opened)
            switch state {
            case .ended: _ = try store.put(violation.ended(at: command.time, command))
            case .withdrawn: _ = try store.put(violation.withdrawn(evidence, command))
            case .open, .unspecified, .unrecognized: break
            }
        }
        return try await bench.store.require(SlaViolation.self, name)
    }

    /// Nobody has a verb for it.
    package static var verbs: [VerbCall<SlaViolation>] { [] }
}
