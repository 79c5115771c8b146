import ArgumentParser

/// What a misspelt command was probably meant to be; options are the argument parser's own.
enum Spelling {
    /// For example "did you mean 'create'?"; nil where every command is known or none comes near.
    static func suggestion(for arguments: some Sequence<String>) -> String? {
        var commands = Regent.configuration.subcommands
        for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
            let names = commands.compactMap { $0.configuration.commandName }
            guard !names.isEmpty else { return nil }
            if let known = commands.first(where: { $0.configuration.commandName == word }) {
                commands = known.configuration.subcommands
                continue
            }
            return nearest(to: word, of: names).map { "did you mean '\($0)'?" }
        }
        return nil
    }

    /// The one of some words that another one was probably meant to be; nil where it is one of them or none comes near.
    static func nearest(to word: String, of words: [String]) -> String? {
        let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let (name, edits) = near, edits > 0, edits <= max(1, name.count / 3) else { return nil }
        return name
    }

    /// Fewest insertions, deletions and replacements between two words.
    ///
    /// - Source: V. I. Levenshtein (1966), Soviet Physics Doklady 10:707-710.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var above = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var line = [row + 1]
            for (column, other) in second.enumerated() {
                let replaced = above[column] + (letter == other ? 0 : 1)
                line.append(min(replaced, above[column + 1] + 1, line[column] + 1))
            }
            above = line
        }
        return above[second.count]
    }
}
