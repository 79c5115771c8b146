import ArgumentParser
import RegentGovernance
import RegentMessages

/// Makes a use case.
enum CreateUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    typealias Flags = UseCaseOptions

    static let method = UseCaseServiceMethods.createUseCase
    static let abstract = "Makes a use case, a draft."
    static let examples = """
        regent usecase create support --purpose "Answers to customers" \\
          --impact medium --allow triage
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CreateUseCaseRequest {
        var useCase = UseCase(name: name)
        flags.apply(to: &useCase)
        return CreateUseCaseRequest(useCase: useCase, mutation: mutation)
    }

    static func next(_ useCase: UseCase, _ text: String) -> String? { "regent usecase submit \(text)" }
}

/// Asks for the approval of a use case.
enum SubmitUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    static let method = UseCaseServiceMethods.submitUseCase
    static let abstract = "Asks for the approval of a use case."
    static let examples = """
        regent usecase submit support
        """
    static let notes = """
        It needs an owner, a purpose and an impact.
        """

    static func next(_ useCase: UseCase, _ text: String) -> String? {
        "regent usecase approve \(text)   by somebody else"
    }
}

/// Approves a use case.
enum ApproveUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    /// What its approver says.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "What you looked at.")
        var comment = ""
    }

    static let method = UseCaseServiceMethods.approveUseCase
    static let abstract = "Approves a use case; HIGH and CRITICAL take two people."
    static let examples = """
        regent usecase show support
        regent usecase approve support --comment "impact is right"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ApproveUseCaseRequest {
        ApproveUseCaseRequest(name: name, comment: flags.comment, mutation: mutation)
    }

    static func next(_ useCase: UseCase, _ text: String) -> String? {
        useCase.state == .submitted ? "regent usecase approve \(text)   by a second person" : nil
    }
}

/// Sends a use case back.
enum ReturnUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    typealias Flags = CommentOptions

    static let method = UseCaseServiceMethods.returnUseCase
    static let usage = "--comment TEXT"
    static let abstract = "Sends a submitted use case back to its owner."
    static let examples = """
        regent usecase return support --comment "say who reads the answers"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ReturnUseCaseRequest {
        ReturnUseCaseRequest(name: name, comment: flags.comment, mutation: mutation)
    }
}

/// Records a deployment for a use case.
enum DeployUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    /// Which version.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The version, triage/1.2.0 or models/triage/versions/1.2.0.")
        var version: VersionArgument
    }

    static let method = UseCaseServiceMethods.deployUseCase
    static let usage = "VERSION"
    static let abstract = "Records that a version is deployed for a use case."
    static let examples = """
        regent usecase deploy support models/triage/versions/1.2.0
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DeployUseCaseRequest {
        DeployUseCaseRequest(name: name, version: flags.version.name, mutation: mutation)
    }
}

/// Ends a use case.
enum DeprecateUseCase: NounVerb {
    typealias Noun = UseCaseNoun

    /// What comes after it.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The use case that takes its place; required where something is deployed on it.")
        var successor: NameArgument<UseCase>?
    }

    static let method = UseCaseServiceMethods.deprecateUseCase
    static let abstract = "Ends a use case."
    static let examples = """
        regent usecase deprecate support --successor support-2
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> DeprecateUseCaseRequest {
        DeprecateUseCaseRequest(name: name, successor: flags.successor?.name ?? "", mutation: mutation)
    }
}
