import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Use cases.
enum UseCaseNoun: PutNoun {
    typealias Place = NamedPlace<UseCase>
    typealias Selection = EverySelection

    static let get = UseCaseServiceMethods.getUseCase
    static let list = UseCaseServiceMethods.listUseCases
    static let put = UseCaseServiceMethods.updateUseCase
    static let words = ["usecase"]
    static let singular = "use case"
    static let plural = "use cases"
    static let abstract = "Use cases: what models are used for, and with what impact."
    static let examples = """
        regent usecase create support --purpose "Answers to customers" \\
          --impact medium --allow 'triage=>=1.2.0 <2.0.0'
        regent usecase submit support
        regent usecase approve support --comment "impact is right"
        regent usecase deploy support models/triage/versions/1.2.0
        regent usecase deprecate support --successor support-2
        """
    static let notes = """
        Neither the owner nor an author approves; HIGH and CRITICAL take two people.
        """
    static let example = "support"
    static let columns: [NounColumn<UseCase>] = [
        "name", "state", "impact", "owner", "review_date", NounColumn("models") { $0.allowedWords }, "update_time",
    ]
    static let fields: [NounColumn<UseCase>] = [
        "name", "state", NounColumn("display_name", when: .present), "owner", "impact", "purpose",
        NounColumn("models") { $0.allowedWords }, NounColumn("review_date", when: .present),
        NounColumn("metrics", when: .present) {
            $0.metrics.map { "\($0.metric) \($0.target)" }.joined(separator: ", ")
        },
        NounColumn("authors", when: .present),
        NounColumn("approved_by", when: .present) { $0.approvals.map(\.approvedBy).joined(separator: ", ") },
        NounColumn("deployed", when: .present) { $0.deployments.map(\.version).joined(separator: ", ") },
        NounColumn("return_comment", when: .present), NounColumn("successor", when: .present), "revision", "etag",
        "create_time", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateUseCase>.self, NounChangeCommand<SetUseCase>.self, NounEditCommand<Self>.self,
        NounVerbCommand<SubmitUseCase>.self, NounVerbCommand<ApproveUseCase>.self,
        NounVerbCommand<ReturnUseCase>.self, NounVerbCommand<DeployUseCase>.self,
        NounVerbCommand<DeprecateUseCase>.self,
    ]

    static func changed(_ useCase: UseCase) -> Table { fieldTable(of: useCase) }
}

extension UseCase {
    /// What it allows, as "models/triage >=1.2.0".
    fileprivate var allowedWords: String {
        allowedModels.map { $0.versions.isEmpty ? $0.model : "\($0.model) \($0.versions)" }.joined(separator: ", ")
    }
}

/// What is said of a use case when it is made or changed; what is left out stays as it is.
struct UseCaseOptions: ParsableArguments, Sendable {
    @Option(help: "Who answers for it, for example ada; a new one is the caller's.")
    var owner: PrincipalArgument?
    @Option(help: "What it is for.")
    var purpose: String?
    @Option(help: "low, medium, high or critical.")
    var impact: WordArgument<UseCaseImpact>?
    @Option(help: "Name to display.")
    var displayName: String?
    @Option(help: ArgumentHelp("When it is looked at again, YYYY-MM-DD.", valueName: "date"))
    var reviewDate: String?
    @Option(
        name: .customLong("allow"),
        help: ArgumentHelp(
            "A model that it allows, for example triage or 'triage=>=1.2.0 <2.0.0'; may be repeated.",
            valueName: "MODEL[=RANGE]"))
    var allowed: [AllowedModelArgument] = []
    @Option(
        name: .customLong("metric"),
        help: ArgumentHelp("By what it is judged; may be repeated.", valueName: "METRIC=TARGET"))
    var metrics: [AssignmentArgument] = []

    /// Says it of a use case. A list that is given takes the place of the whole list that is there.
    func apply(to useCase: inout UseCase) {
        useCase.owner = owner?.name ?? useCase.owner
        useCase.purpose = purpose ?? useCase.purpose
        useCase.impact = impact?.value ?? useCase.impact
        useCase.displayName = displayName ?? useCase.displayName
        useCase.reviewDate = reviewDate ?? useCase.reviewDate
        if !allowed.isEmpty { useCase.allowedModels = allowed.map(\.value) }
        if !metrics.isEmpty { useCase.metrics = metrics.map { UseCaseMetric(metric: $0.key, target: $0.value) } }
    }
}

/// `triage`, or `triage=>=1.2.0 <2.0.0`.
struct AllowedModelArgument: ExpressibleByArgument, Sendable {
    let value: AllowedModel

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let model = parts.first.flatMap({ NameArgument<Model>(argument: String($0)) }) else { return nil }
        value = AllowedModel(model: model.name, versions: parts.count == 2 ? String(parts[1]) : "")
    }
}

/// Changes what is given of a use case.
enum SetUseCase: NounChange {
    typealias Noun = UseCaseNoun

    typealias Flags = UseCaseOptions

    static let word = "set"
    static let done = "changed"
    static let abstract = "Changes the given fields of a use case; only its owner does."
    static let examples = """
        regent usecase set support --review-date 2027-03-01
        regent usecase set support --impact high
        """
    static let notes = """
        Raising the impact of one that is approved sends it back to SUBMITTED. A list
        that is given replaces the stored list.
        """

    static func change(_ useCase: inout UseCase, _ flags: UseCaseOptions) { flags.apply(to: &useCase) }
}
