import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Rollout policies.
enum RolloutNoun: PutNoun {
    typealias Place = RolloutPlace

    static let get = RolloutServiceMethods.getRolloutPolicy
    static let list = RolloutServiceMethods.listRolloutPolicies
    static let put = RolloutServiceMethods.putRolloutPolicy
    static let words = ["rollout"]
    static let singular = "rollout policy"
    static let plural = "rollout policies, of one model or of all"
    static let abstract = "Rollout policies: which version of a model serves in an environment, and which is on trial."
    static let examples = """
        regent version promote triage/1.1.0 -e prod
        regent rollout set triage -e prod --canary triage/1.1.0 --share 50
        regent rollout show triage -e prod
        regent rollout list triage
        regent rollout start winter triage -e prod
        regent rollout rollback triage -e prod --reason "incident 12"
        regent rollout history triage -e prod --changes
        """
    static let notes = """
        A share is in thousandths of the keys: 50 is 5 %. As many other keys are the
        baseline: they stay on the stable version, and the canary is compared to them.
        """
    static let example = "triage -e prod"
    static let columns: [NounColumn<RolloutPolicy>] = [
        "model", "environment", "stable_version", "canary_version", "canary_permille", "last_known_good_revision",
        "revision",
    ]
    static let fields: [NounColumn<RolloutPolicy>] = [
        "name", "stable_version", NounColumn("canary_version", when: .present), "canary_permille",
        NounColumn("salt", when: .present), NounColumn("stages", when: .present),
        NounColumn("max_fallback_rate", when: .present), NounColumn("max_p95_latency_ms", when: .present),
        NounColumn("min_schema_valid_rate", when: .present), "evidence_max_age_days",
        NounColumn("judge", when: .present), NounColumn("triggers", when: .present), "auto_promote",
        NounColumn("auto_promote_approval", when: .present), NounColumn("authors", when: .present), "auto_rollback",
        "last_known_good_revision", "revision", "etag", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetRolloutPolicy>.self, NounEditCommand<Self>.self, NounVerbCommand<RollbackRollout>.self,
        NounVerbCommand<ApproveAutoPromote>.self, NounVerbCommand<StartRollout>.self,
        NounVerbCommand<PauseRollout>.self, NounVerbCommand<ResumeRollout>.self, NounVerbCommand<AbortRollout>.self,
        NounCommand<RolloutRunNoun>.self, RolloutWatchCommand.self, RolloutSimulateCommand.self,
        RolloutPlanCommand.self,
        RolloutDecisionDocCommand.self,
    ]

    /// Those of one model or of all.
    struct Selection: NounSelection {
        @Argument(help: "The model, triage or models/triage; none = all.")
        var model: NameArgument<Model>?

        var parent: String { model?.name ?? "" }
    }

    static func text(of name: ResourceName) -> String {
        "\(name.parent?.parent?.id ?? "") -e \(name.parent?.id ?? "")"
    }
}

/// A model in an environment.
struct RolloutPlace: NounPlace {
    @Argument(help: "The model, triage or models/triage.")
    var model: NameArgument<Model>
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument

    var name: String { RolloutPolicy.name(model: model.name, environment: "environments/\(environment.id)") }
}

/// Sets fields of a rollout policy.
enum SetRolloutPolicy: NounChange {
    typealias Noun = RolloutNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The version that serves, for example triage/1.0.0; it must be STABLE there.")
        var stable: VersionArgument?
        @Option(help: "The version on trial, for example triage/1.1.0; it must be CANARY there.")
        var canary: VersionArgument?
        @Flag(help: "End the trial: name no canary, and set the share to 0.")
        var noCanary = false
        @Option(help: ArgumentHelp("Share of the canary in thousandths, 0 to 500.", valueName: "permille"))
        var share: UInt32?
        @Option(help: "A text that decides which keys are in the canary; another text, other keys.")
        var salt: String?
        @Option(
            help: ArgumentHelp("How many days a passed run counts as evidence; 30 in a new policy.", valueName: "days"))
        var evidenceMaxAge: UInt32?
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Creates a rollout policy, or changes the given fields of one."
    static let examples = """
        regent rollout set triage -e prod --stable triage/1.0.0
        regent rollout set triage -e prod --canary triage/1.1.0 --share 10
        regent rollout set triage -e prod --share 250
        regent rollout set triage -e prod --no-canary --reason "not good enough"
        """
    static let notes = """
        A larger share moves keys only to the canary and the baseline. Versions are
        promoted in the environment first: regent version promote.
        """

    static func change(_ policy: inout RolloutPolicy, _ flags: Flags) {
        policy.stableVersion = flags.stable?.name ?? policy.stableVersion
        policy.canaryVersion = flags.noCanary ? "" : flags.canary?.name ?? policy.canaryVersion
        policy.canaryPermille = flags.noCanary ? 0 : flags.share ?? policy.canaryPermille
        policy.salt = flags.salt ?? policy.salt
        policy.evidenceMaxAgeDays = flags.evidenceMaxAge ?? policy.evidenceMaxAgeDays
    }
}

/// Goes back to an earlier revision of a rollout policy.
enum RollbackRollout: NounVerb {
    typealias Noun = RolloutNoun

    /// Where to.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Revision of the policy to go back to; 0 means the last known good one.")
        var toRevision: UInt64 = 0
        @Flag(help: "Go back even to a version that is no longer supported.")
        var pastSupport = false
    }

    static let method = RolloutServiceMethods.rollbackRollout
    static let abstract = "Goes back to the last known good revision of a rollout policy."
    static let examples = """
        regent rollout rollback triage -e prod --reason "incident 12"
        regent rollout rollback triage -e prod --to-revision 9 --reason "incident 12"
        """
    static let notes = """
        A reason is required. A version that leaves service becomes DRAFT in the
        environment and needs new evidence, and a force lease on it there ends; no
        canary is restored. The rollback has a record, which waits for its cause:
        regent rollback.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> RollbackRolloutRequest {
        RollbackRolloutRequest(
            name: name, toRevision: flags.toRevision, pastSupport: flags.pastSupport, mutation: mutation)
    }
}

/// Promotes a version in an environment.
enum PromoteVersion: NounVerb {
    typealias Noun = VersionNoun

    /// Where, and by what.
    struct Flags: ParsableArguments, Sendable {
        @Option(name: .shortAndLong, help: "The environment, for example prod.")
        var environment: EnvironmentArgument
        @Option(help: "The run that is the evidence; if left out, the latest one that can be, or the rollout.")
        var evidence: RunArgument?
    }

    static let method = RolloutServiceMethods.promoteVersion
    static let usage = "-e ENVIRONMENT"
    static let abstract = "Promotes a version in an environment: DRAFT to CANARY, CANARY to STABLE."
    static let examples = """
        regent version promote triage/1.1.0 -e prod
        regent version promote triage/1.1.0 -e prod --evidence canary-12
        """
    static let notes = """
        To become CANARY a version needs an OFFLINE run that has passed, to become
        STABLE a CANARY run that was sealed since and has passed, or a rollout that is
        judged PROMOTE. While a rollout of it runs, it needs that verdict in any case,
        and the promotion ends the rollout. The version that was
        STABLE is superseded, and the rollout policy names the new one. Without a
        policy no request gets the version: regent rollout set makes one.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> PromoteVersionRequest {
        PromoteVersionRequest(
            name: name, environment: flags.environment.name, evidence: flags.evidence?.name ?? "", mutation: mutation)
    }
}
