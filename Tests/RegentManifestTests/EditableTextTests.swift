import RegentManifest
import RegentMessages
import Testing

@Suite("Documents in an editor")
struct EditableTextTests {
    private static let stored = ProviderConfig(
        name: "environments/a/providers/p", revision: 7, provider: "p", environment: "a", weight: 70, model: "m: 070",
        metadata: ["team": "yes"])

    private static func read(_ text: String) throws(ManifestError) -> ProviderConfig {
        try EditableText<ProviderConfig>.document(in: Array(text.utf8), of: "f.yaml", over: stored)
    }

    @Test("A text that nobody changes is the document it was made of")
    func unchanged() throws {
        let text = EditableText<ProviderConfig>.text(of: Self.stored)
        #expect(try EditableText<ProviderConfig>.changes(from: Self.stored, to: Self.read(text)) == [])
    }

    @Test("A changed line is a changed field, and no other")
    func changed() throws {
        let text = EditableText<ProviderConfig>.text(of: Self.stored).replacing("weight: 70", with: "weight: 71")
        let changes = try EditableText<ProviderConfig>.changes(from: Self.stored, to: Self.read(text))
        #expect(changes.map(\.path) == ["weight"])
    }

    @Test(
        "Another name, several documents and unknown fields are refused",
        arguments: [
            ("name: environments/a/providers/q", ManifestError.Code.name),
            ("name: environments/a/providers/p\n---\nname: environments/a/providers/p", .malformed),
            ("name: environments/a/providers/p\nwieght: 1", .field), ("weight: 1", .name),
        ])
    func refused(text: String, code: ManifestError.Code) {
        let error = #expect(throws: ManifestError.self) { try Self.read(text) }
        #expect(error?.code == code)
    }
}
