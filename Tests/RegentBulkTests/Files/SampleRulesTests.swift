import RegentBulk
import RegentMessages
import Testing

/// Rules that hold for JSONL and CSV alike, and places that a reader names.
@Suite("Rules of sample files")
struct SampleRulesTests {
    private static func skipping(_ text: String, name: String = "a.csv") throws -> ReadResult {
        try read(text, name: name, options: SampleFileOptions(onError: .skip))
    }

    @Test("a quote opens quoting only at the start of a field")
    func quotes() throws {
        let head = "sample_id,status,metadata.q\n"
        let stray = try Self.skipping(head + "a,SCORED,5\" nail\nb,SCORED,ok\nc,SCORED,6\" nail\nd,SCORED,ok\n")
        #expect(stray.samples.map(\.sampleId) == ["b", "d"] && stray.refusedCount == 2)
        let behind = try Self.skipping(head + "a,SCORED,\"x\"y\"\nb,SCORED,ok\n")
        #expect(behind.samples.map(\.sampleId) == ["b"] && behind.refusedCount == 1)
        let spanning = try read(head + "a,SCORED,\"x \"\"y\"\",\nz\"\nb,SCORED,ok\n", name: "a.csv")
        #expect(spanning.samples.map(\.metadata) == [["q": "x \"y\",\nz"], ["q": "ok"]])
    }

    @Test("every line of a record with broken quotes counts as left out, because each may have been a record")
    func brokenQuotes() throws {
        let lines = (0..<50).map { "s\($0),SCORED,ok\n" }.joined()
        let text = "sample_id,status,metadata.q\na,SCORED,\"5 nail\n\(lines)b,SCORED,\"6 nail\nc,SCORED,ok\n"
        let result = try Self.skipping(text)
        #expect(result.samples.map(\.sampleId) == ["c"] && result.refusedCount == 52)
        let last = try Self.skipping("sample_id,status\na,SCORED\nb,x\"y\"")
        #expect(last.refusedCount == 1)
    }

    @Test("a position in JSON is counted from the start of its line")
    func places() throws {
        let good = "{\"sample_id\":\"a\",\"status\":\"SCORED\"}\n"
        let bad = "{\"sample_id\":\"b\",\"status\":\"SCORED\",}\n"
        let alone = try #require(try read(bad).error)
        #expect(alone.message.contains("byte 35 "))
        for lines in [1, 200_000] {
            let error = try #require(try read(String(repeating: good, count: lines) + bad).error)
            #expect((error.line, error.message) == (lines + 1, alone.message))
        }
        let cell = "sample_id,status,scores\na,SCORED,\"{\"\"x\"\":1,}\"\n"
        #expect(try read(cell, name: "a.csv").error?.message.contains("byte 7 ") == true)
    }

    @Test("ids, keys and columns are compared by their bytes")
    func bytes() throws {
        let (one, other) = ("caf\u{E9}", "cafe\u{301}")
        var ids = SampleIDLines()
        let noted = [one, other, one].enumerated().map { index, id in
            ids.note(EvalSample(sampleId: id, status: index == 0 ? .error : .scored), line: index + 1)
        }
        #expect(noted.map { $0?.line } == [nil, nil, 1] && noted.last??.status == .error)

        let start = "{\"sample_id\":\"a\",\"status\":\"SCORED\""
        let nested = try read(start + ",\"metadata\":{\"m\":{\"\(one)\":1,\"\(other)\":2}}}\n")
        #expect(nested.samples.first?.metadata["m"]?.utf8.elementsEqual("{\"\(one)\":1,\"\(other)\":2}".utf8) == true)
        let ignored = try read(
            start + ",\"\(one)\":1,\"\(other)\":2}\n", options: SampleFileOptions(extra: .ignore))
        #expect(ignored.samples.count == 1)
        let columns = "sample_id,status,metadata.\(one),metadata.\(other)\na,SCORED,x,\nb,SCORED,,y\n"
        let rows = try read(columns, name: "a.csv").samples
        let keys = rows.compactMap { $0.metadata.keys.first.map { Array($0.utf8) } }
        #expect(keys == [Array(one.utf8), Array(other.utf8)])
        // Both in one sample: neither replaces the other.
        let both = start + ",\"metadata\":{\"\(one)\":\"x\",\"\(other)\":\"y\"}}\n"
        let cells = "sample_id,status,metadata.\(one),metadata.\(other)\na,SCORED,x,y\n"
        for sample in [try read(both), try read(cells, name: "a.csv")].map(\.samples.first) {
            #expect(sample?.metadata.count == 2 && sample?.metadata[one] == "x" && sample?.metadata[other] == "y")
        }
        let twice = start + ",\"metadata\":{\"\(one)\":\"x\",\"\(one)\":\"y\"}}\n"
        #expect(try read(twice).error?.code == .duplicateKey)
    }

    @Test("null is absent in both formats, and both accept the same values")
    func nulls() throws {
        let jsonl = """
            {"sample_id":"a","status":"SCORED","published":null,"latency_ms":null,"scores":{"q":null},\
            "metadata":{"k":null,"n":[null],"t":true}}
            {"sample_id":"b","status":"SCORED","published":1,"schema_valid":0,"scores":null,"metadata":null}

            """
        let csv = """
            sample_id,status,published,latency_ms,scores,metadata,schema_valid,scores.r,metadata.x,cluster
            a,SCORED,null,null,"{""q"":null}","{""k"":null,""n"":[null],""t"":true}",null,null,,
            b,SCORED,1,,null,null,0,,,

            """
        let lines = try read(jsonl)
        #expect(lines.error == nil)
        #expect(lines.samples.map(\.metadata) == [["n": "[null]", "t": "true"], [:]])
        #expect(lines.samples.map(\.published) == [.absent, .true])
        #expect(lines.samples.map(\.schemaValid) == [.absent, .false])
        #expect(lines.samples.allSatisfy { $0.scores.isEmpty && $0.latencyMs == nil })
        #expect(try read(csv, name: "a.csv").samples == lines.samples)
        // A column of texts has the word as a text.
        let words = try read("sample_id,status,cluster,metadata.x\nnull,SCORED,null,null\n", name: "a.csv").samples
        let word = EvalSample(sampleId: "null", status: .scored, cluster: "null", metadata: ["x": "null"])
        #expect(words == [word])
    }

    @Test("a whole number is an id only with --id-as-text")
    func numberedIDs() throws {
        func line(_ id: String) -> String { "{\"sample_id\":\(id),\"status\":\"SCORED\"}\n" }
        let asText = SampleFileOptions(idAsText: true)
        #expect(try read(line("1")).error?.code == .badSampleID)
        let mixed = try read(line("1") + line("\"007\"") + line("12345678901234567890"), options: asText)
        #expect(mixed.samples.map(\.sampleId) == ["1", "007", "12345678901234567890"])
        for wrong in ["1.5", "1e3", "-1", "true", "[1]"] {
            #expect(try read(line(wrong), options: asText).error?.code == .badSampleID, "\(wrong)")
        }
    }

    @Test("columns and keys are ignored by name, and a CSV column by its position")
    func ignoredColumns() throws {
        let csv = "sample_id,status,,3,junk\na,SCORED,x,y,z\n"
        func ignoring(_ columns: String..., in text: String, name: String = "a.csv") throws -> ReadResult {
            try read(text, name: name, options: SampleFileOptions(ignored: columns))
        }
        #expect(try ignoring("3", "junk", in: csv).error?.field == "column 3")
        #expect(try ignoring("3", "junk", in: csv.replacing("3,junk", with: "4,junk")).error?.field == "4")
        #expect(try ignoring("3", "4", "5", in: csv.replacing(",3,", with: ",x,")).samples.count == 1)
        #expect(try ignoring("", "3", "junk", in: csv).samples.count == 1)
        #expect(try ignoring("6", in: csv).error?.code == .badFieldMap)
        #expect(try read(csv, name: "a.csv", options: SampleFileOptions(extra: .ignore)).samples.count == 1)
        let jsonl = "{\"sample_id\":\"a\",\"status\":\"SCORED\",\"junk\":[1]}\n"
        #expect(try ignoring("junk", in: jsonl, name: "a.jsonl").samples.count == 1)
        #expect(try read(jsonl).error?.code == .unknownField)
    }

    @Test("a score outside its declared range is refused by line and field, and may be skipped")
    func ranges() throws {
        let lines = (1...5).map { value in
            "{\"sample_id\":\"s\(value)\",\"status\":\"SCORED\",\"scores\":{\"q\":\(value)}}\n"
        }.joined()
        for (onError, expected) in [(SampleFileOptions.OnError.fail, 3), (.skip, 5)] {
            let result = try read(lines, options: SampleFileOptions(onError: onError)) { reader in
                reader.declare([MetricDeclaration(name: "q", range: MetricRange(min: 1, max: 3))])
            }
            #expect(result.samples.count == 3 && result.refusedCount == expected - 3)
            guard onError == .fail else { continue }
            let error = try #require(result.error)
            #expect((error.code, error.line, error.field) == (.badScore, 4, "scores.q"))
        }
    }
}
