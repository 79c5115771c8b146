import Dispatch
import Foundation
import Synchronization

/// Ends the command with 130 when it is interrupted, after its last word.
enum Interruption {
    private static let lastWord = Mutex<String?>(nil)

    /// What to say if the command is interrupted from now on, for example how to resume.
    static func onInterruption(say text: String?) {
        lastWord.withLock { $0 = text }
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
                let said = lastWord.withLock { $0 }
                if let said { Terminal.say((Terminal.animatesTalk ? "\r\u{1b}[K" : "") + said) }
                Foundation.exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }
}
