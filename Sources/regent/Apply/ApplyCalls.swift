import RegentClient
import RegentManifest
import RegentMessages
import RegentModel
import RegentRPC

/// The calls of Apply that files make.
struct ApplyCalls: Sendable {
    private let replaces: Bool
    private let allowsEmpty: Bool
    private let parts: ManifestParts

    /// Reads the files and encodes their documents.
    ///
    /// - Throws: `CommandFailure` or `ManifestError` naming file, document and field.
    init(_ options: ManifestOptions, _ schema: Schema) throws {
        var documents: [ManifestDocument] = []
        for file in options.files { documents += try ManifestFile.documents(in: WholeFile.bytes(of: file), of: file) }
        parts = try ManifestParts(documents, prune: options.prune, in: schema)
        (replaces, allowsEmpty) = (options.replace, options.allowEmpty)
    }

    /// Encodes documents that another program's files gave.
    ///
    /// - Parameter prune: resources under which everything is archived that no document names.
    /// - Throws: `ManifestError` naming document and field.
    init(_ documents: [ManifestDocument], prune: [String] = [], _ schema: Schema) throws {
        parts = try ManifestParts(documents, prune: prune, in: schema)
        (replaces, allowsEmpty) = (false, false)
    }

    /// Makes the calls; gives their changes as one answer, with the last receipt.
    ///
    /// Several are all checked before the first is made.
    /// - Throws: `CommandFailure` with the places of the documents it is about.
    func run(_ client: RegentClient, reason: String, validateOnly: Bool) async throws -> ApplyResponse {
        let count = parts.all.count
        if count > 1 {
            Terminal.say(
                "\(parts.documentCount) documents are applied as \(count) changes, each as a whole or not at all")
            if !validateOnly { _ = try await call(client, reason: reason, validateOnly: true) }
        }
        return try await call(client, reason: reason, validateOnly: validateOnly)
    }

    private func call(_ client: RegentClient, reason: String, validateOnly: Bool) async throws -> ApplyResponse {
        var answer = ApplyResponse()
        for (index, part) in parts.all.enumerated() {
            do {
                let made = try await client.apply(
                    ApplyRequest(
                        documents: part.documents, replace: replaces, prune: part.prune,
                        allowEmpty: allowsEmpty,
                        mutation: Mutation(validateOnly: validateOnly, reason: reason)))
                answer.changes += made.changes
                answer.receipt = made.receipt
            } catch {
                let failure = located(error, part)
                guard index > 0, !validateOnly else { throw failure }
                throw failure.with(
                    hint: "\(index) of \(parts.all.count) changes are made; correct the file and apply it again")
            }
        }
        return answer
    }

    /// What went wrong, with the places of the documents it names, or of which it names a field.
    private func located(_ error: RPCError, _ part: ManifestParts.Part) -> CommandFailure {
        let named = ["other", "document"].compactMap { error.metadata[$0] }
        let indexed = error.fieldViolations.prefix(1).compactMap { Self.index($0.field) }
            .filter(part.documents.indices.contains).map { part.documents[$0].name }
        return (named + indexed).compactMap { parts.places[$0] }.reduce(CommandFailure(describing: error)) { $0.at($1) }
    }

    /// Which document a field of the request is of, for example 2 for "documents[2].etag"; nil for another field.
    private static func index(_ field: String) -> Int? {
        let start = "documents["
        guard field.hasPrefix(start) else { return nil }
        return Int(field.dropFirst(start.count).prefix { $0 != "]" })
    }
}
