import RegentMessages
import Testing

@Suite("Merging fields of messages")
struct FieldMergeTests {
    /// A merge of messages given as JSON.
    struct Merge: Sendable, CustomTestStringConvertible {
        let stored: String
        let document: String
        var set: [String] = []
        var reset: [String] = []
        let after: String

        var testDescription: String { "\(set) \(reset) of \(document) into \(stored)" }
    }

    static let merges: [Merge] = [
        Merge(
            stored: #"{"weight": 1, "model": "m"}"#, document: #"{"weight": 2}"#, after: #"{"weight": 1, "model": "m"}"#
        ),
        Merge(stored: #"{"weight": 1, "model": "m"}"#, document: "{}", set: ["weight"], after: #"{"model": "m"}"#),
        Merge(
            stored: #"{"enabled": false}"#, document: #"{"enabled": true, "weight": 3}"#, set: ["enabled"],
            after: #"{"enabled": true}"#),
        Merge(stored: #"{"enabled": false}"#, document: #"{"enabled": true}"#, reset: ["enabled"], after: "{}"),
        Merge(
            stored: #"{"metadata": {"a": "1", "b": "2"}}"#, document: #"{"metadata": {"b": "3", "c": "4"}}"#,
            set: [#"metadata["b"]"#], after: #"{"metadata": {"a": "1", "b": "3"}}"#),
        Merge(
            stored: #"{"metadata": {"a": "1", "b": "2"}}"#, document: #"{"metadata": {"c": "4"}}"#,
            set: [#"metadata["c"]"#], reset: ["metadata"], after: #"{"metadata": {"c": "4"}}"#),
        Merge(
            stored: #"{"metadata": {"a": "1", "b": "2"}}"#, document: #"{"metadata": {"b": "3", "c": "4"}}"#,
            set: ["metadata"], after: #"{"metadata": {"a": "1", "b": "3", "c": "4"}}"#),
        Merge(
            stored: #"{"metadata": {"a": "1", "b": "2"}}"#, document: #"{"metadata": {"b": "3", "c": "4"}}"#,
            set: ["metadata"], reset: ["metadata"], after: #"{"metadata": {"b": "3", "c": "4"}}"#),
        Merge(
            stored: #"{"metadata": {"a": "1", "b": "2"}}"#, document: #"{"metadata": {"b": "3"}}"#,
            set: ["metadata"], reset: [#"metadata["a"]"#], after: #"{"metadata": {"b": "3"}}"#),
        Merge(
            stored: #"{"metadata": {"\u00e9": "1"}}"#, document: #"{"metadata": {"e\u0301": "2"}}"#,
            set: [#"metadata["e\u0301"]"#], reset: [#"metadata["\u00e9"]"#],
            after: #"{"metadata": {"e\u0301": "2"}}"#),
        Merge(
            stored: #"{"metadata": {"a": "1", "é\"]": "2"}}"#, document: "{}", reset: [#"metadata["é\"]"]"#],
            after: #"{"metadata": {"a": "1"}}"#),
        // Two spellings of one text are two keys.
        Merge(
            stored: "{\"metadata\": {\"\u{E9}\": \"1\", \"e\u{301}\": \"2\"}}",
            document: "{\"metadata\": {\"\u{E9}\": \"3\"}}", set: ["metadata[\"\u{E9}\"]"],
            reset: ["metadata[\"e\u{301}\"]"], after: "{\"metadata\": {\"\u{E9}\": \"3\"}}"),
        Merge(
            stored: #"{"update_time": "2026-01-01T00:00:00Z"}"#, document: #"{"update_time": "2026-02-02T00:00:01Z"}"#,
            set: ["update_time"], after: #"{"update_time": "2026-02-02T00:00:01Z"}"#),
        Merge(
            stored: #"{"weight": 1}"#, document: #"{"weight": 2}"#, set: ["weight"], reset: ["weight"],
            after: #"{"weight": 2}"#),
    ]

    @Test("Named fields are taken over, others stay", arguments: merges)
    func config(_ merge: Merge) throws {
        let made = try FieldMerge(ProviderConfig.fullName, set: merge.set, reset: merge.reset).merged(
            try ProviderConfig(json: merge.stored).encoded(), try ProviderConfig(json: merge.document).encoded())
        #expect(try ProviderConfig(decoding: made) == ProviderConfig(json: merge.after))
    }

    static let nestedMerges: [Merge] = [
        Merge(
            stored: #"{"mutation": {"etag": "a", "reason": "r"}, "prune": ["x", "y"]}"#,
            document: #"{"mutation": {"etag": "b"}, "prune": ["z"]}"#, set: ["mutation.etag", "prune"],
            after: #"{"mutation": {"etag": "b", "reason": "r"}, "prune": ["z"]}"#),
        Merge(
            stored: #"{"mutation": {"etag": "a", "reason": "r"}}"#, document: #"{"mutation": {"etag": "b"}}"#,
            set: ["mutation.etag"], reset: ["mutation"], after: #"{"mutation": {"etag": "b"}}"#),
        Merge(stored: "{}", document: #"{"mutation": {}}"#, set: ["mutation"], after: #"{"mutation": {}}"#),
        Merge(stored: "{}", document: "{}", reset: ["mutation.etag"], after: "{}"),
        Merge(
            stored: #"{"mutation": {"etag": "a", "reason": "r"}}"#, document: #"{"mutation": {"etag": "b"}}"#,
            set: ["mutation"], after: #"{"mutation": {"etag": "b", "reason": "r"}}"#),
        Merge(
            stored: #"{"mutation": {"etag": "a", "reason": "r"}}"#, document: #"{"mutation": {"etag": "b"}}"#,
            set: ["mutation"], reset: ["mutation.reason"], after: #"{"mutation": {"etag": "b"}}"#),
    ]

    @Test("Messages are merged by what is in them, lists are replaced", arguments: nestedMerges)
    func nested(_ merge: Merge) throws {
        let made = try FieldMerge(ApplyRequest.fullName, set: merge.set, reset: merge.reset).merged(
            try ApplyRequest(json: merge.stored).encoded(), try ApplyRequest(json: merge.document).encoded())
        #expect(try ApplyRequest(decoding: made) == ApplyRequest(json: merge.after))
    }

    @Test(
        "A number where labels should be, and an entry whose key is one, are refused",
        arguments: [[0x78, 1], [0x7A, 2, 0x08, 1]] as [[UInt8]])
    func noLabels(document: [UInt8]) throws {
        let merge = try FieldMerge(ProviderConfig.fullName, set: [#"metadata["a"]"#])
        let error = #expect(throws: JSONError.self) { _ = try merge.merged([], document) }
        #expect(error?.code == .malformed)
    }

    @Test("A number where a message should be is refused")
    func noMessage() throws {
        let field = try #require(Schema.regent.messages[ApplyRequest.fullName]?.field(named: "mutation"))
        let merge = try FieldMerge(ApplyRequest.fullName, set: ["mutation.etag"])
        #expect(throws: JSONError.self) { _ = try merge.merged([], [UInt8(field.number) << 3, 1]) }
    }

    /// Each path through all entries would take minutes, in the daemon's one writer.
    @Test("A thousand paths lead into a map of two hundred thousand entries", .timeLimit(.minutes(1)))
    func manyEntries() throws {
        let paths = (0..<1_000).map { #"metadata["k\#($0)"]"# }
        let labels = TextMap((0..<1_000).map { ("k\($0)", "v") })
        let empty = Array(repeating: [0x7A, 0] as [UInt8], count: 200_000).flatMap(\.self)
        let made = try FieldMerge(ProviderConfig.fullName, set: paths).merged(
            [], ProviderConfig(metadata: labels).encoded() + empty)
        #expect(try ProviderConfig(decoding: made).metadata == labels)
    }

    @Test("Setting a member of a oneof replaces the others")
    func choice() throws {
        let (old, new) = (
            UploadSamplesRequest(request: .start(UploadStart(run: "evalRuns/r"))),
            UploadSamplesRequest(request: .batch(SampleBatch(seq: 1)))
        )
        let made = try FieldMerge(UploadSamplesRequest.fullName, set: ["batch.seq"]).merged(
            old.encoded(), new.encoded())
        #expect(try UploadSamplesRequest(decoding: made) == new)
    }

    @Test(
        "A path of no field is refused by a merge",
        arguments: [
            "", "wieght", ".weight", "weight.", "weight.more", "metadata.a", "metadata[a]", #"metadata["a""#,
            #"metadata["a"].b"#,
            #"weight["a"]"#, "update_time.seconds", "metadata[]", "[\"a\"]", #"metadata["a"]x"#, "metadata[\"a\\\"]",
        ])
    func noField(path: String) {
        for (set, reset) in [([path], []), ([], [path])] {
            let error = #expect(throws: JSONError.self) {
                _ = try FieldMerge(ProviderConfig.fullName, set: set, reset: reset)
            }
            #expect(error?.code == .unknownKey && error?.path == path)
        }
    }
}
