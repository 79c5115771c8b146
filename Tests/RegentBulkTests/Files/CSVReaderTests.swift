import RegentBulk
import RegentMessages
import Testing

@Suite("Samples from CSV")
struct CSVReaderTests {
    static func read(
        _ text: String, _ options: SampleFileOptions = SampleFileOptions()
    ) throws -> ReadResult {
        try RegentBulkTests.read(text, name: "samples.csv", options: options)
    }

    @Test("every field")
    func fullSampleIsRead() throws {
        let text = """
            sample_id,status,schema_valid,patch_apply_success,edited_after_generate,published,\
            safety_compliant,fallback_used,latency_ms,requested_provider,selected_provider,\
            route_strategy,fallback_provider,prompt_template_version,model_version,error_code,\
            scores.judge,cluster,metadata.note,metadata.team,scores.edit_ratio
            s-1,scored,true,False,,1,0,TRUE,12.345,openai,custom,FALLBACK,custom,v7,\
            models/m/versions/1.2.3,E1,0.25,"job 7","Grüße, ""quoted""
            second line",a,-3

            """
        let result = try Self.read(text)
        #expect(result.error == nil)
        #expect(result.samples == [fullSample])
    }

    @Test("quotes, line ends inside them, CRLF, byte-order mark and blank lines")
    func layout() throws {
        let text =
            "\u{FEFF}\"sample_id\",status,metadata.c\r\n\"a\",SCORED,\"x\ny\"\r\n\r\n"
            + "b,ERROR,\nc,ERROR,\"\"\"\""
        let result = try Self.read(text)
        #expect(result.samples.map(\.sampleId) == ["a", "b", "c"])
        #expect(result.samples.map(\.metadata["c"]) == ["x\ny", nil, "\""])
        #expect(result.lines == [2, 5, 6])
        #expect(try Self.read("").samples.isEmpty)
        #expect(try Self.read("sample_id,status\n").samples.isEmpty)
    }

    @Test("a quoted field may span many blocks of the file")
    func crossingBlocks() throws {
        let cell = String(repeating: "line\n\"\"", count: 8_000)
        let row = "id,SCORED,\"\(cell)\"\n"
        let rows = (0..<30).map { "\($0)" + row }.joined()
        let result = try Self.read("sample_id,status,metadata.x\n" + rows)
        #expect(result.error == nil)
        #expect(result.samples.count == 30)
        #expect(result.lines.last == 2 + 29 * 8_001)
        #expect(result.samples.last?.metadata["x"] == cell.replacing("\"\"", with: "\""))
    }

    static let badFiles: [(String, SampleFileError.Code, String?, Int)] = [
        ("sample_id\na\n", .missingField, "status", 1),
        ("status\nSCORED\n", .missingField, "sample_id", 1),
        ("sample_id,status,speed\n", .unknownField, "speed", 1),
        ("sample_id,status,\n", .unknownField, "column 3", 1),
        ("sample_id,status,status\n", .duplicateKey, "status", 1),
        ("sample_id,status\na,SCORED\nb\n", .malformedCSV, nil, 3),
        ("sample_id,status\na,SCORED\nb,SCORED,x\n", .malformedCSV, nil, 3),
        ("sample_id,status\na\"b,SCORED\n,\"", .malformedCSV, nil, 2),
        ("sample_id,status\n\"a\"b,SCORED\n", .malformedCSV, nil, 2),
        ("sample_id,status\n\n\"a,SCORED\n", .malformedCSV, nil, 3),
        ("sample_id,status\n,SCORED\n", .missingField, "sample_id", 2),
        ("sample_id,status\na,\n", .missingField, "status", 2),
        ("sample_id,status\na,DONE\n", .unknownEnum, "status", 2),
        ("sample_id,status,published\na,SCORED,yes\n", .badOutcome, "published", 2),
        ("sample_id,status,published\na,SCORED,2\n", .badOutcome, "published", 2),
        ("sample_id,status,latency_ms\na,SCORED,NaN\n", .badLatency, "latency_ms", 2),
        ("sample_id,status,latency_ms\na,SCORED,inf\n", .badLatency, "latency_ms", 2),
        ("sample_id,status,latency_ms\na,SCORED,-1\n", .badLatency, "latency_ms", 2),
        ("sample_id,status,latency_ms\na,SCORED,12ms\n", .badLatency, "latency_ms", 2),
        ("sample_id,status,scores.x\na,SCORED,nan\n", .badScore, "scores.x", 2),
        ("sample_id,status,scores.x\na,SCORED,1e999\n", .badScore, "scores.x", 2),
        ("sample_id,status,scores\na,SCORED,1\n", .badScore, "scores", 2),
        ("sample_id,status,scores,scores.x\na,SCORED,\"{\"\"x\"\":1}\",2\n", .duplicateKey, "scores.x", 2),
        ("sample_id,status,cluster\na,SCORED,a\u{0}b\n", .badText, "cluster", 2),
        ("sample_id,status,metadata\na,SCORED,x\n", .badMetadata, "metadata", 2),
    ]

    @Test("files that are refused", arguments: badFiles)
    func badFile(text: String, code: SampleFileError.Code, field: String?, line: Int) throws {
        let error = try #require(try Self.read(text).error)
        #expect(error.code == code)
        #expect(error.field == field)
        #expect(error.line == line)
    }

    @Test("unknown columns become labels or are ignored if the options say so")
    func extra() throws {
        let text = "sample_id,status,speed\na,SCORED,7\nb,SCORED,\n"
        let labelled = try Self.read(text, SampleFileOptions(extra: .metadata))
        #expect(labelled.samples.map(\.metadata) == [["speed": "7"], [:]])
        let ignored = try Self.read(text, SampleFileOptions(extra: .ignore))
        #expect(ignored.samples.map(\.metadata) == [[:], [:]])
    }

    @Test("columns may be renamed, and the original name of a mapped field can be used for others")
    func fieldMap() throws {
        let options = SampleFileOptions(
            fieldMap: ["sample_id": "id", "scores.judge": "rating"], extra: .metadata)
        let result = try Self.read("id,status,rating,sample_id\na,SCORED,0.5,old\n", options)
        let expected = EvalSample(
            sampleId: "a", status: .scored, scores: ["judge": 0.5], metadata: ["sample_id": "old"])
        #expect(result.samples == [expected])
    }
}
