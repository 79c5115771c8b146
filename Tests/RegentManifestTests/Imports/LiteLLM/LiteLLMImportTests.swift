import RegentManifest
import RegentMessages
import Testing

@Suite("Configurations of LiteLLM")
struct LiteLLMImportTests {
    private static func read(_ text: String, group: String? = nil) throws(ManifestError) -> LiteLLMImport {
        try LiteLLMImport(PlacedFile(Array(text.utf8), of: "c.yaml"), environment: "prod", group: group)
    }

    /// Documents as `name field=value …`, those of environments by their name alone.
    private static func lines(_ found: LiteLLMImport) -> [String] {
        found.documents.map { document in
            document.members.map { $0.key == "name" ? document.name : "\($0.key)=\($0.value.text())" }
                .joined(separator: " ")
        }
    }

    private static func model(_ group: String, _ model: String, _ params: String = "") -> String {
        "  - {model_name: \(group), litellm_params: {model: \(model)\(params.isEmpty ? "" : ", ")\(params)}}\n"
    }

    private static func label(_ group: String) -> String { #"metadata={"litellm_group":"\#(group)"}"# }

    /// A configuration, and the documents that it means.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let lines: [String]
    }

    static let cases = [
        Case(
            testDescription: "one deployment has all of the traffic",
            text: "model_list:\n" + model("gpt", "openai/gpt-4o", "api_key: sk-1"),
            lines: [
                "environments/prod",
                "environments/prod/providers/openai-gpt-4o weight=1 model=\"openai/gpt-4o\" " + label("gpt"),
            ]),
        Case(
            testDescription: "weights, timeouts and retries of deployments count before those of the file",
            text: "model_list:\n" + model("g", "a/x", "weight: 3, timeout: 1.5, max_retries: 0")
                + model("g", "b/w", "weight: 1") + "router_settings: {timeout: 30, num_retries: 4}\n"
                + "litellm_settings: {request_timeout: 600, num_retries: 7}\n",
            lines: [
                "environments/prod",
                "environments/prod/providers/a-x weight=3 model=\"a/x\" timeout_ms=1500 max_retries=0 " + label("g"),
                "environments/prod/providers/b-w weight=1 model=\"b/w\" timeout_ms=30000 max_retries=4 " + label("g"),
            ]),
        Case(
            testDescription: "where some deployments have a weight, the others have none; without any, all have one",
            text: "model_list:\n" + model("g", "x", "weight: 2") + model("g", "w"),
            lines: [
                "environments/prod", "environments/prod/providers/x weight=2 model=\"x\" " + label("g"),
                "environments/prod/providers/w weight=0 model=\"w\" " + label("g"),
            ]),
        Case(
            testDescription: "requests per minute are weights where there are no weights",
            text: "model_list:\n" + model("g", "x", "rpm: 900") + model("g", "w", "rpm: 100, tpm: 5"),
            lines: [
                "environments/prod", "environments/prod/providers/x weight=900 model=\"x\" " + label("g"),
                "environments/prod/providers/w weight=100 model=\"w\" " + label("g"),
            ]),
        Case(
            testDescription: "fractions become whole numbers in the same proportion",
            text: "model_list:\n" + model("g", "x", "weight: 0.57") + model("g", "w", "weight: 0.4"),
            lines: [
                "environments/prod", "environments/prod/providers/x weight=57 model=\"x\" " + label("g"),
                "environments/prod/providers/w weight=40 model=\"w\" " + label("g"),
            ]),
        Case(
            testDescription: "a deployment of a higher order serves only as a fallback",
            text: "model_list:\n" + model("g", "x", "order: 2, weight: 5") + model("g", "w", "order: 1, weight: 5"),
            lines: [
                "environments/prod", "environments/prod/providers/x weight=0 model=\"x\" " + label("g"),
                "environments/prod/providers/w weight=5 model=\"w\" " + label("g"),
            ]),
        Case(
            testDescription: "deployments of one model have numbers, and an id of their own counts before the model",
            text: "model_list:\n" + model("g", "x") + model("g", "X")
                + "  - {model_name: g, litellm_params: {model: x}, model_info: {id: mine}}\n",
            lines: [
                "environments/prod", "environments/prod/providers/x weight=1 model=\"x\" " + label("g"),
                "environments/prod/providers/X-2 weight=1 model=\"X\" " + label("g"),
                "environments/prod/providers/mine weight=1 model=\"x\" " + label("g"),
            ]),
        Case(
            testDescription: "each of several groups is an environment, with its fallbacks at weight 0",
            text: "model_list:\n" + model("big one", "x") + model("small", "w", "weight: 9")
                + "router_settings: {fallbacks: [{big one: [small, gone]}, {small: [big one]}]}\n",
            lines: [
                "environments/prod-big-one",
                "environments/prod-big-one/providers/x weight=1 model=\"x\" " + label("big one"),
                "environments/prod-big-one/providers/w weight=0 model=\"w\" " + label("small"),
                "environments/prod-small",
                "environments/prod-small/providers/w weight=9 model=\"w\" " + label("small"),
                "environments/prod-small/providers/x weight=0 model=\"x\" " + label("big one"),
            ]),
        Case(
            testDescription: "a mapping is merged into others by its anchor",
            text: "base: &base {timeout: 5, weight: 2}\nmodel_list:\n"
                + "  - {model_name: g, litellm_params: {<<: *base, model: x, weight: 4}}\n",
            lines: [
                "environments/prod",
                "environments/prod/providers/x weight=4 model=\"x\" timeout_ms=5000 " + label("g"),
            ]),
    ]

    @Test("A configuration means these documents", arguments: cases)
    func documents(one: Case) throws {
        #expect(Self.lines(try Self.read(one.text)) == one.lines)
    }

    @Test("One group alone is imported into the environment itself, with all that serve in its place")
    func group() throws {
        let text =
            "model_list:\n" + Self.model("a", "x") + Self.model("b", "w") + Self.model("c", "z")
            + "litellm_settings: {fallbacks: [{a: [b]}, {b: [a]}], default_fallbacks: [c]}\n"
        let found = try Self.read(text, group: "a")
        #expect(found.environments == ["environments/prod"])
        #expect(
            found.documents.map(\.name) == [
                "environments/prod", "environments/prod/providers/x", "environments/prod/providers/w",
                "environments/prod/providers/z",
            ])
    }

    @Test("What has no counterpart is noted once with its first place, and never with its value")
    func notes() throws {
        let text =
            "model_list:\n" + Self.model("g", "x", "api_key: sk-secret, weight: os.environ/W, timeout: 7200")
            + Self.model("g", "w", "api_key: sk-secret2") + Self.model("\"*\"", "openai/*")
            + "router_settings:\n  routing_strategy: latency-based-routing\n  num_retries: 99\n"
            + "general_settings:\n  master_key: sk-secret3\n"
        let notes = try Self.read(text).notes
        let subjects = notes.map { "\($0.subject) \($0.count) \($0.place)" }
        #expect(
            Set(subjects) == [
                "litellm_params.api_key 2 c.yaml:2", "litellm_params.weight 1 c.yaml:2",
                "litellm_params.timeout 1 c.yaml:2", "wildcard * 1 c.yaml:4",
                "router_settings.routing_strategy 1 c.yaml:6", "router_settings.num_retries 1 c.yaml:7",
                "general_settings.master_key 1 c.yaml:9",
            ])
        #expect(!notes.contains { $0.text.contains("secret") })
        #expect(notes.allSatisfy { !$0.reason.isEmpty })
    }

    /// Part of a configuration, and what is noted of it, in order of the alphabet.
    static let droppedParts: [(text: String, subjects: [String])] = [
        (model("g", "x", "weight: 1, rpm: 9, tpm: 8"), ["litellm_params.rpm", "litellm_params.tpm"]),
        (model("g", "x", "rpm: 9, tpm: 8"), ["litellm_params.tpm", "weights of g"]),
        (model("g", "x", "max_retries: 1, num_retries: 2"), ["litellm_params.num_retries"]),
        (
            model("g", "x") + model("g", "w", "order: 1") + model("g", "z", "order: 2"),
            ["order of the deployments of g"]
        ),
        (
            "  - {model_name: g, litellm_params: {model: x}, model_info: {id: 7}}\n"
                + "  - {model_name: g, litellm_params: {model: x}, model_info: {id: a b}}\n", ["model_info.id"]
        ),
        (
            model("g", "x") + "router_settings: {fallbacks: [{g: [gone]}, {also gone: [g]}]}\n",
            ["fallback also gone", "fallback gone"]
        ),
        (
            model("g", "x") + model("h", "w") + "router_settings: {fallbacks: [{g: [{model: h, temperature: 1}]}]}\n",
            ["router_settings.fallbacks.temperature"]
        ),
        (
            model("g", "x") + model("h", "w") + model("i", "z") + "router_settings: {fallbacks: [{g: [h]}]}\n"
                + "litellm_settings: {fallbacks: [{g: [i]}, {\"*\": [h]}]}\n", ["litellm_settings.fallbacks of g"]
        ),
    ]

    @Test("Parts of what is imported that have no counterpart are noted too", arguments: droppedParts)
    func dropped(text: String, subjects: [String]) throws {
        #expect(try Self.read("model_list:\n" + text).notes.map(\.subject).sorted() == subjects)
    }

    @Test("An environment takes no more deployments, with those of its fallbacks, than one change")
    func size() throws {
        func text(_ count: Int) -> String {
            "model_list:\n" + Self.model("g", "x")
                + (1..<count).map { Self.model("h\($0)", "m\($0)") }.joined()
                + "router_settings: {fallbacks: [{\"*\": [\((1..<count).map { "h\($0)" }.joined(separator: ", "))]}]}\n"
        }
        #expect(try Self.read(text(199), group: "g").documents.count == 200)
        let error = #expect(throws: ManifestError.self) { try Self.read(text(200), group: "g") }
        #expect(error?.code == .tooLarge)
    }

    /// A configuration that is refused, with the line and the field that the error names.
    static let refusals: [(text: String, place: String, field: String)] = [
        ("model_list:\n" + model("g", "4"), "c.yaml:2", "model_list[0].litellm_params.model"),
        ("model_list:\n" + model("g", "x", "weight: many"), "c.yaml:2", "model_list[0].litellm_params.weight"),
        ("model_list:\n" + model("g", "x", "weight: -1"), "c.yaml:2", "model_list[0].litellm_params.weight"),
        ("model_list:\n" + model("g", "x", "timeout: \"30\""), "c.yaml:2", "model_list[0].litellm_params.timeout"),
        ("model_list:\n" + model("g", "x", "timeout: 0"), "c.yaml:2", "model_list[0].litellm_params.timeout"),
        ("model_list:\n" + model("g", "x", "max_retries: 1.5"), "c.yaml:2", "model_list[0].litellm_params.max_retries"),
        ("model_list:\n" + model("g", "x", "weight: 070"), "c.yaml:2", "model_list[0].litellm_params.weight"),
        ("model_list:\n  - model_name: g\n", "c.yaml:2", "model_list[0]"),
        ("model_list:\n  - litellm_params: {model: x}\n", "c.yaml:2", "model_list[0]"),
        ("model_list: {a: b}\n", "c.yaml:1", "model_list"), ("other: 1\n", "c.yaml", "model_list"),
        ("model_list: []\n", "c.yaml", "model_list"),
        (
            "model_list:\n" + model("g", "x") + "router_settings:\n  fallbacks: {g: [h]}\n", "c.yaml:4",
            "router_settings.fallbacks"
        ),
        ("model_list:\n" + model("g", "os.environ/M"), "c.yaml:2", "model_list[0].litellm_params.model"),
    ]

    @Test("A wrong configuration is refused with its line and field", arguments: refusals)
    func refused(text: String, place: String, field: String) {
        let error = #expect(throws: ManifestError.self) { try Self.read(text) }
        #expect(error?.places.first == place && error?.places.last == field)
    }

    @Test("Weights that no whole numbers stand for, names without a letter and unknown groups are refused")
    func names() {
        let texts = ["weight: 0.123456789", "weight: 5000000000"].map { "model_list:\n" + Self.model("g", "x", $0) }
        for text in texts + ["model_list:\n" + Self.model("g", "\"/\"")] {
            #expect(throws: ManifestError.self) { try Self.read(text) }
        }
        let error = #expect(throws: ManifestError.self) {
            try Self.read("model_list:\n" + Self.model("g", "x"), group: "h")
        }
        #expect(error?.code == .name)
    }
}
