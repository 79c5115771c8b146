import RegentBulk
import RegentMessages
import Testing

@Suite("Samples from JSONL")
struct JSONLReaderTests {
    static let fullLine = """
        {"sample_id":"s-1","status":"SCORED","schema_valid":true,"patch_apply_success":false,\
        "edited_after_generate":null,"published":true,"safety_compliant":false,"fallback_used":true,\
        "latency_ms":12.345,"requested_provider":"openai","selected_provider":"custom",\
        "route_strategy":"FALLBACK","fallback_provider":"custom","prompt_template_version":"v7",\
        "model_version":"models/m/versions/1.2.3","error_code":"E1",\
        "scores":{"judge":0.25,"edit_ratio":-3},"cluster":"job 7",\
        "metadata":{"note":"Gr\\u00fc\\u00dfe, \\"quoted\\"\\nsecond line","team":"a"}}
        """

    static func line(_ rest: String) -> String { "{\"sample_id\":\"s\",\"status\":\"SCORED\"\(rest)}\n" }

    /// The one sample of a line with these further members.
    static func sample(_ rest: String) throws -> EvalSample {
        let result = try read(line(rest))
        if let error = result.error { throw error }
        return try #require(result.samples.first)
    }

    @Test("every field")
    func fullSampleIsRead() throws {
        let result = try read(Self.fullLine + "\n")
        #expect(result.error == nil)
        #expect(result.samples == [fullSample])
    }

    @Test("white space, byte-order mark, CRLF, blank lines and a missing last line feed do not matter")
    func layout() throws {
        let text =
            "\u{FEFF}\r\n \t{ \"sample_id\" : \"a\" ,\t\"status\" : \"ERROR\" } \r\n\n\r\n"
            + "{\"sample_id\":\"b\",\"status\":\"SKIPPED\"}"
        let result = try read(text)
        #expect(result.samples.map(\.sampleId) == ["a", "b"])
        #expect(result.samples.map(\.status) == [.error, .skipped])
        #expect(result.lines == [2, 5])
        #expect(try read("").samples.isEmpty)
        #expect(try read("\n\n").samples.isEmpty)
    }

    @Test(
        "statuses in any case, with and without prefix",
        arguments: [
            ("SCORED", SampleStatus.scored), ("scored", .scored), ("Timeout", .timeout),
            ("SAMPLE_STATUS_REFUSED", .refused), ("sample_status_error", .error), ("skipped", .skipped),
        ])
    func statuses(text: String, status: SampleStatus) throws {
        let result = try read("{\"status\":\"\(text)\",\"sample_id\":\"s\"}")
        #expect(result.samples.map(\.status) == [status])
    }

    @Test(
        "latencies are exact decimals, rounded half-even",
        arguments: [
            ("0", 0.0), ("-0", 0), ("-0.0e5", 0), ("12", 12), ("12.3456", 12.346), ("0.0005", 0),
            ("0.0015", 0.002),
            ("0.0025", 0.002), ("0.00250000000000000000001", 0.003), ("1e3", 1_000), ("1.5E-2", 0.015),
            ("4294967.295", 4_294_967.295), ("42949672950e-4", 4_294_967.295), ("1e-400", 0), ("0e999999999", 0),
            ("0.000000000000000000000000000000000000000000001", 0),
            ("1234567.00049999999999999999999999", 1_234_567),
        ])
    func latencies(text: String, expected: Double) throws {
        #expect(try Self.sample(",\"latency_ms\":\(text)").latencyMs == expected)
    }

    @Test(
        "scores are the nearest doubles, zero without sign",
        arguments: [
            ("0", 0.0), ("-0.0", 0), ("0.1", 0.1), ("-2.5e-3", -0.0025), ("1e22", 1e22), ("1e23", 1e23),
            ("9007199254740993", 9_007_199_254_740_992), ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("123456789012345678901234567890", 1.2345678901234568e29), ("5e-324", .leastNonzeroMagnitude),
            ("0.30000000000000004", 0.30000000000000004),
        ])
    func scores(text: String, expected: Double) throws {
        let score = try #require(try Self.sample(",\"scores\":{\"x\":\(text)}").scores["x"])
        #expect(score.bitPattern == expected.bitPattern)
    }

    @Test("null is the same as an absent key")
    func nulls() throws {
        let sample = try Self.sample(
            ",\"latency_ms\":null,\"cluster\":null,\"scores\":null,\"metadata\":null,\"published\":null")
        #expect(sample == EvalSample(sampleId: "s", status: .scored))
        #expect(try Self.sample(",\"scores\":{\"x\":null,\"y\":1}").scores == ["y": 1])
    }

    @Test("labels keep the JSON text of values that are not strings")
    func labels() throws {
        let sample = try Self.sample(
            ",\"metadata\":{\"n\":1.50,\"b\":true,\"z\":null,\"o\":{ \"a\" : [1, \"x y\" ,{}] },\"e\":[ ]}")
        #expect(
            sample.metadata == [
                "n": "1.50", "b": "true", "o": "{\"a\":[1,\"x y\",{}]}", "e": "[]",
            ])
    }

    @Test("escapes of keys and texts")
    func escapes() throws {
        let text =
            "{\"sample\\u005fid\":\"a\\u00e9\\ud83d\\ude00\\/\\\\\",\"status\":\"scored\","
            + "\"metadata\":{\"m\":\"\\n\\t\\\"\\u00e9\"}}"
        let sample = try #require(try read(text).samples.first)
        #expect(sample.sampleId == "aé😀/\\")
        #expect(sample.metadata["m"] == "\n\t\"é")
    }

    @Test("a text with a control character is refused by its field, escaped or not; lines are for labels' values")
    func controls() throws {
        for bad in ["\\u001b", "\\b", "\\f", "\\r", "\\u007f", "\\u0085", "\\u202e", "\u{202e}"] {
            for (field, key) in [
                ("cluster", "\"cluster\":\"a\(bad)\""), ("metadata.k", "\"metadata\":{\"k\":\"a\(bad)\"}"),
            ] {
                let result = try read("{\"sample_id\":\"a\",\"status\":\"scored\",\(key)}")
                #expect(result.error?.code == .badText && result.error?.field == field, "\(bad)")
            }
        }
        let result = try read(#"{"sample_id":"a","status":"scored","cluster":"a\nb"}"#)
        #expect(result.error?.code == .badText)
    }

    static let badLines: [(String, SampleFileError.Code, String?)] = [
        ("[]", .malformedJSON, nil), ("nonsense", .malformedJSON, nil), ("{", .malformedJSON, nil),
        ("{}", .missingField, "sample_id"), ("{\"sample_id\":\"s\"}", .missingField, "status"),
        ("{\"status\":\"SCORED\"}", .missingField, "sample_id"),
        ("{\"sample_id\":null,\"status\":\"SCORED\"}", .missingField, "sample_id"),
        ("{\"sample_id\":\"s\",\"status\":null}", .missingField, "status"),
        ("{\"sample_id\":\"s\",\"status\":\"DONE\"}", .unknownEnum, "status"),
        ("{\"sample_id\":\"s\",\"status\":\"UNSPECIFIED\"}", .unknownEnum, "status"),
        ("{\"sample_id\":\"s\",\"status\":1}", .unknownEnum, "status"),
        ("{\"sample_id\":\"s\",\"status\":\"SCORED\"} {}", .malformedJSON, nil),
        ("{\"sample_id\":\"s\",\"status\":\"SCORED\",}", .malformedJSON, nil),
        ("{,\"sample_id\":\"s\",\"status\":\"SCORED\"}", .malformedJSON, nil),
        ("{\"sample_id\":\"s\" \"status\":\"SCORED\"}", .malformedJSON, nil),
        ("{\"sample_id\":\"s,\"status\":\"SCORED\"}", .malformedJSON, nil),
        ("{\"sample_id\":\"\",\"status\":\"SCORED\"}", .badSampleID, "sample_id"),
        ("{\"sample_id\":7,\"status\":\"SCORED\"}", .badSampleID, "sample_id"),
        ("{\"sample_id\":\"a\\tb\",\"status\":\"SCORED\"}", .badSampleID, "sample_id"),
        ("{\"sample_id\":\"a\\u007f\",\"status\":\"SCORED\"}", .badSampleID, "sample_id"),
        ("{\"sample_id\":\"a\\u0085\",\"status\":\"SCORED\"}", .badSampleID, "sample_id"),
        ("{\"sample_id\":\"a\\u0000\",\"status\":\"SCORED\"}", .badText, "sample_id"),
        (
            "{\"sample_id\":\"\(String(repeating: "x", count: 257))\",\"status\":\"SCORED\"}", .badSampleID,
            "sample_id"
        ),
        ("{\"sample_id\":\"s\",\"sample_id\":\"s\",\"status\":\"SCORED\"}", .duplicateKey, "sample_id"),
        ("{\"sample_id\":\"s\",\"sample\\u005fid\":\"s\",\"status\":\"SCORED\"}", .duplicateKey, "sample_id"),
    ]

    @Test("lines that are refused", arguments: badLines)
    func badLine(line: String, code: SampleFileError.Code, field: String?) throws {
        let result = try read(Self.line("") + line + "\n")
        #expect(result.samples.count == 1)
        #expect(result.error?.code == code)
        #expect(result.error?.field == field)
        #expect(result.error?.line == 2)
    }

    static let badMembers: [(String, SampleFileError.Code, String?)] = [
        ("\"speed\":1", .unknownField, "speed"), ("\"Sample_ID\":\"x\"", .unknownField, "Sample_ID"),
        ("\"published\":2", .badOutcome, "published"), ("\"published\":\"true\"", .badOutcome, "published"),
        ("\"published\":tru", .badOutcome, "published"),
        ("\"latency_ms\":-1", .badLatency, "latency_ms"),
        ("\"latency_ms\":-0.0001", .badLatency, "latency_ms"),
        ("\"latency_ms\":4294967.2951", .badLatency, "latency_ms"),
        ("\"latency_ms\":4294967.29500000000000000001", .badLatency, "latency_ms"),
        ("\"latency_ms\":1e999", .badLatency, "latency_ms"),
        ("\"latency_ms\":\"5\"", .badLatency, "latency_ms"),
        ("\"latency_ms\":99999999999999999999", .badLatency, "latency_ms"),
        ("\"latency_ms\":NaN", .badLatency, "latency_ms"), ("\"latency_ms\":01", .malformedJSON, nil),
        ("\"latency_ms\":1.", .malformedJSON, nil), ("\"latency_ms\":.5", .badLatency, "latency_ms"),
        ("\"latency_ms\":1e", .malformedJSON, nil), ("\"latency_ms\":+1", .badLatency, "latency_ms"),
        ("\"scores\":{\"x\":1e999}", .badScore, "scores.x"),
        ("\"scores\":{\"x\":-1e999}", .badScore, "scores.x"),
        ("\"scores\":{\"x\":\"1\"}", .badScore, "scores.x"),
        ("\"scores\":{\"x\":NaN}", .badScore, "scores.x"),
        ("\"scores\":[1]", .badScore, "scores"), ("\"scores\":{\"\":1}", .badScore, "scores."),
        ("\"scores\":{\"x\":1,\"x\":1}", .duplicateKey, "scores.x"),
        ("\"cluster\":7", .badText, "cluster"), ("\"cluster\":\"\\u0000\"", .badText, "cluster"),
        ("\"cluster\":\"\\ud800\"", .malformedJSON, nil), ("\"cluster\":\"\\x\"", .malformedJSON, nil),
        ("\"cluster\":\"a\tb\"", .malformedJSON, nil),
        ("\"cluster\":\"\(String(repeating: "é", count: 129))\"", .badText, "cluster"),
        ("\"model_version\":\"\(String(repeating: "x", count: 513))\"", .badText, "model_version"),
        ("\"metadata\":[]", .badMetadata, "metadata"),
        ("\"metadata\":{\"a\":1,\"a\":2}", .duplicateKey, "metadata.a"),
        ("\"metadata\":{\"a\":{\"b\":1,\"b\":2}}", .duplicateKey, "metadata.a"),
        ("\"metadata\":{\"a\":\"\(String(repeating: "x", count: 65_536))\"}", .badMetadata, "metadata"),
    ]

    @Test("members that are refused", arguments: badMembers)
    func badMember(member: String, code: SampleFileError.Code, field: String?) throws {
        let error = try read(Self.line("") + Self.line("," + member)).error
        #expect(error?.code == code)
        #expect(error?.field == field)
        #expect(error?.line == 2)
    }

    @Test("bytes that are not UTF-8", arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func badUTF8(bytes: [UInt8]) throws {
        let head = Array("{\"sample_id\":\"s\",\"status\":\"SCORED\",\"cluster\":\"".utf8)
        #expect(try read(head + bytes + Array("\"}".utf8)).error?.code == .badText)
    }

    @Test("nesting ends at 32 levels")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            ",\"metadata\":{\"a\":" + String(repeating: "[", count: levels)
                + String(repeating: "]", count: levels) + "}"
        }
        #expect(try Self.sample(nested(30)).metadata["a"]?.utf8.count == 60)
        #expect(try read(Self.line(nested(31))).error?.code == .malformedJSON)
        #expect(try read(Self.line(nested(100_000))).error?.code == .malformedJSON)
    }

    @Test("at most 64 labels and 256 scores")
    func counts() throws {
        func members(_ count: Int) -> String { (0..<count).map { "\"k\($0)\":1" }.joined(separator: ",") }
        #expect(try Self.sample(",\"metadata\":{\(members(64))}").metadata.count == 64)
        #expect(try read(Self.line(",\"metadata\":{\(members(65))}")).error?.code == .badMetadata)
        #expect(try Self.sample(",\"scores\":{\(members(256))}").scores.count == 256)
        #expect(try read(Self.line(",\"scores\":{\(members(257))}")).error?.code == .badScore)
    }

    @Test("a line has at most 1 MiB, and lines of any length cross the blocks")
    func lineLength() throws {
        let filler = String(repeating: " ", count: (1 << 20) - Self.line("").utf8.count + 1)
        #expect(try read(Self.line(filler)).samples.count == 1)
        #expect(try read(Self.line(filler + " ")).error?.code == .recordTooLong)
        let lines = (0..<40).map { Self.line(String(repeating: " ", count: 90_000 + $0 * 101)) }
        let result = try read(lines.joined())
        #expect(result.samples.count == 40)
        #expect(result.lines == Array(1...40))
    }

    @Test("an unknown key becomes a label or is ignored if the options say so")
    func extra() throws {
        let text = Self.line(",\"speed\":[1, 2],\"metadata\":{\"a\":\"b\"}")
        let labelled = try read(text, options: SampleFileOptions(extra: .metadata))
        #expect(labelled.samples.map(\.metadata) == [["a": "b", "speed": "[1,2]"]])
        let ignored = try read(text, options: SampleFileOptions(extra: .ignore))
        #expect(ignored.samples.map(\.metadata) == [["a": "b"]])
        for extra in [SampleFileOptions.Extra.metadata, .ignore] {
            let twice = try read(Self.line(",\"x\":1,\"x\":2"), options: SampleFileOptions(extra: extra))
            #expect(twice.error?.code == .duplicateKey)
        }
    }

    @Test("fields may have other names")
    func fieldMap() throws {
        let options = SampleFileOptions(fieldMap: [
            "sample_id": "id", "latency_ms": "ms", "scores.judge": "rating", "metadata.team": "owner",
        ])
        let text = "{\"id\":\"s\",\"status\":\"SCORED\",\"ms\":2,\"rating\":0.5,\"owner\":\"a\"}\n"
        let sample = try #require(try read(text, options: options).samples.first)
        let expected = EvalSample(
            sampleId: "s", status: .scored, latencyMs: 2, scores: ["judge": 0.5], metadata: ["team": "a"])
        #expect(sample == expected)
        #expect(try read(Self.line(""), options: options).error?.code == .unknownField)
        for map in [
            ["speed": "x"], ["sample_id": "status"], ["sample_id": ""], ["cluster": "x", "status": "x"],
        ] as [TextMap] {
            let result = try read(text, options: SampleFileOptions(fieldMap: map))
            #expect(result.error?.code == .badFieldMap)
        }
    }
}
