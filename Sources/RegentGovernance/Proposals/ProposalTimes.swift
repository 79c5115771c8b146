package import RegentMessages

/// When proposals expire and when the scheduler applies them.
package enum ProposalTimes {
    /// Days after the last change of state.
    package static let openDays: Int64 = 30
    /// Days after its schedule, of an approved one that has one.
    package static let scheduledDays: Int64 = 7
    private static let dayMicros: Int64 = 86_400_000_000

    /// When a proposal expires; nil once it has ended.
    static func expiry(of proposal: ChangeProposal) -> Timestamp? {
        guard proposal.isOpen else { return nil }
        if proposal.state == .approved, let schedule = proposal.scheduledDeployment {
            return after(scheduledDays, schedule)
        }
        return proposal.stateChangeTime.map { after(openDays, $0) }
    }

    private static func after(_ days: Int64, _ time: Timestamp) -> Timestamp {
        // A schedule near the end of time holds for ever.
        let (end, isBeyond) = time.microseconds.addingReportingOverflow(days * dayMicros)
        return Timestamp(microseconds: isBeyond ? .max : end)
    }
}

extension ChangeProposal {
    /// Whether its time has passed.
    package func isPast(_ now: Int64) -> Bool { expireTime.map { $0.microseconds <= now } ?? false }

    /// Whether the scheduler applies it now.
    package func isDue(_ now: Int64) -> Bool {
        state == .approved && !isPast(now) && (scheduledDeployment.map { $0.microseconds <= now } ?? false)
    }
}
