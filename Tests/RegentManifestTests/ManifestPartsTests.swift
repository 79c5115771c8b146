import RegentManifest
import RegentMessages
import Testing

@Suite("Manifests in parts")
struct ManifestPartsTests {
    private static func parts(_ text: String, prune: [String] = []) throws(ManifestError) -> ManifestParts {
        try ManifestParts(ManifestFile.documents(in: Array(text.utf8), of: "f.yaml"), prune: prune, in: .regent)
    }

    private static func configs(_ environment: String, _ count: Int) -> String {
        (0..<count).map { "---\nname: environments/\(environment)/providers/p\($0)\nweight: 1\n" }.joined()
    }

    @Test("Documents of one environment stay together, and as many environments as fit are one part")
    func split() throws {
        let small = try Self.parts(Self.configs("a", 100) + Self.configs("b", 100))
        #expect(small.all.map(\.documents.count) == [200])
        let last = Self.configs("a", 1).replacing("p0", with: "q")
        let large = try Self.parts(Self.configs("a", 100) + Self.configs("b", 101) + last)
        #expect(large.all.map(\.documents.count) == [101, 101] && large.documentCount == 202)
        #expect(large.places["environments/a/providers/q"] == "f.yaml, document 202 (line 605)")
    }

    @Test("Spellings of one environment that differ in case are one part")
    func spellings() throws {
        let parts = try Self.parts(
            Self.configs("a", 101) + Self.configs("b", 99) + Self.configs("A", 1).replacing("p0", with: "q"))
        #expect(parts.all.map(\.documents.count) == [102, 99])
    }

    @Test("JSON that is no YAML is read as JSON")
    func json() throws {
        let text = #"[{"name": "environments/a", "description": "\ud83d\ude00"}, {"name": "environments/b"}]"#
        #expect(
            try Self.parts(text).places == [
                "environments/a": "f.yaml, document 1", "environments/b": "f.yaml, document 2",
            ])
    }

    @Test("What is pruned goes with the documents under it, or is a part without any")
    func prune() throws {
        let parts = try Self.parts(Self.configs("a", 1), prune: ["environments/a", "environments/b", "environments/a"])
        #expect(parts.all.map(\.prune) == [["environments/a", "environments/b"]])
    }

    @Test("A field that is given is set, one that is null is reset, and the name and the etag are neither")
    func paths() throws {
        let text = """
            name: environments/a/providers/p
            etag: "0000000000000007"
            weight: 0
            model: null
            metadata: {team: search, tier: null}
            """
        let document = try #require(try Self.parts(text).all.first?.documents.first)
        #expect(document.name == "environments/a/providers/p" && document.etag == "0000000000000007")
        #expect(document.setPaths == ["weight", "metadata[\"team\"]"])
        #expect(document.resetPaths == ["model", "metadata[\"tier\"]"])
    }

    static let refusals: [(text: String, code: ManifestError.Code)] = [
        ("", .malformed), ("[1, 2]", .malformed), ("\u{0}", .malformed), ("weight: 1", .name),
        ("name: foo/bar", .name), ("name: principals/ada", .name), ("name: environments/a\netag: 7", .field),
        ("name: environments/a/providers/p\nwieght: 1", .field),
        ("name: environments/a/providers/p\nweight: many", .field),
        ("name: environments/a\n---\nname: environments/a", .repeated), (configs("a", 201), .tooLarge),
    ]

    @Test("A bad manifest is refused by its rule", arguments: refusals)
    func refused(text: String, code: ManifestError.Code) {
        let error = #expect(throws: ManifestError.self) { try Self.parts(text) }
        #expect(error?.code == code, "\(String(describing: error))")
    }
}
