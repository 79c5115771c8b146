package import RegentMessages
package import RegentModel

/// Which version of each model serves in each environment, at one ledger revision.
///
/// What names a version is asked in one order: a force lease, the binding of the request's job, the rollout policy. A
/// suspended version names nothing.
/// - Source: docs/routing.md, "Versions"
package final class VersionIndex: Sendable {
    private let fields: Fields

    private init(_ fields: Fields) { self.fields = fields }

    /// Compiles documents.
    package convenience init(_ documents: VersionDocuments = VersionDocuments()) {
        // In the order in which they changed: of two leases of a model the later one counts.
        var documents = documents
        documents.forces.sort { $0.revision < $1.revision }
        var fields = Fields()
        fields.take(documents)
        self.init(fields)
    }

    /// The index after some documents changed.
    package func changed(_ documents: VersionDocuments) -> VersionIndex {
        var after = fields
        after.take(documents)
        return VersionIndex(after)
    }

    // MARK: Selection

    /// What names the version of a request in an environment.
    ///
    /// - Parameters:
    ///   - model: id or alias of a model; empty = that of the job.
    ///   - job: id of the job; empty = none.
    package func selection(_ environment: String, model: String, job: String) -> VersionSelection {
        guard !model.isEmpty || !job.isEmpty else { return .none }
        let binding = job.isEmpty ? nil : fields.bindings[job]
        let name = model.isEmpty ? binding?.model ?? "" : model
        guard let known = fields.model(name) else {
            // Some model may have had the name: what it means now is known by the last change of any.
            return VersionSelection(
                model: name, place: nil, table: nil, excluded: [],
                revision: max(fields.namesRevision, model.isEmpty ? binding?.revision ?? 0 : 0))
        }
        // A job of another model decides nothing, and the answer tells nothing of it.
        let own = binding?.model == known.model.id ? binding : nil
        let place = known.model.place(environment)
        let revision = max(known.model.revision, place?.revision ?? 0, own?.revision ?? 0)
        func selected(_ table: VersionTable?, _ excluded: [VersionCandidate]) -> VersionSelection {
            VersionSelection(model: known.model.id, place: place, table: table, excluded: excluded, revision: revision)
        }
        if let forced = place?.forced { return selected(forced, []) }
        var excluded = place?.excluded ?? []
        if let bound = own?.bound {
            let version = bound.choices[0].version
            guard known.model.isSuspended(version) else { return selected(bound, excluded) }
            excluded += VersionTable.one(version, .jobBinding, isSuspended: true).candidates
        }
        // What is named is suspended, and nothing else is named: nothing may serve.
        return selected(place?.policy ?? (excluded.isEmpty ? nil : .empty), excluded)
    }
}

// MARK: Snapshots for programs that decide by themselves

extension VersionIndex {
    /// Compiles the models and jobs of a snapshot; each is there once, as the caller has checked.
    convenience init(_ snapshot: EnvironmentSnapshot) {
        var fields = Fields()
        for model in snapshot.models { fields.take(model, in: snapshot.environment) }
        for job in snapshot.jobs {
            fields.bindings[job.job] = RoutedBinding(
                Job(
                    name: "jobs/\(job.job)", revision: job.revision, model: "models/\(job.model)",
                    boundVersion: job.boundVersion))
        }
        fields.namesRevision = snapshot.namesRevision
        self.init(fields)
    }

    /// What is known of some models in an environment, by the bytes of their ids.
    func models(in environment: String, where isWanted: (String) -> Bool) -> [ModelSnapshot] {
        fields.models.values.filter { isWanted($0.model.id) }.map { $0.model.snapshot(in: environment) }
            .sorted { $0.model.utf8.lexicographicallyPrecedes($1.model.utf8) }
    }

    /// What is known of the jobs of some models, by the bytes of their ids.
    func jobs(where isWanted: (String) -> Bool) -> [JobSnapshot] {
        fields.bindings.filter { isWanted($0.value.model) }.map { id, binding in
            JobSnapshot(
                job: id, model: binding.model, boundVersion: binding.bound?.choices.first?.version ?? "",
                revision: binding.revision)
        }.sorted { $0.job.utf8.lexicographicallyPrecedes($1.job.utf8) }
    }

    /// Ledger revision of the last change of any model.
    var namesRevision: UInt64 { fields.namesRevision }

    /// Ids of the models.
    package var modelIDs: [String] { Array(fields.models.keys) }

    /// Ids of models by their ids, as they are and in lower case, and by their aliases in lower case.
    var idsByName: [String: String] {
        var ids = fields.ids
        for id in fields.models.keys { ids[id] = id }
        return ids
    }
}

extension VersionIndex: Equatable {
    /// Whether they were compiled of the same.
    package static func == (one: VersionIndex, other: VersionIndex) -> Bool { one.fields == other.fields }
}

/// What an index is made of.
private struct Fields: Sendable, Equatable {
    var models: [String: KnownModel] = [:]
    /// Ids of models by their ids and aliases in lower case.
    var ids: [String: String] = [:]
    var bindings: [String: RoutedBinding] = [:]
    /// Ledger revision of the last change of any model: of names that nobody has.
    var namesRevision: UInt64 = 0

    /// The model of an id or an alias.
    func model(_ name: String) -> KnownModel? {
        if let known = models[name] { return known }
        guard !ids.isEmpty, let id = ids[name.asciiLowercased] else { return nil }
        return models[id]
    }

    mutating func take(_ documents: VersionDocuments) {
        for model in documents.models { take(model) }
        for version in documents.versions {
            change(modelOf: version.name) { routed, _ in routed.take(version) }
        }
        for policy in documents.policies {
            // models/{model}/environments/{environment}/rolloutPolicy
            change(modelOf: policy.name) { routed, rest in routed.take(policy, in: rest.dropFirst().first ?? "") }
        }
        for force in documents.forces {
            let environment = String(force.environment.dropFirst("environments/".count))
            change(modelOf: force.version) { routed, _ in routed.take(force, in: environment) }
        }
        for job in documents.jobs { bindings[String(job.name.dropFirst("jobs/".count))] = RoutedBinding(job) }
    }

    mutating func take(_ snapshot: ModelSnapshot, in environment: String) {
        let routed = RoutedModel(snapshot, in: environment)
        for alias in routed.aliases { ids[alias] = routed.id }
        ids[routed.id.asciiLowercased] = routed.id
        models[routed.id] = KnownModel(routed)
    }

    private mutating func take(_ model: Model) {
        let id = String(model.name.dropFirst("models/".count))
        var routed = models[id]?.model ?? RoutedModel(id: id)
        for alias in routed.aliases where ids[alias] == id { ids[alias] = nil }
        routed.take(model)
        for alias in routed.aliases { ids[alias] = id }
        ids[id.asciiLowercased] = id
        models[id] = KnownModel(routed)
        namesRevision = max(namesRevision, model.revision)
    }

    private mutating func change(modelOf name: String, _ edit: (inout RoutedModel, [String]) -> Void) {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count > 2 else { return }
        let id = ids[parts[1].asciiLowercased] ?? parts[1]
        ids[id.asciiLowercased] = id
        var routed = models[id]?.model ?? RoutedModel(id: id)
        edit(&routed, Array(parts.dropFirst(2)))
        models[id] = KnownModel(routed)
    }
}

/// A model that a decision holds on to by one reference.
private final class KnownModel: Sendable, Equatable {
    let model: RoutedModel

    init(_ model: RoutedModel) { self.model = model }

    static func == (one: KnownModel, other: KnownModel) -> Bool { one.model == other.model }
}

/// What a job is bound to, compiled.
private struct RoutedBinding: Sendable, Equatable {
    /// Id of its model.
    let model: String
    /// The version it is bound to; nil = none.
    let bound: VersionTable?
    let revision: UInt64

    init(_ job: Job) {
        model = String(job.model.dropFirst("models/".count))
        bound = job.boundVersion.isEmpty ? nil : .one(job.boundVersion, .jobBinding, isSuspended: false)
        revision = job.revision
    }
}

/// What names the version of a request: the first source that has one which may serve.
package struct VersionSelection: Sendable {
    /// Id of the model; empty = none is named.
    package let model: String
    /// The versions; nil where nothing names one.
    package let table: VersionTable?
    /// Ledger revision of what decided.
    package let revision: UInt64
    private let place: RoutedPlace?
    private let excluded: [VersionCandidate]

    init(model: String, place: RoutedPlace?, table: VersionTable?, excluded: [VersionCandidate], revision: UInt64) {
        self.model = model
        self.place = place
        self.table = table
        self.excluded = excluded
        self.revision = revision
    }

    /// No model is named.
    package static let none = VersionSelection(model: "", place: nil, table: nil, excluded: [], revision: 0)

    /// Computes the hashes of the keys of the model in the environment of a table.
    package func hasher(in table: RoutingTable) -> AssignmentHasher {
        place?.hasher ?? table.hasher(model: model)
    }

    /// Versions that something names, in the order of the priority of what names them.
    package var candidates: [VersionCandidate] { excluded + (table?.candidates ?? []) }

    /// Whether every version that is named is suspended.
    package var hasNoCandidate: Bool { table?.choices.isEmpty == true }

    /// The pieces of the version for a hash; nil where nothing names one. Nothing is allocated.
    ///
    /// - Precondition: where versions are named, one may serve.
    func pieces(of hash: AssignmentHash) -> VersionPieces? {
        guard let table, let place = table.place(of: hash) else { return nil }
        return table.pieces[place]
    }

    /// Bytes of the pieces of a version at most.
    var piecesBytesMax: Int { table?.piecesBytesMax ?? 0 }

    /// Refuses where every version is suspended: before a decision that has an effect.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func checkHasCandidate() throws(Refusal) {
        if hasNoCandidate { throw suspended }
    }

    /// Adds the version to the decision for a hash.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE` where every version is suspended.
    package func complete(_ decision: inout RouteDecision, _ hash: AssignmentHash) throws(Refusal) {
        decision.policyRevision = max(decision.policyRevision, revision)
        guard let table else { return }
        guard let place = table.place(of: hash) else { throw suspended }
        table.choices[place].complete(&decision)
    }

    /// The decisions of a batch with their versions: each decision once for each version.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE` where every version is suspended.
    package func complete(
        _ decided: (decisions: [RouteDecision], choices: [UInt32]), _ hashes: [AssignmentHash]
    ) throws(Refusal) -> (decisions: [RouteDecision], choices: [UInt32]) {
        var (decisions, choices) = decided
        for index in decisions.indices {
            decisions[index].policyRevision = max(decisions[index].policyRevision, revision)
        }
        guard let table else { return (decisions, choices) }
        guard !table.choices.isEmpty else { throw suspended }
        let count = table.choices.count
        let completed = decisions.flatMap { versions(of: $0) }
        if count > 1 {
            for index in choices.indices {
                choices[index] = choices[index] * UInt32(count) + UInt32(table.place(of: hashes[index]) ?? 0)
            }
        }
        return (completed, choices)
    }

    /// A decision with each version that keys can get, in the order of the places; itself where nothing names one.
    func versions(of decision: RouteDecision) -> [RouteDecision] {
        guard let table else { return [decision] }
        return table.choices.map { choice in
            var completed = decision
            choice.complete(&completed)
            return completed
        }
    }

    private var suspended: Refusal {
        let versions = candidates.map(\.version).joined(separator: ", ")
        return Refusal(
            .noCandidate, "every version of models/\(model) that could serve is suspended: \(versions)",
            ["model": "models/\(model)", "exclusion": RouteExclusion.suspended.name])
    }
}

extension VersionChoice {
    /// Names the version in a decision.
    func complete(_ decision: inout RouteDecision) {
        decision.modelVersion = version
        decision.arm = arm
        decision.versionSource = source
    }
}
