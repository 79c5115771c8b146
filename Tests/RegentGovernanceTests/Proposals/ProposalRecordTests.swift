import RegentGovernance
import RegentMessages
import RegentModel
import Testing

/// The records of the audit log against the documents of seed 004, key by key.
@Suite("Records of proposals")
struct ProposalRecordTests {
    static let proposed = """
        {"proposal_id":"PROP_202402_001","date":"2024-02-16","proposer":"alice@company.com",\
        "change_type":"weights_update","description":"Monthly optimization using logistic regression on Feb data",\
        "old_values":{"weights":[0.30,0.30,0.20,0.20],"threshold_auto":0.15,"threshold_escalate":0.50},\
        "new_values":{"weights":[0.45,0.38,0.22,0.15],"threshold_auto":0.15,"threshold_escalate":0.50},\
        "impact_analysis":{"expected_auto_resolve_rate":0.12,"expected_escalate_rate":0.08,\
        "youden_improvement":0.032}}
        """
    static let approved = """
        {"proposal_id":"PROP_202402_001","status":"approved",\
        "approved_by":["charlie@company.com","diana@company.com","eve@company.com"],\
        "approved_at":"2024-02-29T14:30:00Z","scheduled_deployment":"2024-03-01T00:00:00Z"}
        """

    static func time(_ text: String) -> Timestamp? { Timestamp(rfc3339: text) }

    static func values(_ weights: String) -> [ChangedValue] {
        [
            ChangedValue(name: "weights", json: weights), ChangedValue(name: "threshold_auto", json: "0.15"),
            ChangedValue(name: "threshold_escalate", json: "0.50"),
        ]
    }

    static func proposal() -> ChangeProposal {
        ChangeProposal(
            name: "proposals/PROP_202402_001", createTime: time("2024-02-16T09:00:00Z"), changeType: .weightsUpdate,
            description: "Monthly optimization using logistic regression on Feb data",
            oldValues: values("[0.30,0.30,0.20,0.20]"), newValues: values("[0.45,0.38,0.22,0.15]"),
            impactAnalysis: ImpactAnalysis(
                expectedAutoResolveRate: 0.12, expectedEscalateRate: 0.08, youdenImprovement: 0.032),
            scheduledDeployment: time("2024-03-01T00:00:00Z"), author: "principals/alice@company.com",
            approval: ProposalApproval(
                approvedBy: ["charlie", "diana", "eve"].map { "principals/\($0)@company.com" },
                approveTime: time("2024-02-29T14:30:00Z")))
    }

    /// The same with numbers by their value and members by their keys: 0.30 and 0.3 are the same.
    static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .number: value.double.map { .number($0) } ?? value
        case .array(let elements): .array(elements.map(plain))
        case .object(let members):
            .object(members.map { JSONValue.Member($0.key, plain($0.value)) }.sorted { $0.key < $1.key })
        default: value
        }
    }

    static func parsed(_ text: String) throws -> JSONValue { plain(try JSONValue(parsing: Array(text.utf8))) }

    @Test("the record of a proposal has the keys and values of the seed")
    func proposals() throws {
        let record = ProposalRecord.proposal(Self.proposal())
        #expect(try Self.plain(record) == Self.parsed(Self.proposed))
        let keys = try JSONValue(parsing: Array(Self.proposed.utf8)).members?.map(\.key)
        #expect(record.members?.map(\.key) == keys)
    }

    @Test("the record of an approval has the keys and values of the seed")
    func approvals() throws {
        let record = try #require(ProposalRecord.approval(Self.proposal()))
        #expect(try Self.plain(record) == Self.parsed(Self.approved))
        let keys = try JSONValue(parsing: Array(Self.approved.utf8)).members?.map(\.key)
        #expect(record.members?.map(\.key) == keys)
    }

    @Test("what is not there is null, and what was not approved has no record of it")
    func absent() throws {
        var proposal = Self.proposal()
        proposal.scheduledDeployment = nil
        #expect(ProposalRecord.approval(proposal)?["scheduled_deployment"] == .null)
        proposal.approval = nil
        #expect(ProposalRecord.approval(proposal) == nil)
    }

    @Test("the log has every record, oldest first")
    func log() {
        var later = Self.proposal()
        (later.name, later.createTime) = ("proposals/later", Self.time("2024-02-20T00:00:00Z"))
        later.approval = nil
        let log = AuditRecord.log(of: [later, Self.proposal()])
        #expect(log.map { $0["proposal_id"]?.string } == ["PROP_202402_001", "later", "PROP_202402_001"])
        #expect(log.map { $0["status"]?.string } == [nil, nil, "approved"])
    }
}
