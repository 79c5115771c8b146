package import RegentMessages
package import RegentModel

extension ValidationRequest: Governed {
    private typealias Methods = ValidationServiceMethods

    /// The lifecycle of a validation request.
    package static let lifecycle: [Transition<ValidationRequest>] = [
        Transition(
            Methods.requestValidation.descriptor, from: [nil], to: [.requested], events: "validationRequest.requested"),
        Transition(
            Methods.startValidation.descriptor, from: [.requested], to: [.inProgress],
            by: .not(registrant, .segregationOfDuties), events: "validationRequest.started"),
        Transition(
            Methods.decideValidation.descriptor, from: [.requested, .inProgress], to: [.approved, .rejected],
            by: .not(registrant, .segregationOfDuties), needsEtag: true, events: approvedEvent, rejectedEvent),
    ]

    static let approvedEvent = "validationRequest.approved"
    static let rejectedEvent = "validationRequest.rejected"

    private static let registrant = Party<ValidationRequest>("registrant", rule: Duty.ownChange.rawValue) {
        Duty.ownChange.isInForce && !$0.registrant.isEmpty ? [$0.registrant] : []
    }
}
