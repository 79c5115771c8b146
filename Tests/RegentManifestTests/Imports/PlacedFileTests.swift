import RegentManifest
import RegentMessages
import Testing

@Suite("Files of other programs")
struct PlacedFileTests {
    private static func file(
        _ text: String, _ scalars: PlacedFile.Scalars = .values
    ) throws(ManifestError) -> PlacedFile {
        try PlacedFile(Array(text.utf8), of: "f.yaml", scalars: scalars)
    }

    @Test("A value knows its line and its field, also in JSON and behind an anchor")
    func places() throws {
        let file = try Self.file("a: &x\n  b: 1\nc:\n  - d: two\n  - *x\n")
        #expect(file.root["a"]?["b"]?.place == "f.yaml:2")
        let elements = try #require(try file.root["c"]?.elements())
        #expect(elements[0]["d"]?.place == "f.yaml:4" && elements[0]["d"]?.field == "c[0].d")
        #expect(elements[1]["b"]?.place == "f.yaml:2" && elements[1]["b"]?.field == "c[1].b")
        let json = try Self.file("{\n\"a\": {\"b\":\n 7}}")
        #expect(json.root["a"]?["b"]?.place == "f.yaml:3")
        // JSON that is no YAML is read without lines.
        #expect(try Self.file(#"{"a": "\ud83d\ude00"}"#).root["a"]?.place == "f.yaml")
    }

    @Test("In a file of texts nothing is a number, and only null is null")
    func texts() throws {
        let root = try Self.file("a: 12e5\nb: 070\nc: yes\nd: null\ne: ''\nf: 'null'\ng:\n", .texts).root
        let values = ["a", "b", "c", "d", "e", "f", "g"].map { root[$0]?.value }
        #expect(values == [.string("12e5"), .string("070"), .string("yes"), nil, .string(""), .string("null"), nil])
    }

    /// A file with what is wrong in it, and the last place that the error names.
    static let refusals: [(text: String, code: ManifestError.Code, place: String)] = [
        ("a: 1\nb: {c: 070}\n", .ambiguous, "b.c"), ("a: 1\na: 2\n", .repeated, ""), ("a: [1\n", .malformed, ""),
        ("- 1\n", .malformed, "f.yaml"), ("", .malformed, "f.yaml"), ("a: 1\n---\na: 2\n", .malformed, "f.yaml"),
        ("a: !!python/object:os.system x\n", .tag, "a"),
        (
            "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                + "e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n", .tooLarge, ""
        ),
    ]

    @Test("What is wrong is refused with its place", arguments: refusals)
    func refused(text: String, code: ManifestError.Code, place: String) {
        let error = #expect(throws: ManifestError.self) { try Self.file(text) }
        #expect(error?.code == code && error?.places.first?.hasPrefix("f.yaml") == true)
        #expect(place.isEmpty || error?.places.last == place)
    }

    @Test("The line of a refused field is named")
    func lines() {
        let error = #expect(throws: ManifestError.self) { try Self.file("a: 1\nb:\n  c: 070\n") }
        #expect(error?.places == ["f.yaml:3", "b.c"])
    }
}
