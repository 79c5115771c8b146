import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentProofs
import RegentStorage

/// Gathers what a report is made from: documents as they were after one revision, the entries up to it, refused calls
/// before it, and outcomes up to one batch. None of it changes any more, so that every reading of it is one snapshot.
struct ReportGathering {
    /// Documents and entries read at once.
    private static let readMax = 500
    /// Refused calls that are shown.
    private static let denialsMax = 100

    private let context: ServiceContext
    private let frame: ReportFrame

    /// Fixes what the report covers.
    ///
    /// - Throws: `Refusal` REPORT_INVALID, PACK_UNKNOWN; `StorageError` `.revisionUnknown`.
    init(
        _ request: GenerateComplianceReportRequest, in scope: Scope, _ reach: ReportReach, _ context: ServiceContext
    ) async throws {
        self.context = context
        let period = try ComplianceReport.period(of: request, now: context.now())
        let pack = try context.packs.pack(request.pack)
        let owner = Caller.name(ofUID: context.store.identity.ownerUID)
        let span = try await context.store.reportSpan(
            of: period, asOf: request.asOf, event: Principal.hardeningEvent, of: owner)
        guard request.asOfBatch ?? 0 <= span.lastOutcomeBatch else {
            throw ComplianceReport.invalid(
                "there is no batch \(request.asOfBatch ?? 0) of outcomes; the last one is \(span.lastOutcomeBatch)",
                "as_of_batch")
        }
        frame = ReportFrame(
            store: context.store.identity.storeID, scope: scope, period: period, pack: pack,
            packDigest: Array(SHA256.hash(data: Array(pack.canonicalText.utf8))), firstRevision: span.firstRevision,
            revision: span.revision, head: span.head,
            root: try await context.log.root(of: span.revision).bytes,
            lastOutcomeBatch: request.asOfBatch ?? span.lastOutcomeBatch,
            isSinglePersonMode: !span.hasEvent, withheld: reach.withheld)
    }

    /// The report.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT; `CancellationError`.
    func report() async throws -> MadeReport {
        var builder = ComplianceReportBuilder(frame)
        if frame.revision > 0 {
            // Principals lie in the whole store: in a report of a scope too it is to be known who is a program.
            if !frame.withheld.contains(Principal.kind) {
                try await each(Principal.self, in: .everything) { builder.know($0) }
            }
            try await addEntries(to: &builder)
            try await addDocuments(to: &builder)
            try await addDenials(to: &builder)
        }
        try await addOutcomes(to: &builder)
        let content = builder.content
        guard let text = content.jsonValue.canonicalText else {
            throw Refusal(.internalError, "a report has a number that is no whole one")
        }
        let digest = SHA256.hash(data: Array(text.utf8))
        let withheld = ReportPart.allCases.filter { !frame.withheld.isDisjoint(with: $0.sources) }
        return MadeReport(
            content: content, text: text, digest: Array(digest), note: try await note(of: text),
            findings: builder.findings, withheld: withheld.map(\.rawValue))
    }

    /// The signed note of a content.
    private func note(of text: String) async throws -> String {
        guard let root = MerkleHash(frame.root) else {
            throw Refusal(.internalError, "a root has \(frame.root.count) bytes")
        }
        let note = ReportNote(content: text, size: frame.revision, root: root)
        return String(decoding: try await context.log.sign(note.text).bytes, as: UTF8.self)
    }

    /// Documents of a kind as they were, by name, of those that may be read.
    private func each<D: Document>(_ type: D.Type, _ body: (D) throws -> Void) async throws {
        guard !frame.withheld.contains(D.kind) else { return }
        try await each(type, in: frame.scope, body)
    }

    private func each<D: Document>(_ type: D.Type, in scope: Scope, _ body: (D) throws -> Void) async throws {
        var token = ""
        repeat {
            try Task.checkCancellation()
            let query = DocumentQuery(
                showsArchived: true, asOf: frame.revision, pageSize: Self.readMax, pageToken: token)
            // What was erased since is no reason to refuse the whole report.
            let page = try await context.store.list(type, query, readableIn: [scope], passesErased: true)
            for document in page.items { try body(document) }
            token = page.nextPageToken
        } while !token.isEmpty
    }

    private func addDocuments(to builder: inout ComplianceReportBuilder) async throws {
        try await each(Model.self) { builder.add($0) }
        try await each(ModelVersion.self) { builder.add($0) }
        try await each(UseCase.self) { builder.add($0) }
        try await each(ChangeProposal.self) { builder.add($0) }
        try await each(Deployment.self) { builder.add($0) }
        try await each(DeploymentTask.self) { builder.add($0) }
        try await each(Override.self) { builder.add($0) }
        try await each(Force.self) { builder.add($0) }
        try await each(RollbackRecord.self) { builder.add($0) }
        try await each(Incident.self) { builder.add($0) }
        try await each(SlaTarget.self) { builder.add($0) }
        try await each(SlaViolation.self) { builder.add($0) }
        try await each(EvalRun.self) { builder.add($0) }
        try await each(Principal.self) { builder.add($0) }
    }

    private func addEntries(to builder: inout ComplianceReportBuilder) async throws {
        var next = frame.firstRevision
        if frame.scope == .everything {
            next = min(next, try await context.store.firstRevision(since: builder.activeSince))
        }
        while next <= frame.revision {
            try Task.checkCancellation()
            let entries = try await context.store.provenEntries(in: next...frame.revision, limit: Self.readMax)
            guard let last = entries.last else { return }
            for one in entries {
                builder.add(one.entry, isReadable: isReadable(one.entry), isProven: one.isProven)
            }
            next = last.entry.revision + 1
        }
    }

    private func isReadable(_ entry: LedgerEntry) -> Bool {
        guard let kind = try? ResourceName(entry.resource).kind, !frame.withheld.contains(kind) else { return false }
        return frame.scope == .everything || frame.scope.covers(anyOf: entry.scopeNames)
    }

    private func addDenials(to builder: inout ComplianceReportBuilder) async throws {
        guard frame.scope == .everything, !frame.withheld.contains(ReportSource.audit),
            frame.period.lowerBound < frame.end
        else { return }
        let times = frame.period.lowerBound..<frame.end
        var further: [UInt64] = []
        for isRefused in [true, false] {
            let calls = try await context.store.auditedCalls(refused: isRefused, in: times, limit: Self.denialsMax)
            for call in calls.kept {
                builder.add(
                    AuditedCall(
                        principal: call.principal, time: call.time, method: call.method, resource: call.resource,
                        reason: call.reason))
            }
            further.append(calls.total - UInt64(calls.kept.count))
        }
        builder.add(furtherRefused: further[0], furtherReads: further[1])
    }

    /// Outcomes lie in environments: a report of a model has none.
    private func addOutcomes(to builder: inout ComplianceReportBuilder) async throws {
        guard !frame.withheld.contains(ReportSource.outcomes), frame.revision > 0 else { return }
        var environments: [String] = []
        try await each(Environment.self, in: frame.scope) { environments.append($0.name) }
        for name in environments.sorted() {
            let id = String(name.split(separator: "/").last ?? "")
            builder.add(environment: id, try await missing(in: id))
        }
    }

    private func missing(in environment: String) async throws -> OutcomeMissing {
        var counts = OutcomeMissing()
        try await context.store.readOutcomes { reader in
            for key in try await reader.segments(environment: environment, times: frame.period) {
                try Task.checkCancellation()
                guard let (stored, batches) = try await reader.segment(key.id) else { continue }
                guard let rows = OutcomeRows(stored, batches) else {
                    throw Refusal(
                        .storeCorrupt, "segment \(key.id) of outcomes is damaged", ["segment": "\(key.id)"])
                }
                for (batch, rows) in rows.batches where UInt64(clamping: batch) <= frame.lastOutcomeBatch {
                    for row in rows where frame.period.contains(row.createTime?.microseconds ?? .min) {
                        counts.add(row)
                    }
                }
            }
        }
        return counts
    }
}
