package import RegentMessages
package import RegentModel

extension ValidationRequest {
    /// A new request.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - version: what is to be validated.
    ///   - open: a request of the same version that nobody has decided; nil where there is none.
    /// - Throws: `Refusal` VALIDATION_OPEN; ILLEGAL_TRANSITION for a version that is retired.
    package static func requested(
        _ said: ValidationRequest, of version: ModelVersion, open: ValidationRequest?, _ command: Command
    ) throws(Refusal) -> Change<ValidationRequest> {
        try creating(command, from: ValidationRequest(name: said.name)) { request throws(Refusal) in
            guard version.state != .retired else {
                throw Refusal(
                    .illegalTransition, "\(version.name) is retired: nothing of it is validated",
                    ["resource": version.name, "state": version.state.name])
            }
            if let open {
                throw Refusal(
                    .validationOpen, "\(open.name) of \(version.name) is not decided yet",
                    ["resource": open.name, "version": version.name])
            }
            request = ValidationRequest(
                name: said.name, state: .requested, version: version.name, registrant: version.registeredBy,
                requestedBy: command.actor.name, description: said.description)
        }
    }

    /// The request, taken up.
    package func started(_ command: Command) throws(Refusal) -> Change<ValidationRequest> {
        try applying(command) { request throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            request.state = .inProgress
            request.startedBy = command.actor.name
            request.startTime = command.time
        }
    }

    /// The request, decided.
    ///
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES; INVALID_ARGUMENT for a decision that this release does not know.
    package func decided(
        _ decision: ValidationDecision, comment: String, _ command: Command
    ) throws(Refusal) -> Change<ValidationRequest> {
        let isApproved = decision == .approve
        guard isApproved || decision == .reject else {
            throw Refusal(.badRequest, "a decision is APPROVE or REJECT", ["field": "decision"])
        }
        return try applying(command, event: isApproved ? Self.approvedEvent : Self.rejectedEvent) {
            request throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            request.state = isApproved ? .approved : .rejected
            request.decidedBy = command.actor.name
            request.decideTime = command.time
            request.comment = comment
        }
    }
}
