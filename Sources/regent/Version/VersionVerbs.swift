import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Registers a version.
enum RegisterVersion: NounVerb {
    typealias Noun = VersionNoun

    /// What a new one is made of.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            name: .shortAndLong,
            help: ArgumentHelp(
                "YAML or JSON with artifacts, decision_model, contract, changelog; - is stdin.", valueName: "file"),
            completion: .file())
        var file: String?
        @Option(
            help: ArgumentHelp("A file it consists of; may be repeated.", valueName: "name=digest[,bytes]"))
        var artifact: [ArtifactArgument] = []
        @Option(
            help: ArgumentHelp("The version it was made from, for example 1.0.0.", valueName: "version"),
            completion: VersionArgument.defaultCompletionKind)
        var base: String?
        @Option(help: "What changed, one line each.")
        var changelog: String?
        @Option(help: ArgumentHelp("What breaks for callers.", valueName: "text"))
        var breaking: String?
    }

    static let method = VersionServiceMethods.registerVersion
    static let usage = "-f FILE"
    static let abstract = "Registers a version as a draft; its content never changes afterwards."
    static let examples = """
        regent version register triage/1.0.0 -f version.yaml
        regent version register triage/1.0.1 -f version.yaml --base 1.0.0
        regent version register triage/1.1.0 --base 1.0.1 \\
          --artifact model.onnx=sha256:9f86d0...0a08,1048576 \\
          --changelog "Four more features"
        """
    static let notes = """
        A file of a version:
          changelog: First weights
          decision_model:
            weights: [0.30, 0.30, 0.20, 0.20]
            biases: {default: 0.0}
            threshold_auto: 0.15
            threshold_escalate: 0.50
          contract:
            inputs: [{name: text, type: string, required: true}]

        Registering the same again changes nothing; other content under the same number
        is refused.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> RegisterVersionRequest {
        var version = try flags.file.map { try DocumentFile.read($0, of: "version") } ?? ModelVersion()
        guard version.name.isEmpty || version.name == name else {
            throw CommandFailure(
                "the file is of \(version.name), not of \(name)", places: [flags.file ?? ""],
                hint: "name that version, or leave out the name in the file")
        }
        version.name = name
        version.artifacts += flags.artifact.map(\.artifact)
        if let base = flags.base { version.base = try VersionNoun.version(base, besides: name, flag: "--base") }
        if let changelog = flags.changelog { version.changelog = changelog }
        if let breaking = flags.breaking { version.breakingChanges = breaking }
        return RegisterVersionRequest(version: version, mutation: mutation)
    }

    static func next(_ version: ModelVersion, _ text: String) -> String? { "regent version checklist \(text)" }
}

/// `model.onnx=sha256:…,1048576`: a file of a version, its digest, and its bytes where they are known.
struct ArtifactArgument: ExpressibleByArgument, Sendable {
    let artifact: VersionArtifact

    init?(argument: String) {
        guard let assignment = AssignmentArgument(argument: argument) else { return nil }
        let parts = assignment.value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard let digest = parts.first, let size = parts.count == 2 ? UInt64(parts[1]) : 0 else { return nil }
        artifact = VersionArtifact(name: assignment.key, digest: String(digest), size: size)
    }
}

/// Adds measured numbers.
enum RecordPerformance: NounVerb {
    typealias Noun = VersionNoun

    /// The numbers.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: ArgumentHelp("Measured numbers, for example auto_rate=0.125.", valueName: "name=number"))
        var measures: [MeasureArgument]
    }

    static let method = VersionServiceMethods.recordPerformance
    static let usage = "NAME=NUMBER"
    static let abstract = "Adds measured numbers to a draft; rates are from 0 to 1."
    static let examples = """
        regent version record triage/1.0.1 correct_auto=0.953 auto_rate=0.125
        regent version record triage/1.0.1 youden_improvement=0.032
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> RecordPerformanceRequest {
        var performance: [String: Double] = [:]
        for measure in flags.measures where performance.updateValue(measure.value, forKey: measure.name) != nil {
            throw CommandFailure("\(measure.name) is given twice", status: .usage)
        }
        return RecordPerformanceRequest(name: name, performance: performance, mutation: mutation)
    }

    static func done(_ version: ModelVersion, _ flags: Flags) -> String {
        "recorded \(flags.measures.map(\.name).joined(separator: ", ")) of \(version.name)"
    }
}

/// `auto_rate=0.125`.
struct MeasureArgument: ExpressibleByArgument, Sendable {
    let name: String
    let value: Double

    init?(argument: String) {
        guard let assignment = AssignmentArgument(argument: argument), let value = Double(assignment.value),
            value.isFinite
        else { return nil }
        (name, self.value) = (assignment.key, value)
    }
}

/// Answers an item of the release checklist.
enum AnswerReleaseChecklist: NounVerb {
    typealias Noun = VersionNoun

    /// The answer.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The item, for example code_review.")
        var item: WordArgument<ReleaseItem>
        @Flag(name: .customLong("open"), help: "It is not done after all.")
        var isOpen = false
        @Option(help: "Where it can be seen; of changelog and breaking_changes the text itself.")
        var note = ""
        @Option(help: "Who reviewed the code; may be repeated.")
        var reviewer: [String] = []
    }

    static let method = VersionServiceMethods.answerReleaseChecklist
    static let usage = "ITEM"
    static let abstract = "Answers an item of the release checklist of a draft."
    static let examples = """
        regent version answer triage/1.0.1 tests --note ci/812
        regent version answer triage/1.0.1 code_review --reviewer al --reviewer bo
        regent version answer triage/1.0.1 tests --open --note "flaky since Monday"
        """
    static let notes = """
        Benchmarks, committee, tag and ledger entry are answered by the daemon.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> AnswerReleaseChecklistRequest {
        AnswerReleaseChecklistRequest(
            name: name,
            answers: [
                ReleaseAnswer(
                    item: flags.item.value, done: !flags.isOpen, note: flags.note, reviewers: flags.reviewer)
            ],
            mutation: mutation)
    }

    static func done(_ version: ModelVersion, _ flags: Flags) -> String {
        "answered \(flags.item.value.name.lowercased()) of \(version.name)"
    }

    static func next(_ version: ModelVersion, _ text: String) -> String? { "regent version checklist \(text)" }
}

/// Releases a version.
enum ReleaseVersion: NounVerb {
    typealias Noun = VersionNoun

    /// The tag.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Its tag in version control; none = v and the number.")
        var tag = ""
    }

    static let method = VersionServiceMethods.releaseVersion
    static let abstract = "Releases a draft: its proposal is applied, its checklist complete."
    static let examples = """
        regent version release triage/1.0.1
        regent version release triage/1.0.1 --tag model-v1.0.1
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ReleaseVersionRequest {
        ReleaseVersionRequest(name: name, tag: flags.tag, mutation: mutation)
    }

    static func next(_ version: ModelVersion, _ text: String) -> String? {
        "regent changelog \(version.model.split(separator: "/").last ?? "")"
    }
}

/// Stops a version.
enum SuspendVersion: NounVerb {
    typealias Noun = VersionNoun

    static let method = VersionServiceMethods.suspendVersion
    static let abstract = "Stops a version at once: it is never selected until it is resumed."
    static let examples = """
        regent version suspend triage/1.0.1 --reason "wrong escalations"
        """
    static let notes = """
        A reason is required. An incident is opened with it.
        """

    static func next(_ version: ModelVersion, _ text: String) -> String? {
        "regent version resume \(text) --reason TEXT   lets it serve again"
    }
}

/// Lets a suspended version serve again.
enum ResumeVersion: NounVerb {
    typealias Noun = VersionNoun

    static let method = VersionServiceMethods.resumeVersion
    static let abstract = "Lets a suspended version serve again."
    static let examples = """
        regent version resume triage/1.0.1 --reason "the feed is mended"
        """
}

/// Ends the use of a version.
enum DeprecateVersion: NounVerb {
    typealias Noun = VersionNoun

    /// What follows it.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: ArgumentHelp("The released version that takes over, for example 1.1.0.", valueName: "version"),
            completion: VersionArgument.defaultCompletionKind)
        var successor: String?
        @Option(help: ArgumentHelp("When it may be retired, at the earliest after its migration.", valueName: "time"))
        var sunset: TimeArgument?
    }

    static let method = VersionServiceMethods.deprecateVersion
    static let abstract = "Ends the use of a version in favour of a successor, or that of a draft."
    static let examples = """
        regent version deprecate triage/1.0.0 --successor 1.1.0
        regent version deprecate triage/1.2.0 --reason "never used"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> DeprecateVersionRequest {
        let successor = try flags.successor.map {
            try VersionNoun.version($0, besides: name, flag: "--successor")
        }
        return DeprecateVersionRequest(
            name: name, successor: successor ?? "", sunsetTime: flags.sunset?.time, mutation: mutation)
    }

    static func next(_ version: ModelVersion, _ text: String) -> String? {
        "regent version retire \(text)   from \(TimeText.of(version.sunsetTime)) on"
    }
}

/// Retires a version.
enum RetireVersion: NounVerb {
    typealias Noun = VersionNoun

    static let method = VersionServiceMethods.retireVersion
    static let abstract = "Retires a deprecated version after its sunset; its record stays."
    static let examples = """
        regent version retire triage/1.0.0
        """
    static let notes = """
        This cannot be undone: on a terminal the command asks for confirmation, or
        needs --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("retire \(name) for good?")
    }
}

extension VersionNoun {
    /// The name of a version that a flag gives by its number, or in full.
    fileprivate static func version(_ text: String, besides name: String, flag: String) throws -> String {
        guard let version = VersionArgument(text, besides: name) else {
            throw CommandFailure("\(flag): \(text) is no version; write its number, for example 1.0.0", status: .usage)
        }
        return version.name
    }
}
