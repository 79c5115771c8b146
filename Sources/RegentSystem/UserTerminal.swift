import CRegentSystem

/// The terminal of the user of this program.
package enum UserTerminal {
    /// Columns of the terminal of a descriptor; nil if it is not a terminal or does not report them.
    package static func columns(of descriptor: Int32) -> Int? {
        let columns = regent_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }

    /// Runs a shell command on this program's terminal, with the path of a file as its last argument, and waits for its
    /// end; returns its exit status.
    ///
    /// Foundation's `Process` starts a process group of its own, to which the terminal gives no input.
    /// - Throws: `SystemError` where it cannot be started.
    package static func run(_ command: String, file path: String) throws(SystemError) -> Int32 {
        let status = unsafe regent_shell_run(command, path)
        guard status >= 0 else { throw SystemError(result: status, doing: "run", path: command) }
        return status
    }
}
