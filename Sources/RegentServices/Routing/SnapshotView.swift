import RegentMessages
import RegentModel
import RegentRouting

/// What a caller sees of the routing snapshot of an environment: everything where its permission covers the
/// environment, else the models that it covers.
struct SnapshotView {
    private let environment: String
    /// Ids of the models; nil = all of them, and requests that name none.
    private let models: Set<String>?

    /// The view of a caller.
    ///
    /// - Parameters:
    ///   - permissions: what it must hold, any of which suffices.
    ///   - snapshot: what there is.
    /// - Throws: `Refusal` PERMISSION_DENIED where it covers neither the environment nor what is asked for; NOT_FOUND
    ///   for a model that does not exist.
    init(
        _ request: WatchSnapshotRequest, of caller: Caller, _ permissions: [Permission], in snapshot: RoutingSnapshot
    ) throws(Refusal) {
        func covers(_ name: String) -> Bool { caller.holds(anyOf: permissions, for: [name]) }
        environment = request.environment
        let coversAll = covers("environments/\(request.environment)")
        guard request.models.isEmpty else {
            if !coversAll, let other = request.models.first(where: { !covers("models/\($0)") }) {
                throw Self.denied("models/\(other)", permissions)
            }
            let known = Set(snapshot.versions.modelIDs)
            if let unknown = request.models.first(where: { !known.contains($0) }) {
                throw Refusal(
                    .notFound, "models/\(unknown) does not exist; name models by their ids, or none for all",
                    ["name": "models/\(unknown)"])
            }
            models = Set(request.models)
            return
        }
        models = coversAll ? nil : Set(snapshot.versions.modelIDs.filter { covers("models/\($0)") })
        if models?.isEmpty == true { throw Self.denied("environments/\(request.environment)", permissions) }
    }

    private static func denied(_ resource: String, _ permissions: [Permission]) -> Refusal {
        let names = permissions.map(\.description).joined(separator: ",")
        return Refusal(
            .permissionDenied, "watching the snapshot of \(resource) needs \(names) there",
            ["permission": names, "resource": resource])
    }

    /// What it sees, encoded.
    ///
    /// - Throws: `Refusal` NOT_FOUND; SNAPSHOT_TOO_LARGE.
    func encoded(_ snapshot: RoutingSnapshot, _ standings: EnvironmentStandings) throws(Refusal) -> [UInt8] {
        let bytes = try snapshot.environment(environment, models: models, standings: standings).encoded()
        guard bytes.count <= SnapshotFeed.bytesMax else {
            throw Refusal(
                .snapshotTooLarge,
                "the snapshot of environments/\(environment) has \(bytes.count) bytes, and at most "
                    + "\(SnapshotFeed.bytesMax) are sent: name the models that the program decides for",
                ["bytes": "\(bytes.count)", "bytes_max": "\(SnapshotFeed.bytesMax)"])
        }
        return bytes
    }
}
