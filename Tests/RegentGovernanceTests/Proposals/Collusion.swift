import RegentGovernance
import RegentMessages
import RegentModel
import RegentTestKit

/// People and programs who try together to bring a change through that nobody independent has agreed to.
///
/// Everybody holds every permission and takes random steps, most of them such that lead further. What was accepted is
/// kept apart from the document, and each application is judged by that alone.
struct Collusion {
    /// How an applied change breaks a promise.
    enum Breach: Hashable, Sendable {
        case authorApproved, delegateReviewed, programApproved, reviewedByOne, reviewedByUploaders, seatNotHeld
        case votedTwice, notWhatWasReviewed, appliedByOnlyApprover
    }

    private static let delegate = "principals/dot"
    private static let program = "principals/bot"
    private static let uploaders: Set<String> = ["principals/una", "principals/ugo"]
    private static let people =
        ["principals/ann", "principals/charlie", "principals/diana", "principals/eve", "principals/operator", delegate]
        + uploaders.sorted()

    /// Whom the committee's seats belong to; eve holds two, the author and the program one each.
    private static let holders: [CommitteeSeat: Set<String>] = [
        .modelScienceLead: ["principals/charlie", ProposalCase.author], .productManager: ["principals/diana", program],
        .engineeringLead: ["principals/eve"], .customerSuccessLead: ["principals/eve", "principals/diana"],
    ]

    private struct Approval {
        let actor: String
        let seat: CommitteeSeat?
        let essence: [UInt8]
        let round: Int
    }

    private var random: SplitMix64
    private var made = ProposalCase()
    private var round = 0
    private var approvals: [Approval] = []
    /// Whether the author still owns the store alone.
    private var isAlone: Bool
    /// Whether a change was applied outside single-person mode.
    private(set) var isApplied = false
    private(set) var breaches: Set<Breach> = []

    /// A sequence; the same for the same seed.
    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        isAlone = random.next() % 8 == 0
        made.surroundings.authorDelegates = [Self.delegate]
        made.surroundings.evidence = [ProposalCase.evidence(by: Self.uploaders.sorted())]
        made.surroundings.committee = Committee(
            name: "committees/all",
            seats: Self.holders.map { CommitteeSeatHolders(seat: $0.key, holders: $0.value.sorted()) },
            waivesSmallChanges: true)
    }

    /// Takes steps until the proposal has ended, or there were many.
    mutating func run() {
        let said = chance(3) ? ProposalCase.tightened() : ProposalCase.weights()
        try? made.create(said, alone: isAlone)
        for _ in 0..<90 where made.proposal.isOpen {
            made.now += 1_000
            if isAlone, chance(12) { isAlone = false }
            if chance(10) { stray() } else { advance() }
        }
    }

    // MARK: Steps

    /// A step that leads further, if it is accepted.
    private mutating func advance() {
        switch made.proposal.state {
        case .draft, .changesRequested:
            if chance(4) { edit(by: someone()) } else { submit() }
        case .submitted, .inReview:
            if chance(3) { try? made.answer() } else { review(chance(12) ? .requestChanges : .approve) }
        case .reviewed:
            if chance(15) { review(.requestChanges) } else { vote() }
        default: apply()
        }
    }

    /// A step of any kind.
    private mutating func stray() {
        switch random.next() % 8 {
        case 0: edit(by: someone())
        case 1: submit()
        case 2: review([.approve, .requestChanges, .reject][Int(random.next() % 3)])
        case 3: vote()
        case 4: apply()
        case 5: made.surroundings.evidence[0].contentDigest = [UInt8(random.next() % 4) + 1]
        case 6: try? made.answer([.noRegressions], chance(2) ? .no : .yes)
        default: made.surroundings.evidence[0].scoredSamples = 1_001 + random.next() % 3
        }
    }

    private mutating func edit(by actor: String) {
        let text = "edit \(random.next() % 1_000)"
        try? made.update(by: actor) { $0.description = text }
    }

    private mutating func submit() {
        do {
            try made.submit(alone: isAlone)
            round += 1
        } catch {}
    }

    private mutating func review(_ decision: ReviewDecision) {
        let actor = someone()
        let seen = essence
        do {
            try made.review(
                decision, by: actor, kind: kind(of: actor), alone: isAlone && actor == ProposalCase.author)
            if decision == .approve {
                approvals.append(Approval(actor: actor, seat: nil, essence: seen, round: round))
            }
        } catch {}
    }

    private mutating func vote() {
        let seats = CommitteeSeat.allKnown.filter { $0 != .unspecified }
        let (seat, seen) = (seats[Int(random.next() % UInt64(seats.count))], essence)
        // Mostly somebody who holds the seat.
        let holders = Self.holders[seat, default: []].sorted()
        let actor = chance(4) ? someone() : holders[Int(random.next() % UInt64(holders.count))]
        do {
            try made.vote(
                chance(40) ? .reject : .approve, for: seat, by: actor, kind: kind(of: actor),
                alone: isAlone && actor == ProposalCase.author)
            if made.proposal.votes.last?.decision == .approve {
                approvals.append(Approval(actor: actor, seat: seat, essence: seen, round: round))
            }
        } catch {}
    }

    private mutating func apply() {
        // Those who reviewed try to apply it themselves, too.
        let actor = chance(2) ? someone() : approvals.last { $0.seat == nil }?.actor ?? someone()
        let alone = isAlone && actor == ProposalCase.author
        let seen = essence
        do { try made.apply(by: actor, alone: alone) } catch { return }
        guard !alone else { return }
        isApplied = true
        judge(seen, appliedBy: actor)
    }

    // MARK: What was promised

    /// Holds an application against what was accepted before it.
    private mutating func judge(_ seen: [UInt8], appliedBy actor: String) {
        let fresh = approvals.filter { $0.round == round && $0.essence == seen }
        let reviews = fresh.filter { $0.seat == nil }.map(\.actor)
        let outside = Set(reviews).subtracting([ProposalCase.author, Self.delegate, Self.program])
        if outside.count < 2 {
            if reviews.contains(ProposalCase.author) { breaches.insert(.authorApproved) }
            if reviews.contains(Self.delegate) { breaches.insert(.delegateReviewed) }
            if reviews.contains(Self.program) { breaches.insert(.programApproved) }
            if Set(reviews).count < 2 { breaches.insert(reviews.count < 2 ? .notWhatWasReviewed : .reviewedByOne) }
        }
        if outside.isSubset(of: Self.uploaders) { breaches.insert(.reviewedByUploaders) }
        let votes = fresh.filter { $0.seat != nil }
        if !isWaivable { judgeVotes(votes) }
        if Set(reviews + votes.map(\.actor)).isSubset(of: [actor]) { breaches.insert(.appliedByOnlyApprover) }
    }

    private mutating func judgeVotes(_ votes: [Approval]) {
        for seat in [CommitteeSeat.modelScienceLead, .productManager, .engineeringLead] {
            let cast = votes.filter { $0.seat == seat }.map(\.actor)
            let held = cast.filter(Self.holders[seat, default: []].contains)
            if held.isEmpty { breaches.insert(cast.isEmpty ? .notWhatWasReviewed : .seatNotHeld) }
            if held == [ProposalCase.author] { breaches.insert(.authorApproved) }
            if held == [Self.program] { breaches.insert(.programApproved) }
        }
        if Set(votes.map(\.actor)).count < votes.count { breaches.insert(.votedTwice) }
    }

    /// Whether the change may go without the committee: the one that only tightens a threshold.
    private var isWaivable: Bool { made.proposal.changeType == .thresholdChange }

    /// What is agreed to: everything that the author says, and what the cited runs are now.
    private var essence: [UInt8] {
        var said = made.proposal
        (said.state, said.editors, said.round, said.digest) = (.unspecified, [], 0, [])
        (said.submitTime, said.stateChangeTime, said.expireTime) = (nil, nil, nil)
        (said.policy, said.committee, said.evidence, said.checklist) = (nil, "", made.surroundings.evidence, [])
        (said.reviews, said.votes, said.approval, said.singlePersonMode) = ([], [], nil, false)
        return said.encoded()
    }

    private func kind(of actor: String) -> Caller.Kind { actor == Self.program ? .service : .human }

    private mutating func someone() -> String {
        let all = Self.people + [ProposalCase.author, Self.program]
        return all[Int(random.next() % UInt64(all.count))]
    }

    /// Once in so many times.
    private mutating func chance(_ times: UInt64) -> Bool { random.next() % times == 0 }
}
