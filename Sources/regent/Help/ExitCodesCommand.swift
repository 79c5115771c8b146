import ArgumentParser

/// The help topic `regent help exit-codes`.
struct ExitCodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "exit-codes", "Exit codes of every command.", notes: table, asksDaemon: false)

    /// One line a code.
    static var table: String {
        ExitStatus.allCases.map { status in
            let code = String(status.rawValue)
            return String(repeating: " ", count: 5 - code.count) + code + "  " + status.meaning
        }.joined(separator: "\n")
    }

    func run() { Terminal.write(Self.table + "\n") }
}
