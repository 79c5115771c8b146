import RegentMessages
import RegentModel

/// A duty that a decision did not keep.
struct BrokenDuty: Sendable, Hashable {
    /// Its name: that of a `Duty` or a `ProposalDuty`.
    let duty: String
    /// Who decided.
    let person: String
}

/// Decisions of the ledger held against segregation of duties once more.
///
/// It reads what the entries say and asks no rule that was in force when they were written: whatever let a decision
/// pass, a breach is found.
/// - Source: docs/access.md, "Segregation of duties"; docs/lifecycles/change-proposal.md, "Who is kept apart".
package struct ReviewReplay: Sendable {
    /// Kinds whose decisions are replayed.
    package static let kinds = [
        ChangeProposal.kind, Override.kind, ValidationRequest.kind, UseCase.kind, Incident.kind, EvalRun.kind,
        Principal.kind, Token.kind,
    ]

    private let frame: ReportFrame
    /// Programs, by name.
    private var programs: Set<String> = []
    private var rows: ReportRows
    private var decisions: UInt64 = 0
    private var relaxed: UInt64 = 0
    /// Breaches outside single-person mode.
    private(set) var findings: UInt64 = 0
    private var found: [UInt64] = []

    init(_ frame: ReportFrame) {
        self.frame = frame
        rows = ReportRows(
            "Duties that were not kept", query: frame.watch(Self.kinds), "duty", "document", "who decided", "event",
            "single-person mode")
    }

    /// A principal: programs do not judge.
    mutating func add(_ principal: Principal) {
        if principal.kind == .service { programs.insert(principal.name) }
    }

    /// An entry of the period.
    mutating func add(_ entry: LedgerEntry, kind: String) {
        guard let decision = Decision(entry, kind: kind) else { return }
        decisions += 1
        let isRelaxed = entry.role == "SINGLE_PERSON" || decision.isRelaxed
        if isRelaxed { relaxed += 1 }
        var broken = decision.broken
        if decision.isJudgement, programs.contains(entry.actor) {
            broken.append(BrokenDuty(duty: Duty.programsDoNotJudge.rawValue, person: entry.actor))
        }
        for one in broken {
            rows.add(
                entry.revision, one.duty, entry.resource, one.person, entry.event, ReportText.flag(isRelaxed))
            guard !isRelaxed else { continue }
            findings += 1
            if found.count < 32 { found.append(entry.revision) }
        }
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if decisions > 0 {
            let some = ReportText.count(decisions, "decision was", "decisions were")
            statements.append(
                ReportStatement(
                    text: findings == 0
                        ? "\(some) replayed; none outside single-person mode broke a duty."
                        : "\(some) replayed; \(ReportText.count(findings, "breach", "breaches")) of a duty found "
                            + "outside single-person mode.",
                    query: frame.watch(Self.kinds), revisions: found, finding: findings > 0))
            if relaxed > 0 {
                statements.append(
                    ReportStatement(
                        text: "\(ReportText.count(relaxed, "decision was", "decisions were")) made in single-person "
                            + "mode, which relaxes these duties for the owner of the store.",
                        query: frame.watch(Self.kinds)))
            }
        }
        return ReportSection(
            .reviews, frame, hasEvidence: decisions > 0, isWhole: relaxed == 0, statements, [rows.made])
    }
}

/// What a decision of an entry broke.
private struct Decision {
    var broken: [BrokenDuty] = []
    var isRelaxed = false
    /// Whether only people may make it.
    var isJudgement = true

    private let by: String

    /// nil where the entry is no decision that a duty binds.
    init?(_ entry: LedgerEntry, kind: String) {
        by = entry.actor
        let isOne =
            switch kind {
            case ChangeProposal.kind: reads(entry, ChangeProposal.self) { $0.judge($1, entry) }
            case Override.kind: reads(entry, Override.self) { $0.judge($1, entry) }
            case ValidationRequest.kind: reads(entry, ValidationRequest.self) { $0.judge($1, entry) }
            case UseCase.kind: reads(entry, UseCase.self) { $0.judge($1, entry) }
            case Incident.kind: reads(entry, Incident.self) { $0.judge($1, entry) }
            case EvalRun.kind: reads(entry, EvalRun.self) { $0.judge($1, entry) }
            case Principal.kind: reads(entry, Principal.self) { $0.judge($1, entry) }
            case Token.kind: reads(entry, Token.self) { $0.judge($1, entry) }
            default: false
            }
        guard isOne else { return nil }
    }

    private mutating func reads<D: Document>(
        _ entry: LedgerEntry, _ type: D.Type, _ judge: (inout Decision, D) -> Bool
    ) -> Bool {
        // A payload whose text was erased has nothing to replay.
        guard let document = try? D(decoding: entry.payload), document.name == entry.resource else { return false }
        return judge(&self, document)
    }

    private mutating func check(_ isKept: Bool, _ duty: Duty) {
        if !isKept { broken.append(BrokenDuty(duty: duty.rawValue, person: by)) }
    }

    private mutating func check(_ isKept: Bool, _ duty: ProposalDuty) {
        if !isKept { broken.append(BrokenDuty(duty: duty.rawValue, person: by)) }
    }

    private mutating func judge(_ proposal: ChangeProposal, _ entry: LedgerEntry) -> Bool {
        typealias Methods = ProposalServiceMethods
        isRelaxed = proposal.singlePersonMode
        let writers = proposal.editors + [proposal.author]
        switch entry.method {
        case Methods.addReview.descriptor.name:
            check(!writers.contains(by), .authorDoesNotApprove)
            check(proposal.policy?.authorDelegates.contains(by) != true, .delegateDoesNotReview)
        case Methods.castVote.descriptor.name:
            check(!writers.contains(by), .authorDoesNotApprove)
            let votes = proposal.votes.filter { $0.round == proposal.round && $0.voter == by }
            check(votes.count <= 1, .oneVotePerPerson)
        case Methods.applyProposal.descriptor.name where proposal.state == .applied:
            isJudgement = false
            check(proposal.approval != nil, .approvalsAreFresh)
            let approvers = Set(proposal.approval?.approvedBy ?? [])
            check(approvers.isEmpty || approvers != [by], .applierIsNotOnlyApprover)
            checkReviews(of: proposal)
        default: return false
        }
        return true
    }

    /// Enough people approved exactly what is applied, and not only those who made its evidence.
    private mutating func checkReviews(of proposal: ChangeProposal) {
        let fresh = proposal.reviews.filter {
            $0.decision == .approve && $0.round == proposal.round && $0.digest == proposal.digest
        }
        let people = Set(fresh.map(\.reviewer))
        check(people.count >= max(2, Int(proposal.policy?.requiredReviews ?? 0)), .reviewersAreDistinct)
        let uploaders = Set(proposal.evidence.flatMap(\.uploadedBy))
        check(people.isEmpty || !people.isSubset(of: uploaders), .uploaderIsNotOnlyReviewer)
    }

    private mutating func judge(_ override: Override, _ entry: LedgerEntry) -> Bool {
        guard entry.method == OverrideServiceMethods.grantOverride.descriptor.name else { return false }
        check(override.requestedBy != by, .ownOverride)
        return true
    }

    private mutating func judge(_ request: ValidationRequest, _ entry: LedgerEntry) -> Bool {
        guard entry.method == ValidationServiceMethods.decideValidation.descriptor.name else { return false }
        check(request.registrant != by, .ownChange)
        return true
    }

    private mutating func judge(_ useCase: UseCase, _ entry: LedgerEntry) -> Bool {
        guard entry.method == UseCaseServiceMethods.approveUseCase.descriptor.name else { return false }
        check(!useCase.authors.contains(by), .ownChange)
        return true
    }

    private mutating func judge(_ incident: Incident, _ entry: LedgerEntry) -> Bool {
        typealias Methods = IncidentServiceMethods
        if entry.method == Methods.closeIncident.descriptor.name {
            check(incident.resolver != by, .secondPerson)
            return true
        }
        guard entry.method == Methods.dismissIncident.descriptor.name, incident.state == .dismissed,
            incident.severity == .error || incident.severity == .critical
        else { return false }
        check(incident.dismissal.map { $0.requestedBy != $0.confirmedBy } == true, .secondPerson)
        return true
    }

    private mutating func judge(_ run: EvalRun, _ entry: LedgerEntry) -> Bool {
        guard entry.method == EvaluationServiceMethods.invalidateRun.descriptor.name, run.invalidated else {
            return false
        }
        check(run.invalidation.map { $0.requestedBy != $0.confirmedBy } == true, .secondPerson)
        return true
    }

    private mutating func judge(_ principal: Principal, _ entry: LedgerEntry) -> Bool {
        guard entry.method == AccessServiceMethods.grantRole.descriptor.name else { return false }
        isJudgement = false
        check(principal.name != by, .ownGrant)
        return true
    }

    private mutating func judge(_ token: Token, _ entry: LedgerEntry) -> Bool {
        guard entry.method == AccessServiceMethods.issueToken.descriptor.name, !token.requestedBy.isEmpty else {
            return false
        }
        isJudgement = false
        check(token.requestedBy != by, .ownToken)
        return true
    }
}
