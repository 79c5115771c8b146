import Dispatch
import Foundation
import Synchronization

/// Ends the command with 130 when it is interrupted, after its last word.
enum Interruption {
    private static let lastWord = Mutex<String?>(nil)
    private static let lastAct = Mutex<(@Sendable () -> Void)?>(nil)
    /// Ended by the next interruption, which then does not end the command.
    private static let pausing = Mutex<AsyncStream<Never>.Continuation?>(nil)

    /// What to say if the command is interrupted from now on, for example how to resume.
    static func onInterruption(say text: String?) {
        lastWord.withLock { $0 = text }
    }

    /// What to do if the command is interrupted from now on, for example what to clean up; nil = nothing.
    static func onInterruption(do act: (@Sendable () -> Void)?) {
        lastAct.withLock { $0 = act }
    }

    /// Waits so long, or until the command is interrupted, which that once goes on; true where it was.
    ///
    /// - Parameter text: said as soon as an interruption ends the wait and not the command.
    static func pause(_ time: Duration, saying text: String) async -> Bool {
        let (stream, continuation) = AsyncStream<Never>.makeStream()
        pausing.withLock { $0 = continuation }
        Terminal.say(text)
        defer { pausing.withLock { $0 = nil } }
        return await withTaskGroup { group in
            group.addTask {
                for await _ in stream {}
                return true
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return false
            }
            let isInterrupted = await group.next() ?? false
            group.cancelAll()
            return isInterrupted
        }
    }

    /// Signals nearer to the one that ended a wait than that are the same one: `timeout` and terminals signal a process
    /// and then its group, so that it comes twice.
    private static let repeatedAfter = Duration.seconds(1)
    /// When the last wait was ended.
    private static let pauseEnd = Mutex<ContinuousClock.Instant?>(nil)

    /// Whether a wait is ended by a signal, or was by the same one.
    private static func endPause() -> Bool {
        let isPausing = pausing.withLock { pausing in
            defer { pausing = nil }
            pausing?.finish()
            return pausing != nil
        }
        return pauseEnd.withLock { end in
            if isPausing { end = .now }
            return end.map { .now - $0 < repeatedAfter } ?? false
        }
    }

    /// Takes SIGINT and SIGTERM over for as long as the sources it gives are kept.
    static func catchSignals() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            #if canImport(Darwin)
                // There a signal source is told only of signals that do not end the process.
                signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                guard !endPause() else { return }
                lastAct.withLock { $0 }?()
                let said = lastWord.withLock { $0 }
                if let said { Terminal.say(said) }
                Terminal.clearPassing()
                Foundation.exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }
}
