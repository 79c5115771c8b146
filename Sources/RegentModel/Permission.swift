/// A permission, for example "eval.seal"; docs/reference/permissions.md lists them.
package struct Permission: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The word, as in the options of the methods.
    package let rawValue: String

    /// Makes the permission of a word.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes the permission of a word.
    package init(_ word: String) { rawValue = word }

    /// Every caller has it, even before it is identified.
    package static let anyone = Permission("anyone")

    /// The word.
    package var description: String { rawValue }
}
