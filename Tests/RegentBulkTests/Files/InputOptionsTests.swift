import Foundation
import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

@Suite("Options of input files")
struct InputOptionsTests {
    private static let wanted = [
        EvalSample(sampleId: "a", status: .scored, scores: ["q": 0.5]),
        EvalSample(sampleId: "b", status: .error, errorCode: "E,1"),
    ]

    @Test(
        "cells are divided by the delimiter, a tab in .tsv, and quotes work with each",
        arguments: [(";", nil), ("|", nil), ("\t", nil), (" ", nil), (":", nil), ("\t", "samples.tsv"), (",", "s.csv")])
    func delimiters(mark: String, name: String?) throws {
        let rows = [
            ["sample_id", "status", "scores.q", "error_code"], ["a", "SCORED", "0.5", ""],
            ["b", "ERROR", "", "\"E,1\""],
        ]
        let text = rows.map { $0.joined(separator: mark) }.joined(separator: "\n") + "\n"
        var options = SampleFileOptions()
        if name == nil { options.delimiter = mark.utf8.first }
        let result = try read(text, name: name ?? "samples.csv", options: options)
        #expect(result.error == nil && result.samples == Self.wanted)
    }

    @Test("a delimiter, a selection and other options that a format has no use for are refused")
    func useless() throws {
        let jsonl = #"{"sample_id":"a","status":"SCORED"}"# + "\n"
        let row = #"{"testIdx":0,"promptIdx":0}"#
        for (text, options) in [
            (jsonl, SampleFileOptions(delimiter: 0x3B)), (jsonl, SampleFileOptions(selected: [("a", "b")])),
            ("[\(jsonl)]", SampleFileOptions(selected: [("a", "b")])), (row, SampleFileOptions(delimiter: 0x3B)),
            (row, SampleFileOptions(extra: .metadata)), (row, SampleFileOptions(ignored: ["x"])),
            (row, SampleFileOptions(idAsText: true)), (row, SampleFileOptions(nulls: ["NA"])),
            ("sample_id,status\na,SCORED\n", SampleFileOptions(fieldMap: ["cluster": "$.a.b"])),
        ] {
            #expect(try read(text, name: "x", options: options).error?.code == .badFieldMap, "\(text)")
        }
        let event = #"{"run_id":"r","event_id":0,"sample_id":"a","type":"match","data":{"correct":true}}"#
        let table = #"{"columns":["id","a/score"],"data":[["x",1]]}"#
        for text in [event, table] {
            let mapped = SampleFileOptions(fieldMap: ["metadata.x": "$.data.y"])
            #expect(try read(text, name: "x", options: mapped).error?.code == .badFieldMap, "\(text)")
            #expect(try read(text, name: "x").samples.count == 1)
        }
        let quarantine = SampleFileOptions(onError: .quarantine("/nonexistent/q"))
        #expect(try read(row, options: quarantine).error?.code == .unsupportedInput)
    }

    @Test("spellings of an absent value, in cells, strings and bare words")
    func nulls() throws {
        let options = SampleFileOptions(nulls: ["NA", "None", "nan", "NaN"])
        let csv = "sample_id,status,scores.q,schema_valid,cluster,latency_ms\na,SCORED,NA,None,NA,nan\n"
        let absent = [EvalSample(sampleId: "a", status: .scored)]
        #expect(try read(csv, name: "a.csv", options: options).samples == absent)
        #expect(try read(csv, name: "a.csv").error != nil)
        let jsonl =
            #"{"sample_id":"a","status":"SCORED","scores":{"q":"NA"},"schema_valid":"None","latency_ms":NaN,"#
            + #""cluster":"NA"}"# + "\n"
        #expect(try read(jsonl, options: options).samples == absent)
        #expect(try read(jsonl).error != nil)
        let missing = "{\"sample_id\":\"NA\",\"status\":\"SCORED\"}\n"
        #expect(try read(missing, options: options).error?.code == .missingField)
        // A text that merely contains a spelling is kept.
        let kept = try read(
            "{\"sample_id\":\"NAN\",\"status\":\"SCORED\",\"cluster\":\"None of it\"}\n", options: options)
        #expect(kept.samples.first?.cluster == "None of it")
    }

    @Test("spellings of an absent value work inside objects and in what becomes a label, in both formats")
    func nullsInside() throws {
        let options = SampleFileOptions(extra: .metadata, nulls: ["NA"])
        let sample = EvalSample(sampleId: "a", status: .scored, scores: ["q": 1], metadata: ["lang": "de"])
        let jsonl =
            #"{"sample_id":"a","status":"SCORED","scores":{"q":1,"r":"NA"},"metadata":{"lang":"de","x":"NA"},"#
            + #""more":"NA"}"# + "\n"
        #expect(try read(jsonl, options: options).samples == [sample])
        let csv =
            "sample_id,status,scores,metadata,more\n"
            + #"a,SCORED,"{""q"":1,""r"":""NA""}","{""lang"":""de"",""x"":""NA""}",NA"# + "\n"
        #expect(try read(csv, name: "a.csv", options: options).samples == [sample])
    }

    @Test("a map that would read nothing is refused: of a column that is left out, or that a header does not have")
    func uselessMaps() throws {
        let jsonl = #"{"sample_id":"a","status":"SCORED","g":"x","in":{"lang":"de"}}"# + "\n"
        let csv = "sample_id,status,g\na,SCORED,x\n"
        for (text, name, map, ignored) in [
            (jsonl, "a.jsonl", ["cluster": "g"], ["g"]), (jsonl, "a.jsonl", ["metadata.lang": "$.in.lang"], ["in"]),
            (csv, "a.csv", ["cluster": "g"], ["g"]), (csv, "a.csv", ["cluster": "g"], ["3"]),
            (csv, "a.csv", ["cluster": "G"], []),
        ] as [(String, String, TextMap, [String])] {
            let options = SampleFileOptions(fieldMap: map, extra: .ignore, ignored: ignored)
            let error = try read(text, name: name, options: options).error
            #expect(error?.code == .badFieldMap && error?.field == map.keys.first, "\(name) \(ignored)")
            let kept = SampleFileOptions(fieldMap: ["cluster": "g"], extra: .ignore)
            #expect(try read(text, name: name, options: kept).samples.first?.cluster == "x")
        }
    }

    @Test("fields are read from inside objects by their paths")
    func nested() throws {
        let text =
            #"{"sample_id":"a","status":"SCORED","input":{"lang":"de","deep":{"er":{"k":7}},"x":[1]},"out":{"q":0.5}}"#
            + "\n"
        let options = SampleFileOptions(
            fieldMap: [
                "metadata.lang": "$.input.lang", "metadata.k": "$.input.deep.er.k", "scores.q": "$.out.q",
                "cluster": "$.input.none",
            ])
        let sample = EvalSample(
            sampleId: "a", status: .scored, scores: ["q": 0.5], metadata: ["k": "7", "lang": "de"])
        #expect(try read(text, options: options).samples == [sample])
        #expect(try read("[\(text)]", name: "a.json", options: options).samples == [sample])
        // An object that is none has none of its values.
        let flat = #"{"sample_id":"a","status":"SCORED","input":"text","out":null}"# + "\n"
        #expect(try read(flat, options: options).samples == [EvalSample(sampleId: "a", status: .scored)])
        let twice = #"{"sample_id":"a","status":"SCORED","out":{"q":1,"q":2}}"# + "\n"
        #expect(try read(twice, options: options).error?.code == .duplicateKey)
    }

    @Test(
        "paths that cannot be read are refused",
        arguments: [
            ["metadata.x": "$."], ["metadata.x": "$.a."], ["metadata.x": "$.metadata.y"], ["nothing": "$.a.b"],
            ["metadata.x": "$.a.b", "metadata.y": "$.a.b"], ["metadata.x": "$.a", "metadata.y": "$.a.b"],
            ["cluster": "a", "metadata.y": "$.a.b"],
        ] as [[String: String]])
    func badPaths(map: [String: String]) throws {
        let options = SampleFileOptions(fieldMap: TextMap(map.map { ($0.key, $0.value) }))
        let result = try read("{\"sample_id\":\"a\",\"status\":\"SCORED\"}\n", options: options)
        #expect(result.error?.code == .badFieldMap)
    }

    @Test("a JSON array is read element by element, however it is laid out")
    func arrays() throws {
        let pretty = """
            [
              {"sample_id": "a", "status": "SCORED",
               "scores": {"q": 0.5}},
              {"sample_id": "b", "status": "ERROR", "error_code": "E,1"}
            ]
            """
        for (text, name) in [(pretty, "a.json"), (pretty, "a"), (pretty.replacing("\n", with: ""), "a.json")] {
            let result = try read(text, name: name) { #expect($0.format == .json) }
            #expect(result.error == nil && result.samples == Self.wanted && result.lines == [1, 2])
        }
        #expect(try read("[]", name: "a.json").samples.isEmpty)
        for wrong in ["[{}", "[{} {}]", "[1]", "[{}]x", "[{\"sample_id\":\"a\",\"status\":\"SCORED\"},"] {
            #expect(try read(wrong, name: "a.json").error != nil, "\(wrong)")
        }
        let bad = "[{\"sample_id\":\"a\",\"status\":\"SCORED\"},{\"sample_id\":1},7]"
        let skipped = try read(bad, name: "a.json", options: SampleFileOptions(onError: .skip))
        #expect(skipped.samples.count == 1 && skipped.refusedCount == 2)
        #expect(try read(bad, name: "a.json").error?.line == 2)
    }

    @Test("an element of an array goes into quarantine as one line, which can be mended and read again")
    func quarantinedElement() async throws {
        try await withTemporaryFolder { folder in
            let apart = folder.file("bad.jsonl")
            let bad = "{\n  \"sample_id\": \"b\",\r\n  \"status\": \"DONE\"\n }"
            let text = "[{\"sample_id\":\"a\",\"status\":\"SCORED\"},\n \(bad)]"
            let found = try read(text, name: "a.json", options: SampleFileOptions(onError: .quarantine(apart)))
            #expect(found.error == nil && found.refusedCount == 1)
            let mended = try String(contentsOfFile: apart, encoding: .utf8).replacing("DONE", with: "ERROR")
            #expect(try read(mended).samples == [EvalSample(sampleId: "b", status: .error)])
        }
    }

    @Test("the end line of a stream must have the count of its records, and be the last")
    func endLine() throws {
        let line = "{\"sample_id\":\"a\",\"status\":\"SCORED\"}\n"
        func end(_ count: String) -> String { "{\"regent_end\": true, \"count\": \(count)}\n" }
        var shows: [Bool] = []
        for text in [line, line + end("1"), end("0")] {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let result = try read(text)
            #expect(result.error == nil && result.samples.count == (text.hasPrefix("{\"s") ? 1 : 0))
            _ = try read(text) { shows.append($0.showsItsEnd) }
        }
        #expect(shows == [false, false, false])  // before it is read
        let bad = "{\"sample_id\":\"b\"}\n"
        let skipped = try read(line + bad + end("2"), options: SampleFileOptions(onError: .skip))
        #expect(skipped.error == nil && skipped.samples.count == 1 && skipped.refusedCount == 1)
        for rule in [SampleFileOptions.OnError.fail, .skip] {
            for text in [
                line + end("2"), line + end("0"), line + end("1") + line, line + end("-1"), line + end("1.0"),
                line + end("\"1\""), line + end("1" + String(repeating: "0", count: 30)),
                line + "{\"regent_end\":false,\"count\":1}\n", line + "{\"regent_end\":true}\n",
            ] {
                let result = try read(text, options: SampleFileOptions(onError: rule))
                #expect(result.error?.code == .countMismatch, "\(text)")
            }
        }
    }

    @Test(
        "what is recognised and not read is named",
        arguments: [
            [0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x22, 0], [0, 0x7B, 0, 0x22],
            Array("PAR1".utf8), Array("ARROW1".utf8), Array("SQLite format 3".utf8), [0xD0, 0xCF, 0x11, 0xE0],
            [0x50, 0x4B, 3, 4, 20, 0], Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
        ] as [[UInt8]])
    func unread(head: [UInt8]) throws {
        for name in ["a", "a.jsonl", "a.csv"] {
            let result = try read(head + Array("more of it\n".utf8), name: name)
            #expect(result.error?.code == .unsupportedInput, "\(name)")
        }
    }

    @Test("Regent's own lines are never taken for another tool's")
    func ownLines() throws {
        let own =
            #"{"sample_id":"a","status":"SCORED","eval":1,"version":2,"testIdx":1,"promptIdx":2,"doc_id":1,"resps":1}"#
        let options = SampleFileOptions(extra: .ignore)
        let read = try read(own + "\n", name: "a", options: options) { #expect($0.format == .jsonl) }
        #expect(read.samples.map(\.sampleId) == ["a"])
        let mapped = #"{"doc_id":"a","status":"SCORED","resps":1}"# + "\n"
        let map = SampleFileOptions(fieldMap: ["sample_id": "doc_id"], extra: .ignore)
        #expect(try RegentBulkTests.read(mapped, options: map).samples.map(\.sampleId) == ["a"])
    }
}
