import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Alerts", .timeLimit(.minutes(10)))
struct AlertTests {
    typealias Methods = AlertServiceMethods

    @Test("One is open for a subject and kind; it waits until it is closed, and then there may be another one")
    func lifecycle() async throws {
        let bench = try await ServiceBench.open()
        try await bench.model("m")
        let said = Alert(kind: .sigma, subject: "models/m", title: "too many", observed: 0.3, expected: 0.1)
        let alert = try #require(try await bench.alert(said))
        #expect(alert.model == "models/m" && alert.observed == 0.3)
        let again = try await bench.alert(said)
        #expect(again == nil)
        func waiting() async throws -> [String] {
            try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest()).items
                .filter { $0.kind == "alert.close" }.map(\.resource)
        }
        let open = try await waiting()
        #expect(open == [alert.name])
        let closed = try await bench.call(
            Methods.closeAlert,
            CloseAlertRequest(name: alert.name, resolution: .falseAlarm, mutation: .fresh("a test")))
        #expect(closed.alert?.state == .falseAlarm && closed.alert?.closeReason == "a test")
        let none = try await waiting()
        #expect(none.isEmpty)
        let second = try await bench.alert(said)
        #expect(second != nil && second?.name != alert.name)
        let listed = try await bench.call(Methods.listAlerts, ListAlertsRequest(filter: "state = OPEN")).alerts
        #expect(listed.map(\.name) == [second?.name])
        let got = try await bench.call(Methods.getAlert, GetAlertRequest(name: alert.name))
        #expect(got.alert == closed.alert)
    }

    @Test("Who is on call for the model finds it in the inbox without being allowed to close it")
    func onCall() async throws {
        let bench = try await ServiceBench.open()
        let model = try await bench.model("m")
        _ = try await bench.party("ada")
        var changed = model
        changed.onCall = ["principals/ada"]
        _ = try await bench.call(
            ModelServiceMethods.updateModel, UpdateModelRequest(model: changed, mutation: .fresh(etag: model.etag)))
        let alert = try await bench.alert(Alert(kind: .health, subject: "models/m", title: "no answers"))
        func inbox(_ name: String) async throws -> [String] {
            let granted = Authorisation(
                role: "ANALYST", permissions: RolePermissions.of(.analyst), scope: try Scope("models/m"))
            let caller = Caller(name: name, authority: .granted([granted]))
            return try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest(), as: caller).items
                .map(\.resource)
        }
        let onCall = try await inbox("principals/ada")
        #expect(onCall == [alert?.name])
        let others = try await inbox("principals/bo")
        #expect(others.isEmpty)
    }
}
