import RegentClient
import RegentManifest
import RegentMessages
import RegentRPC

/// The calls of Apply that files make.
struct ApplyCalls: Sendable {
    private let options: ManifestOptions
    private let parts: ManifestParts

    /// Reads the files and encodes their documents.
    ///
    /// - Throws: `CommandFailure` or `ManifestError` naming file, document and field.
    init(_ options: ManifestOptions, _ schema: Schema) throws {
        self.options = options
        var documents: [ManifestDocument] = []
        for file in options.files { documents += try ManifestFile.documents(in: WholeFile.bytes(of: file), of: file) }
        parts = try ManifestParts(documents, prune: options.prune, in: schema)
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
                        documents: part.documents, replace: options.replace, prune: part.prune,
                        allowEmpty: options.allowEmpty,
                        mutation: Mutation(validateOnly: validateOnly, reason: reason)))
                answer.changes += made.changes
                answer.receipt = made.receipt
            } catch {
                let failure = located(error)
                guard index > 0, !validateOnly else { throw failure }
                throw failure.with(
                    hint: "\(index) of \(parts.all.count) changes are made; correct the file and apply it again")
            }
        }
        return answer
    }

    /// What went wrong, with the places of the documents it names.
    private func located(_ error: RPCError) -> CommandFailure {
        let named = ["other", "document"].compactMap { error.metadata[$0] }.compactMap { parts.places[$0] }
        return named.reduce(CommandFailure(describing: error)) { $0.at($1) }
    }
}
