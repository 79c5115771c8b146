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
    /// - Throws: `CommandFailure` with what comes near, or with all it could mean.
    func method(named name: String) throws -> Method {
        let candidates = methods.filter { method in
            method.name == name || method.name == "/" + name || method.name.hasSuffix("." + name)
                || method.name.hasSuffix("/" + name)
        }
        if candidates.count == 1 { return candidates[0] }
        guard candidates.isEmpty else {
            throw CommandFailure(
                "\(name) could be " + candidates.map(\.name).joined(separator: " or "))
        }
        let near = methods.filter { $0.name.lowercased().contains(name.lowercased()) }.map(\.name)
        throw CommandFailure(
            "the daemon serves no method \(name)",
            hint: near.isEmpty ? "regent rpc list" : "near it: " + near.joined(separator: ", "))
    }
}

extension Schema.Method {
    /// Which sides stream: "unary", "client", "server" or "both".
    var streams: String {
        switch (clientStreaming, serverStreaming) {
        case (false, false): "unary"
        case (true, false): "client"
        case (false, true): "server"
        case (true, true): "both"
        }
    }

    /// As JSON, for programs.
    var document: JSONValue {
        .object([
            .init("name", .string(name)), .init("request_type", .string(requestType)),
            .init("response_type", .string(responseType)),
            .init("client_streaming", .bool(clientStreaming)),
            .init("server_streaming", .bool(serverStreaming)), .init("comment", .string(comment)),
        ])
    }
}
