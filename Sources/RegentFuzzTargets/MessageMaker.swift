import RegentMessages
import RegentTestKit

/// Makes encoded messages of any type of the schema, the same for the same seed.
struct MessageMaker {
    private var random: SplitMix64
    private let schema = Schema.regent

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A message in which each field stands with an even chance; empty for a type outside the schema.
    mutating func encoding(of name: String) -> [UInt8] {
        guard schema.messages[name] != nil else { return [] }
        return (try? JSONTranscoder().encoding(of: value(name), as: name)) ?? []
    }

    /// Such a message as JSON.
    mutating func value(_ name: String) -> JSONValue {
        if name == Timestamp.fullName { return .string("2026-01-02T03:04:05.000006Z") }
        var taken = Set<String>()
        var members: [JSONValue.Member] = []
        for field in schema.messages[name]?.fields ?? [] where random.next() % 2 == 0 {
            guard field.oneof.isEmpty || taken.insert(field.oneof).inserted else { continue }
            members.append(.init(field.name, member(field)))
        }
        return .object(members)
    }

    private mutating func member(_ field: Schema.Field) -> JSONValue {
        guard field.isRepeated else { return scalar(field) }
        let count = Int(random.next() % 4)
        if case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry {
            return .object((0..<count).map { .init("k\($0)", scalar(entry.fields[1])) })
        }
        return .array((0..<count).map { _ in scalar(field) })
    }

    private mutating func scalar(_ field: Schema.Field) -> JSONValue {
        switch field.type {
        case .message(let name): value(name)
        case .enum(let name): .string(pick(schema.enums[name]?.values.map(\.name) ?? [""]))
        case .string: .string(pick(["", "a", "evalRuns/r", "é", "日本"]))
        case .bytes: .string(pick(["", "00ff", "abcd"]))
        case .bool: .bool(random.next() % 2 == 0)
        case .double, .float: pick([.number(0.5), .number(-1e300), .number(Double.infinity)])
        default: .number(pick([0, 1, 127, 128, 1 << 20, (1 << 31) - 1]))
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int(random.next() % UInt64(values.count))]
    }
}
