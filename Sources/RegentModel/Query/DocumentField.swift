package import RegentMessages

/// A document as filters and orders read it.
package struct DocumentFields: Sendable {
    /// The encoded message.
    fileprivate let message: [UInt8]
    /// Its state in the lifecycle.
    fileprivate let state: String

    /// The fields of a document.
    package init(_ document: some Document) {
        message = document.encoded()
        state = document.state.name
    }
}

/// A field of a kind of document, as filters and orders name it.
///
/// `state` is the state of the lifecycle for every kind, also where no field has that name.
package struct DocumentField: Sendable, Hashable {
    /// Its words, joined by dots.
    package let name: String
    /// The type of one value.
    package let kind: FieldKind
    /// Whether it can have more than one value.
    package let isRepeated: Bool

    /// nil for the state.
    private let path: FieldPath?

    /// The field that words name; nil where the kind has none.
    package init?(_ words: [String], of type: any Document.Type) {
        name = words.joined(separator: ".")
        guard words != ["state"] else {
            (kind, isRepeated, path) = (.name(type.stateNames), false, nil)
            return
        }
        guard let path = FieldPath(words, in: type.fullName) else { return nil }
        (kind, isRepeated, self.path) = (path.kind, path.isRepeated, path)
    }

    /// Its values in a document; none where it is absent.
    package func values(in document: DocumentFields) -> [FieldValue] {
        path?.values(in: document.message) ?? [.text(document.state)]
    }

    /// Whether a document has it: absent, zero and empty fields are not there, but for a zero where absence is told
    /// from it.
    package func isPresent(in document: DocumentFields) -> Bool {
        path?.values(in: document.message, countingDefaults: false).isEmpty != true
    }
}

extension Document {
    fileprivate static var stateNames: [String] { State.allStates.map(\.name) }
}
