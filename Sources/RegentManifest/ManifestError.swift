/// Why a file is no manifest: what is wrong, where, and what to write instead.
package struct ManifestError: Error, Hashable, Sendable {
    /// The rule that the file breaks.
    package enum Code: Hashable, Sendable {
        /// Not UTF-8, not YAML, or a document that is not a mapping.
        case malformed
        /// Beyond a limit of depth, of repeated nodes, or of what one change takes.
        case tooLarge
        /// The same key in a mapping, or the same document, twice.
        case repeated
        /// YAML 1.1 and YAML 1.2 read different values.
        case ambiguous
        /// A tag that is not of the core schema, or not of its value.
        case tag
        /// No name, the name of nothing that can be applied, or another name than the one that is edited.
        case name
        /// A key that is no field, or a value that its field cannot have.
        case field
    }

    /// The rule.
    package let code: Code
    /// For people; names the field.
    package let message: String
    /// File, document and field, the outermost first.
    package let places: [String]
    /// What to do about it; empty where the message says it.
    package let hint: String

    init(_ code: Code, _ message: String, places: [String] = [], hint: String = "") {
        self.code = code
        self.message = message
        self.places = places
        self.hint = hint
    }

    /// The same error, in a place.
    func at(_ place: String) -> ManifestError {
        ManifestError(code, message, places: [place] + places, hint: hint)
    }
}
