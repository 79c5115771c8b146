import ArgumentParser
import RegentText

/// What commands take that ask before they act.
struct ConfirmationOptions: ParsableArguments, Sendable {
    @Flag(help: "Do not ask for confirmation.")
    var yes = false

    /// Asks as `ask` does where somebody can be asked; elsewhere goes on, so that a script needs no `--yes`.
    func askIfPossible(_ question: String) throws {
        if Terminal.canAsk { try ask(question) }
    }

    /// Asks whether to go on; ends the command if the answer is not yes.
    ///
    /// - Throws: `CommandFailure` with exit code 64 if stdin or stderr is not a terminal.
    func ask(_ question: String) throws {
        guard !yes else { return }
        guard Terminal.canAsk else {
            throw CommandFailure(
                "cannot ask for confirmation: not a terminal", status: .usage, hint: "repeat the command with --yes")
        }
        Terminal.sayRaw(question.printable + " [y/N] ")
        guard ["y", "yes"].contains(readLine()?.lowercased()) else {
            Terminal.say("nothing was changed")
            throw ExitStatus.failure.exitCode
        }
    }
}
