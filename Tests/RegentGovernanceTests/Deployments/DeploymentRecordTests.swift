import RegentGovernance
import RegentMessages
import RegentModel
import Testing

@Suite("Deployments in the audit log")
struct DeploymentRecordTests {
    static let deployment = Deployment(
        name: "deployments/d", state: .deployed, version: "models/triage/versions/1.0.1",
        deployTime: Timestamp(rfc3339: "2024-03-01T00:00:00Z"), deployedBy: "principals/automation",
        proposal: "proposals/PROP_202402_001", changeType: .thresholdChange,
        oldValues: [
            ChangedValue(name: "threshold_auto", json: "0.15"), ChangedValue(name: "threshold_escalate", json: "0.5"),
        ],
        newValues: [
            ChangedValue(name: "threshold_auto", json: "0.18"), ChangedValue(name: "threshold_escalate", json: "0.48"),
        ], approvedBy: ["principals/charlie@company.com"], reason: "Monthly ROC/Youden optimization",
        metricsBefore: ["correct_auto": 0.953, "auto_rate": 0.125, "escalate_rate": 0.082])

    /// The same entry, as the format of the audit log has it.
    static let expected = """
        {"timestamp": "2024-03-01T00:00:00Z", "event_type": "deployment", "version": "1.0.1",
         "change_type": "threshold_change", "proposal_id": "PROP_202402_001",
         "old_values": {"threshold_auto": 0.15, "threshold_escalate": 0.50},
         "new_values": {"threshold_auto": 0.18, "threshold_escalate": 0.48},
         "approved_by": ["charlie@company.com"], "deployed_by": "automation",
         "reason": "Monthly ROC/Youden optimization",
         "metrics_before": {"correct_auto": 0.953, "auto_rate": 0.125, "escalate_rate": 0.082}, "status": "active"}
        """

    @Test("An entry has exactly the keys of the format, in its order, with its values")
    func keys() throws {
        let entry = try #require(DeploymentRecord.entry(of: Self.deployment))
        let expected = try JSONValue(parsing: Array(Self.expected.utf8))
        #expect(entry.members?.map(\.key) == expected.members?.map(\.key))
        #expect(entry["metrics_before"]?.members?.map(\.key) == expected["metrics_before"]?.members?.map(\.key))
        #expect(ProposalRecordTests.plain(entry) == ProposalRecordTests.plain(expected))
    }

    @Test("One that was never deployed has no entry; one that was rolled back says so")
    func states() {
        #expect(DeploymentRecord.entry(of: Deployment(name: "deployments/d", state: .cancelled)) == nil)
        var back = Self.deployment
        back.state = .rolledBack
        #expect(DeploymentRecord.entry(of: back)?["status"] == .string("rolled_back"))
    }
}
