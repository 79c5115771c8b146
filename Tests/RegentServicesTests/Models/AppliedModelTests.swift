import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import Testing

/// Models and regions as documents that Apply takes.
@Suite("Applied models and regions", .timeLimit(.minutes(10)))
struct AppliedModelTests {
    static func document<D: Document>(_ document: D, _ paths: String...) -> AppliedDocument {
        AppliedDocument(name: document.name, content: document.encoded(), setPaths: paths)
    }

    static let region = document(Region(name: "regions/eu", timeZone: "UTC"), "time_zone")

    static func model(_ tier: RiskTier = .high) -> AppliedDocument {
        document(
            Model(
                name: "models/triage", regionalOwners: ["regions/eu": "principals/uid-7"], aliases: ["openai/gpt-4o"],
                riskTier: tier), "regional_owners", "aliases", "risk_tier")
    }

    @Test("A model and the region that it names are applied together, in whatever order")
    func together() async throws {
        for documents in [[Self.model(), Self.region], [Self.region, Self.model()]] {
            let bench = try await ServiceBench.open()
            let applied = try await bench.apply(documents)
            #expect(applied.effects == ["regions/eu CREATED", "models/triage CREATED"])
            let again = try await bench.apply(documents)
            #expect(Set(again.changes.map(\.effect)) == [.unchanged])
            let model = try await bench.store.require(Model.self, "models/triage")
            #expect((model.owner, model.riskTier, model.state) == ("principals/uid-7", .high, .active))
        }
    }

    @Test("A document that may not be is refused with all of them", arguments: [RiskTier.low, .unspecified])
    func lowered(tier: RiskTier) async throws {
        let bench = try await ServiceBench.open()
        try await bench.apply([Self.region, Self.model()])
        let before = try await bench.content()
        let renamed = Self.document(Region(name: "regions/eu", displayName: "Europe"), "display_name")
        let status = await failure { _ = try await bench.apply([renamed, Self.model(tier)]) }
        #expect(status?.reason == ErrorReason.riskTierLowered.name)
        #expect(status?.metadata["document"] == "models/triage")
        #expect(try await bench.content() == before)
    }

    @Test("What a document leaves out stays, and an archived one is restored")
    func merged() async throws {
        let bench = try await ServiceBench.open()
        try await bench.apply([Self.region, Self.model()])
        _ = try await bench.call(
            ModelServiceMethods.archiveModel, ArchiveModelRequest(name: "models/triage", mutation: .fresh()))
        let described = Self.document(Model(name: "models/triage", description: "d"), "description")
        #expect(try await bench.apply([described]).effects == ["models/triage RESTORED"])
        let model = try await bench.store.require(Model.self, "models/triage")
        #expect((model.description, model.riskTier, model.aliases) == ("d", .high, ["openai/gpt-4o"]))
    }

    @Test("Each document needs the permission and the relation of its own method")
    func actors() async throws {
        let bench = try await ServiceBench.open()
        try await bench.apply([Self.region, Self.model()])
        let before = try await bench.content()
        let changed = Self.document(Model(name: "models/triage", description: "d"), "description")
        let other = try ModelServiceTests.person("ada", "*", "model.update")
        await expectRefusal(.permissionDenied) { _ = try await bench.apply([changed], as: other) }
        let renamed = Self.document(Region(name: "regions/eu", displayName: "Europe"), "display_name")
        await expectRefusal(.permissionDenied) { _ = try await bench.apply([renamed], as: other) }
        #expect(try await bench.content(without: ["denials"]) == before)
    }
}
