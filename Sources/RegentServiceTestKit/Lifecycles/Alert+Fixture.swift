import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Alert: LifecycleFixture {
    private typealias Methods = AlertServiceMethods

    /// An alert about models/m, which only the daemon opens.
    package static func made(in state: AlertState, _ bench: ServiceBench) async throws -> Alert {
        try await bench.plant("models/m", state: "ACTIVE")
        let alert = try await bench.alert(Alert(kind: .drift, subject: "models/m", title: "another mean"))
        guard let alert else { return Alert() }
        if closedStates.contains(state) {
            _ = try await bench.call(
                Methods.closeAlert, CloseAlertRequest(name: alert.name, resolution: state, mutation: .fresh("seen")))
        }
        return try await bench.store.require(Alert.self, alert.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Alert>] {
        [VerbCall(Methods.closeAlert) { CloseAlertRequest(name: $0.name, resolution: .falseAlarm) }]
    }
}

extension ServiceBench {
    /// Opens an alert, as the daemon does; nil where one of its kind is open for its subject.
    package func alert(_ said: Alert) async throws -> Alert? {
        let command = Command.daemon(.tick, now: context.now())
        return try await store.write(MutationCall(command)) { store in
            try store.alerting(said, command).map { try store.put($0) }
        }
    }
}
