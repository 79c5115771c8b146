import RegentGateway
import RegentMessages
import Testing

@Suite("Templates of paths")
struct RESTTemplateTests {
    @Test("A template has its segments, its variables and its custom verb")
    func parts() throws {
        let template = try #require(RESTTemplate("/v1/{version.name=models/*/versions/*}:promote"))
        #expect(template.segments == [.word("v1"), .word("models"), .any, .word("versions"), .any])
        #expect(template.variables.map(\.name) == ["version.name"])
        #expect(template.variables.first?.segments == 1..<5)
        #expect(template.customVerb == "promote")
    }

    @Test("A variable without segments is one of any text")
    func bareVariable() throws {
        let template = try #require(RESTTemplate("/v1/environments/{environment}/providerHealth"))
        #expect(template.segments == [.word("v1"), .word("environments"), .any, .word("providerHealth")])
        #expect(template.customVerb.isEmpty)
    }

    @Test(
        "What is no template is refused",
        arguments: ["", "v1", "/", "//v1", "/v1/", "/v1:", "/v1/{name", "/v1/{=x}", "/v1/{name=}", "/v1/a}", "/v1:a:b"])
    func refused(text: String) {
        #expect(RESTTemplate(text) == nil)
    }

    @Test("Every path that a .proto declares is a template, of a method that is served")
    func declared() {
        let names = Set(MethodDescriptor.all.map(\.name))
        for binding in HTTPBinding.all {
            #expect(RESTTemplate(binding.path) != nil, "\(binding.path)")
            #expect(names.contains(binding.method), "\(binding.path)")
        }
    }

    @Test("Every method with one request and one answer has a path")
    func complete() {
        let bound = Set(HTTPBinding.all.map(\.method))
        let single = MethodDescriptor.all.filter { !$0.clientStreaming && !$0.serverStreaming }
        let missing = single.map(\.name).filter { !bound.contains($0) }
        #expect(missing.isEmpty, "give each an option (http) in its .proto")
    }
}

@Suite("Paths of requests")
struct RESTPathTests {
    @Test("Segments are decoded, and what is after the last colon is the custom verb")
    func parts() throws {
        let path = try #require(RESTPath("/v1/models/a%20b%3Ac:archive"))
        #expect(path.segments == ["v1", "models", "a b:c"])
        #expect(path.customVerb == "archive")
    }

    @Test(
        "What no template can match is no path",
        arguments: ["", "v1", "/v1/", "/v1//x", "/v1/%", "/v1/%4", "/v1/%zz", "/v1/a%2Fb", "/v1/%00", "/v1/%FF"])
    func refused(text: String) {
        #expect(RESTPath(text) == nil)
    }
}
