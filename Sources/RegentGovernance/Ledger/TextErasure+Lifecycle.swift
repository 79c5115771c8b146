package import RegentMessages
package import RegentModel

extension TextErasure: Governed {
    /// The lifecycle of an erasure: it is carried out, and stays.
    package static let lifecycle: [Transition<TextErasure>] = [
        Transition(
            LedgerServiceMethods.eraseText.descriptor, from: [nil], to: [.recorded], events: "textErasure.recorded")
    ]
}
