package import RegentMessages
package import RegentModel

// What of an incident falls due: each due time is reported once, whoever looks and however often.
extension Incident {
    /// How long before its due time an incident is due soon at most: a day, so that somebody sees it in working hours.
    static let dueSoonMicros: Int64 = 86_400_000_000

    /// Something that falls due.
    private enum Due: Equatable {
        case action(Int)
        case soon
        case over
    }

    /// When the scheduler has to look at it next; nil: never.
    var computedNextDueTime: Timestamp? { dues.map(\.micros).min().map { Timestamp(microseconds: $0) } }

    /// The incident after the report of what fell due first, of what is due by now.
    ///
    /// - Returns: nil where nothing is due any more: another tick was there before.
    package func dueNoticed(_ command: Command) throws(Refusal) -> Change<Incident>? {
        var due = dues.filter { $0.micros <= command.now }
        // Who hears that it is overdue need not hear that it will be.
        if due.contains(where: { $0.due == .over }) { due.removeAll { $0.due == .soon } }
        guard let due = due.min(by: { $0.micros < $1.micros }) else { return nil }
        return switch due.due {
        case .action(let place):
            try scheduling(command, event: Self.actionDue) { $0.actions[place].dueNoticeTime = command.time }
        case .soon: try scheduling(command, event: Self.dueSoon) { $0.dueSoonTime = command.time }
        case .over:
            try scheduling(command, event: Self.overdue) { incident in
                incident.dueSoonTime = dueSoonTime ?? command.time
                incident.overdueTime = command.time
            }
        }
    }

    /// Sets until when it is to be resolved, as somebody says: it stays so, whatever the severity.
    mutating func say(dueTime time: Timestamp) {
        setDueTime(time)
        duePack = ""
    }

    /// Sets until when it is to be resolved by the clock of its severity.
    ///
    /// - Parameter micros: when its time begins, microseconds since 1970.
    mutating func setDueTime(by clocks: IncidentClocks, from micros: Int64) {
        let time = clocks.dueTime(severity, from: micros)
        setDueTime(time)
        duePack = time == nil ? "" : clocks.pack
    }

    /// When the clock of its severity began, microseconds since 1970; nil where somebody said its due time.
    func clockBegin(by clocks: IncidentClocks) -> Int64? {
        guard !duePack.isEmpty, let due = dueTime?.microseconds, let length = clocks.micros(of: severity) else {
            return nil
        }
        let (begin, isBeyond) = due.subtractingReportingOverflow(length)
        return isBeyond ? .min : begin
    }

    /// Another time is reported as the first one was.
    private mutating func setDueTime(_ time: Timestamp?) {
        guard time != dueTime else { return }
        (dueTime, dueSoonTime, overdueTime) = (time, nil, nil)
    }

    /// What is still to be reported, each with its time.
    private var dues: [(micros: Int64, due: Due)] {
        guard isOpen else { return [] }
        var dues: [(micros: Int64, due: Due)] = []
        for (place, action) in actions.enumerated() where action.isOpen && action.dueNoticeTime == nil {
            if let time = action.dueTime { dues.append((time.microseconds, .action(place))) }
        }
        // What is resolved is late no more.
        guard state != .resolved, overdueTime == nil, let due = dueTime?.microseconds else { return dues }
        dues.append((due, .over))
        if dueSoonTime == nil {
            let (soon, isBefore) = due.subtractingReportingOverflow(lead(before: due))
            dues.append((isBefore ? .min : soon, .soon))
        }
        return dues
    }

    /// How long before a due time it is due soon: at most half of its time, so that what has a day is not due soon at
    /// once.
    private func lead(before due: Int64) -> Int64 {
        guard let begin = clockBegin(by: .standard) ?? detectTime?.microseconds else { return Self.dueSoonMicros }
        let (whole, isBeyond) = due.subtractingReportingOverflow(begin)
        return isBeyond ? Self.dueSoonMicros : min(Self.dueSoonMicros, max(0, whole / 2))
    }
}
