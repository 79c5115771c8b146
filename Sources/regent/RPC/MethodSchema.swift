import RegentClient
import RegentMessages

extension Schema {
    /// What the daemon says it serves, which may be newer than this command.
    static func fetched(from client: RegentClient) async throws -> Schema {
        let response = try await client.getDescriptorSet(GetDescriptorSetRequest())
        return try Schema(descriptorSet: response.descriptorSet)
    }

    /// The method named so: `/regent.v1.LedgerService/Watch`, `LedgerService/Watch` or `Watch`.
    ///
    /// - Throws: `CommandFailure` with similar names, or with all that it could mean.
    func method(named name: String) throws -> Method {
        let candidates = methods.filter { method in
            method.name == name || method.name == "/" + name || method.name.hasSuffix("." + name)
                || method.name.hasSuffix("/" + name)
        }
        if candidates.count == 1 { return candidates[0] }
        guard candidates.isEmpty else {
            throw CommandFailure(
                "\(name) is ambiguous: " + candidates.map(\.name).joined(separator: " or "))
        }
        let near = methods.filter { $0.name.lowercased().contains(name.lowercased()) }.map(\.name)
        throw CommandFailure(
            "the daemon has no method \(name)",
            hint: near.isEmpty ? "list the methods with: regent rpc list" : "similar: " + near.joined(separator: ", "))
    }
}
