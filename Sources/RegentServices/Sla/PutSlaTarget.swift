import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes an SLA target, or replaces it whole.
struct PutSlaTarget: DocumentVerb {
    func decide(
        _ request: PutSlaTargetRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget> {
        let target = request.slaTarget ?? SlaTarget()
        // One that the caller may not change is a name that is taken: nothing else of it is told.
        let isWithinReach = try store.isAllowed(command.method, for: [[target.name]])
        let before = isWithinReach ? try store.find(SlaTarget.self, target.name) : nil
        let change = try target.put(over: before, command)
        if before == nil {
            try store.checkExist([target.subject, target.environment])
            try store.checkSlaRoom()
        }
        return change
    }
}

extension WriteTransaction {
    /// Refuses one more target in use than a store may have.
    ///
    /// - Throws: `Refusal` SLA_FULL; `StorageError` `.damaged`; `DatabaseError`.
    func checkSlaRoom() throws {
        let count = try [SlaTargetState.active, .paused].reduce(0) { count, state in
            count + (try documents(SlaTarget.self, where: "state = \(state.name)").count)
        }
        guard count < SlaTarget.targetsMax else {
            throw Refusal(
                .slaFull, "\(SlaTarget.targetsMax) SLA targets are in use; archive one that is not needed",
                ["limit": "\(SlaTarget.targetsMax)"])
        }
    }
}
