package import RegentMessages

/// A field as filters name it: of a document, or of the rows that a query counts.
package protocol FilterField: Sendable, Hashable {
    /// Its words, joined by dots.
    var name: String { get }
    /// The type of one value.
    var kind: FieldKind { get }
    /// Whether it can have more than one value.
    var isRepeated: Bool { get }
}

extension DocumentField: FilterField {}
