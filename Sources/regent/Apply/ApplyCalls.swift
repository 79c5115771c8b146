import RegentClient
import RegentMessages
import RegentModel
import RegentRPC

/// A manifest as calls of Apply: one, unless it holds more than one call takes.
struct ApplyCalls: Sendable {
    /// Documents that one call takes, and resources that it prunes, as the daemon has it.
    static let documentsMax = 200
    /// Bytes of the documents of one call; the rest of the 4 MiB is for what goes with them.
    static let bytesMax = 4_000_000

    /// Documents that belong in one call: those under one outermost resource, or several of these.
    private struct Part {
        /// The outermost resource as it was first named.
        var root = ""
        var documents: [AppliedDocument] = []
        var prune: [String] = []
        var byteCount = 0

        func takes(_ other: Part) -> Bool {
            documents.count + other.documents.count <= documentsMax
                && prune.count + other.prune.count <= documentsMax && byteCount + other.byteCount <= bytesMax
        }

        mutating func add(_ other: Part) {
            documents += other.documents
            prune += other.prune
            byteCount += other.byteCount
        }
    }

    private let options: ManifestOptions
    private var parts: [Part] = []
    /// Places of documents, by name.
    private var places: [String: String] = [:]

    /// Reads the files and encodes their documents.
    ///
    /// - Throws: `CommandFailure` naming file, document and field.
    init(_ options: ManifestOptions, _ schema: Schema) throws {
        self.options = options
        var roots: [String: Part] = [:]
        var order: [String] = []
        func add(_ name: String, _ change: (inout Part) -> Void) {
            let root = name.split(separator: "/", omittingEmptySubsequences: false).prefix(2).joined(separator: "/")
            // Names are one whatever their case: the daemon sees two spellings only where they are in one call.
            let key = root.asciiLowercased
            if roots[key] == nil { order.append(key) }
            change(&roots[key, default: Part(root: root)])
        }
        for file in options.files {
            for document in try ManifestFile.documents(of: file) {
                let applied = try document.applied(in: schema)
                if let first = places.updateValue(document.place, forKey: applied.name) {
                    throw CommandFailure("\(applied.name) stands twice", places: [first, document.place])
                }
                add(applied.name) {
                    $0.documents.append(applied)
                    $0.byteCount += applied.encodedByteCount
                }
            }
        }
        for parent in options.prune { add(parent) { if !$0.prune.contains(parent) { $0.prune.append(parent) } } }
        for key in order {
            guard let part = roots[key] else { continue }
            guard Part().takes(part) else {
                throw CommandFailure(
                    "\(part.root) has \(part.documents.count) documents of \(part.byteCount) bytes; one change takes "
                        + "\(Self.documentsMax) documents and \(Self.bytesMax) bytes: apply fewer at once")
            }
            if parts.last?.takes(part) != true { parts.append(Part()) }
            parts[parts.count - 1].add(part)
        }
    }

    /// Makes the calls; gives their changes as one answer, with the last receipt.
    ///
    /// Several are all checked before the first is made.
    /// - Throws: `CommandFailure` with the places of the documents it is about.
    func run(_ client: RegentClient, reason: String, validateOnly: Bool) async throws -> ApplyResponse {
        if parts.count > 1 {
            let count = parts.map(\.documents.count).reduce(0, +)
            Terminal.say(
                "\(count) documents are more than one change takes: \(parts.count) changes, each of them whole or not")
            if !validateOnly { _ = try await call(client, reason: reason, validateOnly: true) }
        }
        return try await call(client, reason: reason, validateOnly: validateOnly)
    }

    private func call(_ client: RegentClient, reason: String, validateOnly: Bool) async throws -> ApplyResponse {
        var answer = ApplyResponse()
        for (index, part) in parts.enumerated() {
            do {
                let made = try await client.apply(
                    ApplyRequest(
                        documents: part.documents, replace: options.replace, prune: part.prune,
                        allowEmpty: options.allowEmpty,
                        mutation: Mutation(validateOnly: validateOnly, reason: reason)))
                answer.changes += made.changes
                answer.receipt = made.receipt
            } catch {
                let failure = located(error, part)
                guard index > 0, !validateOnly else { throw failure }
                throw failure.with(hint: "\(index) of \(parts.count) changes are made; mend it and apply it all again")
            }
        }
        return answer
    }

    /// What went wrong, with the places of the documents it names, or of which it names a field.
    private func located(_ error: RPCError, _ part: Part) -> CommandFailure {
        let named = ["other", "document"].compactMap { error.metadata[$0] }
        let indexed = error.fieldViolations.prefix(1).compactMap { Self.index($0.field) }
            .filter(part.documents.indices.contains).map { part.documents[$0].name }
        return (named + indexed).compactMap { places[$0] }.reduce(CommandFailure(describing: error)) { $0.at($1) }
    }

    /// Which document a field of the request is of, for example 2 for "documents[2].etag"; nil for another field.
    private static func index(_ field: String) -> Int? {
        let start = "documents["
        guard field.hasPrefix(start) else { return nil }
        return Int(field.dropFirst(start.count).prefix { $0 != "]" })
    }
}
