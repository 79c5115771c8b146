import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Job: LifecycleFixture {
    private typealias Methods = JobServiceMethods

    /// A nightly job, bound to a released version of its model.
    package static func made(in state: JobState, _ bench: ServiceBench) async throws -> Job {
        let version = try await bench.release(ServiceBench.version("models/m/versions/1.0.0"))
        let job = Job(name: "jobs/nightly", model: "models/m", kind: .external, cron: "0 2 * * *")
        _ = try await bench.call(Methods.createJob, CreateJobRequest(job: job, mutation: .fresh()))
        _ = try await bench.call(
            Methods.bindJob, BindJobRequest(name: job.name, version: version.name, mutation: .fresh()))
        if state == .paused {
            _ = try await bench.call(Methods.pauseJob, PauseJobRequest(name: job.name, mutation: .fresh()))
        }
        if state == .archived {
            _ = try await bench.call(Methods.archiveJob, ArchiveJobRequest(name: job.name, mutation: .fresh()))
        }
        return try await bench.store.require(Job.self, job.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Job>] {
        [
            VerbCall(Methods.updateJob) { UpdateJobRequest(job: $0) },
            VerbCall(Methods.pauseJob) { PauseJobRequest(name: $0.name) },
            VerbCall(Methods.resumeJob) { ResumeJobRequest(name: $0.name) },
            VerbCall(Methods.bindJob) { BindJobRequest(name: $0.name, version: "models/m/versions/1.0.0") },
            VerbCall(Methods.unbindJob) { UnbindJobRequest(name: $0.name) },
            VerbCall(Methods.archiveJob) { ArchiveJobRequest(name: $0.name) },
            VerbCall(Methods.restoreJob) { RestoreJobRequest(name: $0.name) },
        ]
    }
}
