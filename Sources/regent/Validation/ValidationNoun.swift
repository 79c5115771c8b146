import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Validation requests.
enum ValidationNoun: CLINoun {
    typealias Place = NamedPlace<ValidationRequest>

    static let get = ValidationServiceMethods.getValidationRequest
    static let list = ValidationServiceMethods.listValidationRequests
    static let words = ["validation"]
    static let singular = "validation request"
    static let plural = "validation requests"
    static let abstract = "Validation requests: whether a version may be used in production."
    static let examples = """
        regent validation request v1 --version models/triage/versions/1.2.0
        regent validation list --filter 'state = REQUESTED'
        regent validation start v1
        regent validation decide v1 approve --comment "limits are met"
        """
    static let notes = """
        The person who registered a version neither starts nor decides its validation.
        """
    static let example = "v1"
    static let columns: [NounColumn<ValidationRequest>] = [
        "name", "state", "version", "requested_by", "started_by", "decided_by", "update_time",
    ]
    static let fields: [NounColumn<ValidationRequest>] = [
        "name", "state", "version", "registrant", "requested_by", NounColumn("description", when: .present),
        NounColumn("started_by", when: .present), NounColumn("start_time", when: .present),
        NounColumn("decided_by", when: .present), NounColumn("decide_time", when: .present),
        NounColumn("comment", when: .present), "revision", "etag", "create_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<RequestValidation>.self, NounVerbCommand<StartValidation>.self,
        NounVerbCommand<DecideValidation>.self,
    ]

    typealias Selection = EverySelection
}

/// Asks for the validation of a version.
enum RequestValidation: NounVerb {
    typealias Noun = ValidationNoun

    /// Of which version.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The version, triage/1.2.0 or models/triage/versions/1.2.0.")
        var version: VersionArgument
        @Option(help: "What is to be looked at.")
        var description = ""
    }

    static let method = ValidationServiceMethods.requestValidation
    static let usage = "--version NAME"
    static let abstract = "Asks for the validation of a version."
    static let examples = """
        regent validation request v1 --version models/triage/versions/1.2.0
        """
    static let notes = """
        A version has at most one request that is not decided.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> RequestValidationRequest {
        RequestValidationRequest(
            validationRequest: ValidationRequest(
                name: name, version: flags.version.name, description: flags.description), mutation: mutation)
    }

    static func next(_ request: ValidationRequest, _ text: String) -> String? {
        "regent validation start \(text)   by an approver"
    }
}

/// Starts a validation.
enum StartValidation: NounVerb {
    typealias Noun = ValidationNoun

    static let method = ValidationServiceMethods.startValidation
    static let abstract = "Starts a validation."
    static let examples = """
        regent validation start v1
        """

    static func next(_ request: ValidationRequest, _ text: String) -> String? {
        "regent validation decide \(text) approve --comment TEXT"
    }
}

/// Approves or rejects a version.
enum DecideValidation: NounVerb {
    typealias Noun = ValidationNoun

    /// How it ends, and why.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "approve or reject.")
        var decision: WordArgument<ValidationDecision>
        @OptionGroup var why: CommentOptions
    }

    static let method = ValidationServiceMethods.decideValidation
    static let usage = "approve|reject --comment TEXT"
    static let abstract = "Approves or rejects a version."
    static let examples = """
        regent validation decide v1 approve --comment "limits are met"
        regent validation decide v1 reject --comment "no evidence for region eu"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DecideValidationRequest {
        DecideValidationRequest(
            name: name, decision: flags.decision.value, comment: flags.why.comment, mutation: mutation)
    }

    static func done(_ request: ValidationRequest, _ flags: Flags) -> String {
        (flags.decision.value == .approve ? "approved " : "rejected ") + request.name
    }
}
