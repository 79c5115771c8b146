package import RegentMessages
import RegentModel

/// Makes the content of a report from documents and entries, each looked at once and none kept: its memory is that of
/// the rows that a report shows, and of the names of principals.
///
/// First every entry, in the order of the ledger, then documents by name: the same input gives the same bytes.
package struct ComplianceReportBuilder: Sendable {
    /// The form of the content.
    package static let format = "regent.compliance-report.v1"
    private static let notice =
        "This report shows evidence of the ledger. It does not say that anybody complies with anything."

    private let frame: ReportFrame
    private var inventory: ReportInventory
    private var changes: ReportChanges
    private var reviews: ReviewReplay
    private var deployments: ReportDeployments
    private var waivers: ReportWaivers
    private var rollbacks: ReportRollbacks
    private var incidents: ReportIncidents
    private var sla: ReportSla
    private var access: ReportAccess
    private var evaluation: ReportEvaluation
    private var dataQuality: ReportQuality
    private var ledger: ReportLedger

    /// A report of which nothing is known yet.
    package init(_ frame: ReportFrame) {
        self.frame = frame
        inventory = ReportInventory(frame)
        changes = ReportChanges(frame)
        reviews = ReviewReplay(frame)
        deployments = ReportDeployments(frame)
        waivers = ReportWaivers(frame)
        rollbacks = ReportRollbacks(frame)
        incidents = ReportIncidents(frame)
        sla = ReportSla(frame)
        access = ReportAccess(frame)
        evaluation = ReportEvaluation(frame)
        dataQuality = ReportQuality(frame)
        ledger = ReportLedger(frame)
    }

    /// When an entry must be at the latest for its actor not to be dormant, microseconds.
    package var activeSince: Int64 { ReportAccess.activeSince(frame) }

    /// A program, known before any decision of it.
    package mutating func know(_ principal: Principal) { reviews.add(principal) }

    /// An entry of the ledger, from `activeSince` or the begin of the period on.
    ///
    /// - Parameters:
    ///   - isReadable: whether what it is about is of a kind that may be read, and lies in the scope.
    ///   - isProven: whether its leaf hash is that of what it says.
    package mutating func add(_ entry: LedgerEntry, isReadable: Bool, isProven: Bool) {
        let time = entry.time?.microseconds ?? .min
        if time >= activeSince { access.saw(entry.actor) }
        guard frame.period.contains(time) else { return }
        ledger.add(entry, isProven: isProven)
        guard isReadable, !entry.textErased, let kind = try? ResourceName(entry.resource).kind else { return }
        reviews.add(entry, kind: kind)
        switch kind {
        case Principal.kind, Token.kind: access.add(entry)
        case ModelVersion.kind:
            guard let version = try? ModelVersion(decoding: entry.payload) else { return }
            waivers.add(version, event: entry.event, revision: entry.revision)
        default: break
        }
    }

    /// Documents, as they were at the end.
    package mutating func add(_ model: Model) { inventory.add(model) }
    /// Takes a version, as it was at the end.
    package mutating func add(_ version: ModelVersion) {
        inventory.add(version)
        evaluation.add(version)
    }
    /// Takes a use case, as it was at the end.
    package mutating func add(_ useCase: UseCase) { inventory.add(useCase) }
    /// Takes a proposal, as it was at the end.
    package mutating func add(_ proposal: ChangeProposal) { changes.add(proposal) }
    /// Takes a deployment, as it was at the end.
    package mutating func add(_ deployment: Deployment) { deployments.add(deployment) }
    /// Takes a deployment task, as it was at the end.
    package mutating func add(_ task: DeploymentTask) { deployments.add(task) }
    /// Takes an override, as it was at the end.
    package mutating func add(_ override: Override) { waivers.add(override) }
    /// Takes a force lease, as it was at the end.
    package mutating func add(_ force: Force) { waivers.add(force) }
    /// Takes a rollback, as it was at the end.
    package mutating func add(_ rollback: RollbackRecord) { rollbacks.add(rollback) }
    /// Takes an incident, as it was at the end.
    package mutating func add(_ incident: Incident) { incidents.add(incident) }
    /// Takes an SLA target, as it was at the end.
    package mutating func add(_ target: SlaTarget) { sla.add(target) }
    /// Takes an SLA violation, as it was at the end.
    package mutating func add(_ violation: SlaViolation) { sla.add(violation) }
    /// Takes a principal, as it was at the end.
    package mutating func add(_ principal: Principal) { access.add(principal) }
    /// Takes an eval run, as it was at the end.
    package mutating func add(_ run: EvalRun) {
        evaluation.add(run)
        dataQuality.add(run)
    }

    /// A call of the period that was refused, or is audited though it only reads.
    package mutating func add(_ call: AuditedCall) { access.add(call) }

    /// Further such calls, of which only the number is told.
    package mutating func add(furtherRefused: UInt64, furtherReads: UInt64) {
        access.add(furtherRefused: furtherRefused, furtherReads: furtherReads)
    }

    /// What is missing in outcomes of an environment, environments by name.
    package mutating func add(environment: String, _ counts: OutcomeMissing) {
        dataQuality.add(environment: environment, counts)
    }

    /// Breaches of duties outside single-person mode.
    package var findings: UInt64 { reviews.findings }

    /// The content.
    package var content: ReportContent {
        let sections = [
            inventory.section, changes.section, reviews.section, deployments.section, waivers.section,
            rollbacks.section, incidents.section, sla.section,
            access.section, evaluation.section, dataQuality.section, ledger.section,
        ]
        return ReportContent(
            format: Self.format, store: frame.store, scope: frame.scope.description,
            fromTime: Timestamp(microseconds: frame.period.lowerBound),
            toTime: Timestamp(microseconds: frame.period.upperBound), pack: pack, ledgerRevision: frame.revision,
            revisionTime: frame.revisionTime, leafHash: frame.head?.leaf ?? [],
            lastOutcomeBatch: frame.lastOutcomeBatch, singlePersonMode: frame.isSinglePersonMode,
            notice: Self.notice, controls: frame.pack.controls.map { Self.judged($0, sections) }, sections: sections,
            rootHash: frame.root)
    }

    private var pack: ReportPack {
        var pack = ReportPack(frame.pack, digest: frame.packDigest)
        // The last day of the period is the one before its end.
        let last = CalendarDate(day: Self.day(frame.period.upperBound - 1))
        for (place, day) in frame.pack.days.enumerated() {
            pack.dates[place].applies = last.map { day.date <= $0 } == true
        }
        return pack
    }

    private static func day(_ micros: Int64) -> Int64 {
        let (days, rest) = micros.quotientAndRemainder(dividingBy: 86_400_000_000)
        return rest < 0 ? days - 1 : days
    }

    /// A control has evidence where all of its sections have, and none where none has.
    private static func judged(_ control: CompliancePack.Control, _ sections: [ReportSection]) -> ReportControl {
        let found = control.parts.map { part in sections.first { $0.id == part.rawValue }?.evidence ?? .absent }
        let evidence: ReportEvidence =
            found.allSatisfy { $0 == .present } ? .present : found.allSatisfy { $0 == .absent } ? .absent : .partial
        return ReportControl(
            id: control.id, title: control.title, evidence: evidence, sections: control.parts.map(\.rawValue))
    }
}

extension ReportPack {
    /// What reports say of a pack.
    package init(_ pack: CompliancePack, digest: [UInt8]) {
        self.init(
            id: pack.id, version: pack.version, title: pack.title, effectiveDate: pack.effectiveDate.description,
            source: pack.source, digest: digest,
            dates: pack.days.map { ReportDate(title: $0.title, date: $0.date.description, source: $0.source) })
    }
}
