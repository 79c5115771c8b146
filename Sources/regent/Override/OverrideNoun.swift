import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Overrides.
enum OverrideNoun: CLINoun {
    typealias Place = NamedPlace<Override>

    static let get = OverrideServiceMethods.getOverride
    static let list = OverrideServiceMethods.listOverrides
    static let words = ["override"]
    static let plural = "overrides"
    static let abstract = "Overrides: proceed in spite of a validation, a gate or the state of a version."
    static let examples = """
        regent override request hotfix --kind gate --subject evalRuns/r1 \\
          --reason "known outlier"
        regent override list --filter 'state = REQUESTED'
        regent override grant hotfix --comment "seen it"
        regent override deny hotfix --comment "run it again"
        """
    static let notes = """
        An override names its subject by digest. It ends after 24 hours, or as soon as
        the subject changes.
        """
    static let example = "hotfix"
    static let columns: [NounColumn<Override>] = [
        "name", "state", "kind", "subject", "requested_by", "decided_by", "expire_time", "reason",
    ]
    static let fields: [NounColumn<Override>] = [
        "name", "state", "kind", "subject", "subject_digest", NounColumn("model", when: .present),
        NounColumn("gates", when: .present), "reason", "requested_by", NounColumn("decided_by", when: .present),
        NounColumn("decide_time", when: .present), NounColumn("comment", when: .present), "expire_time", "revision",
        "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<RequestOverride>.self, NounVerbCommand<GrantOverride>.self,
        NounVerbCommand<DenyOverride>.self,
    ]

    typealias Selection = EverySelection
}

/// Asks for an override.
enum RequestOverride: NounVerb {
    typealias Noun = OverrideNoun

    /// What is to be overridden.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "validation, gate or force.")
        var kind: WordArgument<OverrideKind>
        @Option(
            help: ArgumentHelp(
                "validationRequests/ID, evalRuns/ID, or models/MODEL/versions/VERSION, by kind.", valueName: "name"),
            completion: .names)
        var subject: String
        @Option(
            name: .customLong("gate"),
            help: ArgumentHelp("A gate that is waived; may be repeated; none = every one not passed.", valueName: "key")
        )
        var gates: [String] = []
    }

    static let method = OverrideServiceMethods.requestOverride
    static let usage = "--kind KIND --subject NAME"
    static let abstract = "Asks for an override; a second person grants or denies it."
    static let examples = """
        regent override request hotfix --kind gate --subject evalRuns/r1 \\
          --gate p95_latency_ms_max --reason "one slow host, taken out"
        regent override request rush --kind validation \\
          --subject validationRequests/v1 --reason "outage of the old version"
        """
    static let notes = """
        A reason is required.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> RequestOverrideRequest {
        RequestOverrideRequest(
            override: Override(name: name, kind: flags.kind.value, subject: flags.subject, gates: flags.gates),
            mutation: mutation)
    }

    static func next(_ override: Override, _ text: String) -> String? {
        "regent override grant \(text)   by a second person"
    }
}

/// Grants an override.
enum GrantOverride: NounVerb {
    typealias Noun = OverrideNoun

    /// What its decider says.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "What you looked at.")
        var comment = ""
    }

    static let method = OverrideServiceMethods.grantOverride
    static let abstract = "Grants an override that somebody else asked for."
    static let examples = """
        regent override show hotfix
        regent override grant hotfix --comment "seen the outlier"
        """
    static let notes = """
        It holds for 24 hours, and only while its subject stays as it is.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> GrantOverrideRequest {
        GrantOverrideRequest(name: name, comment: flags.comment, mutation: mutation)
    }
}

/// Denies an override.
enum DenyOverride: NounVerb {
    typealias Noun = OverrideNoun

    typealias Flags = CommentOptions

    static let method = OverrideServiceMethods.denyOverride
    static let usage = "--comment TEXT"
    static let abstract = "Denies an override."
    static let examples = """
        regent override deny hotfix --comment "run it again without the host"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DenyOverrideRequest {
        DenyOverrideRequest(name: name, comment: flags.comment, mutation: mutation)
    }
}
