import CRegentSystem

/// A program that was started by this process, without a shell and without arguments.
package struct ProgramRun: Sendable {
    private static let stillRuns: Int32 = -11

    private let process: Int32

    /// Starts a program once for a mark, with a file as its standard input and its output nowhere.
    ///
    /// The new process makes the mark, just before the program begins; so a mark is there if and only if the program
    /// was started, whenever this process is killed.
    /// - Parameter mark: a file that is not there yet.
    /// - Throws: `.exists` where the mark is there: the program was started before. `.missing`, `.denied` and others
    ///   where it cannot be started; there is then no mark.
    package init(_ program: String, input: String, mark: String) throws(SystemError) {
        var process: Int32 = 0
        let result = unsafe regent_program_start_once(program, input, mark, &process)
        try SystemError.check(result, doing: "start", path: program)
        self.process = process
    }

    /// Its exit status, 128 and the signal that ended it; nil while it runs. To be asked until it is told, and not
    /// after.
    package var status: Int32? {
        let status = regent_program_status(process)
        return status == Self.stillRuns ? nil : status
    }

    /// Ends it, and what it has started.
    package func kill() { _ = regent_program_kill(process) }
}
