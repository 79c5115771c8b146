import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

extension CallContext {
    /// Refuses a model that the request names by an alias, or by its job, if the caller's permission covers neither it
    /// nor the environment: the name in the request says nothing of where the model lies.
    ///
    /// - Throws: `Refusal` PERMISSION_DENIED.
    func checkReaches(_ versions: VersionSelection, _ name: String, in environment: String) throws(Refusal) {
        guard versions.model != name, !versions.model.isEmpty else { return }
        let places = ["environments/\(environment)", "models/\(versions.model)"]
        guard caller.holds(anyOf: permissions, for: places) else {
            throw Refusal(
                .permissionDenied,
                "cannot \(method.words) without \(method.requireAny.joined(separator: " or ")) there",
                ["permission": method.requireAny.joined(separator: ","), "method": method.name])
        }
    }
}
