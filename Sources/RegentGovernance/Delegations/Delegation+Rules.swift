package import RegentMessages
package import RegentModel

extension Delegation {
    /// Longest window, microseconds: a year with a leap day. What is to last longer is a change of owner.
    package static let windowMax: Int64 = 366 * 86_400_000_000

    /// A new delegation.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - model: what it is about.
    ///   - delegate: the principal who is to stand in; nil where there is none.
    /// - Throws: `Refusal` PERMISSION_DENIED unless an owner of the model asks; DELEGATION_INVALID; ILLEGAL_TRANSITION
    ///   for an archived model.
    package static func created(
        _ said: Delegation, of model: Model, to delegate: Principal?, _ command: Command
    ) throws(Refusal) -> Change<Delegation> {
        let draft = Delegation(name: said.name, owner: model.delegator(command.actor.name))
        return try creating(command, from: draft) { delegation throws(Refusal) in
            guard model.state != .archived else {
                throw Refusal(
                    .illegalTransition, "\(model.name) is archived: restore it first",
                    ["resource": model.name, "state": model.state.name])
            }
            guard let delegate, !delegate.disabled else {
                throw invalid("\(said.delegate) is not a principal that is enabled", "delegate")
            }
            guard delegate.name != draft.owner else {
                throw invalid("\(delegate.name) owns \(model.name): a delegate is another principal", "delegate")
            }
            let begin = max(said.beginTime?.microseconds ?? command.now, command.now)
            guard let end = said.endTime?.microseconds, end > begin else {
                throw invalid("the window ends at or before its begin; give an end_time that is later", "end_time")
            }
            let (length, isBeyond) = end.subtractingReportingOverflow(begin)
            guard !isBeyond, length <= windowMax else {
                throw invalid("the window is longer than 366 days; change the owner of the model instead", "end_time")
            }
            delegation = Delegation(
                name: said.name, state: .active, model: model.name, task: said.task, owner: draft.owner,
                delegate: delegate.name, beginTime: Timestamp(microseconds: begin), endTime: said.endTime,
                description: said.description)
        }
    }

    /// The delegation, ended before its time.
    package func revoked(_ command: Command) throws(Refusal) -> Change<Delegation> {
        try applying(command) { delegation in
            delegation.state = .ended
            delegation.revokedBy = command.actor.name
            delegation.revokeTime = command.time
        }
    }

    /// The delegation at its end; nil while its window lasts.
    package func ended(_ command: Command) throws(Refusal) -> Change<Delegation>? {
        guard state == .active, let end = endTime?.microseconds, end <= command.now else { return nil }
        return try applying(command) { $0.state = .ended }
    }

    /// Whether its delegate may act for an owner at a time: on a task of the model, never in a review or a vote.
    ///
    /// - Parameters:
    ///   - owner: whose task it is now; a delegation by somebody who owns it no more covers nothing.
    ///   - task: the task; empty for what concerns the whole model.
    ///   - now: microseconds since 1970.
    package func covers(owner: String, model: String, task: String, at now: Int64) -> Bool {
        guard state == .active, let begin = beginTime?.microseconds, let end = endTime?.microseconds else {
            return false
        }
        return begin <= now && now < end && self.owner == owner && self.model == model
            && (self.task.isEmpty || self.task == task)
    }

    private static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.delegationInvalid, message, ["field": "delegation.\(field)"])
    }
}

extension Model {
    /// For whom a principal would make a delegation: themselves where they own the model or one of its regions, else
    /// the owner, who is then the only one who may.
    fileprivate func delegator(_ actor: String) -> String {
        owner == actor || regionalOwners.contains { $0.value == actor } ? actor : owner
    }
}
