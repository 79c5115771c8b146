import RegentMessages
import RegentModel
import RegentText

/// A value of a document that lists and pages show: a field by its name, or something made of several.
struct NounColumn<D: Document>: Sendable, ExpressibleByStringLiteral {
    /// When it is shown.
    enum Condition: Sendable {
        case always
        /// Only where archived documents are told from others.
        case archivedListed
        /// Only where they are not.
        case archivedHidden
        /// Only where it is not empty.
        case present
    }

    /// Name in CSV and on pages.
    let key: String
    private let condition: Condition
    private let isNumber: Bool
    /// nil: the field of the key.
    private let value: (@Sendable (D) -> String)?

    /// The field of a name; `state` is that of the lifecycle.
    init(stringLiteral key: String) { self.init(key) }

    /// The field of a name.
    init(_ key: String, when condition: Condition = .always) {
        self.key = key
        self.condition = condition
        isNumber = DocumentField([key], of: D.self)?.isNumber ?? false
        if key == "state" { value = { $0.state.name } } else { value = nil }
    }

    /// A value of its own.
    init(
        _ key: String, when condition: Condition = .always, isNumber: Bool = false,
        _ value: @escaping @Sendable (D) -> String
    ) {
        (self.key, self.condition, self.isNumber, self.value) = (key, condition, isNumber, value)
    }

    /// Every field, in order of the numbers, behind name and state.
    static var all: [NounColumn] {
        let names = Schema.regent.messages[D.fullName]?.fields.map(\.name) ?? []
        return ["name", "state"]
            + names.filter { $0 != "name" && $0 != "state" }.map { NounColumn($0, when: .present) }
    }

    /// As a column of a table.
    var column: Table.Column { isNumber ? .number(key) : .text(key) }

    /// Whether a list has it.
    func isShown(_ showsState: Bool) -> Bool {
        switch condition {
        case .archivedListed: showsState
        case .archivedHidden: !showsState
        case .always, .present: true
        }
    }

    /// Its text; nil where a page leaves it out.
    func line(of document: D, _ members: JSONValue) -> String? {
        let text = cell(of: document, members)
        return condition == .present && text.isEmpty ? nil : text
    }

    /// Its text.
    ///
    /// - Parameter members: the document as JSON.
    func cell(of document: D, _ members: JSONValue) -> String {
        value?(document) ?? members[key]?.words ?? ""
    }
}

extension DocumentField {
    /// Whether its values stand to the right.
    fileprivate var isNumber: Bool {
        switch kind {
        case .integer, .count, .number: !isRepeated
        default: false
        }
    }
}
