import RegentWire
import Synchronization

/// How long a connection has kept its event loop with calls that are answered there, since output was last asked for.
///
/// Used on the connection's serial context only.
final class InlineTime: Sendable {
    private let nanoseconds = Atomic<Int>(0)
    private let limited = Atomic<Bool>(false)

    /// Whether other connections are active, so that this one has its share only.
    var isLimited: Bool {
        get { limited.load(ordering: .relaxed) }
        set { limited.store(newValue, ordering: .relaxed) }
    }

    /// Whether another call may be answered here.
    var isLeft: Bool { !isLimited || nanoseconds.load(ordering: .relaxed) < WireLimits.inlineNanosecondsMax }

    /// A call was answered.
    func add(_ taken: Int) { nanoseconds.add(taken, ordering: .relaxed) }

    /// Others have had their turn.
    func forget() { nanoseconds.store(0, ordering: .relaxed) }
}
