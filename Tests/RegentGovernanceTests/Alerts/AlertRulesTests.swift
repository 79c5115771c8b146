import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of alerts")
struct AlertRulesTests {
    private static let tick = Command.daemon(.tick, now: 3)

    private static func opened(
        _ kind: AlertKind, _ subject: String = "models/m", beside open: [Alert] = []
    ) throws(Refusal) -> Alert? {
        let said = Alert(kind: kind, subject: subject, title: "too many", closedBy: "principals/nobody")
        return try Alert.opened(said, named: "alerts/a", open: open, tick)?.after
    }

    @Test("At most one is open for a subject and kind")
    func once() throws {
        let first = try #require(try Self.opened(.sigma))
        #expect(first.state == .open && first.name == "alerts/a" && first.closedBy.isEmpty)
        let again = try Self.opened(.sigma, beside: [first])
        #expect(again == nil)
        let otherKind = try Self.opened(.health, beside: [first])
        #expect(otherKind != nil)
        let otherSubject = try Self.opened(.sigma, "models/n", beside: [first])
        #expect(otherSubject != nil)
    }

    @Test("Only the daemon opens one, and it is closed with what it was")
    func closed() throws {
        let person = Command.of(AlertServiceMethods.closeAlert, reason: "seen", now: 9)
        let said = Alert(kind: .sigma, subject: "models/m")
        let byPerson = refusal { _ = try Alert.opened(said, named: "alerts/a", open: [], person) }
        #expect(byPerson == .illegalTransition)
        let alert = try #require(try Self.opened(.sigma))
        #expect(refusal { _ = try alert.closed(as: .open, person) } == .alertInvalid)
        let silent = Command.of(AlertServiceMethods.closeAlert, reason: " ")
        #expect(refusal { _ = try alert.closed(as: .falseAlarm, silent) } == .reasonRequired)
        for resolution in Alert.closedStates {
            let closed = try alert.closed(as: resolution, person).after
            #expect(closed.state == resolution && closed.closeReason == "seen" && closed.closeTime?.microseconds == 9)
        }
    }
}
