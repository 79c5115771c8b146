import RegentMessages
import Testing

@Suite("JSON of messages")
struct JSONTranscoderTests {
    @Test("An absent metric is null and never 0; plain fields show their defaults")
    func absent() {
        #expect(
            MetricEstimate(n: 0, reason: "NO_DATA").json()
                == #"{"value":null,"n":0,"missing":0,"coverage":0,"true_count":0,"reason":"NO_DATA","#
                + #""clusters":0,"derived":false}"#)
        #expect(MetricEstimate(value: 0).json().hasPrefix(#"{"value":0,"#))
        #expect(Verdict().json().hasPrefix(#"{"status":"UNSPECIFIED","reasons":[],"results":[]"#))
    }

    static let samples: [(String, EvalSample)] = [
        ("{}", EvalSample()),
        (#"{"sample_id":"a","status":"scored"}"#, EvalSample(sampleId: "a", status: .scored)),
        (#"{"status":"SAMPLE_STATUS_TIMEOUT"}"#, EvalSample(status: .timeout)),
        (#"{"status":5}"#, EvalSample(status: .skipped)),
        (#"{"status":77}"#, EvalSample(status: .unrecognized(77))),
        (
            #"{"schema_valid":true,"published":false,"fallback_used":null}"#,
            EvalSample(schemaValid: .true, published: .false)
        ),
        (#"{"schema_valid":"true"}"#, EvalSample(schemaValid: .true)),
        (#"{"latency_ms":0}"#, EvalSample(latencyMs: 0)),
        (#"{"latency_ms":null}"#, EvalSample()),
        (#"{"latency_ms":"NaN"}"#, EvalSample(latencyMs: .nan)),
        (#"{"scores":{"b":2,"a":1.5}}"#, EvalSample(scores: ["a": 1.5, "b": 2])),
        (#"{"scores":null,"metadata":{"k":""}}"#, EvalSample(metadata: ["k": ""])),
    ]

    @Test("Input is read in all its forms", arguments: samples)
    func reads(_ text: String, _ sample: EvalSample) throws {
        #expect(try EvalSample(json: text).encoded() == sample.encoded())
    }

    static let others: [(String, String, String)] = [
        ("regent.v1.UploadAck", #"{"durable_seq":18446744073709551615}"#, "10ffffffffffffffffff01"),
        ("regent.v1.UploadAck", #"{"durable_seq":"18446744073709551615"}"#, "10ffffffffffffffffff01"),
        ("regent.v1.UploadAck", #"{"durable_seq":1e3}"#, "10e807"),
        ("regent.v1.ExplainRequest", #"{"key_digest":"00000000000000FF"}"#, "19ff00000000000000"),
        ("regent.v1.ExplainRequest", #"{"key_digest":255}"#, "19ff00000000000000"),
        ("regent.v1.ExplainRequest", #"{"key_digest":18446744073709551615}"#, "19ffffffffffffffff"),
        (
            "regent.v1.OutcomeColdColumns", #"{"key_digest":["0000000000000001",2]}"#,
            "121001000000000000000200000000000000"
        ),
        ("regent.v1.Receipt", #"{"leaf_hash":"00FFab"}"#, "1a0300ffab"),
        ("regent.v1.KeyValue", #"{"value":"AP8="}"#, "120200ff"),
        ("regent.v1.LedgerEntry", #"{"time":"1970-01-01T00:00:01Z"}"#, "12020801"),
        ("regent.v1.LedgerEntry", #"{"time":{"seconds":1,"nanos":2}}"#, "120408011002"),
        ("google.protobuf.Timestamp", #""1970-01-01T00:00:01Z""#, "0801"),
        ("regent.v1.UploadSamplesRequest", #"{"start":{},"batch":null}"#, "0a00"),
    ]

    @Test("Numbers, bytes and times are read", arguments: others)
    func bytes(_ name: String, _ text: String, _ hex: String) throws {
        #expect(HexText.text(try JSONTranscoder().bytes(fromJSON: text, as: name)) == hex)
    }

    static let written: [(revision: UInt64, json: String)] = [
        (0, "0"), ((1 << 53) - 1, "9007199254740991"), (1 << 53, #""9007199254740992""#),
        (.max, #""18446744073709551615""#),
    ]

    @Test("A whole number that readers of doubles would change is written as text, and reads back", arguments: written)
    func wholeNumbers(_ revision: UInt64, _ json: String) throws {
        let request = ExplainRequest(revision: revision)
        #expect(request.json().contains(#""revision":\#(json)"#))
        #expect(try ExplainRequest(json: request.json()) == request)
    }

    @Test(
        "A digest of 64 bits is written as 16 hexadecimal digits, and reads back",
        arguments: [0, 255, 1 << 53, .max] as [UInt64])
    func digests(_ digest: UInt64) throws {
        let decision = RouteDecision(keyDigest: digest)
        let digits = String(digest, radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        #expect(decision.json().contains(#""key_digest":"\#(padded)""#))
        #expect(try RouteDecision(json: decision.json()) == decision)
        let cold = OutcomeColdColumns(keyDigest: [digest, 1])
        #expect(cold.json().contains(#""key_digest":["\#(padded)","0000000000000001"]"#))
        #expect(try OutcomeColdColumns(json: cold.json()) == cold)
    }

    static let refused: [(String, JSONError.Code, String)] = [
        (#"{"naem":1}"#, .unknownKey, "naem"),
        (#"{"sampleId":"a"}"#, .unknownKey, "sampleId"),
        (#"{"sample_id":"a","sample_id":"a"}"#, .duplicateKey, ""),
        (#"{"sample_id":1}"#, .wrongType, "sample_id"),
        (#"{"sample_id":["a"]}"#, .wrongType, "sample_id"),
        (#"{"sample_id":"a\u0000"}"#, .invalidText, ""),
        (#"{"status":"GOOD"}"#, .wrongType, "status"),
        (#"{"status":true}"#, .wrongType, "status"),
        (#"{"status":4294967296}"#, .outOfRange, "status"),
        (#"{"schema_valid":"yes"}"#, .wrongType, "schema_valid"),
        (#"{"latency_ms":"1"}"#, .wrongType, "latency_ms"),
        (#"{"latency_ms":1e999}"#, .outOfRange, "latency_ms"),
        (#"{"scores":[1]}"#, .wrongType, "scores"),
        (#"{"scores":{"a":"x"}}"#, .wrongType, #"scores["a"]"#),
        (#"{"metadata":{"a":null}}"#, .wrongType, #"metadata["a"]"#),
        ("[]", .wrongType, ""),
        ("1", .wrongType, ""),
    ]

    @Test("What is wrong is named with its path", arguments: refused)
    func refuses(_ text: String, _ code: JSONError.Code, _ path: String) {
        do throws(JSONError) {
            _ = try EvalSample(json: text)
            Issue.record("was read")
        } catch {
            #expect(error.code == code)
            #expect(error.path == path)
        }
    }

    static let refusedElsewhere: [(String, String, JSONError.Code, String)] = [
        ("regent.v1.EvalRun", #"{"gates":{"rules":[{},{"min":"x"}]}}"#, .wrongType, "gates.rules[1].min"),
        ("regent.v1.EvalRun", #"{"gates_digest":"xyz"}"#, .wrongType, "gates_digest"),
        ("regent.v1.EvalRun", #"{"create_time":"yesterday"}"#, .outOfRange, "create_time"),
        ("regent.v1.KeyValue", #"{"value":"AP8"}"#, .wrongType, "value"),
        ("regent.v1.UploadAck", #"{"durable_seq":-1}"#, .outOfRange, "durable_seq"),
        ("regent.v1.UploadAck", #"{"durable_seq":1.5}"#, .outOfRange, "durable_seq"),
        ("regent.v1.ExplainRequest", #"{"key_digest":"255"}"#, .wrongType, "key_digest"),
        ("regent.v1.ExplainRequest", #"{"key_digest":"18446744073709551615"}"#, .wrongType, "key_digest"),
        ("regent.v1.ExplainRequest", #"{"key_digest":"0x000000000000ff"}"#, .wrongType, "key_digest"),
        ("regent.v1.UploadSamplesRequest", #"{"start":{},"batch":{}}"#, .duplicateKey, "batch"),
        ("regent.v1.Nothing", "{}", .unknownMessage, ""),
    ]

    @Test("So it is in other messages", arguments: refusedElsewhere)
    func refusesElsewhere(
        _ name: String, _ text: String, _ code: JSONError.Code, _ path: String
    ) {
        do throws(JSONError) {
            _ = try JSONTranscoder().bytes(fromJSON: text, as: name)
            Issue.record("was read")
        } catch {
            #expect(error.code == code)
            #expect(error.path == path)
        }
    }

    @Test("Bytes that are not the message are refused, cut anywhere", arguments: [1, 2, 3])
    func truncated(_ seed: UInt64) {
        let message = EvalRun(
            name: "evalRuns/a", createTime: Timestamp(seconds: 1),
            gates: GatePolicy(rules: [GateRule(key: "k", min: 1)]), metadata: ["a": "b"])
        let bytes = message.encoded()
        for count in 0..<bytes.count {
            do throws(JSONError) {
                _ = try JSONTranscoder().json(Array(bytes[..<count]), as: EvalRun.fullName)
            } catch {
                #expect(error.code == .malformed || error.code == .invalidText)
            }
        }
    }

    @Test("Unknown fields of a newer daemon are left out")
    func unknown() throws {
        let bytes = ErrorInfo(reason: "A").encoded() + WireBytes.varint(99, 1)
        #expect(
            try JSONTranscoder().json(bytes, as: "regent.v1.ErrorInfo")
                == #"{"reason":"A","domain":"","metadata":{}}"#)
    }
}
