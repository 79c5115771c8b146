import RegentSystem

/// Work outside of any task group: work that nothing waits for, and work that must end properly although its caller was
/// cancelled. The one place where such a task is started.
package enum LooseWork {
    /// Starts work that nothing waits for. It belongs to no call, whoever starts it.
    ///
    /// - Parameter executor: where it runs; nil for the threads that all tasks share.
    @discardableResult
    package static func start(
        on executor: (any TaskExecutor)? = nil, _ work: @escaping @Sendable () async -> Void
    ) -> Task<Void, Never> {
        guard WorkRecord.current != nil else { return Task(executorPreference: executor) { await work() } }
        return Task(executorPreference: executor) { await WorkRecord.$current.withValue(nil) { await work() } }
    }

    /// Does work to its end, also in a cancelled task; the work bounds its own time.
    package static func finish(_ work: @escaping @Sendable () async -> Void) async {
        await Task { await work() }.value
    }
}
