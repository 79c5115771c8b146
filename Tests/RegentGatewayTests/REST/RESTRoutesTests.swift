import RegentGateway
import RegentMessages
import Testing

@Suite("Routes")
struct RESTRoutesTests {
    /// A path of a template: its words, and a different text for each variable segment.
    private static func path(_ text: String) throws -> String {
        let template = try #require(RESTTemplate(text))
        let segments = template.segments.enumerated().map { place, segment in
            switch segment {
            case .word(let word): "/\(word)"
            case .any: "/x\(place)"
            }
        }
        return segments.joined() + (template.customVerb.isEmpty ? "" : ":\(template.customVerb)")
    }

    @Test("Every route is found by its verb and a path of its template, and by no other verb")
    func eachIsFound() throws {
        let routes = RESTRoutes.regent
        for route in routes.all {
            let path = try Self.path(route.path)
            let match = try #require(routes.match(verb: route.verb.rawValue, path: path), "\(path)")
            #expect(match.route.path == route.path)
            #expect(match.method.name == route.method.name)
            #expect(routes.allowed(path: path).contains(route.verb.rawValue))
            #expect(routes.match(verb: "DELETE", path: path) == nil)
        }
    }

    @Test("The variables of a path are the texts of their segments, with the words between")
    func variables() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "GET", path: "/v1/models/support%2Bx/versions/1.2.0"))
        #expect(match.method.method == "GetVersion")
        #expect(match.variables == [RESTParameter("name", "models/support+x/versions/1.2.0")])
    }

    @Test("A word goes before a variable, and a variable is found behind it")
    func wordsGoFirst() throws {
        let routes = RESTRoutes.regent
        let mine = try #require(routes.match(verb: "GET", path: "/deployment-tasks/my-tasks"))
        #expect(mine.method.method == "ListMyDeploymentTasks")
        let other = try #require(routes.match(verb: "GET", path: "/deployment-tasks/t1"))
        #expect(other.method.method == "GetDeploymentTask")
        let confirmed = try #require(routes.match(verb: "PATCH", path: "/deployment-tasks/my-tasks/confirm"))
        #expect(confirmed.variables == [RESTParameter("task", "my-tasks")])
    }

    @Test("A path with other verbs says which it takes; any other path takes none")
    func allowed() {
        let routes = RESTRoutes.regent
        #expect(routes.allowed(path: "/api/ai/models/m/rollout-policy") == ["GET", "PUT"])
        #expect(routes.match(verb: "POST", path: "/api/ai/models/m/rollout-policy") == nil)
        #expect(routes.allowed(path: "/api/ai/models/m/rollout-policy:other").isEmpty)
        #expect(routes.allowed(path: "/v1").isEmpty)
        #expect(routes.match(verb: "get", path: "/v1/models") == nil)
    }

    @Test("A letter that Unicode takes for another is not that letter")
    func bytesDecide() {
        #expect(RESTRoutes.regent.match(verb: "GET", path: "/api/ai/models/m/ver\u{17F}ions") == nil)
        #expect(RESTRoutes.regent.match(verb: "GET", path: "/v1/use%E2%84%AAases") == nil)
    }
}
