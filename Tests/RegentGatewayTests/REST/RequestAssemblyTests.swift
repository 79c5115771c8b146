import RegentGateway
import RegentMessages
import RegentRPC
import Testing

@Suite("Requests of native paths")
struct RequestAssemblyTests {
    /// The message of a request.
    private static func message<M: Message>(
        _ type: M.Type, _ verb: String, _ path: String, query: String = "", body: String = "",
        headers: RESTHeaders = RESTHeaders()
    ) throws -> M {
        let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
        let bytes = try match.request(query: query, body: Array(body.utf8), headers: headers)
        return try M(decoding: bytes)
    }

    /// Expects that a request is refused for these fields; none = that it is taken.
    private static func expect(
        _ fields: Set<String>, _ verb: String, _ path: String, query: String = "", body: String = "",
        headers: RESTHeaders = RESTHeaders()
    ) throws {
        let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
        do {
            _ = try match.request(query: query, body: Array(body.utf8), headers: headers)
            #expect(fields.isEmpty)
        } catch {
            #expect(error.reason == "BAD_REQUEST")
            #expect(Set(error.fieldViolations.map(\.field)) == fields)
        }
    }

    @Test("Path and query become fields of the request")
    func pathAndQuery() throws {
        let listed = try Self.message(
            ListVersionsRequest.self, "GET", "/v1/models/m/versions",
            query: "page_size=7&filter=state+%3D+STABLE&state=stable&as_of=18446744073709551615")
        #expect(
            listed
                == ListVersionsRequest(
                    parent: "models/m", state: .stable, pageSize: 7, filter: "state = STABLE", asOf: .max))
    }

    @Test("A list is a name again and again; a flag is a word")
    func lists() throws {
        let summary = try Self.message(
            GetSummaryRequest.self, "GET", "/v1/evalRuns/r:summary", query: "metrics=a&metrics=b&by=region")
        #expect(summary == GetSummaryRequest(run: "evalRuns/r", by: "region", metrics: ["a", "b"]))
        let archived = try Self.message(ListModelsRequest.self, "GET", "/v1/models", query: "show_archived=true")
        #expect(archived.showArchived)
    }

    @Test("A body is one field, the path its name, and the query gives the others")
    func bodyOfOneField() throws {
        let request = try Self.message(
            UpdateModelRequest.self, "PUT", "/v1/models/m",
            query: "mutation.reason=because&mutation.validate_only=true",
            body: #"{"display_name": "M", "tags": ["a"]}"#,
            headers: RESTHeaders(idempotencyKey: "\"0123456789abcdef\"", ifMatch: "\"e1\""))
        #expect(request.model == Model(name: "models/m", displayName: "M", tags: ["a"]))
        #expect(
            request.mutation
                == Mutation(idempotencyKey: "0123456789abcdef", etag: "e1", validateOnly: true, reason: "because"))
    }

    @Test("A body is the whole request, and If-None-Match says that nothing is there yet")
    func wholeBody() throws {
        let request = try Self.message(
            BindJobRequest.self, "POST", "/v1/jobs/j:bind", body: #"{"version": "models/m/versions/1.0.0"}"#,
            headers: RESTHeaders(ifNoneMatch: "*"))
        #expect(request.name == "jobs/j")
        #expect(request.version == "models/m/versions/1.0.0")
        #expect(request.mutation?.etag == "0000000000000000")
    }

    @Test("Integers of 64 bits are texts or numbers")
    func longNumbers() throws {
        for value in ["\"9007199254740993\"", "9007199254740993"] {
            let request = try Self.message(
                RollbackRolloutRequest.self, "POST", "/v1/models/m/environments/prod/rolloutPolicy:rollback",
                body: "{\"to_revision\": \(value)}")
            #expect(request.toRevision == 9_007_199_254_740_993)
        }
    }

    @Test("Every parameter that is none is named")
    func unknownParameters() throws {
        try Self.expect(["pagesize", "x"], "GET", "/v1/models", query: "pagesize=1&x=2&filter=")
        try Self.expect(["name"], "GET", "/v1/models/m", query: "name=models/n")
        try Self.expect(["model.tags"], "PUT", "/v1/models/m", query: "model.tags=a", body: "{}")
        try Self.expect(["mutation.reason"], "POST", "/v1/jobs/j:pause", query: "mutation.reason=r")
        try Self.expect(["page_size"], "GET", "/v1/models", query: "page_size=1&page_size=1")
    }

    @Test("Every field of a body that is none is named, and each with a wrong value")
    func unknownFields() throws {
        let body = #"{"nam": 1, "contract": {"inputs": [{"nome": "x"}]}, "tags": 5}"#
        try Self.expect(["model.nam", "model.contract.inputs[0].nome", "model.tags"], "POST", "/v1/models", body: body)
    }

    @Test("A body that says something else than the path is refused")
    func contradiction() throws {
        try Self.expect(["model.name"], "PUT", "/v1/models/m", body: #"{"name": "models/n"}"#)
        try Self.expect([], "PUT", "/v1/models/m", body: #"{"name": "models/m"}"#)
    }

    @Test("A body that is no object, no JSON, or at a path that takes none is refused")
    func bodies() throws {
        try Self.expect(["body"], "POST", "/v1/models", body: "[]")
        try Self.expect(["body"], "GET", "/v1/models", body: "{}")
        try Self.expect(["body"], "PUT", "/v1/models/m")
        try Self.expect(["body"], "PUT", "/api/ai/models/m/rollout-policy")
        let match = try #require(RESTRoutes.regent.match(verb: "POST", path: "/v1/models"))
        let error = #expect(throws: RPCError.self) { try match.request(query: "", body: Array("{".utf8)) }
        #expect(error?.metadata["field"] == "body")
    }

    @Test("A query that is not encoded as it must be is refused", arguments: ["a=%", "a=%4", "%zz=1", "a=%FF"])
    func malformedQuery(query: String) throws {
        let match = try #require(RESTRoutes.regent.match(verb: "GET", path: "/v1/models"))
        let error = #expect(throws: RPCError.self) { try match.request(query: query, body: []) }
        #expect(error?.metadata["field"] == "query")
    }
}
