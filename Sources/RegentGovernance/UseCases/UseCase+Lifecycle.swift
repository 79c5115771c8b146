package import RegentMessages
package import RegentModel

extension UseCase: Governed {
    private typealias Methods = UseCaseServiceMethods

    /// The lifecycle of a use case.
    package static let lifecycle: [Transition<UseCase>] = [
        Transition(Methods.createUseCase.descriptor, from: [nil], to: [.draft], events: "useCase.created"),
        Transition(
            Methods.updateUseCase.descriptor, from: [.draft, .submitted], to: .same, by: .only(answering),
            events: "useCase.changed"),
        Transition(
            Methods.updateUseCase.descriptor, from: [.approved, .deployed], to: .sameOr([.submitted]),
            by: .only(answering),
            events: "useCase.changed", raisedEvent),
        Transition(
            Methods.submitUseCase.descriptor, from: [.draft], to: [.submitted], events: "useCase.submitted"),
        Transition(
            Methods.approveUseCase.descriptor, from: [.submitted], to: .sameOr([.approved]),
            by: .not(writing, .segregationOfDuties), needsEtag: true, events: approvedEvent, approvalEvent),
        Transition(Methods.returnUseCase.descriptor, from: [.submitted], to: [.draft], events: "useCase.returned"),
        Transition(Methods.deployUseCase.descriptor, from: [.approved], to: [.deployed], events: "useCase.deployed"),
        Transition(
            Methods.deprecateUseCase.descriptor, from: [.approved, .deployed], to: [.deprecated],
            events: "useCase.deprecated"),
    ]

    /// The event of a use case whose impact was raised, so that it waits for approval again.
    static let raisedEvent = "useCase.impactRaised"
    static let approvedEvent = "useCase.approved"
    /// The event of the first of two approvals.
    static let approvalEvent = "useCase.approvalGiven"

    private static let answering = Party<UseCase>("owner") { [$0.owner] }
    private static let writing = Party<UseCase>("owner or an author", rule: Duty.ownChange.rawValue) { useCase in
        Duty.ownChange.isInForce ? [useCase.owner] + useCase.authors : []
    }
}
