package import RegentMessages
import RegentModel
import RegentStorage
import RegentRouting

extension Environment: LifecycleFixture {
    private typealias Methods = ProviderServiceMethods

    /// An environment without provider configs.
    package static func made(in state: EnvironmentState, _ bench: ServiceBench) async throws -> Environment {
        let environment = Environment(name: "environments/\(state.name.lowercased())")
        _ = try await bench.call(
            Methods.createEnvironment, CreateEnvironmentRequest(environment: environment, mutation: .fresh()))
        if state == .archived {
            _ = try await bench.call(
                Methods.archiveEnvironment,
                ArchiveEnvironmentRequest(name: environment.name, mutation: .fresh("not used")))
        }
        return try await bench.store.require(Environment.self, environment.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Environment>] {
        [
            VerbCall(Methods.updateEnvironment) { UpdateEnvironmentRequest(environment: $0) },
            VerbCall(Methods.archiveEnvironment) { ArchiveEnvironmentRequest(name: $0.name) },
            VerbCall(Methods.restoreEnvironment) { RestoreEnvironmentRequest(name: $0.name) },
        ]
    }
}

extension ProviderConfig: LifecycleFixture {
    private typealias Methods = ProviderServiceMethods

    /// The config of a provider of weight 1 in an environment of its own.
    package static func made(in state: ProviderConfigState, _ bench: ServiceBench) async throws -> ProviderConfig {
        let environment = try await Environment.made(in: .active, bench)
        let config = ProviderConfig(
            name: "\(environment.name)/providers/\(state.name.lowercased())", enabled: state != .disabled, weight: 1)
        _ = try await bench.call(
            Methods.putProviderConfig, PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
        if state == .archived {
            _ = try await bench.call(
                Methods.archiveProviderConfig,
                ArchiveProviderConfigRequest(name: config.name, mutation: .fresh("not used")))
        }
        return try await bench.store.require(ProviderConfig.self, config.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<ProviderConfig>] {
        [
            VerbCall(Methods.putProviderConfig) { PutProviderConfigRequest(providerConfig: $0) },
            VerbCall(Methods.archiveProviderConfig) { ArchiveProviderConfigRequest(name: $0.name) },
            VerbCall(Methods.restoreProviderConfig) { RestoreProviderConfigRequest(name: $0.name) },
            VerbCall(ProviderHealthServiceMethods.resetProviderHealth) { ResetProviderHealthRequest(name: $0.name) },
        ]
    }
}
