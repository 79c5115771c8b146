import ArgumentParser

/// What commands take that ask before they act.
struct ConfirmationOptions: ParsableArguments, Sendable {
    @Flag(help: "Do not ask.")
    var yes = false

    /// Asks whether to go on; ends the command where the answer is not yes.
    ///
    /// - Throws: `CommandFailure` with exit code 64 where there is nobody to ask.
    func ask(_ question: String) throws {
        guard !yes else { return }
        guard Terminal.canAsk else {
            throw CommandFailure(
                "nobody can be asked: this is not a terminal", status: .usage, hint: "repeat the command with --yes")
        }
        Terminal.sayRaw(question.printable + " [y/N] ")
        guard ["y", "yes"].contains(readLine()?.lowercased()) else {
            Terminal.say("nothing was changed")
            throw ExitStatus.failure.exitCode
        }
    }
}
