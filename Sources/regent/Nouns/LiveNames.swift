import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// Names of documents that are there, for the completion of a shell; none where the daemon does not answer at once.
enum LiveNames {
    /// Longest time that the shell waits for the daemon. With the start of this program it is below 200 ms, where a
    /// person begins to notice.
    private static let patience = Duration.milliseconds(120)

    /// Every name of a kind, up to a page.
    ///
    /// - Parameters:
    ///   - words: the command line so far; what it says of the connection is followed.
    ///   - parent: only those that lie in this document; empty = all.
    static func all<D: Document>(of type: D.Type, for words: [String], in parent: String = "") async -> [String] {
        await all(of: [type], for: words, in: parent)
    }

    /// Every name of some kinds, up to a page of each, in the order of the kinds; all of them or none.
    static func all(of types: [any Document.Type], for words: [String], in parent: String = "") async -> [String] {
        await Race.first(within: patience, else: []) {
            let requests = types.compactMap { NameRequest($0, words, parent) }
            return (try? await listed(requests, flags(in: words))) ?? []
        }
    }

    /// The id that one is probably meant to have that does not exist, of those that the caller may list; nil where none
    /// is close, or where the daemon does not answer in time.
    static func nearest(to name: String, from client: RegentClient) async -> String? {
        // Lists of compliance reports are recorded as reads, and nobody asked for this one.
        guard let missing = try? ResourceName(name), let id = missing.id, id.count > 2,
            missing.kind != ComplianceReport.kind, let type = Documents.byKind[missing.kind],
            let request = NameRequest(type, [], missing.parent?.description ?? "")
        else { return nil }
        let names = (try? await request.names(from: client, within: .seconds(1))) ?? []
        // Ids that differ in digits only are of a series: each is close to every other.
        func letters(_ id: String) -> String { id.filter { !$0.isNumber } }
        let others = names.compactMap { try? ResourceName($0) }.filter { $0.parent == missing.parent }
        return Misspelling.nearest(
            to: id, of: others.compactMap(\.id).filter { $0 == id || letters($0) != letters(id) })
    }

    /// Calls that run at once: a daemon refuses those of a connection that takes more than its share.
    private static let concurrentCalls = 4

    /// Asks for all kinds over one connection, some at a time.
    private static func listed(_ requests: [NameRequest], _ flags: [String]) async throws -> [String] {
        try await ConnectionOptions.parse(flags).withClient { client in
            try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
                var names = [[String]](repeating: [], count: requests.count)
                for (place, request) in requests.enumerated() {
                    if place >= concurrentCalls, let (earlier, found) = try await group.next() {
                        names[earlier] = found
                    }
                    group.addTask { (place, try await request.names(from: client, within: patience)) }
                }
                for try await (place, found) in group { names[place] = found }
                return names.flatMap { $0 }
            }
        }
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

/// A call for the names of one kind.
private struct NameRequest: Sendable {
    private let method: String
    private let request: [UInt8]
    private let responseType: String

    /// Nil for a kind that cannot be listed.
    init?(_ type: any Document.Type, _ words: [String], _ parent: String) {
        let schema = Schema.regent
        guard let found = schema.methods.first(where: { $0.name == type.listMethod }) else { return nil }
        var query: [JSONValue.Member] = [.init("page_size", .number(1_000))]
        if !parent.isEmpty { query.append(.init("parent", .string(parent))) }
        // Other commands about one are mostly about one in use.
        let hasArchived = schema.messages[found.requestType]?.field(named: "show_archived") != nil
        if hasArchived, !Set(words).isDisjoint(with: ["restore", "history"]) {
            query.append(.init("show_archived", .bool(true)))
        }
        guard let encoded = try? JSONTranscoder(schema).encoding(of: .object(query), as: found.requestType)
        else { return nil }
        (method, request, responseType) = (found.name, encoded, found.responseType)
    }

    /// The names; none of a kind that the caller may not list.
    func names(from client: RegentClient, within time: Duration) async throws -> [String] {
        let answers = Collected()
        do {
            try await client.call(method, [request], CallOptions(timeout: time)) { answers.add($0) }
        } catch let error as RPCError where !error.isRetryable && error.code != .deadlineExceeded {
            return []
        }
        let page = try JSONTranscoder(Schema.regent).value(answers.last, as: responseType)
        return (page.members ?? []).compactMap(\.value.elements).joined().compactMap { $0["name"]?.string }
    }
}

/// Work that is not waited for once its time is over.
private final class Race<Value: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Value, Never>?>

    private init(_ continuation: CheckedContinuation<Value, Never>) { self.continuation = Mutex(continuation) }

    private func end(with value: Value) {
        let continuation = self.continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        continuation?.resume(returning: value)
    }

    /// What the work gives, or another value after a time. A group of tasks would wait for work that does not heed its
    /// cancellation, such as the opening of a connection to a daemon that hangs.
    static func first(
        within time: Duration, else other: Value, _ work: @escaping @Sendable () async -> Value
    ) async -> Value {
        await withCheckedContinuation { continuation in
            let race = Race(continuation)
            Task { race.end(with: await work()) }
            Task {
                try? await Task.sleep(for: time)
                race.end(with: other)
            }
        }
    }
}
