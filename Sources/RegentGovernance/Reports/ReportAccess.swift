import RegentMessages
import RegentModel

/// A call that was refused for want of a permission, or one that is audited though it changes nothing.
package struct AuditedCall: Sendable, Hashable {
    /// Who asked.
    package let principal: String
    /// When, microseconds.
    package let time: Int64
    /// Method.
    package let method: String
    /// What it was about, as far as known.
    package let resource: String
    /// Why it was refused; empty where it was not.
    package let reason: String

    /// A call.
    package init(principal: String, time: Int64, method: String, resource: String, reason: String) {
        self.principal = principal
        self.time = time
        self.method = method
        self.resource = resource
        self.reason = reason
    }
}

/// Who could do what in the period: grants, revocations, dormant principals, refused calls.
struct ReportAccess: Sendable {
    private static let kinds = [Principal.kind, Token.kind]

    private let frame: ReportFrame
    private var changes: ReportRows
    private var dormant: ReportRows
    private var refused: ReportRows
    private var reads: ReportRows
    private var events: [String: UInt64] = [:]
    private var principals: UInt64 = 0
    /// Who acted within the days after which a principal is dormant: at most as many as there are principals, and
    /// those who act without being one.
    private var active: Set<String> = []

    init(_ frame: ReportFrame) {
        self.frame = frame
        changes = ReportRows(
            "Changes of access in the period", query: frame.watch(Self.kinds), "event", "principal or token", "by",
            "when")
        dormant = ReportRows(
            "Dormant principals at the end", query: frame.list("access principal", "disabled = false"), "principal",
            "kind", "grants")
        refused = ReportRows(
            "Refused calls of the period", query: "SELECT * FROM denials WHERE reason <> ''", "principal", "when",
            "method", "resource", "reason")
        reads = ReportRows(
            "Audited reads of the period", query: "SELECT * FROM denials WHERE reason = ''", "principal", "when",
            "method", "resource")
    }

    /// When an entry must be at the latest for its actor not to be dormant, microseconds.
    static func activeSince(_ frame: ReportFrame) -> Int64 {
        let (time, isOver) = frame.end.subtractingReportingOverflow(frame.pack.clocks.dormantDays * 86_400_000_000)
        return isOver ? .min : time
    }

    /// An entry of the days before the end.
    mutating func saw(_ actor: String) { active.insert(actor) }

    /// An entry of the period about a principal or a token.
    mutating func add(_ entry: LedgerEntry) {
        events[entry.event, default: 0] += 1
        // Who made a change is for those who may read the audit.
        let actor = frame.reads(ReportSource.audit) ? entry.actor : "–"
        changes.add(entry.revision, entry.event, entry.resource, actor, ReportText.time(entry.time))
    }

    /// A principal at the end; to be called after every entry.
    mutating func add(_ principal: Principal) {
        principals += 1
        guard frame.reads(ReportSource.audit), !principal.disabled, !principal.grants.isEmpty,
            !active.contains(principal.name),
            principal.createTime.map({ $0.microseconds < Self.activeSince(frame) }) == true
        else { return }
        let grants = principal.grants.map { grant in
            (grant.role == .unspecified ? grant.permission : grant.role.name)
                + (grant.scope.isEmpty || grant.scope == "*" ? "" : " on \(grant.scope)")
        }
        dormant.add(principal.revision, principal.name, principal.kind.name, ReportText.names(grants))
    }

    /// A call of the period that was refused, or is audited though it only reads.
    mutating func add(_ call: AuditedCall) {
        let when = ReportText.time(call.time)
        if call.reason.isEmpty {
            reads.add(0, call.principal, when, call.method, call.resource)
        } else {
            refused.add(0, call.principal, when, call.method, call.resource, call.reason)
        }
    }

    /// Further calls of the period.
    mutating func add(furtherRefused: UInt64, furtherReads: UInt64) {
        refused.leaveOut(furtherRefused)
        reads.leaveOut(furtherReads)
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if frame.reads(Principal.kind) {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(principals, "principal")) at the end.",
                    query: frame.list("access principal")))
            statements.append(
                ReportStatement(
                    text: changes.total == 0
                        ? "Access was not changed." : "Access was changed: \(ReportText.counts(events)).",
                    query: frame.watch(Self.kinds), revisions: changes.revisions))
        }
        if frame.scope != .everything {
            statements.append(
                ReportStatement(text: "Principals and refused calls lie in the whole store, not in a scope."))
        } else if frame.reads(ReportSource.audit) {
            let days = frame.pack.clocks.dormantDays
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(dormant.total, "principal")) with a grant and without an entry in the "
                        + "ledger for \(days) days.",
                    query: frame.list("access principal"), revisions: dormant.revisions))
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(refused.total, "call was", "calls were")) refused for want of a "
                        + "permission; \(ReportText.count(reads.total, "audited read was", "audited reads were")) "
                        + "made.",
                    query: "SELECT reason <> '', sum(1 + suppressed) FROM denials GROUP BY 1"))
        }
        statements.append(
            ReportStatement(
                text: frame.isSinglePersonMode
                    ? "The store was in single-person mode: its owner did everything alone."
                    : "The store was not in single-person mode.",
                query: "regent status", revisions: []))
        return ReportSection(
            .access, frame, hasEvidence: principals > 0 || changes.total > 0 || refused.total > 0, statements,
            [changes.made, dormant.made, refused.made, reads.made])
    }
}
