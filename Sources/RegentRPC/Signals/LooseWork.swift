/// Work outside of any task group: work that nothing waits for, and work that must end properly although its caller was
/// cancelled. The one place where such a task is started.
package enum LooseWork {
    /// Starts work that nothing waits for.
    ///
    /// - Parameter executor: where it runs; nil for the threads that all tasks share.
    @discardableResult
    package static func start(
        on executor: (any TaskExecutor)? = nil, _ work: @escaping @Sendable () async -> Void
    ) -> Task<Void, Never> {
        Task(executorPreference: executor) { await work() }
    }

    /// Does work to its end, also in a cancelled task; the work bounds its own time.
    package static func finish(_ work: @escaping @Sendable () async -> Void) async {
        await start(work).value
    }
}
