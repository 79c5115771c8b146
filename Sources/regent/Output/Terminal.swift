import Foundation
import RegentSystem
import Synchronization

/// The two output streams: data goes to stdout, messages to stderr.
enum Terminal {
    /// Whether stdout is a terminal.
    static var showsData: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether somebody can be asked: stdin and stderr are terminals.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Width of the terminal that data goes to; nil if it goes to a file or a program.
    ///
    /// - Source: environ(7): COLUMNS overrides what the terminal says.
    static var dataColumns: Int? {
        guard showsData else { return nil }
        let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        return said ?? UserTerminal.columns(of: STDOUT_FILENO)
    }

    /// Whether a line on stderr may be rewritten in place.
    static var animatesTalk: Bool { isatty(STDERR_FILENO) == 1 && isCapable && !isQuiet }

    /// Whether stdout may have colours.
    ///
    /// - Source: no-color.org: any value that is not empty says no.
    static var paintsData: Bool { showsData && isCapable }

    private static var isCapable: Bool {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes data. A reader that has gone away ends the command quietly, as `| head` expects; anything else that keeps
    /// data from its place, as a full disk does, ends it with a message and 1.
    static func write(_ text: String) {
        if showsData { clearPassing() }
        do throws(SystemError) {
            try StandardOutput.write(Array(text.utf8).span)
        } catch {
            guard error.errno != EPIPE else { Foundation.exit(ExitStatus.readerGone) }
            complain(CommandFailure(describing: error).text)
            Foundation.exit(ExitStatus.failure.rawValue)
        }
    }

    private static let quiet = Atomic(false)

    /// Whether messages are left out.
    static var isQuiet: Bool { quiet.load(ordering: .relaxed) }

    /// Leaves messages out from here on; errors and questions are written all the same.
    static func silence() { quiet.store(true, ordering: .relaxed) }

    /// Writes one line of a message.
    static func say(_ text: String) {
        if !isQuiet { complain(text) }
    }

    /// Writes why a command fails.
    static func complain(_ text: String) {
        clearPassing()
        sayRaw(text + "\n")
    }

    private static let hasPassing = Atomic(false)

    /// Shows a line that the next one replaces, where that is possible.
    static func pass(_ text: String) {
        guard animatesTalk else { return }
        hasPassing.store(true, ordering: .relaxed)
        sayRaw("\r\u{1b}[K" + text)
    }

    /// Takes the line away that `pass` has shown, so that the next one starts clean.
    static func clearPassing() {
        if hasPassing.exchange(false, ordering: .relaxed) { sayRaw("\r\u{1b}[K") }
    }

    /// Writes to stderr as it is; a message that cannot be written is lost.
    static func sayRaw(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// The cell in the colour of what it says: green for well, red for ill, yellow for between.
    static func painted(_ word: String, _ text: String) -> String {
        let color: String
        switch word {
        case "PASS", "PASSED", "OK": color = "32"
        case "FAIL", "FAILED", "ERROR": color = "31"
        case "INCONCLUSIVE", "WARNING": color = "33"
        default: return text
        }
        return "\u{1b}[\(color)m\(text)\u{1b}[0m"
    }
}
