import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Delegations.
enum DelegationNoun: CLINoun {
    typealias Place = NamedPlace<Delegation>

    static let get = DelegationServiceMethods.getDelegation
    static let list = DelegationServiceMethods.listDelegations
    static let words = ["delegation"]
    static let plural = "delegations"
    static let abstract = "Delegations: who acts for an owner, and until when."
    static let examples = """
        regent delegation create holidays --model triage --delegate bob --until 14d
        regent delegation list --filter 'delegate = "principals/bob"'
        regent delegation revoke holidays --reason "back early"
        """
    static let notes = """
        A delegate may confirm, adjust and cancel deployment tasks of the model, or the
        one task that is named. Nobody delegates review or vote, and a delegate cannot
        pass it on.
        """
    static let example = "holidays"
    static let columns: [NounColumn<Delegation>] = [
        "name", "state", "model", "task", "owner", "delegate", "begin_time", "end_time",
    ]
    static let fields: [NounColumn<Delegation>] = [
        "name", "state", "model", NounColumn("task", when: .present), "owner", "delegate", "begin_time", "end_time",
        NounColumn("description", when: .present), NounColumn("revoked_by", when: .present),
        NounColumn("revoke_time", when: .present), "revision", "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateDelegation>.self, NounVerbCommand<RevokeDelegation>.self,
    ]

    /// Those in a state, or all.
    typealias Selection = EverySelection
}

/// Makes a delegation.
enum CreateDelegation: NounVerb {
    typealias Noun = DelegationNoun

    /// Of what, to whom, and until when.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The model, for example triage.")
        var model: NameArgument<Model>
        @Option(help: "Who acts for you, for example bob.")
        var delegate: PrincipalArgument
        @Option(help: ArgumentHelp("When it ends: RFC 3339, or for example 14d from now.", valueName: "time"))
        var until: UntilArgument
        @Option(help: ArgumentHelp("When it begins; now where it is left out.", valueName: "time"))
        var from: UntilArgument?
        @Option(help: ArgumentHelp("One task only, deploymentTasks/ID.", valueName: "task"))
        var task = ""
        @Option(help: "What it is for.")
        var description = ""
    }

    static let method = DelegationServiceMethods.createDelegation
    static let usage = "--model MODEL --delegate PRINCIPAL --until TIME"
    static let abstract = "Lets somebody act for you, the owner of a model, until a time."
    static let examples = """
        regent delegation create holidays --model triage --delegate bob --until 14d
        regent delegation create one-task --model triage --task deploymentTasks/t1 \\
          --delegate bob --until 2026-12-24T18:00:00Z
        """
    static let notes = """
        Only the owner of the model, or of one of its regions, makes one; it lasts at
        most 366 days.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CreateDelegationRequest {
        CreateDelegationRequest(
            delegation: Delegation(
                name: name, model: flags.model.name, task: flags.task, delegate: flags.delegate.name,
                beginTime: flags.from?.time, endTime: flags.until.time, description: flags.description),
            mutation: mutation)
    }

    static func next(_ delegation: Delegation, _ text: String) -> String? {
        "regent delegation revoke \(text)   ends it early"
    }
}

/// Ends a delegation before its time.
enum RevokeDelegation: NounVerb {
    typealias Noun = DelegationNoun

    static let method = DelegationServiceMethods.revokeDelegation
    static let abstract = "Ends a delegation before its time; only its owner does."
    static let examples = """
        regent delegation revoke holidays --reason "back early"
        """
}
