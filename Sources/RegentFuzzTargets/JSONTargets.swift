import RegentBulk
import RegentMessages

extension FuzzTarget {
    /// JSON texts and the messages they stand for.
    static let json = FuzzTarget("json", inputBytesMax: 8_192, seeds: JSONTarget.seeds) {
        (input) throws(Finding) in try JSONTarget.check(input)
    }

    /// The schema of another daemon, and a message of it.
    static let schema = FuzzTarget("schema", inputBytesMax: 16_384, seeds: SchemaTarget.seeds) {
        (input) throws(Finding) in try SchemaTarget.check(input)
    }
}

/// The first two bytes name a message type, or none for JSON of any kind.
private enum JSONTarget {
    static func check(_ input: [UInt8]) throws(Finding) {
        guard let (type, text) = NamedType.read(input) else { return }
        guard input[0] < 0xF0 else { return try checkValue(text) }
        try check(text, as: type)
    }

    private static func checkValue(_ text: [UInt8]) throws(Finding) {
        guard let value = try? JSONValue(parsing: text) else { return }
        for pretty in [false, true] {
            let written = value.text(pretty: pretty)
            let back = try accepted("JSON of our own cannot be read") {
                try JSONValue(parsing: Array(written.utf8))
            }
            try expect(back == value && back.text(pretty: pretty) == written, "JSON changes: \(written)")
        }
    }

    private static func check<M: Message>(_ text: [UInt8], as type: M.Type) throws(Finding) {
        guard Schema.regent.messages[M.fullName] != nil else { return }
        guard let bytes = try? JSONTranscoder().bytes(fromJSON: text, as: M.fullName) else { return }
        // A short text may name more sub-messages than a message of its size may have.
        guard let message = try? M(decoding: bytes) else {
            return try expect(
                ScanReport(scanning: bytes, as: type).predicted > 65_536, "\(M.fullName) is no message")
        }
        try expect(message.encoded() == bytes, "\(M.fullName) from JSON is not in its canonical form")
        let written = message.json()
        let back = try accepted("\(M.fullName) as JSON cannot be read") { try M(json: written) }
        try expect(back.json() == written, "\(M.fullName) as JSON changes")
        if let outcome = message as? RouteOutcome { _ = outcome.faults(in: outcome.environment) }
    }

    static func seeds() -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for (index, type) in MessageTypes.all.enumerated() where Schema.regent.messages[type.fullName] != nil {
            var random = MessageMaker(seed: UInt64(index) + 1_000)
            for _ in 0..<2 { seeds.append(NamedType.bytes(index) + random.value(type.fullName).text().utf8) }
        }
        let texts = [
            #"{"a":[1,-0.5e3,true,null,"\u00e9\ud83d\ude42\n"],"b":{}}"#, "[[[[1]]]]", #""\\\"""#, "-0",
            "1e400", " [ ] ",
            #"{"a":1,"a":2}"#, "\u{FEFF}{}", #"["\ud800"]"#, "{\"é\":1,\"e\u{301}\":2}", #"{"k":"#,
        ]
        return seeds + texts.map { [0xF0, 0] + $0.utf8 }
    }
}

/// Two bytes count those of the descriptor set; the rest is a message of its first type.
private enum SchemaTarget {
    static func check(_ input: [UInt8]) throws(Finding) {
        var choices = FuzzInput(input)
        let set = choices.take(choices.word())
        let bytes = choices.rest()
        guard let schema = try? Schema(descriptorSet: set) else { return }
        let transcoder = JSONTranscoder(schema)
        for name in schema.messages.keys.sorted().prefix(4) {
            guard let text = try? transcoder.json(bytes, as: name) else { continue }
            // An untrusted schema may give two fields one name; then the text cannot be read back.
            _ = try? transcoder.bytes(fromJSON: text, as: name)
        }
        for method in schema.methods { _ = schema.messages[method.requestType] }
    }

    static func seeds() -> [[UInt8]] {
        let field = { (number: UInt8, bytes: [UInt8]) in [number << 3 | 2, UInt8(bytes.count)] + bytes }
        let varint = { (number: UInt8, value: UInt8) in [number << 3, value] }
        let text = { (number: UInt8, text: String) in field(number, Array(text.utf8)) }
        let member = { (name: String, number: UInt8, label: UInt8, type: UInt8, of: String) -> [UInt8] in
            let typeName = of.isEmpty ? [] : text(6, of)
            return field(2, text(1, name) + varint(3, number) + varint(4, label) + varint(5, type) + typeName)
        }
        let message = { (name: String, members: [UInt8]) in field(4, text(1, name) + members) }
        let file = { (content: [UInt8]) in field(1, text(1, "a.proto") + text(2, "a") + content) }
        let input = { (set: [UInt8], bytes: [UInt8]) in
            [UInt8(set.count & 255), UInt8(set.count >> 8)] + set + bytes
        }
        let plain = file(
            message("M", member("n", 1, 1, 5, "") + member("t", 2, 1, 9, "") + member("d", 3, 3, 1, ""))
                + field(5, text(1, "E") + field(2, text(1, "E_A") + varint(2, 0))))
        let recursive = file(message("R", member("r", 1, 1, 11, ".a.R")))
        let nested = (0..<40).reduce([UInt8]()) { bytes, _ in bytes.count > 120 ? bytes : field(1, bytes) }
        return [
            input(plain, varint(1, 7) + text(2, "x") + [0x19, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]),
            input(recursive, nested),
            input([], []),
        ]
    }
}
