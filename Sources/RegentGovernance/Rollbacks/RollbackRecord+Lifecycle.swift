package import RegentMessages
package import RegentModel

extension RollbackRecord: Governed {
    /// The lifecycle of the record of a rollback, which begins with the rollback.
    package static let lifecycle: [Transition<RollbackRecord>] = [
        Transition(
            RollbackServiceMethods.setRootCause.descriptor, from: [.open], to: [.closed],
            events: "rollback.rootCauseSet")
    ]
}
