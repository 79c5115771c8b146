package import RegentMessages
package import RegentModel

extension Job {
    /// A new job, due when its schedule next says so.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - model: the model it runs for.
    /// - Throws: `Refusal` JOB_INVALID; ILLEGAL_TRANSITION for an archived model.
    package static func created(_ said: Job, for model: Model, _ command: Command) throws(Refusal) -> Change<Job> {
        try creating(command) { job throws(Refusal) in
            try checkInUse(model)
            job = try said.completed(over: nil, command)
            job.state = .active
            job.nextRunTime = try job.nextRun(after: command.now, command)
        }
    }

    /// The job, replaced whole; another schedule begins now.
    ///
    /// - Parameter said: what it is to be; what is output only is ignored.
    /// - Throws: `Refusal` JOB_INVALID, for another model and another kind too.
    package func updated(to said: Job, _ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job throws(Refusal) in
            guard said.model == model else {
                throw Self.invalid("\(name) runs for \(model); make another job for \(said.model)", "model")
            }
            guard said.kind == kind else {
                throw Self.invalid("\(name) is \(kind.name); make another job of kind \(said.kind.name)", "kind")
            }
            job = try said.completed(over: self, command)
            guard job.state == .active, !job.hasSchedule(of: self) else { return }
            job.nextRunTime = try job.nextRun(after: command.now, command)
        }
    }

    /// The job, stopped.
    package func paused(_ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job in
            job.state = .paused
            job.nextRunTime = nil
        }
    }

    /// The job, due again when its schedule next says so; what it missed is not made up for.
    package func resumed(_ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job throws(Refusal) in
            job.state = .active
            // A clock that was set back repeats nothing.
            job.nextRunTime = try nextRun(after: max(command.now, lastDueTime?.microseconds ?? .min), command)
        }
    }

    /// The job, bound to a version.
    ///
    /// - Throws: `Refusal` JOB_INVALID for a version of another model, and for one that cannot be bound.
    package func bound(to version: ModelVersion, _ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job throws(Refusal) in
            guard version.isVersion(of: model) else {
                throw Refusal(
                    .jobInvalid, "\(version.name) is no version of \(model); name one of it", ["field": "version"])
            }
            guard version.releaseTime != nil, version.state != .retired, !version.suspended else {
                throw Refusal(
                    .jobInvalid, "\(version.name) cannot be bound; name a released version that is in use",
                    [
                        "field": "version", "state": version.state.name, "released": "\(version.releaseTime != nil)",
                        "suspended": "\(version.suspended)",
                    ])
            }
            job.boundVersion = version.name
        }
    }

    /// The job, bound to no version.
    package func unbound(_ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { $0.boundVersion = "" }
    }

    /// The job, out of use; its binding ends.
    package func archived(_ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job in
            job.state = .archived
            job.boundVersion = ""
            job.nextRunTime = nil
        }
    }

    /// The job in use again, paused.
    ///
    /// - Throws: `Refusal` ILLEGAL_TRANSITION while its model is archived.
    package func restored(for model: Model, _ command: Command) throws(Refusal) -> Change<Job> {
        try applying(command) { job throws(Refusal) in
            try Self.checkInUse(model)
            job.state = .paused
        }
    }

    /// Whether it is due by a time. What its last run still has to do comes first.
    package func isDue(at now: Int64) -> Bool {
        state == .active && workDueTime == nil && nextRunTime.map { $0.microseconds <= now } == true
    }

    /// The job, claimed: this due time is done, and the next one is later than now. Due times that were missed since
    /// are one run.
    ///
    /// - Parameters:
    ///   - version: what was selected for it, empty where it needs none; nil skips the run.
    ///   - evalRun: the run that it opened.
    /// - Returns: nil while it is not due: another tick was there before.
    package func claimed(
        with version: String?, opening evalRun: String? = nil, _ command: Command
    ) throws(Refusal) -> Change<Job>? {
        guard isDue(at: command.now), let due = nextRunTime else { return nil }
        return try applying(command, event: version == nil ? Self.skippedEvent : Self.dueEvent) { job throws(Refusal) in
            job.lastDueTime = due
            job.lastRunTime = command.time
            job.lastVersion = version ?? ""
            job.lastEvalRun = evalRun ?? ""
            if version != nil { job.runCount &+= 1 }
            job.workDueTime = version != nil && isWorkOfDaemon ? command.time : nil
            job.nextRunTime = try nextRun(after: command.now, command)
        }
    }

    /// The version that is selected for it: forced, bound or STABLE, in this order; nil: none may serve.
    ///
    /// A forced version that may not serve is passed over, as by `Select`; a bound job never changes its version for
    /// such a reason.
    /// - Parameters:
    ///   - forced: the version of the force lease on its model in prod; nil: there is none.
    ///   - bound: the version it is bound to; nil where there is no such version.
    ///   - stable: the STABLE version of its model in prod; nil: there is none.
    package func selectedVersion(
        forced: ModelVersion?, bound: ModelVersion?, stable: ModelVersion?
    ) -> ModelVersion? {
        func serving(_ version: ModelVersion?) -> ModelVersion? {
            version.flatMap { $0.suspended || $0.state == .retired ? nil : $0 }
        }
        return serving(forced) ?? serving(boundVersion.isEmpty ? stable : bound)
    }

    /// The name of an eval run that it opens for a due time, for example `evalRuns/nightly-20261129T020000Z`.
    ///
    /// - Parameter attempt: 1 for the first; others have it at the end.
    package static func evalRunName(of job: String, due: Timestamp, attempt: Int) -> String {
        // An id has at most 128 characters, of which the time and the attempt need 30.
        let id = job.split(separator: "/").last.map { $0.prefix(98) } ?? "job"
        // To the second: no two due times of a job are closer.
        let time = (due.rfc3339 ?? "").prefix(19).filter { $0 != "-" && $0 != ":" }
        return "evalRuns/\(id)-\(time)Z" + (attempt > 1 ? "-\(attempt)" : "")
    }

    /// The job as it is to be stored: what the store and the daemon fill in is that of the stored one.
    private func completed(over before: Job?, _ command: Command) throws(Refusal) -> Job {
        var job = self
        job.state = before?.state ?? .unspecified
        job.boundVersion = before?.boundVersion ?? ""
        job.nextRunTime = before?.nextRunTime
        job.lastRunTime = before?.lastRunTime
        job.lastDueTime = before?.lastDueTime
        job.lastVersion = before?.lastVersion ?? ""
        job.lastEvalRun = before?.lastEvalRun ?? ""
        job.runCount = before?.runCount ?? 0
        job.workDueTime = before?.workDueTime
        job.lastResult = before?.lastResult ?? .unspecified
        job.lastVerdict = before?.lastVerdict ?? ""
        job.lastFailure = before?.lastFailure ?? ""
        // An interval counts from one time for ever, so that its runs do not wander.
        if job.startTime == nil, job.cron.isEmpty { job.startTime = before?.startTime ?? command.time }
        if kind != .evalGate, !plan.isEmpty || gates != nil || !metrics.isEmpty {
            throw Self.invalid("only an EVAL_GATE job has a plan, gates and metrics; reset them", "plan")
        }
        if kind != .complianceReport, !pack.isEmpty {
            throw Self.invalid("only a COMPLIANCE_REPORT job has a pack; reset it", "pack")
        }
        try job.checkSource()
        _ = try job.schedule(created: command.now)
        return job
    }

    private static func checkInUse(_ model: Model) throws(Refusal) {
        guard model.state != .archived else {
            throw Refusal(
                .illegalTransition, "\(model.name) is archived: restore it first",
                ["resource": model.name, "state": model.state.name])
        }
    }

    private func hasSchedule(of other: Job) -> Bool {
        cron == other.cron && intervalSeconds == other.intervalSeconds && startTime == other.startTime
    }

    private func nextRun(after time: Int64, _ command: Command) throws(Refusal) -> Timestamp? {
        try schedule(created: command.now).next(after: time).map { Timestamp(microseconds: $0) }
    }
}

extension ModelVersion {
    /// Whether it is one of a model, by its name.
    fileprivate func isVersion(of model: String) -> Bool { name.hasPrefix(model + "/versions/") }
}
