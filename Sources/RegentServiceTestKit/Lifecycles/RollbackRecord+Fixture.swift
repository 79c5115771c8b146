import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension RollbackRecord: LifecycleFixture {
    private typealias Methods = RollbackServiceMethods

    /// The record of a version that went back to nothing. Nothing but a rollout makes one, so it is put into the store.
    package static func made(in state: RollbackRecordState, _ bench: ServiceBench) async throws -> RollbackRecord {
        let version = try await bench.register(ServiceBench.version("models/m/versions/1.0.0"))
        let command = Command.daemon(Methods.setRootCause.descriptor, now: bench.context.now())
        let record = try await bench.store.write(MutationCall(command)) { store in
            try store.put(
                try store.rollingBack(version, to: "", in: ModelVersion.ownEnvironment, command).record)
        }
        if state == .closed {
            _ = try await bench.call(
                Methods.setRootCause,
                SetRootCauseRequest(name: record.name, rootCause: "a typo", mutation: .fresh()))
        }
        return try await bench.store.require(RollbackRecord.self, record.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<RollbackRecord>] {
        [VerbCall(Methods.setRootCause) { SetRootCauseRequest(name: $0.name, rootCause: "a typo") }]
    }
}
