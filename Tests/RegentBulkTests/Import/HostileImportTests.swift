import Foundation
import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

@Suite("Hostile files of other tools")
struct HostileImportTests {
    @Test(
        "a file that is cut off anywhere is an error, and never read as a shorter one",
        arguments: ImportTests.files.indices)
    func cutOff(index: Int) throws {
        let (name, _, format) = ImportTests.files[index]
        let bytes = try ImportTests.bytes(name)
        // Lines are records of their own: a file of them may end behind each.
        guard !name.hasSuffix(".jsonl") else { return }
        let end = try #require(bytes.lastIndex { ![0x0A, 0x20].contains($0) })
        let step = max(1, end / 400)
        for count in Array(stride(from: 1, to: end, by: step)) + [end] {
            let result = try read(Array(bytes.prefix(count)), name: name, format: format)
            #expect(result.error != nil, "\(count) of \(bytes.count) bytes of \(name)")
        }
    }

    @Test("any changed byte gives samples or an error, never a crash", arguments: ImportTests.files.indices)
    func flips(index: Int) throws {
        let (name, _, format) = ImportTests.files[index]
        let bytes = try ImportTests.bytes(name)
        var random = SplitMix64(seed: UInt64(index))
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<3 {
                let place = Int(random.next() % UInt64(changed.count))
                changed[place] = Array("\"\\{}[],:0e-n \u{0}\u{FF}".utf8)[Int(random.next() % 15)]
            }
            _ = try read(changed, name: name, format: format, options: SampleFileOptions(onError: .skip))
        }
    }

    /// The beginning of a result of promptfoo, to which a member is added.
    private static func row(_ member: String) -> String {
        #"{"testIdx":0,"promptIdx":0,"success":true,"score":1,"latencyMs":5,"failureReason":0,"# + member + "}\n"
    }

    @Test("nesting of any depth costs no stack, and is refused beyond a limit")
    func nesting() throws {
        for (depth, isRead) in [(500, true), (513, false), (3_000_000, false)] {
            let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let result = try read(Self.row(#""vars":\#(deep)"#), format: .promptfoo)
            #expect((result.samples.count == 1) == isRead && (result.error?.code == .malformedJSON) != isRead)
        }
        let objects = String(repeating: #"{"a":"#, count: 600) + "1" + String(repeating: "}", count: 600)
        #expect(try read(Self.row(#""vars":\#(objects)"#), format: .promptfoo).error?.code == .malformedJSON)
    }

    @Test("values of any size are stepped over, and one that is wanted and too large is left out")
    func sizes() throws {
        let large = String(repeating: "x", count: 3 << 20)
        let skipped = try read(Self.row(#""vars":{"q":"\#(large)"}"#), format: .promptfoo)
        #expect(skipped.samples.count == 1)
        let wanted = try read(Self.row(#""testCase":{"metadata":{"q":"\#(large)","k":"v"}}"#), format: .promptfoo)
        #expect(wanted.samples.first?.metadata == ["k": "v"])
        let key = try read(Self.row(#""\#(large)":1"#), format: .promptfoo)
        #expect(key.error?.code == .malformedJSON)
        let names = (0..<3000).map { #""n\#($0)":\#($0)"# }.joined(separator: ",")
        let many = try read(Self.row(#""namedScores":{\#(names)}"#), format: .promptfoo)
        #expect(many.samples.first?.scores.count == 256)
    }

    @Test("a record of which something that tells how it ended is too large is a bad one, never one that went well")
    func droppedValues() throws {
        let large = String(repeating: "x", count: 2 << 20)
        let failed = #"{"testIdx":0,"promptIdx":0,"success":true,"score":1,"error":"\#(large)"}"#
        #expect(try read(failed, format: .promptfoo).error?.code == .recordTooLong)
        let labels = (0..<9).map { "\"k\($0)\":\"\(large.prefix(1_000_000))\"" }.joined(separator: ",")
        let late = #"{"testIdx":0,"promptIdx":0,"testCase":{"metadata":{\#(labels)}},"failureReason":2}"#
        let skipped = try read(late, format: .promptfoo, options: SampleFileOptions(onError: .skip))
        #expect(skipped.samples.isEmpty && skipped.refusedCount == 1)
        let log =
            #"{"version":2,"samples":[{"id":1,"epoch":1,"output":{"choices":["\#(large)"]},"#
            + #""scores":{"s":{"value":1}},"error":ERROR}]}"#
        let answer = try read(log.replacing("ERROR", with: "null"), name: "l.json", format: .inspect)
        #expect(answer.samples.first?.scores == ["s": 1])
        let error = log.replacing("ERROR", with: #"{"message":"\#(large)"}"#)
        #expect(try read(error, name: "l.json", format: .inspect).error?.code == .recordTooLong)
    }

    @Test(
        "numbers that are none, or beyond the range of a double, are no scores",
        arguments: ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "\"high\"", "[1]", "{}", "null"])
    func numbers(number: String) throws {
        let result = try read(Self.row(#""namedScores":{"a":\#(number),"b":0.5}"#), format: .promptfoo)
        #expect(result.samples.first?.scores["a"] == nil && result.samples.first?.scores["b"] == 0.5)
        let digits = String(repeating: "9", count: 5000)
        let long = try read(Self.row(#""namedScores":{"a":\#(digits)}"#), format: .promptfoo)
        #expect(long.error?.code == .malformedJSON)
    }

    @Test("an unfinished log counts the rest of its data set as missing, however long its list of ids is")
    func longLog() throws {
        let ids = (0..<200_000).map { "\"sample-\($0)\"" }.joined(separator: ",")
        for (config, missing) in [("{}", 199_999), (#"{"epochs":2}"#, 399_999), (#"{"limit":5}"#, 0)] {
            let eval = #"{"dataset":{"samples":200000,"sample_ids":[\#(ids)]},"config":\#(config)}"#
            let log = #"{"version":2,"status":"started","eval":\#(eval),"samples":[{"id":1,"epoch":1,"scores":{}}]}"#
            let result = try read(log, name: "log.json", format: .inspect)
            #expect(result.samples.count == 1 && result.refusedCount == missing, "\(config)")
        }
    }

    @Test("a log that repeats its data set more often than can be counted has its samples, and the rest is missing")
    func overflow() throws {
        let eval = #"{"dataset":{"sample_ids":[1,2,3,4,5,6,7,8,9,10]},"config":{"epochs":999999999999999999}}"#
        let log = #"{"version":2,"eval":\#(eval),"samples":[{"id":1,"epoch":1,"scores":{}}]}"#
        let result = try read(log, name: "log.json", format: .inspect)
        #expect(result.samples.count == 1 && result.refusedCount > 1 << 32)
    }

    @Test(
        "what a log says of itself counts wherever it stands, and a second time is an error",
        arguments: [
            #"{"version":2,"samples":[SAMPLE],"invalidated":true}"#,
            #"{"version":2,"invalidated":true,"samples":[SAMPLE],"invalidated":false}"#,
            #"{"version":2,"invalidated":true,"invalidated":false,"samples":[SAMPLE]}"#,
            #"{"samples":[SAMPLE],"version":1}"#,
        ])
    func saidTwice(text: String) throws {
        let sample = #"{"id":1,"epoch":1,"scores":{}}"#
        for rule in [SampleFileOptions.OnError.fail, .skip] {
            let result = try read(
                text.replacing("SAMPLE", with: sample), name: "log.json", format: .inspect,
                options: SampleFileOptions(onError: rule))
            let code = try #require(result.error?.code, "\(text)")
            #expect(code == .unsupportedInput || code == .duplicateKey, "\(text)")
        }
    }

    @Test("text behind the end of a document is an error: a second log would hide what the first announced")
    func secondDocument() throws {
        let log = #"{"version":2,"eval":{"dataset":{"sample_ids":[1,2]}},"samples":[{"id":ID,"epoch":1,"scores":{}}]}"#
        let logs = log.replacing("ID", with: "1") + "\n" + log.replacing("ID", with: "2")
        #expect(try read(logs, name: "log.json", format: .inspect).error?.code == .malformedJSON)
        let rows = #"[{"doc_id":1,"acc":1}]"#
        #expect(try read(rows, format: .lmEval).samples.count == 1)
        for more in [rows, #"{"doc_id":2,"acc":1}"#, "1"] {
            #expect(try read(rows + more, format: .lmEval).error?.code == .malformedJSON)
        }
    }

    /// A record in lines of each tool that writes some.
    private static let lines: [(SampleFileFormat, String)] = [
        (.promptfoo, #"{"testIdx":0,"promptIdx":0,"score":1}"#), (.lmEval, #"{"doc_id":1,"acc":1,"count":5}"#),
        (.mlflow, #"{"info":{"trace_id":"t","state":"OK"},"data":{}}"#),
        (.openaiEvals, #"{"run_id":"r","event_id":0,"sample_id":"a","type":"match","data":{"correct":true}}"#),
    ]

    @Test("lines of other tools show their end only by the end line, which must have their count", arguments: lines)
    func endLine(format: SampleFileFormat, line: String) throws {
        func end(_ count: String) -> String { "{\"regent_end\": true, \"count\": \(count)}\n" }
        for (text, isShown) in [(line + "\n", false), (line + "\n" + end("1"), true), ("[\(line)]", true)] {
            let (samples, shows) = try Self.readEnd(text, format)
            #expect(samples == 1 && shows == isShown, "\(text)")
        }
        for rule in [SampleFileOptions.OnError.fail, .skip] {
            for text in [
                end("2"), end("0"), end("1") + line, end("1") + "[\(line)]", end("-1"), end("\"1\""),
                "{\"regent_end\":true}", "{\"regent_end\":false,\"count\":1}",
                "{\"regent_end\":true,\"count\":1,\"x\":\"\(String(repeating: "x", count: 200))\"}",
            ] {
                let result = try read(line + "\n" + text, format: format, options: SampleFileOptions(onError: rule))
                #expect(result.error?.code == .countMismatch, "\(text)")
            }
        }
    }

    /// Reads a file to its end; the number of its samples, and whether it shows its end.
    private static func readEnd(_ text: String, _ format: SampleFileFormat) throws -> (Int, Bool) {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("f")))
        var reader = try SampleFileReader(path: folder.file("f"), format: format)
        while try reader.next() != nil {}
        return (reader.sampleCount, reader.showsItsEnd)
    }

    @Test("a log of OpenAI evals shows its end by its final report")
    func finalReport() throws {
        let event = Self.lines.first { $0.0 == .openaiEvals }?.1 ?? ""
        for (more, isShown) in [("{\"final_report\": {\"accuracy\": 1}}\n", true), ("", false)] {
            let (samples, shows) = try Self.readEnd(event + "\n" + more, .openaiEvals)
            #expect(samples == 1 && shows == isShown)
        }
    }

    @Test("what a log keeps until its end is limited, whatever kind of value it is")
    func keptValues() throws {
        let values = (0..<64).map { "\"n\($0)\":1" }.joined(separator: ",")
        let log = (0..<20_000).map { id in
            #"{"run_id":"r","event_id":0,"sample_id":"s\#(id)","type":"metrics","data":{\#(values)}}"#
        }.joined(separator: "\n")
        for rule in [SampleFileOptions.OnError.fail, .skip] {
            let result = try read(log, format: .openaiEvals, options: SampleFileOptions(onError: rule))
            #expect(result.error?.code == .unsupportedInput)
        }
    }

    @Test("names of members are bounded as values are, and a refused label takes no room of the others")
    func names() throws {
        let long = String(repeating: "n", count: 2_000)
        let scores = try read(Self.row(#""namedScores":{"\#(long)":1,"b":0.5}"#), format: .promptfoo)
        #expect(scores.samples.first?.scores == ["b": 0.5, "pass": 1, "score": 1])
        let large = String(repeating: "x", count: 40_000)
        let labels = try read(Self.row(#""testCase":{"metadata":{"a":"\#(large)","b":"v"}}"#), format: .promptfoo)
        #expect(labels.samples.first?.metadata == ["b": "v"])
        let text = String(repeating: "\u{1F4A5}", count: 600)
        let failed = try read(
            #"{"testIdx":0,"promptIdx":0,"failureReason":2,"error":"\#(text)"}"#, format: .promptfoo)
        #expect(failed.samples.first?.metadata["error"]?.utf8.count == 1024)
    }

    @Test("a key that is there twice makes the record a bad one, in an object of scores too")
    func duplicates() throws {
        let twice = Self.row(#""success":false"#)
        for row in [
            twice, Self.row(#""namedScores":{"a":1,"a":0}"#), Self.row(#""namedScores":{"a":1},"namedScores":{"b":0}"#),
            Self.row(#""testCase":{"metadata":{"a":"x","a":"y"}}"#),
        ] {
            #expect(try read(row, format: .promptfoo).error?.code == .duplicateKey, "\(row)")
        }
        let lines = #"{"doc_id":1,"acc":1,"acc":0}"#
        #expect(try read(lines, format: .lmEval).error?.code == .duplicateKey)
        let skipped = try read(
            twice + Self.row(#""id":"x""#), format: .promptfoo, options: SampleFileOptions(onError: .skip))
        #expect(skipped.samples.count == 1 && skipped.refusedCount == 1)
    }

    @Test(
        "a record without an id is a bad one",
        arguments: [
            (SampleFileFormat.promptfoo, #"{"promptIdx":0,"score":1}"#), (.lmEval, #"{"acc":1,"metrics":["acc"]}"#),
            (.deepeval, #"{"testCases":[{"success":true}]}"#), (.inspect, #"{"version":2,"samples":[{"epoch":1}]}"#),
            (.mlflow, #"{"info":{"state":"OK"},"data":{}}"#),
        ])
    func noID(format: SampleFileFormat, text: String) throws {
        let result = try read(text, name: "a.json", format: format)
        #expect(result.error?.code == .missingField)
    }
}
