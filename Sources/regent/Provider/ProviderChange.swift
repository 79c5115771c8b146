import RegentClient
import RegentMessages
import RegentRPC
import RegentWire

/// Reads a provider config, changes it and puts it back, so that nothing else of it changes.
struct ProviderChange {
    let place: ProviderPlace
    let mutation: MutationOptions
    let connection: ConnectionOptions
    let output: OutputOptions

    /// Makes the change; where somebody else was faster, once again on what is there now.
    ///
    /// - Parameters:
    ///   - done: in the past, for what is said at the end.
    ///   - mayCreate: whether a config that is not there yet is made.
    func run(done: String, mayCreate: Bool, _ change: (inout ProviderConfig) -> Void) async throws {
        let response = try await connection.withClient { client in
            do {
                return try await put(client, mayCreate: mayCreate, change)
            } catch let error as RPCError where error.code == .aborted && mutation.etag.isEmpty {
                return try await put(client, mayCreate: mayCreate, change)
            }
        }
        let config = response.providerConfig ?? ProviderConfig()
        output.write(response, tables: [ProviderConfig.table([config])])
        mutation.report("\(done) \(config.name)", response.receipt)
    }

    private func put(
        _ client: RegentClient, mayCreate: Bool, _ change: (inout ProviderConfig) -> Void
    ) async throws -> PutProviderConfigResponse {
        var config = try await stored(client, mayBeMissing: mayCreate)
        var mutation = mutation.mutation
        if mutation.etag.isEmpty { mutation.etag = config.etag }
        change(&config)
        return try await client.putProviderConfig(
            PutProviderConfigRequest(providerConfig: config, mutation: mutation))
    }

    /// The config that is there; a bare one where it may be missing and is.
    private func stored(_ client: RegentClient, mayBeMissing: Bool) async throws -> ProviderConfig {
        do {
            let response = try await client.getProviderConfig(GetProviderConfigRequest(name: place.name))
            return response.providerConfig ?? ProviderConfig(name: place.name)
        } catch {
            guard mayBeMissing, error.code == .notFound else { throw error }
            return ProviderConfig(name: place.name)
        }
    }
}
