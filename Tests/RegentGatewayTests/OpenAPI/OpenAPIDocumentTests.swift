import Foundation
import RegentGateway
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("What the daemon says of its paths")
struct OpenAPIDocumentTests {
    private static func document() throws -> JSONValue {
        let file = try #require(OpenAPIDocument.file(at: "/openapi.json"))
        #expect(file.contentType == "application/json")
        return try JSONValue(parsing: Array(file.text.utf8), depthMax: 64)
    }

    @Test("Every route is an operation of the document, and every operation a route")
    func operations() throws {
        var described = Set<String>()
        var own = Set<String>()
        for path in try Self.document()["paths"]?.members ?? [] {
            for operation in path.value.members ?? [] {
                guard let method = operation.value["x-regent-method"]?.string else {
                    own.insert("\(operation.key) \(path.key)")
                    continue
                }
                described.insert("\(operation.key.uppercased()) \(method)")
                let sample = path.key.replacing(try Regex("\\{[a-z_]+\\}"), with: "x")
                let match = RESTRoutes.regent.match(verb: operation.key.uppercased(), path: sample)
                #expect(match?.method.name == method, "\(operation.key) \(path.key)")
            }
        }
        let routed = Set(RESTRoutes.regent.all.map { "\($0.verb.rawValue) \($0.method.name)" })
        #expect(described == routed)
        #expect(
            own == [
                "get /livez", "get /startupz", "get /readyz", "get /metrics", "post /v1/traces",
                "post /v1/evalRuns/{run}:uploadSamples", "get /v1/ledger:watch", "get /v1/live", "get /tlog/checkpoint",
                "get /tlog/tile/{level}/{index}", "get /session", "post /session", "delete /session",
            ])
    }

    @Test("Paths of the gateway itself answer as the document says")
    func ownPaths() async throws {
        let paths = try #require(try Self.document()["paths"])
        func expectDescribed(_ answer: RawAnswer, _ path: String, _ verb: String = "get") {
            let described = paths[path]?[verb]?["responses"]?["\(answer.status)"]
            let type = (answer.header("content-type") ?? "").prefix { $0 != ";" }
            let isKnown = described?["$ref"] != nil || described?["content"]?[String(type)] != nil
            #expect(isKnown, "\(path) \(answer.status) \(type)")
        }
        let spans = ["Content-Type": "application/json"]
        for isOK in [true, false] {
            try await GatewayBench.with(checks: [.init("writer", isOK: isOK)]) { bench in
                for path in ["/livez", "/startupz", "/readyz", "/readyz?verbose", "/metrics"] {
                    let answer = try await bench.request("GET", path)
                    expectDescribed(answer, String(path.prefix { $0 != "?" }))
                }
                for (headers, body) in [(spans, "{}"), (spans, "["), (["Content-Type": "text/plain"], "x")] {
                    let answer = try await bench.request("POST", "/v1/traces", headers, body: Array(body.utf8))
                    expectDescribed(answer, "/v1/traces", "post")
                }
                for (verb, path, described) in [
                    ("POST", "/v1/evalRuns/none:uploadSamples?upload=a", "/v1/evalRuns/{run}:uploadSamples"),
                    ("POST", "/v1/evalRuns/none:uploadSamples", "/v1/evalRuns/{run}:uploadSamples"),
                    ("GET", "/v1/ledger:watch?kind=x", "/v1/ledger:watch"), ("GET", "/v1/live", "/v1/live"),
                    ("GET", "/tlog/tile/0/000", "/tlog/tile/{level}/{index}"), ("GET", "/session", "/session"),
                    ("POST", "/session", "/session"), ("DELETE", "/session", "/session"),
                ] {
                    let body = verb == "POST" ? Array("{}".utf8) : []
                    let answer = try await bench.request(verb, path, spans, body: body)
                    expectDescribed(answer, described, verb.lowercased())
                }
                let nobody = try await bench.request(
                    "POST", "/v1/traces", spans.merging(["Authorization": "Bearer x"]) { $1 }, body: Array("{}".utf8))
                #expect(nobody.status == 401)
                expectDescribed(nobody, "/v1/traces", "post")
            }
        }
    }

    @Test("The table of the documentation has every route, in their order")
    func table() throws {
        let text = try String(contentsOf: Checkout.file("docs/http-paths.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("`/") }
        let expected = RESTRoutes.regent.all.map { route in
            let service = route.method.service.split(separator: ".").last ?? ""
            return "| \(route.verb.rawValue) | `\(route.path)` | `\(service).\(route.method.method)` |"
        }
        #expect(rows.map(String.init) == expected)
    }

    @Test("Governance has at least 25 paths, the other contracts those that they name")
    func counts() {
        let paths = RESTRoutes.regent.all.map(\.path)
        #expect(Set(paths.filter { $0.hasPrefix("/api/governance/") }).count >= 25)
        for subject in [
            "models", "models/{model}/versions", "approvals", "deployments", "use-cases", "roles", "permissions/can-i",
            "principals/{principal}/grants", "approval-requests", "incidents", "compliance-reports", "audit-events",
            "sla-targets", "sla-violations", "sla-metrics",
        ] { #expect(paths.contains("/api/governance/\(subject)"), "\(subject)") }
        #expect(Set(paths.filter { $0.hasPrefix("/api/ai/") }).count == 9)
        #expect(Set(paths.filter { $0.hasPrefix("/deployment-tasks/") }).count == 5)
    }

    @Test("The document has every reason of an error")
    func reasons() throws {
        let named = Set(try Self.document()["x-regent-reasons"]?.members?.map(\.key) ?? [])
        #expect(named == Set(ErrorReason.all.map(\.name)))
    }

    @Test("Every reference leads to a part of the document")
    func references() throws {
        let document = try Self.document()
        let text = document.text()
        let found = text.matches(of: try Regex("\"#/([A-Za-z0-9/._-]+)\"")).compactMap { $0.output[1].substring }
        let missing = Set(found).filter { reference in
            reference.split(separator: "/").reduce(JSONValue?.some(document)) { $0?[String($1)] } == nil
        }
        #expect(!found.isEmpty)
        #expect(missing.isEmpty)
    }

    @Test("The page names every operation, and needs nothing from elsewhere")
    func page() throws {
        let page = try #require(OpenAPIDocument.file(at: "/docs")).text
        let words = Set(page.split { !$0.isLetter }.map(String.init))
        let missing = RESTRoutes.regent.all.map(\.method.method).filter { !words.contains($0) }
        #expect(missing.isEmpty)
        // Bytes: the page has megabytes, and a search of characters takes minutes.
        let bytes = Data(page.utf8)
        for text in ["<script", "style=\"", "http://", "https://"] {
            let found = bytes.range(of: Data(text.utf8))
            #expect(found == nil, "\(text)")
        }
        let style = try #require(OpenAPIDocument.file(at: "/docs/style.css"))
        #expect(style.contentType.hasPrefix("text/css"))
        #expect(OpenAPIDocument.file(at: "/docs/other") == nil)
    }
}
