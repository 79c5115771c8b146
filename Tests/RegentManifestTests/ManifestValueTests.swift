import RegentManifest
import RegentMessages
import Testing

@Suite("Values in manifests")
struct ManifestValueTests {
    private static func value(_ text: String) throws -> JSONValue? {
        let documents = try ManifestFile.documents(in: Array("v: \(text)\n".utf8), of: "f.yaml")
        return JSONValue.object(documents[0].members)["v"]
    }

    @Test(
        "A value is what YAML 1.2 reads",
        arguments: [
            ("70", JSONValue.number("70")), ("-7", .number("-7")), ("0x10", .number("16")), ("1.5", .number("1.5")),
            ("1e3", .number("1000")), ("true", .bool(true)), ("False", .bool(false)), ("null", .null), ("~", .null),
            ("\"070\"", .string("070")), ("'yes'", .string("yes")), ("!!str 070", .string("070")),
            ("!!int 7", .number("7")), ("1.2.3", .string("1.2.3")), ("1:2x", .string("1:2x")),
            ("99999999999999999999:2x", .string("99999999999999999999:2x")), ("9:60", .string("9:60")),
            ("[1, a]", .array([.number("1"), .string("a")])), ("2026-08-01", .string("2026-08-01")),
        ])
    func value(text: String, is value: JSONValue) throws {
        #expect(try Self.value(text) == value)
    }

    @Test(
        "What YAML 1.1 reads as another value is refused",
        arguments: [
            "070", "-070", "0b11", "0o17", "1_000", "10:00", "-1:30:00", "yes", "No", "on", "OFF", "y",
            "999999999999999999999999:30",
        ])
    func ambiguous(text: String) {
        let error = #expect(throws: ManifestError.self) { try Self.value(text) }
        #expect(error?.code == .ambiguous && error?.places.last == "v")
    }

    static let refusals: [(text: String, code: ManifestError.Code)] = [
        ("!mine 1", .tag), ("!!int a", .tag), ("!!set {a, b}", .tag), ("{a: 1, a: 2}", .repeated), ("[1", .malformed),
        ("*nothing", .malformed), (String(repeating: "[", count: 40) + String(repeating: "]", count: 40), .tooLarge),
    ]

    @Test("What is no value is refused by its rule", arguments: refusals)
    func refused(text: String, code: ManifestError.Code) {
        let error = #expect(throws: ManifestError.self) { try Self.value(text) }
        #expect(error?.code == code)
    }
}
