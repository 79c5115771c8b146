import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Models.
enum ModelNoun: PutNoun {
    typealias Place = NamedPlace<Model>
    typealias Selection = ArchivableSelection

    static let get = ModelServiceMethods.getModel
    static let list = ModelServiceMethods.listModels
    static let put = ModelServiceMethods.updateModel
    static let words = ["model"]
    static let plural = "models"
    static let abstract = "Models: what is versioned, evaluated and deployed, and who answers for it."
    static let examples = """
        regent model create triage --risk-tier high --alias openai/gpt-4o
        regent model set triage --on-call bob --regional-owner eu=carol
        regent model list --filter 'risk_tier = HIGH'
        regent model edit triage
        regent model archive triage --reason "replaced by triage-2"
        """
    static let example = "triage"
    static let columns: [NounColumn<Model>] = [
        "name", NounColumn("state", when: .archivedListed), "owner", "risk_tier", "aliases", "tags", "revision",
        "update_time",
    ]
    static let fields: [NounColumn<Model>] = [
        "name", "state", NounColumn("display_name", when: .present), NounColumn("description", when: .present), "owner",
        NounColumn("regional_owners", when: .present), NounColumn("delegates", when: .present), "risk_tier",
        NounColumn("aliases", when: .present), NounColumn("tags", when: .present),
        NounColumn("on_call", when: .present),
        NounColumn("inputs", when: .present) { $0.contract?.inputs.words ?? "" },
        NounColumn("outputs", when: .present) { $0.contract?.outputs.words ?? "" }, "revision", "etag", "create_time",
        "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateModel>.self, NounChangeCommand<SetModel>.self, NounEditCommand<Self>.self,
        NounVerbCommand<ArchiveModel>.self, NounVerbCommand<RestoreModel>.self,
    ]

    static func changed(_ model: Model) -> Table { fieldTable(of: model) }
}

extension [ContractField] {
    /// For people, as "text: string, image: bytes (optional)".
    fileprivate var words: String {
        map { "\($0.name): \($0.type)" + ($0.required ? "" : " (optional)") }.joined(separator: ", ")
    }
}

/// What is said of a model when it is made or changed; what is left out stays as it is.
struct ModelOptions: ParsableArguments, Sendable {
    @Option(help: "Who answers for it, for example ada; a new model is the caller's.")
    var owner: PrincipalArgument?
    @Option(help: "low, medium, high or critical; a new model is medium, and only a proposal lowers it.")
    var riskTier: RiskTierArgument?
    @Option(help: "Name to display.")
    var displayName: String?
    @Option(help: "Description.")
    var description: String?
    @Option(
        name: .customLong("alias"),
        help: ArgumentHelp("Another name of it, as a vendor writes it; may be repeated.", valueName: "name"))
    var aliases: [String] = []
    @Option(name: .customLong("tag"), help: ArgumentHelp("A free word; may be repeated.", valueName: "word"))
    var tags: [String] = []
    @Option(
        name: .customLong("delegate"),
        help: ArgumentHelp("Who stands in for the owner; may be repeated.", valueName: "principal"))
    var delegates: [PrincipalArgument] = []
    @Option(help: ArgumentHelp("Who gets its alerts; may be repeated.", valueName: "principal"))
    var onCall: [PrincipalArgument] = []
    @Option(
        name: .customLong("regional-owner"),
        help: ArgumentHelp(
            "Who answers for it in a region, for example eu=ada; may be repeated; eu= takes the region away.",
            valueName: "REGION=OWNER"))
    var regionalOwners: [AssignmentArgument] = []
    @Option(
        name: .customLong("takes"),
        help: ArgumentHelp(
            "A field that it takes; may be repeated; `?` behind the name: it may be left out.", valueName: "NAME=TYPE"))
    var inputs: [AssignmentArgument] = []
    @Option(
        name: .customLong("gives"),
        help: ArgumentHelp(
            "A field that it gives; may be repeated; `?` behind the name: it is not always there.",
            valueName: "NAME=TYPE"))
    var outputs: [AssignmentArgument] = []

    func validate() throws {
        for owner in regionalOwners { _ = try RegionalOwner(owner) }
    }

    /// Sets it in a model. A list that is given replaces the stored list.
    func apply(to model: inout Model) {
        model.owner = owner?.name ?? model.owner
        model.riskTier = riskTier?.value ?? model.riskTier
        model.displayName = displayName ?? model.displayName
        model.description = description ?? model.description
        if !aliases.isEmpty { model.aliases = aliases.filter { !$0.isEmpty } }
        if !tags.isEmpty { model.tags = tags.filter { !$0.isEmpty } }
        if !delegates.isEmpty { model.delegates = delegates.map(\.name) }
        if !onCall.isEmpty { model.onCall = onCall.map(\.name) }
        for entry in regionalOwners.compactMap({ try? RegionalOwner($0) }) {
            model.regionalOwners[entry.region] = entry.owner
        }
        guard !inputs.isEmpty || !outputs.isEmpty else { return }
        var contract = model.contract ?? ModelContract()
        if !inputs.isEmpty { contract.inputs = inputs.map(Self.field) }
        if !outputs.isEmpty { contract.outputs = outputs.map(Self.field) }
        model.contract = contract
    }

    private static func field(_ said: AssignmentArgument) -> ContractField {
        let isOptional = said.key.hasSuffix("?")
        return ContractField(
            name: isOptional ? String(said.key.dropLast()) : said.key, type: said.value, required: !isOptional)
    }
}

/// A region with who answers for a model in it.
private struct RegionalOwner {
    let region: String
    /// nil: nobody of its own.
    let owner: String?

    init(_ said: AssignmentArgument) throws {
        guard let region = NameArgument<Region>(argument: said.key) else {
            throw ValidationError("--regional-owner: \(said.key) is no region; write eu=ada or regions/eu=ada")
        }
        self.region = region.name
        guard !said.value.isEmpty else {
            owner = nil
            return
        }
        guard let owner = PrincipalArgument(argument: said.value) else {
            throw ValidationError("--regional-owner: \(said.value) is no principal; write \(said.key)=ada")
        }
        self.owner = owner.name
    }
}

/// A risk tier in any case.
typealias RiskTierArgument = WordArgument<RiskTier>

/// Makes a model.
enum CreateModel: NounVerb {
    typealias Noun = ModelNoun
    typealias Flags = ModelOptions

    static let method = ModelServiceMethods.createModel
    static let abstract = "Makes a model."
    static let examples = """
        regent model create triage
        regent model create triage --owner ada --alias openai/gpt-4o \\
          --takes text=string --gives label=string --gives 'score?=number'
        """
    static let notes = """
        Its name and its aliases are unique ignoring case, and no alias is another
        model's name.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CreateModelRequest {
        var model = Model(name: name)
        flags.apply(to: &model)
        return CreateModelRequest(model: model, mutation: mutation)
    }

    static func tables(_ model: Model) -> [Table] { [ModelNoun.fieldTable(of: model)] }
}

/// Changes what is given of a model.
enum SetModel: NounChange {
    typealias Noun = ModelNoun
    typealias Flags = ModelOptions

    static let word = "set"
    static let done = "set"
    static let abstract = "Changes what is given of a model; its owner may."
    static let examples = """
        regent model set triage --on-call bob --on-call carol
        regent model set triage --regional-owner eu=carol --regional-owner us=
        regent model set triage --owner bob --reason "ada has left"
        """
    static let notes = """
        A list that is given takes the place of the whole list that is there; --alias
        "" and --tag "" take all away. A risk tier is raised here; it is lowered by a
        proposal of type config_change only.
        """

    static func change(_ model: inout Model, _ flags: Flags) { flags.apply(to: &model) }
}

/// Takes a model out of use.
enum ArchiveModel: NounVerb {
    typealias Noun = ModelNoun

    static let method = ModelServiceMethods.archiveModel
    static let abstract = "Takes a model out of use; its name, its aliases and its history stay."
    static let examples = """
        regent model archive triage --reason "replaced by triage-2"
        regent model archive triage --dry-run
        """
    static let notes = """
        Refused while a version of it is STABLE or CANARY, or a proposal about it is
        open.
        """

    static func next(_ model: Model, _ text: String) -> String? {
        "regent model restore \(text)   takes it back into use"
    }
}

/// Takes an archived model back into use.
enum RestoreModel: NounVerb {
    typealias Noun = ModelNoun

    static let method = ModelServiceMethods.restoreModel
    static let abstract = "Takes an archived model back into use."
    static let examples = """
        regent model restore triage
        """
}
