import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import Testing

/// Models through their handlers.
@Suite("Models", .timeLimit(.minutes(10)))
struct ModelServiceTests {
    typealias Models = ModelServiceMethods
    typealias Regions = RegionServiceMethods

    /// A bench with two people and a region.
    static func bench() async throws -> ServiceBench {
        let bench = try await ServiceBench.open()
        for name in ["ada", "bob"] {
            let person = Principal(name: "principals/\(name)", kind: .human)
            _ = try await bench.call(
                AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: person, mutation: .fresh()))
        }
        let region = Region(name: "regions/eu", timeZone: "UTC", owner: "principals/ada")
        _ = try await bench.call(Regions.putRegion, PutRegionRequest(region: region, mutation: .fresh()))
        return bench
    }

    /// Somebody who holds permissions of models in a scope.
    static func person(_ name: String, _ scope: String = "*", _ permissions: String...) throws -> Caller {
        let words = permissions.isEmpty ? ["model.read", "model.create", "model.update"] : permissions
        let granted = Authorisation(permissions: Set(words.map { Permission($0) }), scope: try Scope(scope))
        return Caller(name: "principals/\(name)", authority: .granted([granted]))
    }

    @discardableResult
    static func create(_ bench: ServiceBench, _ model: Model, as caller: Caller? = nil) async throws -> Model {
        let request = CreateModelRequest(model: model, mutation: .fresh())
        return try #require(try await bench.call(Models.createModel, request, as: caller).model)
    }

    @discardableResult
    static func update(
        _ bench: ServiceBench, _ model: Model, etag: String = "", as caller: Caller? = nil
    ) async throws -> Model {
        let request = UpdateModelRequest(model: model, mutation: .fresh(etag: etag))
        return try #require(try await bench.call(Models.updateModel, request, as: caller).model)
    }

    static func names(
        _ bench: ServiceBench, _ filter: String = "", showArchived: Bool = false, as caller: Caller? = nil
    ) async throws -> [String] {
        let request = ListModelsRequest(showArchived: showArchived, filter: filter)
        return try await bench.call(Models.listModels, request, as: caller).models.map(\.name)
    }

    @Test("A model is created, read, listed, changed, archived and restored, and the ledger has its life")
    func life() async throws {
        let bench = try await Self.bench()
        let ada = try Self.person("ada")
        var model = try await Self.create(
            bench,
            Model(
                name: "models/triage", regionalOwners: ["regions/eu": "principals/bob"], aliases: ["openai/gpt-4o"],
                riskTier: .high, contract: ModelContract(inputs: [ContractField(name: "text", type: "string")]),
                tags: ["support"], onCall: ["principals/bob"]), as: ada)
        #expect(model.owner == "principals/ada" && model.state == .active)
        #expect(try await bench.call(Models.getModel, GetModelRequest(name: model.name)).model == model)
        model.displayName = "Triage"
        let changed = try await Self.update(bench, model, etag: model.etag, as: ada)
        #expect(changed.displayName == "Triage" && changed.createTime == model.createTime)
        #expect(try await Self.names(bench, "owner = principals/ada AND risk_tier = HIGH") == [model.name])
        #expect(try await Self.names(bench, "aliases : \"openai/gpt-4o\"") == [model.name])
        let archive = ArchiveModelRequest(name: model.name, mutation: .fresh())
        #expect(try await bench.call(Models.archiveModel, archive, as: ada).model?.state == .archived)
        #expect(try await Self.names(bench) == [])
        #expect(try await Self.names(bench, showArchived: true) == [model.name])
        let restore = RestoreModelRequest(name: model.name, mutation: .fresh())
        let restored = try #require(try await bench.call(Models.restoreModel, restore, as: ada).model)
        #expect(restored.state == .active && restored.aliases == model.aliases)
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: model.name))
        #expect(
            history.entries.map(\.event) == ["model.created", "model.changed", "model.archived", "model.restored"])
        let then = try await bench.call(Models.getModel, GetModelRequest(name: model.name, asOf: model.revision))
        #expect(then.model?.displayName == "")
    }

    /// Requests that are refused, and what for.
    static let refusedRows: [(what: String, reason: ErrorReason, call: @Sendable (ServiceBench) async throws -> Void)] =
        [
            ("a taken name", .alreadyExists, { try await create($0, Model(name: "models/TRIAGE")) }),
            (
                "an alias of another model", .aliasTaken,
                { try await create($0, Model(name: "models/m", aliases: ["OPENAI/gpt-4o"])) }
            ),
            (
                "the id of another model as an alias", .aliasTaken,
                { try await create($0, Model(name: "models/m", aliases: ["Triage"])) }
            ),
            (
                "an alias as the name of a new model", .aliasTaken,
                { try await create($0, Model(name: "models/palm")) }
            ),
            (
                "an unknown principal", .notFound,
                { try await create($0, Model(name: "models/m", owner: "principals/none")) }
            ),
            (
                "an unknown region", .notFound,
                {
                    try await create($0, Model(name: "models/m", regionalOwners: ["regions/x": "principals/ada"]))
                }
            ),
            (
                "a lower risk tier", .riskTierLowered,
                { try await update($0, Model(name: "models/triage", riskTier: .low)) }
            ),
            (
                "a risk tier that is left out, which is MEDIUM", .riskTierLowered,
                { try await update($0, Model(name: "models/triage")) }
            ),
            ("a model that is not there", .notFound, { try await update($0, Model(name: "models/none")) }),
            (
                "another etag", .etagMismatch,
                { try await update($0, Model(name: "models/triage", riskTier: .high), etag: "0000000000000001") }
            ),
            (
                "a caller who is not the owner", .permissionDenied,
                {
                    try await update(
                        $0, Model(name: "models/triage", riskTier: .high), as: try person("bob"))
                }
            ),
            (
                "a delegate", .permissionDenied,
                {
                    let request = ArchiveModelRequest(name: "models/triage", mutation: .fresh())
                    _ = try await $0.call(Models.archiveModel, request, as: try person("bob"))
                }
            ),
            (
                "a model in use, restored", .illegalTransition,
                {
                    let request = RestoreModelRequest(name: "models/triage", mutation: .fresh())
                    _ = try await $0.call(Models.restoreModel, request)
                }
            ),
        ]

    @Test("What is refused leaves the store as it was", arguments: refusedRows.indices)
    func refused(index: Int) async throws {
        let bench = try await Self.bench()
        try await Self.create(
            bench,
            Model(
                name: "models/triage", owner: "principals/ada", delegates: ["principals/bob"],
                aliases: ["openai/gpt-4o", "models/palm"], riskTier: .high))
        let before = try await bench.content()
        let row = Self.refusedRows[index]
        let status = await failure { try await row.call(bench) }
        #expect(status?.reason == row.reason.name, "\(row.what)")
        #expect(try await bench.content() == before, "\(row.what)")
    }

    @Test("An alias that lies where the caller may not read is refused, and not told whose it is")
    func hiddenAlias() async throws {
        let bench = try await Self.bench()
        try await Self.create(bench, Model(name: "models/secret", aliases: ["vendor/x"]))
        let ada = try Self.person("ada", "models/mine")
        let status = await failure {
            try await Self.create(bench, Model(name: "models/mine", aliases: ["vendor/X"]), as: ada)
        }
        #expect(status?.reason == ErrorReason.aliasTaken.name)
        #expect(status?.message.contains("secret") == false)
        #expect(status?.metadata.values.contains { $0.contains("secret") } == false)
    }

    @Test("An alias is free once its model has it no more, and stays taken while its model is archived")
    func freedAlias() async throws {
        let bench = try await Self.bench()
        var first = try await Self.create(bench, Model(name: "models/a", aliases: ["x", "y"]))
        first.aliases = ["y"]
        try await Self.update(bench, first)
        _ = try await bench.call(Models.archiveModel, ArchiveModelRequest(name: first.name, mutation: .fresh()))
        try await Self.create(bench, Model(name: "models/b", aliases: ["X"]))
        await expectRefusal(.aliasTaken) { try await Self.create(bench, Model(name: "models/c", aliases: ["Y"])) }
    }

    @Test("Of two changes on one etag exactly one is made")
    func race() async throws {
        let bench = try await Self.bench()
        let model = try await Self.create(bench, Model(name: "models/m"))
        func change(_ text: String) async -> String {
            var said = model
            said.description = text
            return await failure { try await Self.update(bench, said, etag: model.etag) }?.reason ?? "OK"
        }
        async let first = change("first")
        async let second = change("second")
        #expect(await Set([first, second]) == ["OK", ErrorReason.etagMismatch.name])
        let stored = try await bench.store.require(Model.self, model.name)
        #expect(["first", "second"].contains(stored.description))
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: model.name))
        #expect(history.entries.count == 2)
    }

    @Test("A role within a scope makes, reads and lists what lies there")
    func scopes() async throws {
        let bench = try await Self.bench()
        let ada = try Self.person("ada", "models/hers")
        try await Self.create(bench, Model(name: "models/other"))
        try await Self.create(bench, Model(name: "models/hers"), as: ada)
        await expectRefusal(.permissionDenied) { try await Self.create(bench, Model(name: "models/x"), as: ada) }
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Models.getModel, GetModelRequest(name: "models/other"), as: ada)
        }
        #expect(try await Self.names(bench, as: ada) == ["models/hers"])
        #expect(try await Self.names(bench) == ["models/hers", "models/other"])
    }

    @Test("Programs with ai.write make models; only their owner changes one, whatever lets the others call")
    func programs() async throws {
        let bench = try await Self.bench()
        let program = try Self.person("ada", "*", "ai.write")
        var model = try await Self.create(bench, Model(name: "models/m"), as: program)
        model.description = "changed"
        try await Self.update(bench, model, as: program)
        await expectRefusal(.permissionDenied) {
            try await Self.update(bench, model, as: try Self.person("bob", "*", "ai.write"))
        }
        await expectRefusal(.permissionDenied) {
            let request = ArchiveModelRequest(name: model.name, mutation: .fresh())
            _ = try await bench.call(Models.archiveModel, request, as: program)
        }
    }

    @Test("A model that is handed over is its new owner's")
    func handedOver() async throws {
        let bench = try await Self.bench()
        let (ada, bob) = (try Self.person("ada"), try Self.person("bob"))
        var model = try await Self.create(bench, Model(name: "models/m"), as: ada)
        model.owner = "principals/bob"
        try await Self.update(bench, model, as: ada)
        model.description = "by bob"
        await expectRefusal(.permissionDenied) { try await Self.update(bench, model, as: ada) }
        #expect(try await Self.update(bench, model, as: bob).description == "by bob")
    }
}
