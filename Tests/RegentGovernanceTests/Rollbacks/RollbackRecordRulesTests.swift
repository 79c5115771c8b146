import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of rollback records")
struct RollbackRecordRulesTests {
    typealias Methods = RollbackServiceMethods

    static let version = ModelVersion(name: "models/triage/versions/1.0.1", model: "models/triage")
    static let stable = "models/triage/versions/1.0.0"
    static let now = Timestamp(rfc3339: "2024-03-08T06:45:00Z")?.microseconds ?? 0

    static func recorded() -> RollbackRecord {
        RollbackRecord.recorded(
            "rollbacks/r", of: version, to: stable, in: "environments/prod",
            .of(
                Methods.setRootCause, by: "principals/automation",
                reason: "Escalate rate increased to 15% (expected 8%)", now: now)
        ).after
    }

    static func closed(_ record: RollbackRecord, _ cause: String) throws(Refusal) -> RollbackRecord {
        try record.closed(rootCause: cause, .of(Methods.setRootCause, by: "principals/bob", now: now + 5)).after
    }

    @Test("A record is open until its cause is known, which is said once and is not blank")
    func rootCause() throws {
        let record = Self.recorded()
        #expect(record.state == .open && record.rootCause.isEmpty && record.model == "models/triage")
        #expect(record.dueTime?.microseconds == Self.now + RollbackRecord.causeMicros)
        for blank in ["", " \n\t"] {
            #expect(refusal { _ = try Self.closed(record, blank) } == .badRequest)
        }
        let closed = try Self.closed(record, "a threshold")
        #expect(closed.state == .closed && closed.rootCauseBy == "principals/bob")
        #expect(closed.rootCauseTime?.microseconds == Self.now + 5)
        #expect(refusal { _ = try Self.closed(closed, "another") } == .illegalTransition)
    }

    /// The entry of the format of the audit log, with a cause that is not known yet.
    static func expected(_ cause: String) -> String {
        """
        {"timestamp":"2024-03-08T06:45:00Z","event_type":"rollback","from_version":"1.0.1","to_version":"1.0.0",\
        "reason":"Escalate rate increased to 15% (expected 8%)","rolled_back_by":"automation",\
        "root_cause":"\(cause)","status":"completed"}
        """
    }

    @Test("Its entry of the audit log has exactly the keys of the format")
    func entry() throws {
        let record = Self.recorded()
        #expect(AuditRecord.rollback(record) == (try JSONValue(parsing: Array(Self.expected("TBD").utf8))))
        let closed = try Self.closed(record, "a threshold")
        #expect(AuditRecord.rollback(closed) == (try JSONValue(parsing: Array(Self.expected("a threshold").utf8))))
    }

    @Test("The audit log has proposals, approvals, deployments and rollbacks, oldest first")
    func log() {
        let log = AuditRecord.log(
            of: [ProposalRecordTests.proposal()], [DeploymentRecordTests.deployment], [Self.recorded()])
        let kinds = log.map { $0["event_type"] ?? $0["status"] ?? .string("proposed") }
        #expect(kinds == ["proposed", "approved", "deployment", "rollback"].map { .string($0) })
    }
}
