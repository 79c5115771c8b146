import RegentGovernance
import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Compliance reports through their handlers.
@Suite("Compliance reports", .timeLimit(.minutes(10)))
struct ComplianceReportServiceTests {
    typealias Reports = ComplianceReportServiceMethods

    /// The first day of 1970, in which everything of a bench happens.
    static func request(
        _ scope: String = "", pack: String = "", asOf: UInt64 = 0, asOfBatch: UInt64? = nil
    ) -> GenerateComplianceReportRequest {
        GenerateComplianceReportRequest(
            fromTime: Timestamp(seconds: 0), toTime: Timestamp(seconds: 86_400), scope: scope, pack: pack, asOf: asOf,
            asOfBatch: asOfBatch, mutation: .fresh())
    }

    static func generate(
        _ bench: ServiceBench, _ request: GenerateComplianceReportRequest = request(), as caller: Caller? = nil
    ) async throws -> ComplianceReport {
        try #require(try await bench.call(Reports.generateComplianceReport, request, as: caller).report)
    }

    static func section(_ report: ComplianceReport, _ part: ReportPart) throws -> ReportSection {
        let content = try ReportContent(json: report.content)
        return try #require(content.sections.first { $0.id == part.rawValue })
    }

    static func caller(_ id: String, _ role: Role, scope: String = "*") throws -> Caller {
        Caller(
            name: "principals/\(id)",
            authority: .granted([
                Authorisation(role: role.name, permissions: RolePermissions.of(role), scope: try Scope(scope))
            ]))
    }

    /// Two models, each with a version and an incident, a use case, a principal, and outcomes.
    static func filled() async throws -> ServiceBench {
        let bench = try await OutcomeServiceTests.open()
        for id in ["m", "zqx"] {
            let version = try await bench.register(ServiceBench.version("models/\(id)/versions/1.0.0"))
            let incident = Incident(
                name: "incidents/\(id)", type: .safetyHarm, severity: .error, title: "of \(id)", subject: version.name)
            _ = try await bench.call(
                IncidentServiceMethods.openIncident, OpenIncidentRequest(incident: incident, mutation: .fresh()))
        }
        try await bench.party("ann")
        let rows = (1...3).map { number in
            RouteOutcome(
                requestId: "r\(number)", createTime: Timestamp(microseconds: Int64(number)), environment: "prod",
                selectedProvider: "openai", latencyMs: 1, status: .ok, schemaValid: number == 1 ? .true : .absent)
        }
        try await OutcomeServiceTests.report(bench, [Array(rows.prefix(2)), Array(rows.suffix(1))])
        return bench
    }

    @Test("A report names what it covers, has every section, and is read and listed")
    func whole() async throws {
        let bench = try await Self.filled()
        let last = try await bench.store.lastRevision()
        let report = try await Self.generate(bench, Self.request(pack: "eu-ai-act"))
        #expect(report.ledgerRevision == last && report.lastOutcomeBatch == 2)
        #expect(report.pack == "eu-ai-act" && report.packVersion == "2")
        #expect(report.contentDigest.count == 32 && report.withheld == [])
        #expect(report.controlsPresent + report.controlsPartial + report.controlsAbsent == 13)
        let content = try ReportContent(json: report.content)
        #expect(content.sections.map(\.id) == ReportPart.allCases.map(\.rawValue))
        #expect(content.ledgerRevision == last && content.singlePersonMode)
        // Each statement names its query.
        let statements = content.sections.flatMap(\.statements)
        #expect(statements.allSatisfy { !$0.query.isEmpty || $0.text.contains("no data") })
        #expect(statements.allSatisfy { $0.revisions.allSatisfy { (1...last).contains($0) } })
        let read = try await bench.call(
            Reports.getComplianceReport, GetComplianceReportRequest(name: report.name)
        ).report
        #expect(read == report)
        let listed = try await bench.call(
            Reports.listComplianceReports, ListComplianceReportsRequest(filter: "pack = \"eu-ai-act\"")
        ).reports
        #expect(listed.map(\.name) == [report.name])
    }

    @Test("The same revision and batch give the same bytes, after more happened and after a restart")
    func sameBytes() async throws {
        let bench = try await Self.filled()
        let first = try await Self.generate(bench)
        let (revision, batch) = (first.ledgerRevision, first.lastOutcomeBatch)
        try await bench.model("later")
        _ = try await bench.call(
            IncidentServiceMethods.addIncidentNote,
            AddIncidentNoteRequest(incident: "incidents/m", text: "later", mutation: .fresh()))
        let row = RouteOutcome(
            requestId: "late", createTime: Timestamp(microseconds: 9), environment: "prod", selectedProvider: "openai",
            status: .ok)
        try await OutcomeServiceTests.report(bench, [[row]], reporter: "late")
        let again = try await Self.generate(bench, Self.request(asOf: revision, asOfBatch: batch))
        #expect(again.content == first.content && again.contentDigest == first.contentDigest)
        #expect(again.name != first.name)
        let present = try await Self.generate(bench)
        #expect(present.content != first.content)
        let restarted = try await bench.restarted()
        let after = try await Self.generate(restarted, Self.request(asOf: revision, asOfBatch: batch))
        #expect(after.content == first.content)
    }

    @Test("A state that was erased since is left out of the report of its time, and refused where it is asked for")
    func erasedSince() async throws {
        let bench = try await Self.filled()
        let name = "incidents/m"
        _ = try await bench.call(
            IncidentServiceMethods.addIncidentNote,
            AddIncidentNoteRequest(incident: name, text: "later", mutation: .fresh()))
        let entries = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: name)).entries
        let (first, last) = (try #require(entries.first), try #require(entries.last))
        #expect(first.revision < last.revision)
        let incidents = ListIncidentsRequest(asOf: first.revision)
        let before = try await bench.call(IncidentServiceMethods.listIncidents, incidents)
        #expect(before.incidents.contains { $0.name == name })
        let told = try await Self.generate(bench, Self.request(asOf: first.revision))
        let erase = EraseTextRequest(mutation: .fresh(), revision: first.revision)
        _ = try await bench.call(LedgerServiceMethods.eraseText, erase)
        let report = try await Self.generate(bench, Self.request(asOf: first.revision))
        #expect(report.content.contains("of the period was erased") && !told.content.contains("was erased;"))
        let error = await #expect(throws: StorageError.self) {
            try await bench.call(IncidentServiceMethods.listIncidents, incidents)
        }
        #expect(error?.code == .textErased)
    }

    @Test("A report is signed by the key of checkpoints, over its content and the root of the ledger's tree")
    func signed() async throws {
        let bench = try await Self.filled()
        let report = try await Self.generate(bench)
        let key = try #require(bench.context.log.verifier)
        let file = try #require(SignedReport.file(content: report.content, note: report.note))
        let read = try SignedReport(parsing: Array(file.utf8))
        try read.verify(by: key)
        #expect(read.statement.size == report.ledgerRevision)
        let root = try await bench.store.treeRoot(of: report.ledgerRevision)
        #expect(read.statement.root == root && read.statement.digest.bytes == report.contentDigest)
        let flipped = file.replacing("\"evidence\":\"ABSENT\"", with: "\"evidence\":\"PRESENT\"", maxReplacements: 1)
        #expect(flipped != file)
        #expect(throws: NoteError.self) { try SignedReport(parsing: Array(flipped.utf8)) }
    }

    @Test("What a rule in force would have refused is found by the replay")
    func planted() async throws {
        let bench = try await Self.filled()
        let ann = try await bench.party("ann")
        let override = Override(name: "overrides/o", kind: .force, subject: "models/m/versions/1.0.0")
        let asked = try await bench.call(
            OverrideServiceMethods.requestOverride,
            RequestOverrideRequest(override: override, mutation: .fresh("outage")), as: ann)
        let grant = GrantOverrideRequest(
            name: override.name, mutation: .fresh("outage", etag: asked.override?.etag ?? ""))
        await expectRefusal(.segregationOfDuties) {
            _ = try await bench.call(OverrideServiceMethods.grantOverride, grant, as: ann)
        }
        let before = try await Self.generate(bench)
        #expect(before.findings == 0)
        let granted = try await Duty.$inForce.withValue([]) {
            try await bench.call(OverrideServiceMethods.grantOverride, grant, as: ann)
        }
        let report = try await Self.generate(bench)
        #expect(report.findings == 1)
        let section = try Self.section(report, .reviews)
        let revision = try #require(granted.override?.revision)
        #expect(section.statements.contains { $0.finding && $0.revisions == [revision] })
        #expect(
            section.tables.first?.rows.map { Array($0.cells.prefix(3)) } == [
                ["own_override", "overrides/o", "principals/ann"]
            ])
    }

    @Test("An analyst's report holds back what an analyst may not read; an auditor's does not")
    func withheld() async throws {
        let bench = try await Self.filled()
        let analyst = try await Self.generate(bench, as: try Self.caller("ana", .analyst))
        #expect(analyst.withheld == ["reviews", "access"])
        let access = try Self.section(analyst, .access)
        #expect(access.evidence == .absent)
        #expect(!analyst.content.contains("principals/ann"))
        let auditor = try await Self.generate(bench, as: try Self.caller("aud", .auditor))
        #expect(auditor.withheld == [])
        #expect(auditor.content.contains("principals/ann"))
    }

    @Test("Stored reports are read by auditors where they lie, and made where report.generate is held")
    func permissions() async throws {
        let bench = try await Self.filled()
        let everywhere = try await Self.generate(bench)
        let inside = try await Self.generate(bench, Self.request("models/m"))
        let scoped = try Self.caller("aud", .auditor, scope: "models/m")
        let listed = try await bench.call(
            Reports.listComplianceReports, ListComplianceReportsRequest(), as: scoped
        ).reports
        #expect(listed.map(\.name) == [inside.name])
        await expectRefusal(.permissionDenied) {
            let request = GetComplianceReportRequest(name: everywhere.name)
            _ = try await bench.call(Reports.getComplianceReport, request, as: scoped)
        }
        let analyst = try Self.caller("ana", .analyst)
        await expectRefusal(.permissionDenied) {
            let request = GetComplianceReportRequest(name: inside.name)
            _ = try await bench.call(Reports.getComplianceReport, request, as: analyst)
        }
        for scope in ["", "models/zqx"] {
            await expectRefusal(.permissionDenied) {
                _ = try await Self.generate(bench, Self.request(scope), as: scoped)
            }
        }
    }

    @Test("A report of a scope has nothing of another one, whoever makes it")
    func scopes() async throws {
        let bench = try await Self.filled()
        for caller in [nil, try Self.caller("aud", .auditor, scope: "models/m")] {
            let report = try await Self.generate(bench, Self.request("models/m"), as: caller)
            #expect(!report.content.contains("zqx"))
            #expect(report.content.contains("incidents/m"))
            #expect(!report.content.contains("principals/ann"))
            let models = try Self.section(report, .inventory).tables.flatMap(\.rows).map { $0.cells[0] }
            #expect(models == ["models/m"])
        }
        let environment = try await Self.generate(bench, Self.request("environments/prod"))
        #expect(!environment.content.contains("models/"))
        let quality = try Self.section(environment, .dataQuality)
        #expect(quality.evidence == .present)
    }

    @Test("Outcomes count up to the batch, with what is missing of each field")
    func outcomes() async throws {
        let bench = try await Self.filled()
        func missing(_ batch: UInt64?) async throws -> [[String]] {
            let report = try await Self.generate(bench, Self.request(asOfBatch: batch))
            let tables = try Self.section(report, .dataQuality).tables
            return tables.flatMap(\.rows).filter { $0.cells[1] == "schema_valid" }.map(\.cells)
        }
        let all = try await missing(nil)
        #expect(all == [["prod", "schema_valid", "3", "2", "66.66 %"]])
        let first = try await missing(1)
        #expect(first == [["prod", "schema_valid", "2", "1", "50.00 %"]])
        let none = try await missing(0)
        #expect(none == [])
    }

    @Test("Refused calls are counted for whoever may read the audit")
    func denials() async throws {
        let bench = try await Self.filled()
        let nobody = try Self.caller("nobody", .auditor)
        await expectRefusal(.permissionDenied) {
            try await ModelServiceTests.create(bench, Model(name: "models/x"), as: nobody)
        }
        // A refused call leaves no entry, and a report covers what happened before the last one.
        try await bench.model("after")
        let report = try await Self.generate(bench)
        let section = try Self.section(report, .access)
        let refused = section.tables.first { $0.caption.hasPrefix("Refused") }
        #expect(refused?.rows.map { $0.cells[0] } == ["principals/nobody"])
    }

    @Test("Who read a stored report is in the next one; a reader's own refusals stay apart")
    func reads() async throws {
        let bench = try await Self.filled()
        let first = try await Self.generate(bench)
        let reader = try Self.caller("reader", .auditor)
        let get = GetComplianceReportRequest(name: first.name)
        _ = try await bench.call(Reports.getComplianceReport, get, as: reader)
        _ = try await bench.call(Reports.listComplianceReports, ListComplianceReportsRequest(), as: reader)
        let denials = try await bench.store.denials(of: reader.name).kept
        #expect(denials == [])
        try await bench.model("after")
        let second = try await Self.generate(bench)
        let section = try Self.section(second, .access)
        let reads = section.tables.first { $0.caption.hasPrefix("Audited reads") }
        #expect(
            reads?.rows.map { [$0.cells[0], $0.cells[3]] } == [[reader.name, first.name], [reader.name, ""]])
    }

    /// What is refused: reason, field, and the change of a request that is accepted.
    static let refusals: [(String, String, @Sendable (inout GenerateComplianceReportRequest) -> Void)] = [
        ("REPORT_INVALID", "to_time", { $0.toTime = $0.fromTime }),
        ("REPORT_INVALID", "to_time", { $0.toTime = Timestamp(seconds: 401 * 86_400) }),
        ("REPORT_INVALID", "from_time", { $0.fromTime = Timestamp(seconds: 86_000) }),
        ("REPORT_INVALID", "from_time", { $0.fromTime = Timestamp(seconds: .min) }),
        ("REPORT_INVALID", "scope", { $0.scope = "evalRuns/r" }),
        ("REPORT_INVALID", "as_of_batch", { $0.asOfBatch = 3 }),
        ("PACK_UNKNOWN", "pack", { $0.pack = "gdpr" }),
        ("REVISION_UNKNOWN", "", { $0.asOf = 4_711 }),
    ]

    @Test("A request that breaks a rule is refused with the field, and nothing is stored", arguments: refusals)
    func refused(
        reason: String, field: String, edit: @Sendable (inout GenerateComplianceReportRequest) -> Void
    ) async throws {
        let bench = try await Self.filled()
        let before = try await bench.store.lastRevision()
        var request = Self.request()
        edit(&request)
        let wrong = request
        let error = await failure { _ = try await Self.generate(bench, wrong) }
        #expect(error?.reason == reason)
        if !field.isEmpty { #expect(error?.metadata["field"] == field) }
        let after = try await bench.store.lastRevision()
        #expect(after == before)
    }

    @Test("A report of a name that is taken is refused; a trial stores nothing")
    func names() async throws {
        let bench = try await Self.filled()
        var request = Self.request()
        request.name = "complianceReports/october"
        request.mutation = .fresh()
        request.mutation?.validateOnly = true
        _ = try await Self.generate(bench, request)
        let tried = try await bench.store.get(ComplianceReport.self, request.name)
        #expect(tried == nil)
        request.mutation = .fresh()
        let report = try await Self.generate(bench, request)
        #expect(report.name == request.name)
        request.mutation = .fresh()
        let taken = request
        await expectRefusal(.alreadyExists) { _ = try await Self.generate(bench, taken) }
    }

    @Test("The packs of the daemon are listed with what they are made from")
    func packs() async throws {
        let bench = try await ServiceBench.open()
        let packs = try await bench.call(Reports.listPacks, ListPacksRequest()).packs
        #expect(packs.compactMap(\.pack?.id) == ["eu-ai-act", "internal", "iso-42001", "nist-ai-rmf-1.0"])
        #expect(packs.allSatisfy { $0.shipped && $0.controls > 5 && $0.pack?.digest.count == 32 })
        #expect(packs[0].pack?.dates.map(\.date) == ["2025-02-02", "2025-08-02", "2027-12-02", "2028-08-02"])
    }
}
