import RegentMessages
import Testing

/// Small messages that would take much memory: each field of each message again and again.
@Suite("Amplification")
struct AmplificationTests {
    /// One element of a field, as short as the wire allows, and as dear as the schema allows.
    private static func elements(_ field: Schema.Field) -> [[UInt8]] {
        let number = Int(field.number)
        let packed = [UInt8](repeating: 1, count: 64)
        switch field.type {
        case .message(let name):
            let members = Schema.regent.messages[name]?.fields ?? []
            let inner = members.flatMap { elements($0).first ?? [] }
            return [WireBytes.field(number, []), WireBytes.field(number, inner.count < 120 ? inner : [])]
        case .string, .bytes: return [WireBytes.field(number, []), WireBytes.text(number, "x")]
        case .double, .fixed64, .sfixed64:
            return field.isRepeated ? [WireBytes.field(number, packed)] : [Self.fixed(number, 1, 8)]
        case .float, .fixed32, .sfixed32:
            return field.isRepeated ? [WireBytes.field(number, packed)] : [Self.fixed(number, 5, 4)]
        default:
            return [WireBytes.varint(number, 1)] + (field.isRepeated ? [WireBytes.field(number, packed)] : [])
        }
    }

    private static func fixed(_ number: Int, _ wireType: UInt64, _ count: Int) -> [UInt8] {
        var made = WireBytes()
        made.varint(UInt64(number) << 3 | wireType)
        return made.bytes + [UInt8](repeating: 1, count: count)
    }

    /// The codes by which a flood may be refused.
    private static let refusals: Set<DecodingError.Code> = [.overBudget, .repeatedField, .tooManyUnknown]

    private func check<M: Message>(_ bytes: [UInt8], as type: M.Type, _ what: String) {
        let report = ScanReport(scanning: bytes, as: type)
        let structs = min(UInt64(bytes.count / 2 + 1), 8_192)
        #expect(report.budget <= 65_536 + 24 * UInt64(bytes.count) + structs * 2_048, "\(what)")
        #expect(report.bytesRead <= bytes.count, "\(what)")
        do throws(RegentMessages.DecodingError) {
            _ = try M(decoding: bytes)
            #expect(
                report.used <= report.predicted && report.predicted <= report.budget, "\(what): \(report)")
        } catch {
            #expect(report.used == 0 && Self.refusals.contains(error.code), "\(what): \(error)")
        }
    }

    @Test(
        "whatever field is repeated, its message keeps the budget or is refused by name",
        arguments: [100, 20_000])
    func everyField(count: Int) {
        for type in MessageTypes.all {
            for field in Schema.regent.messages[type.fullName]?.fields ?? [] {
                for element in Self.elements(field) {
                    check(WireBytes.times(count, element), as: type, "\(type.fullName).\(field.name)")
                }
            }
        }
    }

    @Test("alternating members of a oneof do not bypass the budget")
    func oneofs() {
        for type in MessageTypes.all {
            let fields = (Schema.regent.messages[type.fullName]?.fields ?? []).filter { !$0.oneof.isEmpty }
            let turn = fields.flatMap { Self.elements($0)[0] }
            if !turn.isEmpty { check(WireBytes.times(10_000, turn), as: type, type.fullName) }
        }
    }

    @Test("unknown fields below any message are counted together")
    func unknown() {
        for type in MessageTypes.all {
            for field in Schema.regent.messages[type.fullName]?.fields ?? [] {
                guard case .message = field.type else { continue }
                let inner = WireBytes.field(
                    Int(field.number), WireBytes.times(500, WireBytes.varint(1_000, 1)))
                check(WireBytes.times(20, inner), as: type, "\(type.fullName).\(field.name)")
            }
        }
    }
}
