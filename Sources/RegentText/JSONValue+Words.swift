package import RegentMessages

extension JSONValue {
    /// As people read it: without quotes, lists with commas, maps as `key=value`.
    package var words: String {
        switch self {
        case .null: ""
        case .bool(let flag): "\(flag)"
        case .number(let text), .string(let text): text
        case .array(let elements): elements.map(\.words).joined(separator: ", ")
        case .object(let members): members.map { "\($0.key)=\($0.value.words)" }.joined(separator: " ")
        }
    }
}
