import RegentMessages
import RegentModel

/// Something whose figures are shown as they change.
struct LiveTopic: Hashable, Sendable {
    /// As it was asked for, for example `health/prod`.
    let name: String
    /// The method that streams it.
    let method: MethodDescriptor
    /// Its encoded request.
    let request: [UInt8]

    /// The forms of names, for people.
    static let forms = "ledger, health/ENVIRONMENT and rollouts/ROLLOUT"

    /// Reads a name; nil for none of the forms.
    ///
    /// - Parameter revision: from where on the ledger is watched.
    init?(_ name: String, revision: UInt64) {
        // It is the name of events: a line feed in it would begin another field.
        guard !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return nil }
        self.name = name
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("ledger", 1):
            method = LedgerServiceMethods.watch.descriptor
            request = WatchRequest(fromRevision: revision).encoded()
        case ("health", 2):
            method = ProviderHealthServiceMethods.watchProviderHealth.descriptor
            request = WatchProviderHealthRequest(environment: String(parts[1])).encoded()
        case ("rollouts", 2):
            method = RolloutWatchServiceMethods.watchRollout.descriptor
            request = WatchRolloutRequest(name: name).encoded()
        default: return nil
        }
    }

    /// What is shown of a response: of the ledger its revision alone, else the whole.
    func text(of response: [UInt8]) throws(JSONError) -> String {
        guard method == LedgerServiceMethods.watch.descriptor else {
            return try MessageCodec.transcoder.json(response, as: method.responseType)
        }
        let value = try MessageCodec.transcoder.value(response, as: method.responseType)
        return JSONValue.object([JSONValue.Member("revision", value["revision"] ?? .null)]).text()
    }
}
