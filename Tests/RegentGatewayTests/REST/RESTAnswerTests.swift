import Foundation
import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentWire
import Testing

@Suite("Answers of paths")
struct RESTAnswerTests {
    private static func header(_ answer: RESTAnswer, _ name: String) -> String? {
        answer.headers.first { $0.name == name }?.value
    }

    @Test("A document is answered as proto3 has it, with its etag")
    func document() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "GET", path: "/v1/models/m"))
        let model = Model(name: "models/m", revision: 9_007_199_254_740_993, etag: "e1", state: .active)
        let answer = try match.response(GetModelResponse(model: model).encoded())
        #expect(answer.status == 200)
        #expect(Self.header(answer, "ETag") == "\"e1\"")
        let value = try JSONValue(parsing: answer.body)
        #expect(value["model"]?["revision"] == .string("9007199254740993"))
        #expect(value["model"]?["state"] == .string("MODEL_STATE_ACTIVE"))
    }

    @Test("A list says in a header where it goes on")
    func nextPage() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "GET", path: "/v1/models"))
        let answer = try match.response(ListModelsResponse(nextPageToken: "t").encoded())
        #expect(Self.header(answer, "X-Next-Page-Token") == "t")
        let last = try match.response(ListModelsResponse().encoded())
        #expect(Self.header(last, "X-Next-Page-Token") == nil)
    }

    @Test("A PUT that names no version says that it has replaced what was there")
    func warning() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "PUT", path: "/v1/models/m"))
        let bytes = UpdateModelResponse(model: Model(name: "models/m")).encoded()
        let blind = try match.response(bytes)
        #expect(Self.header(blind, "Warning")?.hasPrefix("299 ") == true)
        let careful = try match.response(bytes, headers: RESTHeaders(ifMatch: "\"e\""))
        #expect(Self.header(careful, "Warning") == nil)
    }

    @Test("Bytes that are no answer are an internal error")
    func malformed() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "GET", path: "/v1/models/m"))
        let error = #expect(throws: RPCError.self) { try match.response([0xff]) }
        #expect(error?.reason == "INTERNAL_ERROR")
    }

    @Test("A failure has its status, its reason, its fields and when to try again")
    func failure() throws {
        var error = RPCError.badRequest([FieldViolation(field: "name", description: "is required")])
        error.retryAfter = .milliseconds(1500)
        let answer = RESTAnswer(error)
        #expect(answer.status == 400)
        #expect(Self.header(answer, "Retry-After") == "2")
        let value = try JSONValue(parsing: answer.body)
        #expect(value["code"] == .string("invalid_argument"))
        #expect(value["reason"] == .string("BAD_REQUEST"))
        #expect(value["field"] == .string("name"))
        #expect(value["violations"]?.elements?.first?["description"] == .string("is required"))
    }

    @Test("A PUT without a version asks for the stored one first, and sends its etag")
    func lookup() async throws {
        let match = try #require(
            RESTRoutes.regent.match(verb: "PUT", path: "/v1/models/m/environments/prod/rolloutPolicy"))
        let policy = RolloutPolicy(name: "models/m/environments/prod/rolloutPolicy", etag: "stored")
        let answer = await match.answer(
            query: [], body: Array(#"{"stable_version": "models/m/versions/1.0.0"}"#.utf8),
            headers: RESTHeaders(idempotencyKey: "0123456789abcdef")
        ) { (method, message) async throws(RPCError) in
            if method.method == "GetRolloutPolicy" { return GetRolloutPolicyResponse(rolloutPolicy: policy).encoded() }
            let request = try? PutRolloutPolicyRequest(decoding: message)
            guard let request, request.mutation?.etag == "stored" else {
                throw RPCError(.badRequest, "there is no etag")
            }
            return PutRolloutPolicyResponse(rolloutPolicy: request.rolloutPolicy).encoded()
        }
        #expect(answer.status == 200)
        #expect(Self.header(answer, "Warning") != nil)
    }

    @Test("What is not there yet is created without an etag")
    func lookupOfNothing() async throws {
        let match = try #require(
            RESTRoutes.regent.match(verb: "PUT", path: "/v1/models/m/environments/prod/rolloutPolicy"))
        let answer = await match.answer(
            query: [], body: Array("{}".utf8), headers: RESTHeaders(idempotencyKey: "0123456789abcdef")
        ) { (method, message) async throws(RPCError) in
            guard method.method == "PutRolloutPolicy" else { throw RPCError(code: .notFound, message: "none") }
            guard let request = try? PutRolloutPolicyRequest(decoding: message), request.mutation?.etag == "" else {
                throw RPCError(.badRequest, "there is an etag")
            }
            return PutRolloutPolicyResponse().encoded()
        }
        #expect(answer.status == 200)
    }
}
