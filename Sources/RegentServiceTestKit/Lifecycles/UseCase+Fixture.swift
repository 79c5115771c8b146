import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension UseCase: LifecycleFixture {
    private typealias Methods = UseCaseServiceMethods
    private static let fixtureVersion = "models/m/versions/1.0.0"
    private static let fixtureSuccessor = "useCases/next"

    /// A use case of low impact that allows a deployed version, and one that could take its place.
    package static func made(in state: UseCaseState, _ bench: ServiceBench) async throws -> UseCase {
        try await bench.released(fixtureVersion)
        try await bench.deployInStaging(fixtureVersion)
        let useCase = UseCase(
            name: "useCases/u", purpose: "answers", impact: .low,
            allowedModels: [AllowedModel(model: "models/m", versions: ">=1.0.0 <2.0.0")])
        for made in [useCase, UseCase(name: fixtureSuccessor)] {
            _ = try await bench.call(
                Methods.createUseCase, CreateUseCaseRequest(useCase: made, mutation: .fresh()))
        }
        let path: [UseCaseState] = [.draft, .submitted, .approved, .deployed, .deprecated]
        for step in path.prefix(through: path.firstIndex(of: state) ?? 0).dropFirst() {
            try await enter(step, try await bench.store.require(UseCase.self, useCase.name), bench)
        }
        return try await bench.store.require(UseCase.self, useCase.name)
    }

    /// The verb that leads to a state.
    private static func enter(_ state: UseCaseState, _ useCase: UseCase, _ bench: ServiceBench) async throws {
        let (name, mutation) = (useCase.name, Mutation.fresh(etag: useCase.etag))
        switch state {
        case .submitted:
            _ = try await bench.call(Methods.submitUseCase, SubmitUseCaseRequest(name: name, mutation: mutation))
        case .approved:
            _ = try await bench.call(Methods.approveUseCase, ApproveUseCaseRequest(name: name, mutation: mutation))
        case .deployed:
            _ = try await bench.call(
                Methods.deployUseCase, DeployUseCaseRequest(name: name, version: fixtureVersion, mutation: mutation))
        case .deprecated:
            _ = try await bench.call(
                Methods.deprecateUseCase,
                DeprecateUseCaseRequest(name: name, successor: fixtureSuccessor, mutation: mutation))
        case .draft, .unspecified, .unrecognized: break
        }
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<UseCase>] {
        [
            VerbCall(Methods.updateUseCase) { UpdateUseCaseRequest(useCase: $0) },
            VerbCall(Methods.submitUseCase) { SubmitUseCaseRequest(name: $0.name) },
            VerbCall(Methods.approveUseCase) { ApproveUseCaseRequest(name: $0.name) },
            VerbCall(Methods.returnUseCase) { ReturnUseCaseRequest(name: $0.name, comment: "say more") },
            VerbCall(Methods.deployUseCase) { DeployUseCaseRequest(name: $0.name, version: fixtureVersion) },
            VerbCall(Methods.deprecateUseCase) {
                DeprecateUseCaseRequest(name: $0.name, successor: fixtureSuccessor)
            },
        ]
    }
}
