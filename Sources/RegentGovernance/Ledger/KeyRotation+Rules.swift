package import RegentMessages
package import RegentModel

extension KeyRotation {
    /// The change of the key that signs checkpoints.
    ///
    /// - Parameters:
    ///   - id: digits of the new key's digest.
    ///   - key: the new key, and the one before it, as signed notes write keys.
    ///   - note: the signed note of both.
    ///   - isPreviousLost: the key before is not there, so it has not signed.
    /// - Throws: `Refusal` where the lifecycle does not allow it.
    package static func recorded(
        _ id: String, key: (next: String, previous: String), note: String, isPreviousLost: Bool, _ command: Command
    ) throws(Refusal) -> Change<KeyRotation> {
        try creating(command) { rotation in
            rotation.name = "keyRotations/\(id)"
            rotation.state = .recorded
            (rotation.verifierKey, rotation.previousVerifierKey) = (key.next, key.previous)
            (rotation.note, rotation.previousLost) = (note, isPreviousLost)
        }
    }
}
