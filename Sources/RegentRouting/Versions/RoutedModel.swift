import RegentMessages
import RegentModel

/// What routing knows of one model.
struct RoutedModel: Sendable, Equatable {
    /// Its id.
    let id: String
    /// Ledger revision of the last change of the model or one of its versions.
    private(set) var revision: UInt64 = 0
    private(set) var aliases: Set<String> = []
    private(set) var suspended: Set<String> = []
    private var places: [String: RoutedPlace] = [:]

    init(id: String) { self.id = id }

    /// What is known of it in an environment; nil where no policy or lease names it there.
    func place(_ environment: String) -> RoutedPlace? { places[environment] }

    /// Whether one of its versions is suspended.
    func isSuspended(_ version: String) -> Bool { !suspended.isEmpty && suspended.contains(version) }

    mutating func take(_ model: Model) {
        aliases = Set(model.aliases.map(\.asciiLowercased))
        revision = max(revision, model.revision)
    }

    mutating func take(_ version: ModelVersion) {
        revision = max(revision, version.revision)
        guard version.suspended != suspended.contains(version.name) else { return }
        if version.suspended { suspended.insert(version.name) } else { suspended.remove(version.name) }
        places = places.mapValues { RoutedPlace($0.stored, suspended: suspended) }
    }

    mutating func take(_ policy: RolloutPolicy, in environment: String) {
        change(environment) { stored in
            stored.policy = policy
            stored.revision = max(stored.revision, policy.revision)
        }
    }

    /// Takes a lease: one that has ended takes only itself away.
    mutating func take(_ force: Force, in environment: String) {
        change(environment) { stored in
            if force.state == .active {
                stored.force = force
            } else if stored.force?.name == force.name {
                stored.force = nil
            }
            stored.revision = max(stored.revision, force.revision)
        }
    }

    private mutating func change(_ environment: String, _ edit: (inout RoutedPlace.Stored) -> Void) {
        var stored =
            places[environment]?.stored
            ?? RoutedPlace.Stored(hasher: AssignmentHasher(environment: environment, model: id))
        edit(&stored)
        places[environment] = RoutedPlace(stored, suspended: suspended)
    }
}

extension RoutedModel {
    /// What a snapshot says of it, in one environment.
    init(_ snapshot: ModelSnapshot, in environment: String) {
        id = snapshot.model
        revision = snapshot.revision
        aliases = Set(snapshot.aliases)
        suspended = Set(snapshot.suspendedVersions)
        guard snapshot.split != nil || !snapshot.forcedVersion.isEmpty || snapshot.placeRevision != 0 else { return }
        let hasher = AssignmentHasher(environment: environment, model: id)
        var stored = RoutedPlace.Stored(hasher: hasher, revision: snapshot.placeRevision)
        stored.policy = snapshot.split.map { split in
            RolloutPolicy(
                stableVersion: split.stableVersion, canaryVersion: split.canaryVersion,
                canaryPermille: split.canaryPermille, salt: split.salt)
        }
        if !snapshot.forcedVersion.isEmpty { stored.force = Force(version: snapshot.forcedVersion) }
        places[environment] = RoutedPlace(stored, suspended: suspended)
    }

    /// What decisions in an environment depend on.
    func snapshot(in environment: String) -> ModelSnapshot {
        let stored = places[environment]?.stored
        let split = stored?.policy.map { policy in
            RolloutSplit(
                stableVersion: policy.stableVersion, canaryVersion: policy.canaryVersion,
                canaryPermille: policy.canaryPermille, salt: policy.salt)
        }
        return ModelSnapshot(
            model: id, aliases: aliases.sorted(), revision: revision, suspendedVersions: suspended.sorted(),
            split: split, forcedVersion: stored?.force?.version ?? "", placeRevision: stored?.revision ?? 0)
    }
}

/// What routing knows of a model in an environment, compiled: immutable, so that a decision holds on to it cheaply.
final class RoutedPlace: Sendable {
    /// What it is compiled of.
    struct Stored: Sendable {
        let hasher: AssignmentHasher
        var policy: RolloutPolicy?
        /// The lease that is in force.
        var force: Force?
        /// Ledger revision of the last change of the policy or a lease.
        var revision: UInt64 = 0
    }

    let stored: Stored
    /// The version that is forced; nil where none is, or it is suspended.
    let forced: VersionTable?
    /// The versions of the rollout policy; nil where there is none.
    let policy: VersionTable?
    /// The forced version where it is suspended.
    let excluded: [VersionCandidate]

    init(_ stored: Stored, suspended: Set<String>) {
        self.stored = stored
        let forced = stored.force.map {
            VersionTable.one($0.version, .manualForce, isSuspended: suspended.contains($0.version))
        }
        let mayServe = forced?.choices.isEmpty == false
        self.forced = mayServe ? forced : nil
        excluded = mayServe ? [] : forced?.candidates ?? []
        policy = stored.policy.map { VersionTable.policy($0, isSuspended: suspended.contains) }
    }

    /// Makes the hashes of its keys.
    var hasher: AssignmentHasher { stored.hasher }

    /// Ledger revision of the last change of the policy or a lease.
    var revision: UInt64 { stored.revision }
}

extension RoutedPlace: Equatable {
    /// Whether they were compiled of the same.
    static func == (one: RoutedPlace, other: RoutedPlace) -> Bool {
        one.revision == other.revision && one.forced == other.forced && one.policy == other.policy
            && one.excluded == other.excluded
    }
}
