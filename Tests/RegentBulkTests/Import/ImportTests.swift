import Foundation
import RegentBulk
import RegentCompression
import RegentMessages
import RegentTestKit
import Testing

/// Files of other tools in Tests/Fixtures/import; what they must become is beside each in Regent's own form.
@Suite("Files of other tools")
struct ImportTests {
    static let files: [(name: String, expected: String, format: SampleFileFormat)] = [
        ("promptfoo.json", "promptfoo.json", .promptfoo), ("promptfoo.jsonl", "promptfoo.jsonl", .promptfoo),
        ("inspect.json", "inspect.json", .inspect), ("inspect.eval", "inspect.json", .inspect),
        ("openai-evals.jsonl", "openai-evals.jsonl", .openaiEvals), ("lm-eval.jsonl", "lm-eval.jsonl", .lmEval),
        ("deepeval.json", "deepeval.json", .deepeval), ("deepeval-result.json", "deepeval-result.json", .deepeval),
        ("mlflow-table.json", "mlflow-table.json", .mlflow), ("mlflow-traces.json", "mlflow-traces.json", .mlflow),
        ("mlflow-traces.jsonl", "mlflow-traces.json", .mlflow),
    ]

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Checkout.file("Tests/Fixtures/import/\(name)")))
    }

    @Test("each becomes the samples beside it, recognised by itself and by its name", arguments: files.indices)
    func samples(index: Int) throws {
        let (name, expectedName, format) = Self.files[index]
        let bytes = try Self.bytes(name)
        let expected = try read(try Self.bytes(expectedName + ".expected"))
        #expect(expected.error == nil && !expected.samples.isEmpty)
        for wanted in [SampleFileFormat.auto, format] {
            let found = try read(bytes, name: name, format: wanted) { #expect($0.format == format) }
            #expect(found.error == nil)
            #expect(found.samples == expected.samples, "\(name) as \(wanted)")
            // The log of Inspect announces three ids in two epochs and has five.
            #expect(found.refusedCount == (format == .inspect ? 1 : 0))
        }
    }

    @Test("each is read from gzip and zstd", arguments: files.indices)
    func packed(index: Int) throws {
        let (name, expectedName, format) = Self.files[index]
        guard name != "inspect.eval" else { return try archives() }
        let expected = try read(try Self.bytes(expectedName + ".expected"))
        let packed = Zstd.compress(try Self.bytes(name), level: 1)
        #expect(try read(packed, name: name + ".zst", format: format).samples == expected.samples)
    }

    @Test("each is recognised however small the blocks are in which it comes", arguments: files.indices)
    func smallBlocks(index: Int) throws {
        let (name, expectedName, format) = Self.files[index]
        guard name != "inspect.eval" else { return try archives() }
        let bytes = try Self.bytes(name)
        let frames = stride(from: 0, to: bytes.count, by: 11).flatMap { place in
            Zstd.compress(Array(bytes[place..<min(place + 11, bytes.count)]), level: 1)
        }
        let expected = try read(try Self.bytes(expectedName + ".expected")).samples
        let found = try read(frames, name: "log") { #expect($0.format == format) }
        #expect(found.samples == expected, "\(name)")
    }

    /// The members of the archive in zstd, as new versions of Inspect pack them, with and without a header.
    private func archives() throws {
        let expected = try read(try Self.bytes("inspect.json.expected")).samples
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.text("inspect.json").utf8)) as? [String: Any])
        let samples = try #require(log["samples"] as? [[String: Any]])
        var header = log
        header["samples"] = nil
        func entry(_ name: String, _ value: [String: Any]) throws -> ZipWriter.Entry {
            let content = [UInt8](try JSONSerialization.data(withJSONObject: value))
            return ZipWriter.Entry(name, method: 93, packed: Zstd.compress(content, level: 1), content: content)
        }
        let members = try samples.enumerated().map { try entry("samples/\($0)_epoch_1.json", $1) }
        let start = try entry("_journal/start.json", ["version": 2, "eval": header["eval"] as Any])
        for extra in [[start, try entry("header.json", header)], [start]] {
            let found = try read(ZipWriter.archive(extra + members), name: "log.eval")
            #expect(found.samples == expected && found.refusedCount == 1)
        }
        let none = try read(ZipWriter.archive(members), name: "log.eval")
        #expect(none.error?.code == .unsupportedInput)
    }

    /// A fixture's text with null where Python writes NaN, for readers that do not know it.
    private static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self).replacing("NaN", with: "null")
    }

    @Test("files with two filters are refused until one is selected")
    func filters() throws {
        let bytes = try Self.bytes("lm-eval-filters.jsonl")
        for rule in [SampleFileOptions.OnError.fail, .skip] {
            let refused = try read(bytes, options: SampleFileOptions(onError: rule))
            #expect(refused.error?.code == .unsupportedInput && refused.error?.line == 4)
        }
        let expected = try read(try Self.bytes("lm-eval.jsonl.expected")).samples
        for path in ["filter", "$.filter"] {
            let options = SampleFileOptions(selected: [(path, "flexible-extract")])
            let found = try read(bytes, options: options)
            #expect(found.samples == expected && found.refusedCount == 0)
        }
    }

    @Test("paths read what the importer does not, and select by what it does")
    func mapping() throws {
        let bytes = try Self.bytes("promptfoo.json")
        let options = SampleFileOptions(
            fieldMap: ["metadata.topic": "$.vars.topic", "scores.tokens": "$.response.tokenUsage.total"],
            selected: [("$.provider.id", "openai:gpt-4o-mini"), ("promptIdx", "0")])
        let found = try read(bytes, name: "r.json", format: .promptfoo, options: options).samples
        #expect(found.map(\.sampleId) == ["0/0", "1/0"])
        #expect(found.map { $0.metadata["topic"] } == ["home", nil])
        #expect(found.map { $0.scores["tokens"] } == [21, nil])
        let renamed = try read(
            bytes, name: "r.json", format: .promptfoo,
            options: SampleFileOptions(fieldMap: [
                "sample_id": "$.id", "metadata.language": "$.testCase.metadata.level",
            ]))
        #expect(renamed.samples.map(\.sampleId) == ["0b7e", "1b7e", "2b7e", "3b7e", "4b7e"])
        #expect(renamed.samples.map { $0.metadata["language"] } == ["1", nil, nil, nil, nil])
        for path in ["$.", "$.a..b", "$.response"] {
            let wrong = try read(
                bytes, name: "r.json", format: .promptfoo, options: SampleFileOptions(fieldMap: ["metadata.x": path]))
            #expect(wrong.error?.code == .badFieldMap, "\(path)")
        }
    }

    @Test("without $. a path is one key, dots and all")
    func dottedKey() throws {
        let text = #"{"doc_id":1,"acc":1,"metrics":["acc"],"a.b":"x"}"# + "\n"
        let options = SampleFileOptions(fieldMap: ["metadata.c": "a.b"], selected: [("a.b", "x")])
        let found = try read(text, format: .lmEval, options: options).samples
        #expect(found.map(\.metadata) == [["c": "x"]])
    }

    @Test("what is not imported is named once")
    func notes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var row = try Self.text("promptfoo.jsonl").split(separator: "\n")
        row += row
        try Data(row.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder.file("r.jsonl")))
        var reader = try SampleFileReader(path: folder.file("r.jsonl"))
        while try reader.next() != nil {}
        let words = reader.notes.joined().split(separator: /[ ,:]+/)
        #expect(words.count { $0 == "vars" } == 1 && words.count { $0 == "response.output" } == 1)
        #expect(!words.contains("testIdx"))
    }

    @Test("a log that was invalidated, or of another version, is refused whatever is done with bad records")
    func refusedLogs() throws {
        let log = #"{"version":2,"status":"success","eval":{},"invalidated":true,"samples":[]}"#
        for text in [log, log.replacing("true", with: "false").replacing("2", with: "1")] {
            for rule in [SampleFileOptions.OnError.fail, .skip] {
                let result = try read(text, name: "l.json", options: SampleFileOptions(onError: rule))
                #expect(result.error?.code == .unsupportedInput)
            }
        }
        #expect(try read(log.replacing("true", with: "false"), name: "l.json").error == nil)
    }
}
