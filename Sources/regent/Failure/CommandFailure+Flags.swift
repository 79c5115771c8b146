import ArgumentParser

extension CommandFailure {
    /// Flags whose names do not follow from those of their fields.
    private static let namedOtherwise = ["excluded_providers": "--exclude", "page_size": "--limit"]

    /// The same failure, with bad fields of a request called as the command has them: `--upload`, not `start.upload`.
    ///
    /// A field that no flag of the command gives keeps its name.
    func naming(flagsOf command: any ParsableCommand.Type) -> CommandFailure {
        // There the fields are what was written.
        guard !fields.isEmpty, command != RPCCallCommand.self else { return self }
        let flags = Self.flags(of: command)
        var (message, places) = (message, places)
        for field in fields {
            guard let flag = Self.flag(of: field, among: flags) else { continue }
            func renamed(_ text: String) -> String {
                text.hasPrefix(field + ": ") ? flag + text.dropFirst(field.count) : text
            }
            message = renamed(message)
            places = places.map(renamed)
        }
        return CommandFailure(
            message, status: status, reason: reason, places: places.filter { $0 != message }, hint: hint)
    }

    /// Every flag that the help of a command shows.
    private static func flags(of command: any ParsableCommand.Type) -> Set<String> {
        let words = command.helpMessage(columns: 1_000).split { !($0.isLetter || $0.isNumber || $0 == "-") }
        return Set(words.filter { $0.hasPrefix("--") }.map(String.init))
    }

    /// The flag of a field, for example "--from" of "from_time" and "--provider" of "selected_provider".
    private static func flag(of field: String, among flags: Set<String>) -> String? {
        let last = field.split(separator: ".").last ?? ""
        let name = last.prefix { $0 != "[" }
        let words = name.split(separator: "_")
        let forms = [words[...], words.dropLast(), words.dropFirst()].filter { !$0.isEmpty }
        let candidates = [namedOtherwise[String(name)]] + forms.map { "--" + $0.joined(separator: "-") }
        return candidates.compactMap(\.self).first(where: flags.contains)
    }
}
