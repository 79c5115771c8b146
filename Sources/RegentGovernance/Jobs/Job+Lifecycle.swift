package import RegentMessages
package import RegentModel

extension Job: Governed {
    private typealias Methods = JobServiceMethods

    /// The lifecycle of a job.
    package static let lifecycle: [Transition<Job>] = [
        Transition(Methods.createJob.descriptor, from: [nil], to: [.active], events: "job.created"),
        Transition(Methods.updateJob.descriptor, from: [.active, .paused], to: .same, events: "job.changed"),
        Transition(Methods.pauseJob.descriptor, from: [.active], to: [.paused], events: "job.paused"),
        Transition(Methods.resumeJob.descriptor, from: [.paused], to: [.active], events: "job.resumed"),
        Transition(Methods.bindJob.descriptor, from: [.active, .paused], to: .same, events: "job.bound"),
        Transition(Methods.unbindJob.descriptor, from: [.active, .paused], to: .same, events: "job.unbound"),
        Transition(Methods.archiveJob.descriptor, from: [.active, .paused], to: [.archived], events: "job.archived"),
        Transition(Methods.restoreJob.descriptor, from: [.archived], to: [.paused], events: "job.restored"),
        Transition(
            MethodDescriptor.tick, from: [.active, .paused, .archived], to: .same, by: .daemon, when: owesWork,
            events: workedEvent, failedEvent),
        Transition(
            MethodDescriptor.tick, from: [.active], to: .same, by: .daemon, events: dueEvent, skippedEvent),
    ]

    private static let owesWork = Condition<Job>("its last run is not done") { $0.workDueTime != nil }

    /// The event of a job that was due and whose version was selected.
    static let dueEvent = "job.due"
    /// The event of a job that was due while no version could be selected for it.
    static let skippedEvent = "job.skipped"
    /// The event of a job whose run is done.
    package static let workedEvent = "job.worked"
    /// The event of a job whose run could not be done.
    package static let failedEvent = "job.failed"
}
