import ArgumentParser
import RegentModel

/// The word that a misspelt command or connection option was probably meant to be; the argument parser itself
/// suggests the options that the page of a command has.
enum Spelling {
    /// For example "  hint: did you mean 'create'?"; nil if every word is known or none is close.
    ///
    /// - Parameter text: what the argument parser says of the arguments.
    static func suggestion(for arguments: some Sequence<String>, refusedWith text: String) -> String? {
        if completion(arguments, text) {
            return "  hint: name the shell, bash, zsh or fish: regent --generate-completion-script bash > regent.bash"
        }
        return (command(arguments) ?? option(arguments, text)).map { "  hint: did you mean '\($0)'?" }
    }

    /// Whether a script for a shell was asked for in a way that gives none.
    private static func completion(_ arguments: some Sequence<String>, _ text: String) -> Bool {
        let asked = arguments.first { _ in true }
        return asked == "completion" || asked == "completions" || text.contains("--generate-completion-script")
    }

    private static func command(_ arguments: some Sequence<String>) -> String? {
        var commands = Regent.configuration.subcommands
        for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
            let names = commands.compactMap { $0.configuration.commandName }
            guard !names.isEmpty else { return nil }
            if let known = commands.first(where: { $0.configuration.commandName == word }) {
                commands = known.configuration.subcommands
                continue
            }
            return Misspelling.nearest(to: word, of: names)
        }
        return nil
    }

    private static func option(_ arguments: some Sequence<String>, _ text: String) -> String? {
        let words = arguments.map { $0.prefix { $0 != "=" } }
        let unknown = words.first { text.contains("Unknown option '\($0)'") }
        return unknown.flatMap { Misspelling.nearest(to: String($0), of: ConnectionOptions.names) }
    }
}
