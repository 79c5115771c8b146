/// Which versions of a model are allowed: comparisons that all hold, for example ">=1.2.0 <2.0.0".
///
/// Comparisons go by precedence, so that a pre-release of 2.0.0 is below 2.0.0 and within "<2.0.0".
package struct VersionRange: Sendable, Hashable {
    private struct Comparison: Sendable, Hashable {
        let word: String
        let version: SemVer
    }

    private let comparisons: [Comparison]

    /// Two characters before one, since "<" begins "<=".
    private static let words = [">=", "<=", ">", "<", "="]

    /// The range that a text says; an empty one holds every version.
    ///
    /// - Returns: nil for a text that is no range.
    package init?(_ text: String) {
        var comparisons: [Comparison] = []
        for part in text.split(separator: " ") {
            let word = Self.words.first { part.hasPrefix($0) } ?? ""
            guard let version = try? SemVer(String(part.dropFirst(word.count))) else { return nil }
            comparisons.append(Comparison(word: word, version: version))
        }
        self.comparisons = comparisons
    }

    /// Whether a version lies in it.
    package func contains(_ version: SemVer) -> Bool {
        comparisons.allSatisfy { comparison in
            switch comparison.word {
            case ">=": version >= comparison.version
            case "<=": version <= comparison.version
            case ">": version > comparison.version
            case "<": version < comparison.version
            default: version == comparison.version
            }
        }
    }
}
