import Foundation
import RegentFuzzTargets
import Synchronization

/// Runs every task of the process on the calling thread, one step after the other, so that an input always does the
/// same. Threads of others, as the writer of a store, are waited for.
///
/// By the hook that the concurrency runtime has for it; only for a process of one purpose.
enum SerialTasks {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    private final class Queue: TaskExecutor {
        /// How long another thread may take to send a job, seconds: libFuzzer gives an input ten.
        private static let waitSecondsMax = 5

        private let jobs = Mutex<(all: [UnownedJob], first: Int)>(([], 0))
        private let arrivals = DispatchSemaphore(value: 0)

        func enqueue(_ job: consuming ExecutorJob) { enqueue(UnownedJob(job)) }

        func enqueue(_ job: UnownedJob) {
            jobs.withLock { $0.all.append(job) }
            arrivals.signal()
        }

        private func next() -> UnownedJob? {
            jobs.withLock { jobs in
                guard jobs.first < jobs.all.count else {
                    jobs = ([], 0)
                    return nil
                }
                jobs.first += 1
                return jobs.all[jobs.first - 1]
            }
        }

        /// Runs jobs until there are none and `isDone`, or until none has come for too long.
        func drain(until isDone: () -> Bool) {
            while true {
                while let job = next() { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
                guard !isDone() else { return }
                guard arrivals.wait(timeout: .now() + .seconds(Self.waitSecondsMax)) == .success else { return }
            }
        }
    }

    private static let queue = Queue()

    /// Where the hook leads: it can be no closure over something else.
    private static func enqueue(_ job: UnownedJob) { queue.enqueue(job) }

    /// Takes over every job that is to run anywhere.
    static func install() {
        guard let place = unsafe dlsym(dlopen(nil, RTLD_LAZY), "swift_task_enqueueGlobal_hook") else {
            fatalError("the concurrency runtime has no hook")
        }
        let hook = unsafe place.assumingMemoryBound(to: Hook?.self)
        unsafe hook.pointee = { job, _ in SerialTasks.enqueue(job) }
    }

    /// How a body ended.
    private final class Outcome: Sendable {
        let result = Mutex<Result<Void, Finding>?>(nil)
    }

    /// Runs a body to its end, and everything that it has started.
    static func run(_ body: @escaping @Sendable () async throws(Finding) -> Void) throws(Finding) {
        let outcome = Outcome()
        Task.detached {
            let result: Result<Void, Finding>
            do throws(Finding) { result = .success(try await body()) } catch { result = .failure(error) }
            outcome.result.withLock { $0 = result }
        }
        queue.drain { outcome.result.withLock { $0 != nil } }
        guard let result = outcome.result.withLock({ $0 }) else {
            fatalError("a task waits for what never comes")
        }
        try result.get()
    }
}
