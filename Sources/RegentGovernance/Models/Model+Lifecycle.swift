package import RegentMessages
package import RegentModel

extension Model: Governed {
    private typealias Methods = ModelServiceMethods

    /// The lifecycle of a model.
    package static let lifecycle: [Transition<Model>] = [
        Transition(Methods.createModel.descriptor, from: [nil], to: [.active], events: "model.created"),
        Transition(
            Methods.updateModel.descriptor, from: [.active], to: .same, by: .only(ownerParty), events: changedEvent),
        Transition(
            Methods.archiveModel.descriptor, from: [.active], to: [.archived], by: .only(ownerParty),
            events: "model.archived"),
        Transition(
            Methods.restoreModel.descriptor, from: [.archived], to: [.active], by: .only(ownerParty),
            events: "model.restored"),
    ]

    /// Who answers for it.
    package static let ownerParty = Party<Model>("owner") { [$0.owner] }

    /// The event of a model that is another than before.
    static let changedEvent = "model.changed"
}
