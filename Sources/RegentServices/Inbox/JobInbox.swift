import RegentGovernance
import RegentMessages
import RegentModel

/// Jobs whose last run did not pass, or could not be done.
enum JobInbox: InboxSource {
    static let queues: [InboxQueue<Job>] = [JobResult.notPassed, .failed].map { result in
        InboxQueue(
            answeredBy: JobServiceMethods.updateJob.descriptor, orderBy: "",
            filter: { _ in "last_result = \(result.name)" }
        ) { job, _ in job.state == .archived ? [] : [item(job)] }
    }

    static func news(of job: Job, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case Job.failedEvent: [item(job)]
        case Job.workedEvent: job.lastResult == .notPassed ? [item(job)] : []
        default: []
        }
    }

    private static func item(_ job: Job) -> InboxItem {
        let id = (try? ResourceName(job.name))?.id ?? job.name
        let run = (try? ResourceName(job.lastEvalRun))?.id
        var item =
            job.lastResult == .failed
            ? InboxItem(
                "job.failed", of: job, title: "\(job.name) could not be done: \(job.lastFailure.cut(toBytes: 256))",
                command: "regent job show \(id)")
            : InboxItem(
                "job.notPassed", of: job, title: "\(job.name): \(job.lastVerdict)",
                command: run.map { "regent eval show \($0)" } ?? "regent job show \(id)")
        item.sinceTime = job.lastRunTime
        return item
    }
}
