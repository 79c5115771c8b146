extension String {
    /// The text with each line of usage broken before an argument, so that it fits 80 columns.
    var withShortUsage: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.uppercased().hasPrefix("USAGE: ") ? Self.broken(line) : String(line)
        }.joined(separator: "\n")
    }

    /// What the argument parser says of a wrong command line, in the form of every other error.
    var asFailure: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line.hasPrefix("Error: ") { return "error: " + line.dropFirst("Error: ".count) }
            if line.hasPrefix("Help:  ") { return "  hint: " + line.dropFirst("Help:  ".count) }
            guard let page = line.wholeMatch(of: /\ +See '(.*)' for more information\./)?.1 else { return String(line) }
            return "  hint: see " + page
        }.joined(separator: "\n")
    }

    private static func broken(_ usage: Substring) -> String {
        var lines: [String] = []
        // An argument is in brackets, or an option with its value.
        for match in usage.matches(of: /\[[^\]]*\](?: \.\.\.)?|--\S+ <\S+>(?: \.\.\.)?|\S+/) {
            let part = String(match.output)
            if let last = lines.last, last.count + part.count < 79 {
                lines[lines.count - 1] = last + " " + part
            } else {
                lines.append((lines.isEmpty ? "" : "           ") + part)
            }
        }
        return lines.joined(separator: "\n")
    }
}
