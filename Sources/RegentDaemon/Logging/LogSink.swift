import Dispatch
package import Foundation
import Synchronization

/// Writes lines to standard error on a thread of its own.
///
/// Whoever reads the log may be slow, or not read at all: the daemon must not wait for it. What waits to be written is
/// bounded; lines beyond it are left out and counted.
package final class LogSink: Sendable {
    /// Bytes that may wait.
    package static let bytesMax = 1 << 20
    /// How long an important line is waited for.
    private static let patience = Duration.seconds(1)

    private struct State {
        var waiting: [UInt8] = []
        var omitted: UInt64 = 0
        var isWriting = false
    }

    private let state = Mutex(State())
    private let news = DispatchSemaphore(value: 0)
    private let output: FileHandle

    /// Writes to a file; standard error but in tests.
    package init(_ output: FileHandle = .standardError) {
        self.output = output
        let thread = Thread { [self] in
            while true {
                news.wait()
                writeWaiting()
            }
        }
        thread.name = "regent.log"
        thread.start()
    }

    /// Takes a line.
    ///
    /// - Parameters:
    ///   - isImportant: waits until it is written, a second at most: the process may end behind it.
    ///   - omission: makes the line that counts those that were left out.
    package func write(_ line: String, isImportant: Bool, omission: (UInt64) -> String) {
        let isTaken = state.withLock { state in
            guard state.waiting.count < Self.bytesMax else {
                state.omitted += 1
                return false
            }
            if state.omitted > 0 {
                state.waiting += omission(state.omitted).utf8
                state.omitted = 0
            }
            state.waiting += line.utf8
            return true
        }
        guard isTaken else { return }
        news.signal()
        if isImportant { flush() }
    }

    /// Waits until nothing waits to be written, a second at most.
    package func flush() {
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end, state.withLock({ !$0.waiting.isEmpty || $0.isWriting }) { usleep(200) }
    }

    private func writeWaiting() {
        let bytes = state.withLock { state -> [UInt8] in
            state.isWriting = !state.waiting.isEmpty
            defer { state.waiting = [] }
            return state.waiting
        }
        guard !bytes.isEmpty else { return }
        // A log that cannot be written is lost.
        try? output.write(contentsOf: Data(bytes))
        state.withLock { $0.isWriting = false }
    }
}
