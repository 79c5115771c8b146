/// A task that waits until it is resumed.
///
/// Nothing checks that it is resumed once, which for a checked continuation costs a block of memory for each wait:
/// whoever holds one must give it away before it resumes it.
@safe package struct WaitingTask: Sendable {
    private let continuation: UnsafeContinuation<Void, Never>

    /// Has the current task wait.
    ///
    /// - Parameter begin: receives the task, which must be resumed once, at once or later, from any thread.
    package static func wait(_ begin: (WaitingTask) -> Void) async {
        await unsafe withUnsafeContinuation { unsafe begin(WaitingTask(continuation: $0)) }
    }

    /// Lets it go on.
    package func resume() { unsafe continuation.resume() }
}
