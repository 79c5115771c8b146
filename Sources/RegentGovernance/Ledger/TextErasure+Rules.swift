package import RegentMessages
package import RegentModel

extension TextErasure {
    /// The erasure of what an entry said.
    ///
    /// - Parameter last: revision of the last entry of the resource.
    /// - Throws: `Refusal` TEXT_IN_USE for the last entry itself, or of the lifecycle.
    package static func recorded(
        of entry: LedgerEntry, last: UInt64, _ command: Command
    ) throws(Refusal) -> Change<TextErasure> {
        guard entry.revision < last else {
            throw Refusal(
                .textInUse,
                "revision \(entry.revision) is the last one of \(entry.resource), which has the same text; change the "
                    + "resource first",
                ["resource": entry.resource, "revision": "\(entry.revision)"])
        }
        return try creating(command) { erasure in
            erasure.name = Self.name(of: entry.revision)
            erasure.state = .recorded
            (erasure.erasedRevision, erasure.resource) = (entry.revision, entry.resource)
        }
    }
}
