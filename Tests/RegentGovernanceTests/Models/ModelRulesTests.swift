import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of models")
struct ModelRulesTests {
    typealias Methods = ModelServiceMethods

    static let stored = Model(
        name: "models/triage", state: .active, owner: "principals/ada", aliases: ["openai/gpt-4o"], riskTier: .high)

    /// What the store of the tests has.
    static let surroundings = ModelSurroundings(
        principals: ["principals/ada", "principals/bob"], regions: ["regions/eu": .active, "regions/old": .archived],
        others: [
            Model(name: "models/Chat", state: .active, aliases: ["anthropic.claude-3:0", "models/palm"]),
            Model(name: "models/gone", state: .archived, aliases: ["vendor/gone"]),
        ])

    static func created(_ said: Model, by actor: String = "principals/ada") throws(Refusal) -> Model {
        try Model.created(said, in: surroundings, .of(Methods.createModel, by: actor)).after
    }

    static func updated(to said: Model, by actor: String = "principals/ada") throws(Refusal) -> Model {
        try stored.updated(to: said, in: surroundings, .of(Methods.updateModel, by: actor)).after
    }

    /// The stored model with a change.
    static func changed(_ change: (inout Model) -> Void) -> Model {
        var model = stored
        change(&model)
        return model
    }

    @Test("A new model is its creator's and MEDIUM unless it says otherwise")
    func standards() throws {
        let plain = try Self.created(Model(name: "models/m", state: .archived), by: "principals/nobody")
        #expect((plain.owner, plain.riskTier, plain.state) == ("principals/nobody", .medium, .active))
        let whole = try Self.created(Model(name: "models/m", owner: "principals/bob", riskTier: .critical))
        #expect((whole.owner, whole.riskTier) == ("principals/bob", .critical))
    }

    @Test("A model keeps its owner where none is given, and is handed over by its owner")
    func owners() throws {
        #expect(try Self.updated(to: Self.changed { $0.owner = "" }).owner == "principals/ada")
        let handed = Self.changed { $0.owner = "principals/bob" }
        #expect(try Self.updated(to: handed).owner == "principals/bob")
        expectRefusal(.permissionDenied) { _ = try Self.updated(to: handed, by: "principals/bob") }
    }

    static let tiers: [RiskTier] = [.low, .medium, .high, .critical]

    @Test("A risk tier is raised by its owner and lowered by an applied proposal only", arguments: tiers, tiers)
    func riskTiers(from: RiskTier, to: RiskTier) throws {
        var stored = Self.stored
        stored.riskTier = from
        var said = stored
        said.riskTier = to
        let reason = refusal {
            let change = try stored.updated(to: said, in: Self.surroundings, .of(Methods.updateModel, by: stored.owner))
            #expect(change.after.riskTier == to)
        }
        #expect(reason == (to.rawValue < from.rawValue ? .riskTierLowered : nil))
        // The proposal's own lifecycle has ruled who applies it: the owner need not.
        let command = Command.of(Methods.updateModel, by: "principals/applier")
        #expect(try stored.configured(to: said, in: Self.surroundings, command).after.riskTier == to)
    }

    @Test("A proposal changes no archived model, and nothing that a model may not be")
    func configured() {
        let command = Command.of(Methods.updateModel, by: "principals/applier")
        expectRefusal(.illegalTransition) {
            let archived = Self.changed { $0.state = .archived }
            _ = try archived.configured(to: archived, in: Self.surroundings, command)
        }
        expectRefusal(.aliasTaken) {
            _ = try Self.stored.configured(
                to: Self.changed { $0.aliases = ["chat"] }, in: Self.surroundings, command)
        }
    }

    /// Aliases of a model, and what they are refused for.
    static let aliasRows: [([String], ErrorReason?)] = [
        (["openai/gpt-4o", "Mistral: 7b (large)"], nil), (["triage"], nil), (["Ünïcode"], nil),
        (["ANTHROPIC.Claude-3:0"], .aliasTaken), (["chat"], .aliasTaken), (["Models/CHAT"], .aliasTaken),
        (["vendor/GONE"], .aliasTaken), (["a", "A"], .modelInvalid), ([""], .modelInvalid), ([" a"], .modelInvalid),
        (["a\u{00A0}"], .modelInvalid),
    ]

    @Test("Aliases tell one model from every other, archived ones too, whatever their case", arguments: aliasRows)
    func aliases(_ aliases: [String], reason: ErrorReason?) {
        #expect(refusal { _ = try Self.updated(to: Self.changed { $0.aliases = aliases }) } == reason)
        #expect(refusal { _ = try Self.created(Model(name: "models/triage", aliases: aliases)) } == reason)
    }

    @Test("A new model has no name that is an alias of another", arguments: ["models/PALM", "models/palm"])
    func takenByAlias(name: String) {
        expectRefusal(.aliasTaken) { _ = try Self.created(Model(name: name)) }
    }

    @Test("Other models are read where aliases are new, and for a new model")
    func needsOthers() {
        #expect(Model(name: "models/m").needsOthers(before: nil))
        #expect(!Self.stored.needsOthers(before: Self.stored))
        #expect(!Self.changed { $0.aliases = [] }.needsOthers(before: Self.stored))
        #expect(!Self.changed { $0.aliases = ["OpenAI/GPT-4o"] }.needsOthers(before: Self.stored))
        #expect(Self.changed { $0.aliases.append("b") }.needsOthers(before: Self.stored))
    }

    /// Changes of the stored model, and what they are refused for.
    static let namedRows: [(change: @Sendable (inout Model) -> Void, reason: ErrorReason?)] = [
        ({ $0.owner = "principals/none" }, .notFound), ({ $0.onCall = ["principals/none"] }, .notFound),
        ({ $0.delegates = ["principals/bob", "principals/none"] }, .notFound),
        ({ $0.onCall = ["principals/bob"] }, nil), ({ $0.delegates = ["principals/bob"] }, nil),
        ({ $0.regionalOwners = ["regions/eu": "principals/bob"] }, nil),
        ({ $0.regionalOwners = ["regions/eu": "principals/none"] }, .notFound),
        ({ $0.regionalOwners = ["regions/none": "principals/bob"] }, .notFound),
        ({ $0.regionalOwners = ["eu": "principals/bob"] }, .notFound),
        ({ $0.regionalOwners = ["regions/old": "principals/bob"] }, .illegalTransition),
        ({ $0.regionalOwners = ["regions/eu": ""] }, .modelInvalid),
        ({ $0.tags = ["a", "a"] }, .modelInvalid), ({ $0.tags = [""] }, .modelInvalid),
        ({ $0.onCall = ["principals/bob", "principals/bob"] }, .modelInvalid),
        ({ $0.contract = ModelContract(inputs: [ContractField(name: "a"), ContractField(name: "a")]) }, .modelInvalid),
        ({ $0.contract = ModelContract(inputs: [ContractField(name: "a")], outputs: [ContractField(name: "a")]) }, nil),
    ]

    @Test("What a model names must be there, and lists have no word twice", arguments: namedRows.indices)
    func named(index: Int) {
        let row = Self.namedRows[index]
        #expect(refusal { _ = try Self.updated(to: Self.changed(row.change)) } == row.reason)
    }

    @Test("What the stored model names is not asked again")
    func storedNames() throws {
        var stored = Self.stored
        stored.regionalOwners = ["regions/old": "principals/left"]
        stored.onCall = ["principals/left"]
        var said = stored
        said.description = "changed"
        let command = Command.of(Methods.updateModel, by: stored.owner)
        let after = try stored.updated(to: said, in: Self.surroundings, command).after
        #expect(after.description == "changed" && after.regionalOwners == stored.regionalOwners)
    }

    @Test("A model is archived only while nothing needs it, and by its owner")
    func archived() throws {
        let command = Command.of(Methods.archiveModel, by: "principals/ada")
        #expect(try Self.stored.archived(usedBy: [], command).after.state == .archived)
        expectRefusal(.modelInUse) { _ = try Self.stored.archived(usedBy: ["proposals/p"], command) }
        expectRefusal(.permissionDenied) {
            _ = try Self.stored.archived(usedBy: [], .of(Methods.archiveModel, by: "principals/bob"))
        }
        let alone = Command.of(Methods.archiveModel, by: "principals/bob", isSinglePersonMode: true)
        #expect(try Self.stored.archived(usedBy: [], alone).after.state == .archived)
    }
}
