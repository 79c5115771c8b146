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

    @Test("a key that is there twice makes the record a bad one")
    func duplicates() throws {
        let twice = Self.row(#""success":false"#)
        #expect(try read(twice, format: .promptfoo).error?.code == .duplicateKey)
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
