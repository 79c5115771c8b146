internal import RegentMessages

/// A request as JSON while it is put together, and what is wrong with its parts.
struct RequestTree {
    private(set) var value: JSONValue
    private(set) var faults: [FieldViolation] = []

    init(_ value: JSONValue = .object([])) {
        self.value = value
    }

    /// Says that something is wrong with a field.
    mutating func refuse(_ field: String, _ description: String) {
        faults.append(FieldViolation(field: field, description: description))
    }

    /// Gives a field its value; another value that is there already is a fault.
    mutating func place(_ new: JSONValue, at field: String) {
        let words = field.split(separator: ".").map(String.init)
        switch Self.place(new, at: words[...], in: &value) {
        case .placed: return
        case .differs(let other):
            refuse(field, "is \(new.text()) by its path, its query or a header, and \(other.text()) in the body")
        case .noObject: refuse(field, "expected an object above it")
        }
    }

    /// Gives a message, "" = the request, the member of a body, whose key may have any letters.
    mutating func placeMember(_ new: JSONValue, of message: String, named key: String) {
        let words = message.split(separator: ".").map(String.init) + [key]
        _ = Self.place(new, at: words[...], in: &value, replaces: true)
    }

    /// Adds a value to a list.
    mutating func append(_ new: JSONValue, to field: String) {
        let present = field.split(separator: ".").reduce(JSONValue?.some(value)) { $0?[String($1)] }
        let elements = present?.elements ?? []
        let words = field.split(separator: ".").map(String.init)
        _ = Self.place(.array(elements + [new]), at: words[...], in: &value, replaces: true)
    }

    private enum Placement {
        case placed
        case differs(JSONValue)
        case noObject
    }

    private static func place(
        _ new: JSONValue, at words: ArraySlice<String>, in value: inout JSONValue, replaces: Bool = false
    ) -> Placement {
        guard let word = words.first else {
            let isFree = replaces || value == .null || value == .string("") || value == new
            guard isFree else { return .differs(value) }
            value = new
            return .placed
        }
        if value == .null { value = .object([]) }
        guard var members = value.members else { return .noObject }
        let place = members.firstIndex { ExactText($0.key) == ExactText(word) } ?? members.count
        if place == members.count { members.append(.init(word, .null)) }
        let placed = Self.place(new, at: words.dropFirst(), in: &members[place].value, replaces: replaces)
        value = .object(members)
        return placed
    }
}
