import RegentMessages
import RegentTestKit
import Testing

@Suite("Paths of fields")
struct FieldPathTests {
    /// The value as JSON has it; nil for a message, whose fields stand for themselves.
    private static func json(_ value: FieldValue, _ kind: FieldKind) -> JSONValue? {
        switch (value, kind) {
        case (.bytes(let bytes), .bytes(true)): .string(HexText.text(bytes))
        case (.bytes(let bytes), _): .string(Base64Text.text(bytes))
        case (.text(let text), .name(let names)): names.contains(text) ? .string(text) : .number(text)
        case (.text(let text), _): .string(text)
        case (.integer(let number), _): .number(number)
        case (.count(let number), _): .number(number)
        case (.number(let number), _): .number(number)
        case (.flag(let flag), _): .bool(flag)
        case (.time(let time), _): time.rfc3339.map { .string($0) }
        case (.message, _): nil
        }
    }

    /// What a path should give, read from the JSON of the message.
    private static func expected(_ words: ArraySlice<String>, _ value: JSONValue?, _ kind: FieldKind) -> [JSONValue] {
        guard let value, value != .null else { return [] }
        if let elements = value.elements { return elements.flatMap { expected(words, $0, kind) } }
        if let word = words.first { return expected(words.dropFirst(), value[word], kind) }
        if kind == .map { return (value.members ?? []).map { .string($0.key) } }
        return kind == .message ? [.null] : [value]
    }

    /// Every path of a message, through messages within it; keys of maps are those that are there.
    private static func paths(_ name: String, _ value: JSONValue, _ words: [String] = []) -> [[String]] {
        guard words.count < 4, let message = Schema.regent.messages[name] else { return [] }
        return message.fields.flatMap { field -> [[String]] in
            let path = words + [field.name]
            guard case .message(let inner) = field.type, inner != Timestamp.fullName else { return [path] }
            let here = value[field.name]
            guard Schema.regent.messages[inner]?.isMapEntry == true else {
                return [path] + paths(inner, here ?? .object([]), path)
            }
            return [path] + (here?.members ?? []).map { path + [$0.key] }
        }
    }

    @Test("A path gives what the JSON of the message has there")
    func agreesWithJSON() throws {
        var random = RandomMessage(seed: announcedSeed("paths of fields"))
        let transcoder = JSONTranscoder()
        for document in Documents.all {
            for _ in 0..<20 {
                let bytes = try transcoder.encoding(of: random.value(document.fullName), as: document.fullName)
                let value = try transcoder.value(bytes, as: document.fullName)
                for words in Self.paths(document.fullName, value) {
                    let path = try #require(FieldPath(words, in: document.fullName), "\(words)")
                    let found = path.values(in: bytes).map { Self.json($0, path.kind) ?? .null }
                    #expect(found == Self.expected(words[...], value, path.kind), "\(document.kind) \(words)")
                }
            }
        }
    }

    @Test(
        "A path of no field has no value",
        arguments: [
            [], [""], ["nothing"], ["name", "x"], ["create_time", "seconds"], ["verdict", "nothing"],
            ["metadata", "key", "x"], ["Name"], ["schema_valid_rate"],
        ])
    func none(words: [String]) {
        #expect(FieldPath(words, in: EvalRun.fullName) == nil)
    }

    @Test("A plain zero counts as a value unless it is asked not to, a present zero always")
    func defaults() throws {
        let config = ProviderConfig(name: "n", maxRetries: 0)
        let rows: [(path: [String], values: [FieldValue], set: [FieldValue])] = [
            (["weight"], [.count(0)], []), (["max_retries"], [.count(0)], [.count(0)]), (["enabled"], [], []),
            (["archive_time"], [], []), (["is_default"], [.flag(false)], []), (["metadata"], [], []),
            (["metadata", "k"], [], []), (["name"], [.text("n")], [.text("n")]),
        ]
        for row in rows {
            let path = try #require(FieldPath(row.path, in: ProviderConfig.fullName))
            #expect(path.values(in: config.encoded()) == row.values, "\(row.path)")
            #expect(path.values(in: config.encoded(), countingDefaults: false) == row.set, "\(row.path)")
        }
    }

    @Test("No path has a value in malformed bytes")
    func malformed() throws {
        let path = try #require(FieldPath(["verdict", "attempt"], in: EvalRun.fullName))
        for bytes: [UInt8] in [[0xff], [0xa2, 0x01, 0x05, 0x30], [0xa2, 0x01, 0x01, 0xff]] {
            #expect(path.values(in: bytes).allSatisfy { $0 == .count(0) })
        }
    }
}
