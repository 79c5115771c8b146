import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel

/// Versions of models.
enum VersionNoun: CLINoun {
    typealias Place = VersionPlace

    static let get = VersionServiceMethods.getVersion
    static let list = VersionServiceMethods.listVersions
    static let words = ["version"]
    static let plural = "versions, of one model or of all"
    static let abstract = "Versions of models: what is evaluated, released and served."
    static let examples = """
        regent version register triage/1.0.1 -f version.yaml --base 1.0.0
        regent version record triage/1.0.1 correct_auto=0.953 auto_rate=0.125
        regent version answer triage/1.0.1 tests --note ci/812
        regent version checklist triage/1.0.1
        regent version release triage/1.0.1
        regent version history triage -o json
        regent version config triage/1.0.1
        regent version suspend triage/1.0.1 --reason "wrong escalations"
        """
    static let notes = """
        A version is MODEL/NUMBER or models/MODEL/versions/NUMBER. Its number is
        strict SemVer, and its content never changes: mended, it is the next version.
        """
    static let example = "triage/1.0.1"
    static let columns: [NounColumn<ModelVersion>] = [
        "name", "state", NounColumn("suspended") { $0.suspended ? "suspended" : "" }, "release_time", "tag",
        NounColumn("superseded_by") { $0.supersededBy.split(separator: "/").last.map(String.init) ?? "" }, "revision",
        "update_time",
    ]
    static let history: any ParsableCommand.Type = VersionHistoryCommand.self
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<RegisterVersion>.self, NounVerbCommand<RecordPerformance>.self,
        NounVerbCommand<AnswerReleaseChecklist>.self, VersionChecklistCommand.self,
        NounVerbCommand<ReleaseVersion>.self, NounVerbCommand<PromoteVersion>.self,
        NounVerbCommand<SuspendVersion>.self,
        NounVerbCommand<ResumeVersion>.self, NounVerbCommand<DeprecateVersion>.self,
        NounVerbCommand<RetireVersion>.self, VersionConfigCommand.self, VersionSupportCommand.self,
    ]

    /// Those of a model, those in a state, or all.
    struct Selection: NounSelection {
        @Argument(help: "The model, triage or models/triage; none = all.")
        var model: VersionedModelArgument?
        @Option(
            name: .customLong("state"),
            help: "Only versions in this state: draft, canary, stable, deprecated, retired.")
        var wanted: WordArgument<ModelVersionState>?

        var parent: String { model?.name ?? "" }
        var state: String? { wanted?.value.name }
    }

    static func text(of name: ResourceName) -> String { "\(name.parent?.id ?? "")/\(name.id ?? "")" }
}

/// A version of a model.
struct VersionPlace: NounPlace {
    @Argument(help: "The version, triage/1.0.1 or models/triage/versions/1.0.1.")
    var version: VersionArgument

    var name: String { version.name }
}

/// A version as it is named on the command line: `triage/1.0.1`, or by its resource name.
struct VersionArgument: ExpressibleByArgument, Sendable {
    /// Its resource name.
    let name: String

    init?(argument: String) {
        let words = argument.split(separator: "/", omittingEmptySubsequences: false)
        let long = words.count == 2 ? "models/\(words[0])/versions/\(words[1])" : argument
        guard let known = try? ResourceName(long, matching: ModelVersion.pattern), let number = known.id,
            (try? SemVer(number)) != nil
        else { return nil }
        name = known.description
    }

    /// A number of the model of another version, or a version in full.
    init?(_ text: String, besides other: String) {
        guard !text.contains("/") else {
            self.init(argument: text)
            return
        }
        guard let model = try? ResourceName(other, matching: ModelVersion.pattern).parent else { return nil }
        self.init(argument: "\(model)/versions/\(text)")
    }

    /// Versions that are there.
    static var defaultCompletionKind: CompletionKind {
        .custom { words, _, _ in
            await LiveNames.all(of: ModelVersion.self, for: words).map { VersionNoun.text(ofName: $0) }
        }
    }
}

/// A model as it is named on the command line: `triage` or `models/triage`.
struct VersionedModelArgument: ExpressibleByArgument, Sendable {
    /// Its resource name.
    let name: String

    init?(argument: String) {
        let known =
            (try? ResourceName(argument, matching: "models/{model}"))
            ?? (try? ResourceName("models/" + argument, matching: "models/{model}"))
        guard let known else { return nil }
        name = known.description
    }

    /// Models that have versions.
    static var defaultCompletionKind: CompletionKind {
        .custom { words, _, _ in
            let names = await LiveNames.all(of: ModelVersion.self, for: words)
            return Set(names.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }).sorted()
        }
    }
}

extension RegentClient {
    /// Every version of a model, each of them whole.
    func versions(of model: String) async throws -> [ModelVersion] {
        var shortened: Set<String> = []
        let listed = try await Pages<ModelVersion>.collect(limit: 0) { size, token in
            let page = try await listVersions(ListVersionsRequest(parent: model, pageSize: size, pageToken: token))
            shortened.formUnion(page.shortened)
            return (page.versions, page.nextPageToken)
        }
        var versions: [ModelVersion] = []
        for version in listed.items {
            versions.append(
                shortened.contains(version.name) ? try await document(VersionNoun.self, version.name) : version)
        }
        return versions
    }
}
