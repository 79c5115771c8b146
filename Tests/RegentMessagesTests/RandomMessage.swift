import RegentMessages
import RegentTestKit

/// Random values of any message of a schema, as JSON.
struct RandomMessage {
    var random: SplitMix64
    let schema = Schema.regent

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func value(_ name: String) -> JSONValue {
        if name == Timestamp.fullName {
            let micros = Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &random)
            return .string(Timestamp(microseconds: micros).rfc3339 ?? "")
        }
        guard let message = schema.messages[name] else { preconditionFailure("no message \(name)") }
        var taken = Set<String>()
        var members: [JSONValue.Member] = []
        for field in message.fields where Bool.random(using: &random) {
            guard field.oneof.isEmpty || taken.insert(field.oneof).inserted else { continue }
            members.append(.init(field.name, member(field)))
        }
        return .object(members)
    }

    private mutating func member(_ field: Schema.Field) -> JSONValue {
        guard field.isRepeated else { return scalar(field) }
        let count = Int.random(in: 0...20, using: &random)
        if case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry {
            let keys = Set((0..<count).map { _ in text() })
            let value = entry.fields[1]
            return .object(keys.map { .init($0, scalar(value)) })
        }
        return .array((0..<count).map { _ in scalar(field) })
    }

    private mutating func scalar(_ field: Schema.Field) -> JSONValue {
        switch field.type {
        case .message(let name): value(name)
        case .enum(let name): enumValue(name)
        case .string: .string(text())
        case .bytes: .string(content(hex: isHex(field)))
        case .bool: .bool(.random(using: &random))
        case .double, .float: double()
        case .int32, .sint32, .sfixed32: .number(Int32(truncatingIfNeeded: integer()))
        case .uint32, .fixed32: .number(UInt32(truncatingIfNeeded: integer()))
        case .int64, .sint64, .sfixed64: .number(Int64(bitPattern: integer()))
        case .uint64, .fixed64: isHex(field) ? .string(digest()) : .number(integer())
        }
    }

    private mutating func integer() -> UInt64 {
        let edges: [UInt64] = [0, 1, 127, 128, 1 << 31, (1 << 32) - 1, 1 << 53, 1 << 63, .max]
        return Bool.random(using: &random) ? edges.randomElement(using: &random) ?? 0 : random.next()
    }

    private func isHex(_ field: Schema.Field) -> Bool {
        field.name.hasSuffix("_digest") || field.name.hasSuffix("_hash")
    }

    /// A digest that is a number: 16 hexadecimal digits.
    private mutating func digest() -> String {
        let number = integer()
        let shifts = [56, 48, 40, 32, 24, 16, 8, 0] as [UInt64]
        return HexText.text(shifts.map { UInt8(truncatingIfNeeded: number >> $0) })
    }

    private mutating func double() -> JSONValue {
        let edges: [Double] = [0, 1, -1, 0.1, 1e300, -1e-300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan]
        return .number(
            Bool.random(using: &random)
                ? edges.randomElement(using: &random) ?? 0 : random.unit() * 1e6 - 5e5)
    }

    private mutating func text() -> String {
        let pieces = ["", "a", "evalRuns/r", "é", "日本", "🙂", "\"", "\\", "\n", "\u{7f}", "\u{2028}"]
        let count = Int.random(in: 0...6, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private mutating func content(hex: Bool) -> String {
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: .min ... .max, using: &random)
        }
        return hex ? HexText.text(bytes) : Base64Text.text(bytes)
    }

    /// A name; JSON null, true or false for a tri-state; seldom a number nobody knows.
    private mutating func enumValue(_ name: String) -> JSONValue {
        if name == "regent.v1.TriState" {
            return [.null, .bool(true), .bool(false)].randomElement(using: &random) ?? .null
        }
        if Int.random(in: 0..<10, using: &random) == 0 { return .number("-77") }
        return .string(schema.enums[name]?.values.randomElement(using: &random)?.name ?? "")
    }
}
