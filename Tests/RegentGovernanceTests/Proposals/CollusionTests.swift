import Foundation
import RegentGovernance
import RegentTestKit
import Testing

/// Whatever people try together, no change is applied outside single-person mode that nobody independent agreed to.
@Suite("Collusion", .timeLimit(.minutes(10)))
struct CollusionTests {
    private static let sequences: UInt64 = 1_000

    /// Sequences that run however long they take: what is expected of so many holds on any machine.
    private static let sequencesMin: UInt64 = 300

    /// Runs sequences; a short run ends after ten seconds, a long one (REGENT_COLLUSION=long) after all of them.
    private static func run(_ seed: UInt64, until isEnough: (Collusion) -> Bool = { _ in false }) -> [Collusion] {
        let isLong = ProcessInfo.processInfo.environment["REGENT_COLLUSION"] == "long"
        let end = ContinuousClock.now + .seconds(10)
        var ran: [Collusion] = []
        for number in 0..<sequences where isLong || number < sequencesMin || ContinuousClock.now < end {
            var sequence = Collusion(seed: seed &+ number)
            sequence.run()
            ran.append(sequence)
            if isEnough(sequence) { break }
        }
        return ran
    }

    @Test("1,000 sequences apply nothing that was not reviewed, and 200 of them apply a change")
    func honest() {
        let seed = announcedSeed("CollusionTests")
        let ran = Self.run(seed)
        for (number, sequence) in ran.enumerated() where !sequence.breaches.isEmpty {
            Issue.record("seed \(seed &+ UInt64(number)): \(sequence.breaches)")
        }
        let applied = ran.count(where: \.isApplied)
        #expect(applied * 5 >= ran.count, "\(applied) of \(ran.count) sequences applied a change")
    }

    static let rules: [(ProposalDuty, Collusion.Breach)] = [
        (.authorDoesNotApprove, .authorApproved), (.delegateDoesNotReview, .delegateReviewed),
        (.programsDoNotApprove, .programApproved), (.reviewersAreDistinct, .reviewedByOne),
        (.uploaderIsNotOnlyReviewer, .reviewedByUploaders), (.voterHoldsSeat, .seatNotHeld),
        (.oneVotePerPerson, .votedTwice), (.approvalsAreFresh, .notWhatWasReviewed),
    ]

    @Test("with a rule switched off its breach is found", arguments: rules)
    func switchedOff(rule: ProposalDuty, breach: Collusion.Breach) {
        let seed = announcedSeed("CollusionTests")
        let ran = ProposalDuty.$inForce.withValue(ProposalDuty.inForce.subtracting([rule])) {
            Self.run(seed) { $0.breaches.contains(breach) }
        }
        #expect(ran.last?.breaches.contains(breach) == true, "\(ran.count) sequences")
    }

    @Test("every rule is one of these, but that of the only approver, which that of distinct reviewers implies")
    func complete() {
        #expect(Set(Self.rules.map(\.0)) == Set(ProposalDuty.allCases).subtracting([.applierIsNotOnlyApprover]))
        let seed = announcedSeed("CollusionTests")
        for (off, isFound) in [
            ([.reviewersAreDistinct], false), ([.reviewersAreDistinct, .applierIsNotOnlyApprover], true),
        ] as [(Set<ProposalDuty>, Bool)] {
            let ran = ProposalDuty.$inForce.withValue(ProposalDuty.inForce.subtracting(off)) {
                Self.run(seed) { $0.breaches.contains(.appliedByOnlyApprover) }
            }
            #expect(ran.contains { $0.breaches.contains(.appliedByOnlyApprover) } == isFound, "without \(off)")
        }
    }
}
