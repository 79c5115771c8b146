import RegentCompression

/// The keys of the first object of a text, as far as its first block shows them.
struct JSONHead {
    /// Keys of the outermost object, or of the first object of the outermost array.
    private(set) var keys: Set<String> = []
    /// Whether the text begins with an array.
    private(set) var isArray = false

    /// Looks at the beginning of a text.
    init(_ head: [UInt8]) {
        var stream = JSONStream(ArrayBlocks([]), file: "", head: head)
        // The block ends anywhere: what was found before is what there is.
        try? read(&stream)
    }

    private mutating func read(_ stream: inout JSONStream) throws(SampleFileError) {
        if try stream.peek() == UInt8(ascii: "[") {
            isArray = true
            stream.advance()
        }
        try stream.require(UInt8(ascii: "{"))
        var count = 0
        while try stream.hasElement(after: count, closing: UInt8(ascii: "}")), count < 256 {
            let key = try stream.key { (bytes, range) throws(SampleFileError) in
                String(decoding: bytes[range].prefix(128), as: UTF8.self)
            }
            keys.insert(key)
            try stream.skipValue()
            count += 1
        }
    }

    /// The tool whose file has these keys; nil where none does.
    var tool: SampleFileFormat? {
        func has(_ names: String...) -> Bool { names.allSatisfy(keys.contains) }
        // Samples of Regent's own form, however many other keys they have.
        if has("sample_id") && has("status") { return nil }
        if has("version", "status", "eval") { return .inspect }
        if has("testIdx", "promptIdx") || has("evalId", "results") { return .promptfoo }
        if has("doc_id", "filtered_resps") || has("doc_id", "resps") { return .lmEval }
        if has("spec"), keys.count == 1 { return .openaiEvals }
        if has("run_id", "event_id", "sample_id", "type") { return .openaiEvals }
        if has("testCases") || has("test_results") || has("testRunData") { return .deepeval }
        if has("info", "data") || (has("columns", "data") && !isArray) { return .mlflow }
        return nil
    }
}
