import ArgumentParser
import RegentClient
import RegentMessages
import RegentRPC

/// Names of documents that are there, for the completion of a shell; none where the daemon does not answer at once.
enum LiveNames {
    /// Longest time that the shell waits.
    private static let patience = Duration.milliseconds(150)

    /// Every name of a kind, up to a page.
    ///
    /// - Parameters:
    ///   - words: the command line so far; what it says of the connection is followed.
    ///   - parent: only those that lie in this document; empty = all.
    static func all<D: Document>(of type: D.Type, for words: [String], in parent: String = "") async -> [String] {
        await withTaskGroup { group in
            group.addTask { (try? await listed(type, words, parent)) ?? [] }
            group.addTask {
                try? await Task.sleep(for: patience)
                return []
            }
            let names = await group.next() ?? []
            group.cancelAll()
            return names
        }
    }

    private static func listed<D: Document>(
        _ type: D.Type, _ words: [String], _ parent: String
    ) async throws -> [String] {
        let schema = Schema.regent
        guard let method = schema.methods.first(where: { $0.name == D.listMethod }) else { return [] }
        var query: [JSONValue.Member] = [.init("page_size", .number(1_000))]
        if !parent.isEmpty { query.append(.init("parent", .string(parent))) }
        // Other commands about one are mostly about one in use.
        let hasArchived = schema.messages[method.requestType]?.field(named: "show_archived") != nil
        if hasArchived, !Set(words).isDisjoint(with: ["restore", "history"]) {
            query.append(.init("show_archived", .bool(true)))
        }
        let transcoder = JSONTranscoder(schema)
        let request = try transcoder.encoding(of: .object(query), as: method.requestType)
        let answers = Collected()
        try await ConnectionOptions.parse(flags(in: words)).withClient { client in
            try await client.call(method.name, [request], CallOptions(timeout: patience)) { answers.add($0) }
        }
        let page = try transcoder.value(answers.last, as: method.responseType)
        return (page.members ?? []).compactMap(\.value.elements).joined().compactMap { $0["name"]?.string }
    }

    /// The value that a command line gives to an option; nil where it does not.
    static func value(of options: [String], in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            for option in options {
                if word == option, words.indices.contains(index + 1) { return words[index + 1] }
                if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
            }
        }
        return nil
    }

    private static func flags(in words: [String]) -> [String] {
        ConnectionOptions.names.flatMap { option in
            value(of: [option], in: words).map { [option, $0] } ?? []
        }
    }
}
