package import RegentMessages
package import RegentModel

extension KeyRotation: Governed {
    /// The lifecycle of a change of key: it is made, and stays.
    package static let lifecycle: [Transition<KeyRotation>] = [
        Transition(
            LedgerServiceMethods.rotateSigningKey.descriptor, from: [nil], to: [.recorded],
            events: "keyRotation.recorded")
    ]
}
