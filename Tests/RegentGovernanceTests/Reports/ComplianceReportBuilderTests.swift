import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// The sections of a report, with data and without.
@Suite("Compliance report")
struct ComplianceReportBuilderTests {
    private typealias Maker = ReportMaker

    @Test("A report of nothing has every section, each says that it has no data, and no control has evidence")
    func empty() throws {
        var builder = ComplianceReportBuilder(
            ReportFrame(
                store: "0a", scope: .everything, period: Maker.from..<Maker.to, pack: try PackLibrary().pack(""),
                packDigest: [], firstRevision: 1, revision: 0, head: nil, root: [], lastOutcomeBatch: 0,
                isSinglePersonMode: true, withheld: []))
        builder.add(environment: "prod", OutcomeMissing())
        let content = builder.content
        #expect(content.sections.map(\.id) == ReportPart.allCases.map(\.rawValue))
        for section in content.sections {
            #expect(section.evidence == .absent, "\(section.id)")
            #expect(section.tables.isEmpty, "\(section.id)")
            #expect(section.statements.contains { $0.text == "There is no data in this period." }, "\(section.id)")
        }
        #expect(content.controls.allSatisfy { $0.evidence == .absent })
        #expect(content.notice.contains("does not say that anybody complies"))
    }

    @Test("Inventory: models with their risk tiers, versions, use cases with their impact")
    func inventory() throws {
        var builder = try Maker.builder()
        builder.add(Model(name: "models/a", revision: 3, state: .active, owner: "principals/o", riskTier: .high))
        builder.add(Model(name: "models/b", revision: 4, state: .active, owner: "principals/o"))
        builder.add(ModelVersion(name: "models/a/versions/1.0.0", state: .stable))
        builder.add(UseCase(name: "useCases/u", revision: 5, impact: .critical))
        let section = Maker.section(builder, .inventory)
        #expect(section.evidence == .present)
        #expect(
            section.statements.map(\.text) == [
                "2 models by risk tier: 1 HIGH, 1 MEDIUM.", "1 model version by state: 1 STABLE.",
                "1 use case by impact: 1 CRITICAL.",
            ])
        #expect(section.statements.map(\.revisions) == [[3, 4], [], [5]])
        #expect(section.statements.allSatisfy { $0.query.contains("--as-of 9") })
        #expect(section.tables.map { $0.rows.count } == [2, 1])
    }

    @Test("A model without an owner makes the inventory partial")
    func ownerless() throws {
        var builder = try Maker.builder()
        builder.add(Model(name: "models/a"))
        #expect(Maker.section(builder, .inventory).evidence == .partial)
    }

    @Test("Changes: those of the period with who approved them; one applied without approval is a finding")
    func changes() throws {
        var builder = try Maker.builder()
        builder.add(
            ChangeProposal(
                name: "proposals/p", revision: 6, createTime: Maker.during, state: .applied, author: "principals/a",
                approval: ProposalApproval(approvedBy: ["principals/b", "principals/c"])))
        builder.add(ChangeProposal(name: "proposals/old", createTime: Maker.before, stateChangeTime: Maker.before))
        var section = Maker.section(builder, .changes)
        #expect(section.evidence == .present)
        #expect(section.tables.first?.rows.map { $0.cells[6] } == ["principals/b, principals/c"])
        #expect(section.statements.allSatisfy { !$0.finding })
        builder.add(ChangeProposal(name: "proposals/q", createTime: Maker.during, state: .applied))
        section = Maker.section(builder, .changes)
        #expect(section.statements.map(\.finding) == [false, true])
    }

    @Test("Deployments, and those before validation was approved with the reason of the override")
    func deployments() throws {
        var builder = try Maker.builder()
        builder.add(Deployment(name: "deployments/d", createTime: Maker.during, state: .deployed))
        builder.add(
            DeploymentTask(
                name: "deploymentTasks/t", revision: 8, confirmTime: Maker.during,
                deployedBeforeValidationApproved: true, validationOverrideReason: "outage", override: "overrides/o"))
        builder.add(DeploymentTask(name: "deploymentTasks/u", confirmTime: Maker.during))
        builder.add(
            DeploymentTask(
                name: "deploymentTasks/old", confirmTime: Maker.before, deployedBeforeValidationApproved: true))
        let section = Maker.section(builder, .deployments)
        #expect(section.evidence == .present)
        let said = "Of 2 deployment tasks confirmed in the period, 1 was deployed before validation was approved."
        #expect(section.statements.last?.text == said)
        #expect(section.tables.last?.rows.map(\.revision) == [8])
        #expect(section.tables.last?.rows.first?.cells.suffix(2) == ["outage", "overrides/o"])
    }

    @Test("Waivers: overrides, force leases that were in force at some time, suspensions by their entries")
    func waivers() throws {
        var builder = try Maker.builder()
        builder.add(
            Override(
                name: "overrides/o", createTime: Maker.during, state: .granted, kind: .gate,
                gates: ["p95_latency_ms_max"],
                reason: "known bug", requestedBy: "principals/a", decidedBy: "principals/b", decideTime: Maker.during))
        builder.add(
            Force(
                name: "forces/f", createTime: Maker.before, state: .active, version: "models/m/versions/1.0.0",
                expireTime: Maker.during, reason: "outage", breakGlass: true))
        builder.add(Force(name: "forces/old", createTime: Maker.before, expireTime: Maker.before))
        let version = ModelVersion(
            name: "models/m/versions/1.0.0", suspended: true,
            suspension: VersionSuspension(suspendedBy: "principals/a", reason: "harm", incident: "incidents/i"))
        let entry = Maker.entry(
            version, VersionServiceMethods.suspendVersion, by: "a", revision: 8, event: "version.suspended")
        builder.add(entry, isReadable: true, isProven: true)
        let section = Maker.section(builder, .waivers)
        #expect(section.evidence == .present)
        #expect(
            section.statements.map(\.text) == [
                "1 override requested or decided, granted by kind: 1 GATE.",
                "1 force lease in force at some time, 1 of them break-glass.",
                "Versions were suspended or resumed once.",
            ])
        #expect(section.tables.map { $0.rows.count } == [1, 1, 1])
        #expect(section.tables.last?.rows.first?.revision == 8)
    }

    @Test("Rollbacks: an open root cause is shown from before too, and an overdue one makes the section partial")
    func rollbacks() throws {
        var builder = try Maker.builder()
        builder.add(
            RollbackRecord(
                name: "rollbacks/r", state: .closed, rollbackTime: Maker.during, rootCause: "typing error"))
        #expect(Maker.section(builder, .rollbacks).evidence == .present)
        builder.add(
            RollbackRecord(name: "rollbacks/s", state: .open, rollbackTime: Maker.before, dueTime: Maker.during))
        let section = Maker.section(builder, .rollbacks)
        #expect(section.evidence == .partial)
        #expect(section.tables.first?.rows.map { $0.cells[7] } == ["typing error", "open, overdue"])
    }

    @Test("Incidents are held against the clocks of the pack")
    func incidents() throws {
        let hour: Int64 = 3_600_000_000
        var builder = try Maker.builder(head: Maker.to)
        builder.add(
            Incident(
                name: "incidents/i", state: .closed, severity: .critical, detectTime: Maker.during,
                resolveTime: Timestamp(microseconds: Maker.during.microseconds + 25 * hour)))
        builder.add(
            Incident(
                name: "incidents/j", state: .closed, severity: .critical, detectTime: Maker.during,
                resolveTime: Timestamp(microseconds: Maker.during.microseconds + 23 * hour)))
        builder.add(
            Incident(
                name: "incidents/old", state: .closed, detectTime: Maker.before, resolveTime: Maker.before))
        let section = Maker.section(builder, .incidents)
        #expect(section.tables.first?.rows.map { $0.cells[8].hasSuffix(", late") } == [true, false])
        #expect(section.statements.last?.text.contains("1 past the due time that pack internal gives") == true)
    }

    @Test("Service levels: targets, violations and pauses that reach into the period")
    func sla() throws {
        var builder = try Maker.builder()
        let after = Timestamp(microseconds: Maker.to)
        builder.add(
            SlaTarget(
                name: "slaTargets/up", revision: 4, state: .active, subject: "models/m",
                environment: "environments/prod", objective: .availability, threshold: 0.999, window: .rolling28Days,
                pauses: [
                    SlaPause(beginTime: Maker.before, endTime: Maker.during, reason: "move", pausedBy: "principals/a"),
                    SlaPause(beginTime: after, endTime: after, reason: "later"),
                ]))
        builder.add(
            SlaViolation(
                name: "slaViolations/v", revision: 8, state: .open, target: "slaTargets/up", beginTime: Maker.during,
                worstRatio: 0.5, incident: "incidents/i"))
        builder.add(
            SlaViolation(
                name: "slaViolations/old", state: .ended, target: "slaTargets/up", beginTime: Maker.before,
                endTime: Maker.before))
        let section = Maker.section(builder, .sla)
        #expect(section.evidence == .present)
        let said = "1 SLA target at the end; 1 violation in the period, 1 of them open at its end; 1 pause."
        #expect(section.statements.map(\.text) == [said])
        #expect(section.tables.map { $0.rows.map(\.revision) } == [[4], [8], [4]])
        #expect(section.tables[2].rows[0].cells.last == "move")
    }

    @Test("Access: changes, dormant principals, refused calls, single-person mode")
    func access() throws {
        let day: Int64 = 86_400_000_000
        let long = Timestamp(microseconds: Maker.from - 91 * day)
        let grant = RoleGrant(role: .approver, scope: "*")
        var builder = try Maker.builder(isSinglePersonMode: true)
        let ann = Principal(name: "principals/ann", createTime: long, kind: .human, grants: [grant])
        let entry = Maker.entry(
            ann, AccessServiceMethods.grantRole, by: "boss", revision: 8, event: "principal.granted")
        builder.add(entry, isReadable: true, isProven: true)
        for name in ["ann", "boss"] {
            builder.add(
                Principal(name: "principals/\(name)", revision: 4, createTime: long, kind: .human, grants: [grant]))
        }
        builder.add(Principal(name: "principals/new", createTime: Maker.before, kind: .human, grants: [grant]))
        builder.add(Principal(name: "principals/none", createTime: long, kind: .human))
        builder.add(
            Principal(name: "principals/off", createTime: long, kind: .human, disabled: true, grants: [grant]))
        builder.add(
            AuditedCall(
                principal: "principals/x", time: Maker.during.microseconds, method: "M", resource: "models/m",
                reason: "PERMISSION_DENIED"))
        builder.add(
            AuditedCall(
                principal: "principals/y", time: Maker.during.microseconds, method: "Backup", resource: "", reason: ""))
        builder.add(furtherRefused: 4, furtherReads: 0)
        let section = Maker.section(builder, .access)
        #expect(section.evidence == .present)
        // Only who acted is active: ann was granted something, and did nothing.
        #expect(section.tables[1].rows.map { $0.cells[0] } == ["principals/ann"])
        #expect(section.tables[2].total == 5 && section.tables[2].rows.count == 1)
        let said = section.statements.map(\.text)
        #expect(said.contains("Access was changed: 1 principal.granted."))
        #expect(said.contains("1 principal with a grant and without an entry in the ledger for 90 days."))
        #expect(said.contains("5 calls were refused for want of a permission; 1 audited read was made."))
        #expect(section.tables[3].rows.map { $0.cells[0] } == ["principals/y"])
        #expect(said.contains("The store was in single-person mode: its owner did everything alone."))
    }

    @Test("Evaluation: versions in use without evidence make the section partial")
    func evaluation() throws {
        var builder = try Maker.builder()
        builder.add(
            ModelVersion(
                name: "models/m/versions/1.0.0",
                statuses: [VersionStatus(environment: "environments/prod", state: .stable, evidence: "evalRuns/r")]))
        builder.add(EvalRun(name: "evalRuns/r", state: .passed, sealTime: Maker.during))
        #expect(Maker.section(builder, .evaluation).evidence == .present)
        builder.add(
            ModelVersion(
                name: "models/m/versions/2.0.0",
                statuses: [VersionStatus(environment: "environments/prod", state: .canary)]))
        let section = Maker.section(builder, .evaluation)
        #expect(section.evidence == .partial)
        #expect(
            section.statements.first?.text == "1 of 2 versions in use name the evidence that they rest on (50.00 %).")
    }

    @Test("Data quality: missing rates of metrics and of outcomes")
    func dataQuality() throws {
        var builder = try Maker.builder()
        let summary = EvalSummary(
            sampleCount: 4, metrics: ["schema_valid_rate": MetricEstimate(n: 3, missing: 1)])
        builder.add(EvalRun(name: "evalRuns/r", state: .passed, sealTime: Maker.during, summary: summary))
        #expect(Maker.section(builder, .dataQuality).evidence == .partial)
        var counts = OutcomeMissing()
        counts.add(RouteOutcome(latencyMs: 1, schemaValid: .true, safetyCompliant: .false))
        counts.add(RouteOutcome(latencyMs: 1, schemaValid: .true))
        counts.add(RouteOutcome(latencyMs: 1))
        builder.add(environment: "prod", counts)
        let section = Maker.section(builder, .dataQuality)
        #expect(section.evidence == .present)
        #expect(section.tables[0].rows.map(\.cells) == [["schema_valid_rate", "3", "1", "25.00 %"]])
        #expect(
            section.tables[1].rows.map { $0.cells.suffix(2) } == [
                ["0", "0.00 %"], ["3", "100.00 %"], ["2", "66.66 %"], ["1", "33.33 %"],
            ])
        #expect(section.statements.last?.text == "3 outcomes of the period up to batch 3.")
    }

    @Test("Ledger: an entry whose leaf is not that of what it says is a finding")
    func ledger() throws {
        var builder = try Maker.builder()
        let model = Model(name: "models/m")
        let entry = Maker.entry(model, ModelServiceMethods.createModel, by: "a", revision: 7)
        builder.add(entry, isReadable: true, isProven: true)
        #expect(Maker.section(builder, .ledger).evidence == .present)
        #expect(Maker.section(builder, .ledger).statements.allSatisfy { !$0.finding })
        let wrong = Maker.entry(model, ModelServiceMethods.createModel, by: "a", revision: 8)
        builder.add(wrong, isReadable: true, isProven: false)
        let section = Maker.section(builder, .ledger)
        #expect(section.evidence == .partial)
        #expect(section.statements.last?.finding == true && section.statements.last?.revisions == [8])
    }

    @Test("Ledger: a report of a scope says that it counts the entries of the whole ledger")
    func ledgerOfScope() throws {
        let entry = Maker.entry(Model(name: "models/m"), ModelServiceMethods.createModel, by: "a", revision: 7)
        let said = try ["*", "models/other"].map { scope in
            var builder = try Maker.builder(scope: scope)
            builder.add(entry, isReadable: scope == "*", isProven: true)
            return Maker.section(builder, .ledger).statements.last?.text
        }
        #expect(
            said == [
                "1 entry was written in the period; each has the leaf hash of what it says.",
                "1 entry was written in the period, in the whole ledger; each has the leaf hash of what it says.",
            ])
    }

    @Test("Names that end with a month are of jobs")
    func names() {
        #expect(ComplianceReport.name(ofJob: "monthly", month: "2026-10") == "complianceReports/monthly@2026-10")
        let long = ComplianceReport.name(ofJob: String(repeating: "j", count: 128), month: "2026-10")
        #expect(long == "complianceReports/\(String(repeating: "j", count: 120))@2026-10")
        let free = ["monthly-2026-10", "monthly@2026-1", "monthly@2026-10-b", "monthly@october", "2026-10"]
        for name in free.map({ "complianceReports/\($0)" }) + [""] {
            let reason = refusal { try ComplianceReport.checkNotOfJob(name) }
            #expect(reason == nil, "\(name)")
        }
        for name in ["complianceReports/monthly@2026-10", long] {
            let reason = refusal { try ComplianceReport.checkNotOfJob(name) }
            #expect(reason == .reportInvalid, "\(name)")
        }
    }

    @Test("What may not be read is held back, says so, and is no evidence")
    func withheld() throws {
        var builder = try Maker.builder(withheld: [Incident.kind, Principal.kind, Token.kind, ReportSource.audit])
        builder.add(Model(name: "models/a", owner: "principals/o"))
        let (incidents, access) = (Maker.section(builder, .incidents), Maker.section(builder, .access))
        #expect(incidents.evidence == .absent && access.evidence == .absent)
        #expect(incidents.statements.map(\.text).joined().hasPrefix("Held back"))
        #expect(incidents.statements.count == 1 && access.tables.isEmpty)
        // A part of the replay is held back too.
        #expect(Maker.section(builder, .reviews).statements.first?.text.hasPrefix("Held back") == true)
    }

    @Test("A control has evidence where all of its sections have, and a part where some have")
    func controls() throws {
        var builder = try Maker.builder(pack: "eu-ai-act")
        builder.add(Model(name: "models/a", owner: "principals/o", riskTier: .low))
        let controls = builder.content.controls
        #expect(controls.first { $0.id == "Art. 13" }?.evidence == .present)
        #expect(controls.first { $0.id == "Art. 9" }?.evidence == .partial)
        #expect(controls.first { $0.id == "Art. 73" }?.evidence == .absent)
        // 1970 is before all of them.
        #expect(builder.content.pack?.dates.map(\.applies) == [false, false, false, false])
    }

    @Test("A report stays a document: many rows are counted, the first ones shown, long cells cut off")
    func bounds() throws {
        var builder = try Maker.builder()
        let long = String(repeating: "\u{1F600}\u{7}\"\\", count: 5_000)
        for number in 0..<5_000 {
            builder.add(
                Override(
                    name: "overrides/\(number)", createTime: Maker.during, kind: .gate, reason: long,
                    requestedBy: long, decidedBy: long))
            builder.add(
                Incident(
                    name: "incidents/\(number)", state: .open, detectTime: Maker.during, owner: long, resolver: long))
        }
        let content = builder.content
        let tables = content.sections.flatMap(\.tables)
        #expect(tables.map(\.total) == [5_000, 5_000])
        #expect(tables.allSatisfy { !$0.rows.isEmpty && $0.rows.count <= 100 })
        let cells = tables.flatMap(\.rows).flatMap(\.cells)
        #expect(cells.allSatisfy { $0.utf8.count <= 243 && !$0.unicodeScalars.contains("\u{7}") })
        let text = try #require(content.jsonValue.canonicalText)
        #expect(text.utf8.count < 200_000)
    }

    @Test("The same input gives the same bytes")
    func deterministic() throws {
        func made() throws -> String? {
            var builder = try Maker.builder()
            for tier in [RiskTier.low, .medium, .high, .critical] {
                builder.add(Model(name: "models/\(tier.name)", owner: "principals/o", riskTier: tier))
            }
            for type in IncidentType.allKnown {
                builder.add(Incident(name: "incidents/\(type.name)", type: type, detectTime: Maker.during))
            }
            return builder.content.jsonValue.canonicalText
        }
        let first = try #require(try made())
        let second = try made()
        #expect(second == first)
        let again = try ReportContent(json: first)
        #expect(again.jsonValue.canonicalText == first)
    }
}
