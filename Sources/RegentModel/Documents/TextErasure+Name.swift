package import RegentMessages

extension TextErasure {
    /// The name of the erasure of what the entry of a revision said.
    package static func name(of revision: UInt64) -> String { "\(kind)/\(revision)" }
}
