import RegentMessages
package import RegentModel

/// The rules of segregation of duties, by the name that a refusal and `why-denied` give.
///
/// They bind nobody in single-person mode, which every receipt then says.
/// - Source: docs/access.md, "Segregation of duties".
package enum Duty: String, Hashable, Sendable, CaseIterable {
    /// An author does not approve what they wrote.
    case ownChange = "own_change"
    /// Who asks for an override does not grant it.
    case ownOverride = "own_override"
    /// Who made the evidence is not its only reviewer.
    case ownEvidence = "own_evidence"
    /// Nobody grants themselves a role.
    case ownGrant = "own_grant"
    /// Who asks for a token does not issue it, and nobody issues that of another person who did not ask.
    case ownToken = "own_token"
    /// Some roles are never in one hand.
    case conflictingRoles = "conflicting_roles"
    /// Programs do not judge.
    case programsDoNotJudge = "programs_do_not_judge"
    /// Some judgements take two people.
    case secondPerson = "second_person"

    /// The rules in force: all of them. A test switches one off to see that it would find the breach; nothing else
    /// does.
    @TaskLocal package static var inForce: Set<Duty> = Set(allCases)

    /// Work that is done elsewhere by the rules in force here: a closure of the writer inherits nothing of a task.
    package static func carried<Input, Output>(
        _ work: @escaping @Sendable (Input) throws -> Output
    ) -> @Sendable (Input) throws -> Output {
        let duties = inForce
        guard duties.count < allCases.count else { return work }
        return { input in try $inForce.withValue(duties) { try work(input) } }
    }

    /// Whether the rule is in force at all.
    package var isInForce: Bool { Self.inForce.contains(self) }

    /// Whether the rule binds whoever gives a command.
    package func binds(_ command: Command) -> Bool { isInForce && !command.actor.isSinglePersonMode }

    /// What breaks the rule is refused so.
    package func refusal(_ message: String, of resource: String) -> Refusal {
        Refusal(.segregationOfDuties, message, ["resource": resource, "rule": rawValue])
    }

    /// For people.
    package var description: String {
        switch self {
        case .ownChange: "an author does not approve what they wrote"
        case .ownOverride: "who asks for an override does not grant it"
        case .ownEvidence: "who made the evidence is not its only reviewer"
        case .ownGrant: "nobody grants themselves a role"
        case .ownToken: "a person's token is issued by that person, or asked for by one and issued by another"
        case .conflictingRoles: "ADMIN is never with APPROVER or AUDITOR in one hand, nor APPROVER with OPERATOR"
        case .programsDoNotJudge: "programs do not judge"
        case .secondPerson: "it takes two people"
        }
    }
}

extension Duty {
    /// Refuses the judgement of a program, and of somebody whose roles are never in one hand.
    ///
    /// - Parameter resource: what is judged.
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES.
    package static func checkJudge(_ command: Command, of resource: String) throws(Refusal) {
        let (actor, verb) = (command.actor, command.method.words)
        if programsDoNotJudge.binds(command), actor.kind == .service {
            throw programsDoNotJudge.refusal("a person must \(verb); \(actor.name) is a program", of: resource)
        }
        try checkRoles(command, of: resource)
    }

    /// Refuses the judgement of somebody whose roles are never in one hand.
    ///
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES.
    package static func checkRoles(_ command: Command, of resource: String) throws(Refusal) {
        let actor = command.actor
        guard conflictingRoles.binds(command), let pair = SegregationOfDuties.conflict(in: actor.authority) else {
            return
        }
        throw conflictingRoles.refusal(
            "\(actor.name) holds \(pair.0) and \(pair.1), which are never in one hand: revoke one of them",
            of: resource)
    }

    /// Refuses approval by one of those who wrote what is approved.
    ///
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES.
    package static func checkAuthors(_ authors: [String], _ command: Command, of resource: String) throws(Refusal) {
        guard ownChange.binds(command), authors.contains(command.actor.name) else { return }
        throw ownChange.refusal(
            "\(command.actor.name) wrote \(resource): another person approves it", of: resource)
    }

    /// Refuses reviewers who all made the evidence themselves.
    ///
    /// - Parameters:
    ///   - reviewers: who has approved.
    ///   - uploaders: who made the evidence.
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES.
    package static func checkReviewers(
        _ reviewers: [String], uploaders: [String], _ command: Command, of resource: String
    ) throws(Refusal) {
        guard ownEvidence.binds(command), !reviewers.isEmpty, Set(reviewers).isSubset(of: uploaders) else { return }
        throw ownEvidence.refusal(
            "only those who made the evidence of \(resource) have reviewed it: another person reviews it too",
            of: resource)
    }
}
