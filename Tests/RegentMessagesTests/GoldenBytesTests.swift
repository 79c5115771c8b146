import RegentMessages
import Testing

/// Bytes made by `protoc --encode` from text format, and the JSON of the same message.
@Suite("Golden bytes")
struct GoldenBytesTests {
    struct Golden: Sendable, CustomTestStringConvertible {
        let name: String
        let hex: String
        let json: String
        var testDescription: String { name }
    }

    static let all = [
        Golden(
            name: "regent.v1.EvalSample",
            hex: """
                0a03732d3110011801380249713d0ad7a3b0284052066f70656e61698a010f0a04626c657511000000000000e0\
                3f8a01100a05726f75676511000000000000f4bf92010363c3a99a01060a01611201319a01090a01621204f09f\
                9982
                """,
            json: """
                {"sample_id":"s-1","status":"SCORED","schema_valid":true,"patch_apply_success":null,\
                "edited_after_generate":null,"published":null,"safety_compliant":false,\
                "fallback_used":null,"latency_ms":12.345,"requested_provider":"openai",\
                "selected_provider":"","route_strategy":"","fallback_provider":"",\
                "prompt_template_version":"","model_version":"","error_code":"",\
                "scores":{"bleu":0.5,"rouge":-1.25},"cluster":"cé","metadata":{"a":"1","b":"🙂"},\
                "repeat":0}
                """),
        Golden(
            name: "regent.v1.SampleColumns",
            hex: """
                0803120c0100000002000000ffffffff1a0c00000000393000000700000022220a04626c657512080000000002\
                0000001a10000000000000e03f9c7500883ce437fe2a030001ff
                """,
            json: """
                {"count":3,"outcome_codes":[1,2,4294967295],"latency_us":[0,12345,7],\
                "scores":[{"name":"bleu","rows":[0,2],"values":[0.5,-1e+300]}],"cold_zstd":"AAH/","rejected":0}
                """),
        Golden(
            name: "regent.v1.UploadSamplesRequest",
            hex: "0a120a0b6576616c52756e732f72311201751801",
            json: #"{"start":{"run":"evalRuns/r1","upload":"u","resume":true,"retry":false}}"#),
        Golden(
            name: "regent.v1.EvalRun",
            hex: """
                0a0b6576616c52756e732f723110ac021a0165220908a5ebdcca0610f02e300150015a330a310a127039355f6c\
                6174656e63795f6d735f6d6178120e7039355f6c6174656e63795f6d732100000000000000003003400a620201\
                ab70028201060a016b120176ba01050a01751002
                """,
            json: """
                {"name":"evalRuns/r1","revision":300,"etag":"e","create_time":"2026-01-02T03:04:05.000006Z",\
                "type":"OFFLINE","trigger":"","model_version":"","plan":"","attempt":1,\
                "gates":{"rules":[{"key":"p95_latency_ms_max","metric":"p95_latency_ms","min":null,\
                "max":0,"quantile":null,"bound":"UPPER","confidence":0,"min_samples":10,"min_coverage":0,\
                "missing":"UNSPECIFIED","severity":"UNSPECIFIED","slice":"","by":"","small_groups":"UNSPECIFIED",\
                "correction":"UNSPECIFIED","baseline":"","margin":null,"margin_relative":null,"paired":false,\
                "max_age_s":0,"baseline_run":"","baseline_digest":"","rate_bound":"UNSPECIFIED"}],"derived":[]},\
                "gates_digest":"01ab","metrics":[],\
                "state":"SEALED","terminal_status":"UNSPECIFIED","metadata":{"k":"v"},"content_digest":"",\
                "abort_reason":"","dropped_batches":[{"upload":"u","seq":2}],"invalidated":false,\
                "version_registered":false}
                """),
        Golden(
            name: "regent.v1.Hello",
            hex: "080110011a0470792f3020808080022880808002308080044a03746f6b",
            json: """
                {"min_version":1,"max_version":1,"agent":"py/0","max_frame":4194304,"max_message":4194304,\
                "stream_credit":65536,"max_streams":0,"encodings":[],"auth_token":"dG9r","min_ping_ms":0,\
                "features":0}
                """),
        Golden(
            name: "regent.v1.ServerInfo",
            hex: """
                0a05312e302e3030e80738014a130a0c6a6f75726e616c5f6d6f6465120377616c521108ffffffffffffffffff\
                0110988cebdc03
                """,
            json: """
                {"version":"1.0.0","protocol_version":0,"store_id":"","revision":0,\
                "single_person_mode":false,"owner_uid":1000,"volatile":true,"database":"",\
                "database_settings":{"journal_mode":"wal"},"start_time":"1969-12-31T23:59:59.999999Z",\
                "kernels":{},"connections":0,"pid":0,"caller":"","commit":""}
                """),
        Golden(
            name: "regent.v1.RunComparison",
            hex: """
                0a410a016d11000000000000d03f19000000000000f87f21000000000000f0ff2a2109000000000000f0bf1100\
                0000000000f03f19666666666666ee3f220477616c6412120a017312097075626c697368656418012002
                """,
            json: """
                {"deltas":[{"metric":"m","baseline":0.25,"candidate":"NaN","delta":"-Infinity",\
                "interval":{"lower":-1,"upper":1,"confidence":0.95,"method":"wald"},\
                "pairs":0,"only_candidate":0,"only_baseline":0,"p_value":null,"clusters":0,"reason":""}],\
                "flips":[{"sample_id":"s","outcome":"published","baseline":true,"candidate":false,\
                "repeat":0}],\
                "flip_counts":[],"aligned":0,"baseline_only":0,"candidate_only":0,"paired":false,"overlap":0}
                """),
        Golden(
            name: "regent.v1.ColdColumns",
            hex: "0a0c0a05018001ac0212036162633a0d0a01610a000a00120401020300",
            json: """
                {"sample_ids":{"byte_counts":[1,128,300],"text":"YWJj"},\
                "model_version":{"values":["a","",""],"codes":[1,2,3,0]},"repeats":[]}
                """),
    ]

    @Test("Stock protobuf, the Swift values and the JSON agree", arguments: all)
    func agree(_ golden: Golden) throws {
        let bytes = try #require(HexText.bytes(golden.hex))
        let transcoder = JSONTranscoder()
        #expect(try transcoder.json(bytes, as: golden.name) == golden.json)
        #expect(try transcoder.bytes(fromJSON: golden.json, as: golden.name) == bytes)
        let type = try #require(MessageTypes.all.first { $0.fullName == golden.name })
        #expect(try type.init(decoding: bytes).encoded() == bytes)
    }

    @Test("Numbers, presence and nested values land where they belong")
    func fields() throws {
        let hex = "121208808080808080808080011a050a01781002"
        let request = try UploadSamplesRequest(decoding: try #require(HexText.bytes(hex)))
        let row = EvalSample(sampleId: "x", status: .error)
        #expect(request.request == .batch(SampleBatch(seq: 1 << 63, rows: [row])))
        let rule = try #require(HexText.bytes("0a016b210000000000000000"))
        #expect(try GateRule(decoding: rule) == GateRule(key: "k", max: 0))
    }
}
