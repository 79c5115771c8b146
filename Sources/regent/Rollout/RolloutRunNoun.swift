import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Rollouts that run, or ran. Their verbs are commands of `regent rollout`.
enum RolloutRunNoun: CLINoun {
    typealias Place = NamedPlace<RolloutRun>
    typealias Selection = EverySelection

    static let get = RolloutRunServiceMethods.getRollout
    static let list = RolloutRunServiceMethods.listRollouts
    static let words = ["rollout", "run"]
    static let singular = "rollout"
    static let plural = "rollouts that run, or ran"
    static let abstract = "Rollouts: a canary on its way through the stages of its rollout policy."
    static let examples = """
        regent rollout run list --filter 'state = RUNNING'
        regent rollout run show winter
        regent rollout run history winter --changes
        """
    static let notes = """
        They are started, paused, resumed and aborted by the commands of regent
        rollout, and promoted by regent version promote.
        """
    static let example = "winter"
    static let columns: [NounColumn<RolloutRun>] = [
        "name", "state", "model", "environment", "canary_version", "stage", "soak_due_time", "create_time",
    ]
    static let fields: [NounColumn<RolloutRun>] = [
        "name", "state", "policy", "canary_version", "baseline_version", "stage", "stage_start_time",
        NounColumn("soak_due_time", when: .present), NounColumn("passed_time", when: .present),
        NounColumn("verdict", when: .present), NounColumn("pause_reason", when: .present), "plan", "policy_revision",
        "started_by", NounColumn("end_time", when: .present), NounColumn("ended_by", when: .present),
        NounColumn("end_reason", when: .present), NounColumn("trigger", when: .present), "revision", "etag",
    ]
}

/// Starts a rollout.
enum StartRollout: NounVerb {
    typealias Noun = RolloutRunNoun

    /// Of which model, and where.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The model, triage or models/triage.")
        var model: NameArgument<Model>
        @Option(name: .shortAndLong, help: "The environment, for example prod.")
        var environment: EnvironmentArgument
    }

    static let method = RolloutRunServiceMethods.startRollout
    static let usage = "MODEL -e ENVIRONMENT"
    static let abstract = "Starts the rollout of the canary that a rollout policy names, with its first stage."
    static let examples = """
        regent rollout start winter triage -e prod
        """
    static let notes = """
        The canary is CANARY in the environment, and the policy has stages. Stages,
        judge, triggers and limits are frozen: a later change of the policy is for the
        next rollout. There is one at a time for a model in an environment.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> StartRolloutRequest {
        let policy = RolloutPolicy.name(model: flags.model.name, environment: "environments/\(flags.environment.id)")
        return StartRolloutRequest(rollout: RolloutRun(name: name, policy: policy), mutation: mutation)
    }

    static func next(_ run: RolloutRun, _ text: String) -> String? {
        "regent rollout run show \(text)   shows the stage and the verdict"
    }
}

/// Pauses a rollout.
enum PauseRollout: NounVerb {
    typealias Noun = RolloutRunNoun

    static let method = RolloutRunServiceMethods.pauseRollout
    static let abstract = "Pauses a rollout: the share stays, no stage passes, and the canary is still judged."
    static let examples = """
        regent rollout pause winter --reason "a holiday"
        """
    static let notes = """
        A reason is required.
        """
}

/// Resumes a paused rollout.
enum ResumeRollout: NounVerb {
    typealias Noun = RolloutRunNoun

    static let method = RolloutRunServiceMethods.resumeRollout
    static let abstract = "Resumes a paused rollout; its stage starts over."
    static let examples = """
        regent rollout resume winter
        """
}

/// Ends a rollout.
enum AbortRollout: NounVerb {
    typealias Noun = RolloutRunNoun

    static let method = RolloutRunServiceMethods.abortRollout
    static let abstract = "Ends a rollout and rolls its policy back to the last known good revision."
    static let examples = """
        regent rollout abort winter --reason "incident 12"
        """
    static let notes = """
        A reason is required. The canary becomes DRAFT in the environment and needs new
        evidence. The rollback has a record that waits for its cause: regent rollback.
        This cannot be undone: on a terminal the command asks for confirmation, or
        needs --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("end \(name) for good, and roll its policy back?")
    }
}

/// Approves that a rollout policy promotes by itself.
enum ApproveAutoPromote: NounVerb {
    typealias Noun = RolloutNoun

    static let method = RolloutServiceMethods.approveAutoPromote
    static let abstract = "Lets a rollout policy promote by itself; somebody else has written it."
    static let examples = """
        regent rollout approve triage -e prod
        """
    static let notes = """
        The approval is of exactly the judge, stages, triggers and limits that the
        policy has. Any change of them ends it.
        """

    static func done(_ policy: RolloutPolicy, _ flags: NoFlags) -> String {
        "approved that \(policy.name) promotes by itself"
    }
}
