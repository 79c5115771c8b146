/// What a pure rule decides: the resource after the command, and what to call it in the ledger.
package struct Change<Resource: Sendable>: Sendable {
    /// Whole state after the change.
    package let after: Resource
    /// Event type, for example "evalRun.sealed".
    package let event: String

    package init(after: Resource, event: String) {
        self.after = after
        self.event = event
    }
}
