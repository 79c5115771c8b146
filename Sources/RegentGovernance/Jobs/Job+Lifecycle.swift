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
            MethodDescriptor.tick, from: [.active], to: .same, by: .daemon, events: dueEvent, skippedEvent),
    ]

    /// The event of a job that was due and whose version was selected.
    static let dueEvent = "job.due"
    /// The event of a job that was due while no version could be selected for it.
    static let skippedEvent = "job.skipped"
}
