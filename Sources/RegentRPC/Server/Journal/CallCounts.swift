import Synchronization

/// What a server has done since it began; no number ever falls.
package final class CallCounts: Sendable {
    /// The numbers at one moment.
    package struct Numbers: Sendable, Hashable {
        /// Calls that have ended.
        package var calls: UInt64 = 0
        /// Those that failed: every status but OK and CANCELLED.
        package var failed: UInt64 = 0
        /// Those of them that the caller was not allowed to make.
        package var denied: UInt64 = 0
        /// Those of them that were refused because the server had too much to do.
        package var shed: UInt64 = 0
        /// Connections that were refused, or ended because of what their peer sent.
        package var refusedConnections: UInt64 = 0

        /// Nothing yet.
        package init() {}
    }

    private let calls = Atomic<UInt64>(0)
    private let failed = Atomic<UInt64>(0)
    private let denied = Atomic<UInt64>(0)
    private let shed = Atomic<UInt64>(0)
    private let refusedConnections = Atomic<UInt64>(0)

    /// The numbers now; each by itself, so that they may be of slightly different moments.
    package var numbers: Numbers {
        var numbers = Numbers()
        numbers.calls = calls.load(ordering: .relaxed)
        numbers.failed = failed.load(ordering: .relaxed)
        numbers.denied = denied.load(ordering: .relaxed)
        numbers.shed = shed.load(ordering: .relaxed)
        numbers.refusedConnections = refusedConnections.load(ordering: .relaxed)
        return numbers
    }

    /// A call has ended well.
    func noteAnswered() { calls.wrappingAdd(1, ordering: .relaxed) }

    /// A call has ended in an error.
    func noteFailed(_ kind: CallJournal.Kind) {
        calls.wrappingAdd(1, ordering: .relaxed)
        if kind == .cancelled { return }
        failed.wrappingAdd(1, ordering: .relaxed)
        if kind == .denied { denied.wrappingAdd(1, ordering: .relaxed) }
        if kind == .shed { shed.wrappingAdd(1, ordering: .relaxed) }
    }

    /// A connection was refused.
    func noteRefusedConnection() { refusedConnections.wrappingAdd(1, ordering: .relaxed) }
}
