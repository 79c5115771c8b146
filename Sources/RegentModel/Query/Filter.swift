package import RegentMessages

/// Which documents of a kind a list is to hold: comparisons of fields with AND, OR, NOT and parentheses.
///
/// - Source: AIP-160, of which it is a part; docs/reference/filters.md has the grammar.
package struct Filter: Sendable, Hashable {
    /// Longest text.
    package static let bytesMax = 4_096
    /// Parentheses and NOTs may nest this deep.
    package static let depthMax = 32
    /// Comparisons of one filter, so that holding a document against it is cheap.
    package static let comparisonsMax = 64

    /// As it was written.
    package let text: String
    /// nil: every document.
    let root: FilterTerm<DocumentField>?

    /// Reads a filter of documents of a kind; empty text is true of every one.
    ///
    /// - Throws: `Refusal` FILTER_INVALID with the term and its place in the text.
    package init(_ text: String, of type: any Document.Type) throws(Refusal) {
        var parser = FilterParser(Array(text.utf8), of: type.fullName) { DocumentField($0, of: type) }
        self.text = text
        root = try parser.filter()
    }

    /// Whether it is true of every document.
    package var isEmpty: Bool { root == nil }

    /// Whether it is true of a document.
    package func matches(_ document: DocumentFields) -> Bool { root?.holds { $0.holds(for: document) } ?? true }

    /// Comparisons that every document it is true of satisfies.
    package var required: [Comparison] {
        switch root {
        case .comparison(let comparison): [comparison]
        case .all(let terms):
            terms.compactMap { if case .comparison(let comparison) = $0 { comparison } else { nil } }
        default: []
        }
    }

    /// Whether nothing is asked but `required`.
    package var isConjunction: Bool {
        switch root {
        case nil, .comparison: true
        case .all(let terms): terms.count == required.count
        default: false
        }
    }
}

/// A part of a filter that is true or false of a document, or of a row.
package indirect enum FilterTerm<Field: FilterField>: Sendable, Hashable {
    case comparison(FieldComparison<Field>)
    case all([FilterTerm])
    case any([FilterTerm])
    case not(FilterTerm)

    /// Whether it is true where its comparisons are true or false.
    package func holds(_ isTrue: (FieldComparison<Field>) -> Bool) -> Bool {
        switch self {
        case .comparison(let comparison): isTrue(comparison)
        case .all(let terms): terms.allSatisfy { $0.holds(isTrue) }
        case .any(let terms): terms.contains { $0.holds(isTrue) }
        case .not(let term): !term.holds(isTrue)
        }
    }
}
