import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Makes a proposal.
enum CreateProposal: NounVerb {
    typealias Noun = ProposalNoun

    /// What a new one says.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("YAML or JSON with the fields of the proposal; - is stdin.", valueName: "file"),
            completion: .file())
        var file: String?
        @Option(help: "The model it changes.")
        var model: VersionedModelArgument?
        @Option(help: ArgumentHelp("The version it starts from, triage/1.0.0.", valueName: "VERSION"))
        var base: VersionArgument?
        @Option(help: ArgumentHelp("The version it leads to, triage/1.1.0.", valueName: "VERSION"))
        var target: VersionArgument?
        @Option(help: "Kind of change, for example weights-update.")
        var type: ChangeTypeArgument?
        @Option(help: "Description.")
        var description: String?
        @Option(help: ArgumentHelp("A value before, as JSON; may be repeated.", valueName: "NAME=JSON"))
        var old: [AssignmentArgument] = []
        @Option(help: ArgumentHelp("A value after, as JSON; may be repeated.", valueName: "NAME=JSON"))
        var new: [AssignmentArgument] = []
        @Option(help: ArgumentHelp("A run it rests on; may be repeated.", valueName: "RUN"))
        var evidence: [RunArgument] = []
        @Option(help: "How to take it back.")
        var rollbackPlan: String?
        @Option(help: "What to watch, and for how long.")
        var monitoringPlan: String?
        @Option(help: ArgumentHelp("When the scheduler applies it once it is approved.", valueName: "TIME"))
        var scheduled: TimeArgument?
    }

    static let method = ProposalServiceMethods.createProposal
    static let usage = "-f FILE"
    static let abstract = "Creates a proposal: a draft whose author you are."
    static let examples = """
        regent proposal create feb -f proposal.yaml
        regent proposal create feb -f proposal.yaml --evidence feb-offline \\
          --scheduled 2026-03-01T00:00:00Z
        """
    static let notes = """
        A file of a proposal:
          model: models/triage
          base_version: models/triage/versions/1.0.0
          target_version: models/triage/versions/1.1.0
          change_type: WEIGHTS_UPDATE
          description: Monthly optimization
          old_values: [{name: weights, json: "[0.30,0.30]"}]
          new_values: [{name: weights, json: "[0.45,0.38]"}]
          impact_analysis:
            expected_auto_resolve_rate: 0.12
            expected_escalate_rate: 0.08
          rollback_plan: roll back to 1.0.0
          monitoring_plan: seven days, daily

        New values named as fields of a decision model (weights, biases,
        threshold_auto, threshold_escalate ...) become those of the target version.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> CreateProposalRequest {
        var proposal = try flags.file.map { try DocumentFile.read($0, of: "proposal") } ?? ChangeProposal()
        proposal.name = name
        if let base = flags.base { proposal.baseVersion = base.name }
        if let target = flags.target { proposal.targetVersion = target.name }
        if let model = flags.model { proposal.model = model.name }
        if proposal.model.isEmpty, let target = try? ResourceName(proposal.targetVersion) {
            proposal.model = target.parent?.description ?? ""
        }
        proposal.changeType = flags.type?.value ?? proposal.changeType
        proposal.description = flags.description ?? proposal.description
        proposal.oldValues += flags.old.map { ChangedValue(name: $0.key, json: $0.value) }
        proposal.newValues += flags.new.map { ChangedValue(name: $0.key, json: $0.value) }
        proposal.evidenceRuns += flags.evidence.map(\.name)
        proposal.rollbackPlan = flags.rollbackPlan ?? proposal.rollbackPlan
        proposal.monitoringPlan = flags.monitoringPlan ?? proposal.monitoringPlan
        proposal.scheduledDeployment = flags.scheduled?.time ?? proposal.scheduledDeployment
        return CreateProposalRequest(proposal: proposal, mutation: mutation)
    }

    static func next(_ proposal: ChangeProposal, _ text: String) -> String? { "regent proposal submit \(text)" }
}

/// A kind of change, in any case, words joined by dashes or underscores.
typealias ChangeTypeArgument = WordArgument<ChangeType>

/// Submits a proposal.
enum SubmitProposal: NounVerb {
    typealias Noun = ProposalNoun

    static let method = ProposalServiceMethods.submitProposal
    static let abstract = "Submits a proposal for review; its evidence and the policy are frozen."
    static let examples = """
        regent proposal submit feb
        """
    static let notes = """
        The refusal names what is missing. Reviews and votes of earlier submissions no
        longer count.
        """

    static func next(_ proposal: ChangeProposal, _ text: String) -> String? {
        "regent review add \(text) --decision approve   by \(proposal.policy?.requiredReviews ?? 2) other people"
    }
}

/// Answers items of the checklist.
enum AnswerChecklist: NounVerb {
    typealias Noun = ProposalNoun

    /// Which items, and how.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: ArgumentHelp("Items, for example rollback-plan.", valueName: "item"))
        var items: [ChecklistItemArgument]
        @Flag(name: .customLong("no"), help: "It is not so.")
        var isNo = false
        @Flag(name: .customLong("not-applicable"), help: "The change has no version that it could be about.")
        var isNotApplicable = false
        @Option(help: "Why.")
        var note = ""

        func validate() throws {
            if isNo, isNotApplicable { throw ValidationError("say either --no or --not-applicable") }
        }
    }

    static let method = ProposalServiceMethods.answerChecklist
    static let usage = "ITEM"
    static let abstract = "Answers items of the review checklist with yes, or as a flag says."
    static let examples = """
        regent proposal answer feb business-goals impact-analysis no-regressions \\
          rollback-plan monitoring-plan
        regent proposal answer feb no-regressions --no --note "slower in eu"
        """
    static let notes = """
        data-quality is answered by the server, from the scored samples of the cited
        runs.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> AnswerChecklistRequest {
        let result: ChecklistResult = flags.isNo ? .no : flags.isNotApplicable ? .notApplicable : .yes
        return AnswerChecklistRequest(
            name: name,
            answers: flags.items.map { ChecklistAnswer(item: $0.value, result: result, note: flags.note) },
            mutation: mutation)
    }

    static func done(_ proposal: ChangeProposal, _ flags: Flags) -> String {
        "answered \(flags.items.map(\.value.dashed).joined(separator: ", ")) of \(proposal.name)"
    }

    static func tables(_ proposal: ChangeProposal) -> [Table] { [proposal.checklistTable] }
}

/// An item of the checklist, in any case, words joined by dashes or underscores.
typealias ChecklistItemArgument = WordArgument<ChecklistItem>

/// Ends an open proposal.
enum WithdrawProposal: NounVerb {
    typealias Noun = ProposalNoun

    static let method = ProposalServiceMethods.withdrawProposal
    static let abstract = "Ends an open proposal of yours."
    static let examples = """
        regent proposal withdraw feb --reason "wrong data"
        """
}
