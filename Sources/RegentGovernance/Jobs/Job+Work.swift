package import RegentMessages
package import RegentModel

// What a run of a job is, beside its claim, where the daemon does it.
extension Job {
    /// Most bytes of a failure that are kept.
    private static let failureBytesMax = 4_096

    /// Whether the daemon does what a run has to do; else somebody outside does.
    package var isWorkOfDaemon: Bool {
        switch kind {
        case .evalGate: source != .unspecified
        case .monitor, .canaryJudge, .complianceReport: true
        case .optimise: source == .file
        case .external, .unspecified, .unrecognized: false
        }
    }

    /// Whether a run needs a version: a report is of the model, whatever serves.
    package var needsVersion: Bool { kind != .complianceReport }

    /// The job, once its run is done.
    ///
    /// - Parameters:
    ///   - verdict: what was found.
    ///   - passed: whether nothing is wrong.
    ///   - run: the run whose work it was, by when that was due.
    /// - Returns: nil where another tick was there before.
    package func worked(
        _ verdict: String, passed: Bool, run: Timestamp?, _ command: Command
    ) throws(Refusal) -> Change<Job>? {
        try settled(run, event: Self.workedEvent, command) { job in
            job.lastResult = passed ? .passed : .notPassed
            job.lastVerdict = verdict
            job.lastFailure = ""
        }
    }

    /// The job, whose run could not be done; the next one is done at its time all the same.
    ///
    /// - Parameter run: as above.
    /// - Returns: nil where another tick was there before.
    package func failed(_ reason: String, run: Timestamp?, _ command: Command) throws(Refusal) -> Change<Job>? {
        try settled(run, event: Self.failedEvent, command) { job in
            job.lastResult = .failed
            job.lastVerdict = ""
            job.lastFailure = Self.shortened(reason)
        }
    }

    /// At most as many bytes as are kept, and whole characters.
    private static func shortened(_ text: String) -> String {
        var (kept, bytes) = ("", 0)
        for character in text {
            bytes += character.utf8.count
            guard bytes <= failureBytesMax else { return kept }
            kept.append(character)
        }
        return kept
    }

    private func settled(
        _ run: Timestamp?, event: String, _ command: Command, _ edit: (inout Job) -> Void
    ) throws(Refusal) -> Change<Job>? {
        guard workDueTime != nil, lastDueTime == run else { return nil }
        return try applying(command, event: event) { job in
            edit(&job)
            job.workDueTime = nil
        }
    }

    /// Refuses a source that the kind has no use for, and a path that is none or leads out of the folder.
    ///
    /// - Throws: `Refusal` JOB_INVALID.
    func checkSource() throws(Refusal) {
        guard kind == .evalGate || source == .unspecified || (kind == .optimise && source == .file) else {
            throw Self.invalid("only an EVAL_GATE job has a source, and an OPTIMISE job a file; reset it", "source")
        }
        guard source == .file else {
            guard path.isEmpty else { throw Self.invalid("only a job of source FILE has a path; reset it", "path") }
            return
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
        guard isPlain else {
            throw Self.invalid(
                "path must name a file below the folder of job files, for example nightly/answers.jsonl, without . "
                    + "and ..", "path")
        }
    }
}
