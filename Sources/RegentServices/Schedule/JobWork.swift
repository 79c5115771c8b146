import RegentBulk
import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem
import Synchronization

/// Jobs whose claimed run the daemon still has to do: eval gates with a source, monitors, judges of canaries, and
/// compliance reports.
///
/// A run that cannot be done is recorded on its job; a store that fails is no reason to give it up, so that it is tried
/// again a minute later, as after a restart.
package enum JobWork: ScheduledNoun {
    /// When the daemon began to owe it.
    package static let dueField = "work_due_time"

    /// When the daemon began to owe it.
    package static func dueTime(of job: Job) -> Timestamp? { job.workDueTime }

    /// Does the work; what it found is then recorded, once.
    package static func decision(on name: String, _ context: ServiceContext, at now: Int64) async throws -> Decision {
        guard let job = try await context.store.get(Job.self, name), job.workDueTime != nil,
            context.jobsAtWork.begin(name)
        else { return { _, _, _ in nil } }
        defer { context.jobsAtWork.end(name) }
        let run = job.lastDueTime
        do {
            let found = try await context.work(of: job, at: now)
            return { job, command, _ in
                try job.worked(found.verdict, passed: found.passed, run: run, command)
            }
        } catch {
            guard let reason = Self.reason(error) else { throw error }
            return { job, command, _ in try job.failed(reason, run: run, command) }
        }
    }

    /// Why the work cannot be done; nil where it may be done later.
    private static func reason(_ error: any Error) -> String? {
        switch error {
        case let refusal as Refusal: refusal.message
        case let error as SampleFileError: error.description
        case let error as BatchError: error.message
        case let error as SystemError: error.diagnostic
        default: nil
        }
    }
}

/// Jobs that a tick works for now: another tick leaves them alone.
package final class JobsAtWork: Sendable {
    private let names = Mutex<Set<String>>([])

    init() {}

    /// Whether nobody works for it.
    func begin(_ job: String) -> Bool { names.withLock { $0.insert(job).inserted } }

    func end(_ job: String) { names.withLock { _ = $0.remove(job) } }
}

/// What the run of a job found.
struct JobFinding {
    /// Its word.
    let verdict: String
    /// Whether nothing is wrong.
    let passed: Bool
}

extension ServiceContext {
    /// Does what a claimed run of a job has to do.
    ///
    /// - Throws: why it cannot be done; `StorageError`.
    fileprivate func work(of job: Job, at now: Int64) async throws -> JobFinding {
        switch job.kind {
        case .evalGate: return try await GateJobRun(job, self, now: now).finding()
        case .monitor: return try await DeploymentMonitoring(self).finding(of: job.model, at: now)
        case .canaryJudge: return try await RolloutJudging(self).finding(of: job.model)
        case .optimise: return try await StudyJobRun(job, self, now: now).finding()
        case .complianceReport: return try await ReportJobRun(job, self, now: now).finding()
        case .external, .unspecified, .unrecognized:
            throw Refusal(.jobInvalid, "\(job.name) is \(job.kind.name), which is not run by the daemon")
        }
    }

    /// Carries out a prepared verb as the daemon.
    ///
    /// - Throws: what the verb throws; `StorageError`.
    func perform<V: PreparedVerb>(
        _ verb: V, _ request: V.Request, as method: MethodDescriptor, reason: String, at now: Int64
    ) async throws -> V.Subject {
        try await store.write(daemonCall(method, now: now), mutation: Mutation(reason: reason)) { store in
            let change = try verb.decide(request, store.command, store)
            let document = try store.put(change)
            if change.effect != .none { try verb.store(document, in: store) }
            return document
        }
    }
}
