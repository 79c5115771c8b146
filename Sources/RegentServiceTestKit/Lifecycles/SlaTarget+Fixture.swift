import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension SlaTarget: LifecycleFixture {
    private typealias Methods = SlaServiceMethods

    /// A target of models/m in prod.
    package static func made(in state: SlaTargetState, _ bench: ServiceBench) async throws -> SlaTarget {
        let target = try await bench.slaTarget(named: "slaTargets/\(state.name.lowercased())")
        switch state {
        case .paused:
            _ = try await bench.call(
                Methods.pauseSla,
                PauseSlaRequest(
                    name: target.name, untilTime: Timestamp(microseconds: bench.context.now() + 3_600_000_000),
                    mutation: .fresh("work on the network")))
        case .archived:
            _ = try await bench.call(
                Methods.archiveSlaTarget, ArchiveSlaTargetRequest(name: target.name, mutation: .fresh()))
        case .active, .unspecified, .unrecognized: break
        }
        return try await bench.store.require(SlaTarget.self, target.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<SlaTarget>] {
        [
            VerbCall(Methods.putSlaTarget) { PutSlaTargetRequest(slaTarget: $0) },
            VerbCall(Methods.pauseSla) { target in
                PauseSlaRequest(
                    name: target.name,
                    untilTime: Timestamp(microseconds: (target.updateTime?.microseconds ?? 0) + 86_400_000_000))
            },
            VerbCall(Methods.resumeSla) { ResumeSlaRequest(name: $0.name) },
            VerbCall(Methods.archiveSlaTarget) { ArchiveSlaTargetRequest(name: $0.name) },
            VerbCall(Methods.restoreSlaTarget) { RestoreSlaTargetRequest(name: $0.name) },
        ]
    }
}

extension ServiceBench {
    /// A target: 99 % of the requests for models/m in prod are answered, over 7 days.
    ///
    /// - Parameter change: what else it says.
    @discardableResult
    package func slaTarget(
        named name: String = "slaTargets/up", _ change: (inout SlaTarget) -> Void = { _ in }
    ) async throws -> SlaTarget {
        try await plant("environments/prod", state: "ACTIVE")
        try await plant("models/m", state: "ACTIVE")
        var target = SlaTarget(
            name: name, subject: "models/m", environment: "environments/prod", objective: .availability,
            threshold: 0.99, window: .rolling7Days)
        change(&target)
        let request = PutSlaTargetRequest(slaTarget: target, mutation: .fresh())
        return try await call(SlaServiceMethods.putSlaTarget, request).slaTarget ?? SlaTarget()
    }
}
