import CRegentSystem

/// A task executor that passes every step of its tasks to a delegate, which decides when it runs.
package final class RelayExecutor: TaskExecutor {
    /// What a task does between two suspensions; to be run once.
    package struct Step: Sendable {
        private let job: UnownedJob
        private let executor: RelayExecutor

        fileprivate init(_ job: UnownedJob, on executor: RelayExecutor) {
            self.job = job
            self.executor = executor
        }

        /// Runs it on the calling thread; returns the nanoseconds of a processor that took.
        ///
        /// Time in which the thread waited for a processor is not the task's doing.
        package func run() -> Int {
            let began = regent_thread_cpu_ns()
            // The step holds its executor, which so outlives the call.
            unsafe job.runSynchronously(on: executor.asUnownedTaskExecutor())
            return Int(clamping: regent_thread_cpu_ns() &- began)
        }

        /// Runs it on the calling thread, whatever it takes.
        package func runUncounted() {
            unsafe job.runSynchronously(on: executor.asUnownedTaskExecutor())
        }
    }

    private let take: @Sendable (Step) -> Void

    /// - Parameter take: called from any thread for each step; it must run each one, once, at some time.
    package init(_ take: @escaping @Sendable (Step) -> Void) {
        self.take = take
    }

    /// Hands a step over.
    package func enqueue(_ job: consuming ExecutorJob) {
        take(Step(UnownedJob(job), on: self))
    }
}
