import Synchronization

/// The answers of a call.
final class Collected: Sendable {
    private let answers = Mutex<[[UInt8]]>([])

    /// Keeps an answer.
    func add(_ answer: [UInt8]) { answers.withLock { $0.append(answer) } }

    /// The last one; empty where there was none.
    var last: [UInt8] { answers.withLock { $0.last ?? [] } }
}
