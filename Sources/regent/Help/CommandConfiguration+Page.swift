import ArgumentParser

extension CommandConfiguration {
    /// A command and its page of help: one line, examples to paste, notes.
    ///
    /// Notes have at most 79 columns a line, examples 77: help is laid out for 80 columns at least.
    /// - Parameters:
    ///   - name: its word; nil = after its type.
    ///   - asksDaemon: whether it takes connection options, which have a page of their own.
    ///   - groups: subcommands under headings.
    init(
        _ name: String?, _ abstract: String, examples: String = "", notes: String = "", asksDaemon: Bool = true,
        version: String = "", subcommands: [any ParsableCommand.Type] = [], groups: [CommandGroup] = []
    ) {
        let isCommand = subcommands.isEmpty && groups.isEmpty
        let lines = examples.isEmpty ? [] : ["Examples:"] + examples.split(separator: "\n").map { "  " + $0 }
        let parts = [
            lines.joined(separator: "\n"), notes,
            isCommand && asksDaemon ? "Connection options: \(ConnectionCommand.page)" : "",
        ]
        self.init(
            commandName: name, abstract: abstract,
            discussion: parts.filter { !$0.isEmpty }.joined(separator: "\n\n"), version: version,
            subcommands: subcommands, groupedSubcommands: groups)
    }
}

extension ArgumentVisibility {
    /// Of options that the pages of commands leave out, because they have a page of their own.
    ///
    /// The scripts of shells offer them all the same.
    static var onOwnPage: ArgumentVisibility {
        CommandLine.arguments.contains { $0.hasPrefix("--generate-completion-script") } ? .default : .hidden
    }
}
