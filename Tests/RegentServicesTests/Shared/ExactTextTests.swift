import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// Texts that Unicode takes for the same are two texts wherever their bytes are stored, searched or hashed.
@Suite("Texts by their bytes")
struct ExactTextTests {
    /// One text in two spellings.
    struct Spellings: Sendable, CustomTestStringConvertible {
        let one: String
        let two: String

        var testDescription: String { Array(one.utf8).description + " " + Array(two.utf8).description }
    }

    static let spellings = [
        Spellings(one: "\u{E9}", two: "e\u{301}"), Spellings(one: "K", two: "\u{212A}"),
        Spellings(one: "\u{1E69}", two: "s\u{307}\u{323}"),
    ]

    private static func changes(_ old: EvalRun, _ new: EvalRun) throws -> [String] {
        var room = 1 << 20
        return try FieldChanges(
            from: old.encoded(), to: new.encoded(), as: EvalRun.fullName, room: &room
        ).changes.map(\.path)
    }

    @Test("A field, an element and a value or key of a map differ where only their bytes do", arguments: spellings)
    func changes(texts: Spellings) throws {
        let (one, two) = (texts.one, texts.two)
        #expect(one == two)
        let rows: [(old: EvalRun, new: EvalRun, paths: Int)] = [
            (EvalRun(trigger: one), EvalRun(trigger: two), 1), (EvalRun(trigger: two), EvalRun(trigger: two), 0),
            (EvalRun(verdict: Verdict(reasons: [one])), EvalRun(verdict: Verdict(reasons: [two])), 1),
            (EvalRun(metadata: ["k": one]), EvalRun(metadata: ["k": two]), 1),
            (EvalRun(metadata: [one: "v"]), EvalRun(metadata: [two: "v"]), 2),
        ]
        for row in rows { #expect(try Self.changes(row.old, row.new).count == row.paths, "\(row.old)") }
    }

    @Test("Spellings of one text have hashes of their own, so that no request can make keys collide")
    func hashes() {
        var spellings = ["a"]
        // Marks of different combining classes: each order of them is the same text.
        for mark in ["\u{301}", "\u{316}", "\u{327}", "\u{345}", "\u{31B}", "\u{338}"] as [Unicode.Scalar] {
            spellings = spellings.flatMap { text in
                (1...text.unicodeScalars.count).map { place in
                    var scalars = Array(text.unicodeScalars)
                    scalars.insert(mark, at: place)
                    return String(String.UnicodeScalarView(scalars))
                }
            }
        }
        #expect(spellings.count == 720 && Set(spellings).count == 1)
        #expect(Set(spellings.map(ExactText.init)).count == 720)
        #expect(Set(spellings.map { ExactText($0).hashValue }).count == 720)
    }

    @Test("A key of a map is found by its bytes", arguments: spellings)
    func keys(texts: Spellings) throws {
        let run = EvalRun(metadata: [texts.one: "v"]).encoded()
        let both = run + EvalRun(metadata: [texts.two: "w"]).encoded()
        for (key, count) in [(texts.one, 1), (texts.two, 0)] {
            let path = try #require(FieldPath(["metadata", key], in: EvalRun.fullName))
            #expect(path.values(in: run).count == count)
        }
        let shown = try JSONTranscoder().value(both, as: EvalRun.fullName)["metadata"]
        #expect(shown?.members?.count == 2)
        #expect(shown?[texts.one]?.string == "v" && shown?[texts.two]?.string == "w")
        let held = try EvalRun(decoding: both).metadata
        #expect(held.count == 2 && held[texts.one] == "v" && held[texts.two] == "w")
        #expect(try EvalRun(decoding: EvalRun(metadata: held).encoded()).metadata == held)
    }

    @Test("A certificate whose URI differs in bytes identifies no principal", arguments: spellings)
    func certificates(texts: Spellings) throws {
        let ada = Principal(name: "principals/ada", kind: .human, certificateUris: ["regent:\(texts.one)"])
        var snapshot = try AccessSnapshot(
            revision: 1, ownerUID: 7, isSinglePersonMode: false, principals: [ada], tokens: [])
        #expect(try snapshot.caller(certificateURI: "regent:\(texts.one)").name == ada.name)
        #expect(throws: Refusal.self) { try snapshot.caller(certificateURI: "regent:\(texts.two)") }
        var other = ada
        other.certificateUris = ["regent:\(texts.two)"]
        try snapshot.put(other)
        #expect(try snapshot.caller(certificateURI: "regent:\(texts.two)").name == ada.name)
        #expect(throws: Refusal.self) { try snapshot.caller(certificateURI: "regent:\(texts.one)") }
    }

    @Test("A name lies in a scope by its bytes, whatever joins its letters")
    func scopes() throws {
        let scope = try Scope("models/m")
        #expect(scope.covers("models/m/\u{301}x") && scope.covers("MODELS/M/x") && !scope.covers("models/mx"))
    }

    @Test("Samples are filtered by the bytes of a text", arguments: spellings)
    func samples(texts: Spellings) throws {
        let sample = EvalSample(cluster: texts.one)
        #expect(try SampleFilter("cluster = \"\(texts.one)\"").matches(sample))
        #expect(try !SampleFilter("cluster = \"\(texts.two)\"").matches(sample))
        #expect(try SampleFilter("cluster != \"\(texts.two)\"").matches(sample))
    }

    @Test("Outcomes are found and grouped by the bytes of their provider and request", arguments: spellings)
    func outcomes(texts: Spellings) async throws {
        let bench = try await OutcomeServiceTests.open()
        let rows = [texts.one, texts.two].map { text in
            RouteOutcome(
                requestId: "r-\(text)", createTime: Timestamp(microseconds: 1_000), environment: "prod",
                selectedProvider: text, routeStrategy: .weighted, status: .ok)
        }
        try await OutcomeServiceTests.report(bench, [rows])
        for row in rows {
            for request in [
                ListOutcomesRequest(environment: "prod", selectedProvider: row.selectedProvider),
                ListOutcomesRequest(requestId: row.requestId),
            ] {
                let found = try await bench.call(OutcomeServiceMethods.listOutcomes, request).outcomes
                #expect(found.map { Array($0.selectedProvider.utf8) } == [Array(row.selectedProvider.utf8)])
            }
        }
        let summary = try await bench.call(
            OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        #expect(summary.groups.map(\.count) == [1, 1])
    }

    @Test("A list holds what has the bytes of its parent")
    func parents() async throws {
        let bench = try await ServiceBench.open()
        let name = "environments/K"
        _ = try await bench.call(
            ProviderServiceMethods.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: name), mutation: .fresh()))
        let config = ProviderConfig(name: "\(name)/providers/p", weight: 1)
        _ = try await bench.call(
            ProviderServiceMethods.putProviderConfig,
            PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
        for (parent, count) in [(name, 1), ("environments/\u{212A}", 0)] {
            let query = DocumentQuery(parent: parent, filter: "provider = \"p\"")
            #expect(try await bench.store.list(ProviderConfig.self, query).items.count == count)
        }
    }
}
