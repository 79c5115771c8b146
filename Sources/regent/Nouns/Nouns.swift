import ArgumentParser
import RegentMessages
import RegentModel

/// What the commands of all nouns are asked for by name.
enum Nouns {
    /// The command of a method of a lifecycle, about a document; `rpc call` where none of its own does it.
    ///
    /// - Parameter text: the document as it is named on the command line.
    static func command(for method: MethodDescriptor, _ text: String, reason needsReason: Bool) -> String {
        var found: String?
        walk { path, command in
            guard let verb = command as? any VerbCommand.Type, verb.methodName == method.name, found == nil else {
                return
            }
            found = (path + [text, verb.usage, needsReason ? "--reason TEXT" : ""]).filter { !$0.isEmpty }
                .joined(separator: " ")
        }
        return "regent " + (found ?? "rpc call \(method.method)")
    }

    /// The command that restores what is archived; nil for a name that no noun has.
    static func restoring(_ name: String) -> String? {
        var found: String?
        walk { path, command in
            guard path.last == "restore", let restore = command as? any VerbCommand.Type else { return }
            found = found ?? restore.text(ofName: name).map { (["regent"] + path + [$0]).joined(separator: " ") }
        }
        return found
    }

    /// The command that lists documents of a document's kind; nil for a name that no noun has.
    static func listing(_ name: String) -> String? {
        var found: String?
        walk { path, command in
            guard found == nil, let list = command as? any ListCommand.Type, list.holds(name) else { return }
            found = (["regent"] + path).joined(separator: " ")
        }
        return found
    }

    /// The kind of document that a command lists, for example that of "task"; nil for another word.
    static func kind(listedBy word: String) -> String? {
        var found: String?
        walk { path, command in
            if path == [word, "list"], let list = command as? any ListCommand.Type { found = list.kind }
        }
        return found
    }

    /// The command that lists what is archived of a document's kind; nil for a name of a kind that is not archived.
    static func listingArchived(_ name: String) -> String? {
        var found: String?
        walk { path, command in
            guard path.last == "restore", let restore = command as? any VerbCommand.Type,
                restore.text(ofName: name) != nil
            else { return }
            found = found ?? (["regent"] + path.dropLast() + ["list", "--archived"]).joined(separator: " ")
        }
        return found
    }

    /// Every command with the words that lead to it.
    private static func walk(_ visit: ([String], any ParsableCommand.Type) -> Void) {
        var waiting = Regent.configuration.subcommands.map { ([String](), $0) }[...]
        while let (above, command) = waiting.popFirst() {
            let path = above + [command.configuration.commandName].compactMap(\.self)
            visit(path, command)
            waiting += command.configuration.subcommands.map { (path, $0) }
        }
    }
}
