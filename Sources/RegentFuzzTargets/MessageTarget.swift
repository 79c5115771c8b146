import RegentMessages

extension FuzzTarget {
    /// Encoded messages of every type: what is read keeps its budget and is the same when written and read again.
    static let messages = FuzzTarget("messages", inputBytesMax: 8_192, seeds: MessageTarget.seeds) {
        (input) throws(Finding) in try MessageTarget.check(input)
    }
}

/// A type of messages as the first two bytes of an input name it.
enum NamedType {
    /// The type, and the rest of the input; nil where it is too short.
    static func read(_ input: [UInt8]) -> (type: any Message.Type, rest: [UInt8])? {
        guard input.count >= 2 else { return nil }
        let number = Int(input[0]) << 8 | Int(input[1])
        return (MessageTypes.all[number % MessageTypes.all.count], Array(input.dropFirst(2)))
    }

    /// The bytes of the type at a place.
    static func bytes(_ index: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: index >> 8), UInt8(truncatingIfNeeded: index)]
    }
}

/// The first two bytes name the type, the rest is its encoding.
private enum MessageTarget {
    static func check(_ input: [UInt8]) throws(Finding) {
        guard let (type, bytes) = NamedType.read(input) else { return }
        try check(bytes, as: type)
    }

    private static func check<M: Message>(_ bytes: [UInt8], as type: M.Type) throws(Finding) {
        let report = ScanReport(scanning: bytes, as: type)
        try expect(report.bytesRead <= bytes.count, "\(report.bytesRead) bytes read of \(bytes.count)")
        try expect(report.fields <= bytes.count, "\(report.fields) fields in \(bytes.count) bytes")
        guard let message = try? M(decoding: bytes) else { return }
        try expect(report.predicted <= report.budget, "accepted over its budget: \(report)")
        try expect(report.used <= report.predicted, "took more than predicted: \(report)")
        let encoded = message.encoded()
        try expect(message.encodedByteCount == encoded.count, "counted \(message.encodedByteCount) bytes")
        let again = try accepted("\(M.fullName) written cannot be read") { try M(decoding: encoded) }
        try expect(again.encoded() == encoded, "\(M.fullName) changes when it is read again")
        _ = message.violations()
        // The test service's messages are in no schema.
        guard encoded.count <= 2_048, Schema.regent.messages[M.fullName] != nil else { return }
        try checkJSON(message, encoded)
    }

    /// The text names the message; only the bits of a NaN are no text.
    private static func checkJSON<M: Message>(_ message: M, _ encoded: [UInt8]) throws(Finding) {
        let text = message.json()
        let back = try accepted("\(M.fullName) as JSON cannot be read") { try M(json: text) }
        try expect(back.json() == text, "\(M.fullName) as JSON changes")
        try expect(
            back.encoded() == encoded || text.contains("\"NaN\""), "\(M.fullName) loses something in JSON")
    }

    static func seeds() -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for (index, type) in MessageTypes.all.enumerated() {
            var random = MessageMaker(seed: UInt64(index))
            for _ in 0..<4 { seeds.append(NamedType.bytes(index) + random.encoding(of: type.fullName)) }
        }
        return seeds
    }
}
