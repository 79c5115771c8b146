package import RegentMessages
import RegentModel
import RegentGovernance
import RegentServices
import RegentStorage
import RegentTestKit

extension ServiceBench {
    private typealias Methods = DeploymentServiceMethods

    /// A released version of a model that the owner of the store owns.
    @discardableResult
    package func released(_ name: String) async throws -> ModelVersion {
        let model = name.split(separator: "/")[1]
        if try await store.get(Model.self, "models/\(model)") == nil { try await self.model(String(model)) }
        return try await release(Self.version(name))
    }

    /// Plans a deployment; its environment is there.
    @discardableResult
    package func plan(_ deployment: Deployment) async throws -> Deployment {
        try await plant(deployment.environment, state: "ACTIVE")
        let request = CreateDeploymentRequest(deployment: deployment, mutation: .fresh())
        return try await call(Methods.createDeployment, request).deployment ?? Deployment()
    }

    /// Begins a deployment.
    @discardableResult
    package func start(_ deployment: String) async throws -> Deployment {
        let request = StartDeploymentRequest(name: deployment, mutation: .fresh())
        return try await call(Methods.startDeployment, request).deployment ?? Deployment()
    }

    /// Records a smoke test.
    @discardableResult
    package func smoke(_ deployment: String, _ outcome: SmokeOutcome = .passed) async throws -> Deployment {
        let request = RecordSmokeResultRequest(
            name: deployment, smoke: SmokeResult(outcome: outcome), mutation: .fresh())
        return try await call(Methods.recordSmokeResult, request).deployment ?? Deployment()
    }

    /// Deploys a released version in staging.
    @discardableResult
    package func deployInStaging(_ version: String, as id: String = "staging") async throws -> Deployment {
        let deployment = try await plan(
            Deployment(name: "deployments/\(id)", version: version, environment: Deployment.staging))
        try await start(deployment.name)
        return try await smoke(deployment.name)
    }

    /// A deployment in production that has begun, of a version that is deployed in staging; with its tasks.
    @discardableResult
    package func begin(
        _ id: String, of version: String, _ scope: DeploymentScope = .global, in regions: [String] = [],
        on date: String = ""
    ) async throws -> [DeploymentTask] {
        let deployment = try await plan(
            Deployment(
                name: "deployments/\(id)", version: version, environment: Deployment.production, scope: scope,
                regions: regions, plannedProductionDate: date))
        try await start(deployment.name)
        return try await store.list(
            DeploymentTask.self, DocumentQuery(filter: "deployment = \"\(deployment.name)\"")
        ).items
    }
}
