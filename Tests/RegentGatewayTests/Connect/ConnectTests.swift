import RegentGateway
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("Methods by the Connect protocol")
struct ConnectTests {
    private static let createRun = "EvaluationService/CreateRun"

    @Test("JSON and protobuf ask for the same and are answered with the same")
    func codecs() async throws {
        try await GatewayBench.with { bench in
            let json = try await bench.post("ServerService/GetServerInfo", "{}")
            #expect(json.status == 200)
            #expect(json.header("content-type") == "application/json")
            let server = try #require(json.json["server"])
            // ProtoJSON: 64 bits are text.
            #expect(server["revision"]?.string != nil)
            let proto = try await bench.request(
                "POST", "/regent.v1.ServerService/GetServerInfo", ["Content-Type": "application/proto"])
            let answer = try GetServerInfoResponse(decoding: proto.body)
            #expect(answer.server?.storeId == server["store_id"]?.string)
        }
    }

    @Test("what is only read is also answered to GET")
    func get() async throws {
        try await GatewayBench.with { bench in
            let path = "/regent.v1.ServerService/GetServerInfo"
            for query in ["", "?encoding=json&message=%7B%7D", "?connect=v1&encoding=proto&message=&base64=1"] {
                let answer = try await bench.request("GET", path + query)
                #expect(answer.status == 200)
            }
            let head = try await bench.request("HEAD", path)
            #expect(head.status == 200 && head.body == [])
            let unknown = try await bench.request("GET", path + "?x=1")
            #expect(unknown.status == 400)
            let change = try await bench.request("GET", "/regent.v1.\(Self.createRun)")
            #expect(change.status == 405)
            #expect(change.header("allow") == "POST")
        }
    }

    @Test("a change takes its key and etag from headers, and a repeat is done once")
    func headers() async throws {
        try await GatewayBench.with { bench in
            let body = #"{"name":"evalRuns/r1","type":"EVAL_RUN_TYPE_OFFLINE"}"#
            let key = ["Idempotency-Key": "\"0123456789abcdef\""]
            let first = try await bench.post(Self.createRun, body, key)
            #expect(first.status == 200)
            #expect(first.json["receipt"]?["replayed"] == .bool(false))
            let second = try await bench.post(Self.createRun, body, key)
            #expect(second.json["receipt"]?["replayed"] == .bool(true))
            let other = try await bench.post(
                Self.createRun, #"{"name":"evalRuns/r2","mutation":{"idempotencyKey":"fedcba9876543210"}}"#, key)
            #expect(other.status == 400)
            let read = try await bench.post("ServerService/GetServerInfo", "{}", ["If-Match": "x"])
            #expect(read.status == 400)
            let stale = try await bench.post(
                "EvaluationService/AbortRun", #"{"run":"evalRuns/r1","mutation":{"reason":"no more"}}"#,
                ["Idempotency-Key": "1123456789abcdef", "If-Match": "\"00000000deadbeef\""])
            #expect(stale.status == 409)
            #expect(stale.json["code"] == .string("aborted"))
        }
    }

    @Test("every fault of a body is named at once")
    func faults() async throws {
        try await GatewayBench.with { bench in
            let answer = try await bench.post(
                Self.createRun, #"{"name":1,"nmae":"x","mutation":{"keys":2,"etag":[]}}"#)
            #expect(answer.status == 400)
            let detail = try #require(answer.json["details"]?.elements?.last)
            #expect(detail["type"] == .string("google.rpc.BadRequest"))
            let fields = detail["debug"]?["field_violations"]?.elements?.compactMap { $0["field"]?.string }
            #expect(fields == ["name", "nmae", "mutation.keys", "mutation.etag"])
            let text = try #require(detail["value"]?.string)
            let bytes = try #require(Base64Text.bytes(Base64Text.standard(text)))
            let request = try BadRequest(decoding: bytes)
            #expect(request.fieldViolations.map(\.field) == fields)
            for body in ["{", "[]", "{\"a\":1,\"a\":2}"] {
                let malformed = try await bench.post(Self.createRun, body)
                #expect(malformed.status == 400)
            }
        }
    }

    @Test("errors have their code, status, reason and details")
    func errors() async throws {
        try await GatewayBench.with { bench in
            let missing = try await bench.post("EvaluationService/GetRun", #"{"name":"evalRuns/none"}"#)
            #expect(missing.status == 404)
            #expect(missing.json["code"] == .string("not_found"))
            let detail = try #require(missing.json["details"]?.elements?.first)
            #expect(detail["type"] == .string("google.rpc.ErrorInfo"))
            #expect(detail["debug"]?["domain"] == .string("regent.dev"))
            let token = try await bench.post(
                "ServerService/GetServerInfo", "{}", ["Authorization": "Bearer nobody"])
            #expect(token.status == 401)
            #expect(token.header("www-authenticate") == "Bearer realm=\"regent\"")
            let basic = try await bench.post("ServerService/GetServerInfo", "{}", ["Authorization": "Basic eA=="])
            #expect(basic.status == 401)
            for (path, status) in [("/regent.v1.None/Get", 404), ("/nothing", 404)] {
                let answer = try await bench.request("POST", path, ["Content-Type": "application/json"])
                #expect(answer.status == status)
            }
        }
    }

    @Test("media types, versions and times that are not served are refused")
    func protocolFaults() async throws {
        try await GatewayBench.with { bench in
            let method = "ServerService/GetServerInfo"
            for (headers, status) in [
                (["Content-Type": "text/plain"], 415), (["Content-Type": "application/connect+json"], 415),
                (["Content-Type": "application/json; charset=latin1"], 415),
                (["Content-Type": "application/json; charset=utf-8"], 200),
                (["Connect-Protocol-Version": "2"], 400), (["Connect-Protocol-Version": "1"], 200),
                (["Connect-Timeout-Ms": "x"], 400), (["Connect-Timeout-Ms": "12345678901"], 400),
                (["Connect-Timeout-Ms": "5000"], 200), (["Content-Encoding": "br"], 415),
                (["Content-Encoding": "gzip"], 400),
                (["Connect-Timeout-Ms": "0"], 400),
            ] {
                let answer = try await bench.post(method, "{}", headers)
                #expect(answer.status == status, "\(headers)")
            }
            let upload = try await bench.post("EvaluationService/UploadSamples", "{}")
            #expect(upload.status == 501)
        }
    }
}
