import RegentClient
import RegentMessages
import RegentModel
import RegentRPC

/// What a manifest changes: every document checked before anything is written.
struct ApplyPlan: Sendable {
    /// What becomes of one document.
    enum Step: Sendable, Hashable {
        case create, change, keep

        /// What was done, or would be.
        var word: String {
            switch self {
            case .create: "created"
            case .change: "changed"
            case .keep: "unchanged"
            }
        }
    }

    /// A document and what it changes.
    struct Entry: Sendable {
        let document: ManifestDocument
        let noun: Noun
        let step: Step
        /// Field, stored value, wanted value; in the order of the fields.
        let differences: [(field: String, stored: JSONValue?, wanted: JSONValue?)]
    }

    /// Documents in the order in which they are applied: what others lie in comes first.
    private(set) var entries: [Entry] = []

    /// Reads the files and asks the daemon what they would change.
    ///
    /// - Throws: `CommandFailure` naming file, document and field; what the daemon says of a document.
    init(files: [String], _ client: RegentClient) async throws {
        let schema = try await Schema.fetched(from: client)
        var documents: [ManifestDocument] = []
        for file in files { documents += try ManifestFile.documents(of: file) }
        try Self.checkOnce(documents)
        let ordered = documents.enumerated().sorted { left, right in
            (Self.depth(left.element), left.offset) < (Self.depth(right.element), right.offset)
        }
        for document in ordered.map(\.element) {
            let noun = try Noun(of: document.name, in: schema, place: document.place)
            entries.append(try await entry(document, noun, client))
        }
    }

    private static func depth(_ document: ManifestDocument) -> Int { document.name.count { $0 == "/" } }

    private static func checkOnce(_ documents: [ManifestDocument]) throws(CommandFailure) {
        var places: [String: String] = [:]
        for document in documents {
            if let first = places.updateValue(document.place, forKey: document.name) {
                throw CommandFailure("\(document.name) stands twice", places: [first, document.place])
            }
        }
    }

    private func entry(
        _ document: ManifestDocument, _ noun: Noun, _ client: RegentClient
    ) async throws -> Entry {
        let stored = try await noun.stored(document.name, client)
        if let stored, !noun.isChangeable { return try kept(document, noun, stored) }
        let wanted: JSONValue?
        do {
            wanted = try await noun.apply(document, reason: "", validateOnly: true, client)
        } catch let error as RPCError where error.reason == ErrorReason.notFound.name && isMadeBefore(document) {
            // It lies in something that an earlier document makes.
            wanted = .object(document.members)
        } catch let error as RPCError {
            throw CommandFailure(describing: error).at(document.place)
        }
        let differences = Self.differences(stored, wanted)
        let step: Step = stored == nil ? .create : differences.isEmpty ? .keep : .change
        return Entry(document: document, noun: noun, step: step, differences: differences)
    }

    private func isMadeBefore(_ document: ManifestDocument) -> Bool {
        entries.contains { $0.step == .create && document.name.hasPrefix($0.document.name + "/") }
    }

    /// A resource that cannot be changed is in use and as the document wants it, or the document is refused.
    private func kept(_ document: ManifestDocument, _ noun: Noun, _ stored: JSONValue) throws -> Entry {
        // The daemon refuses the same of a resource that can be changed.
        guard stored["archive_time"]?.string == nil else {
            let refusal = Refusal(
                .illegalTransition, "\(document.name) is archived",
                ["resource": document.name, "state": EnvironmentState.archived.name])
            throw CommandFailure(describing: refusal).at(document.place)
        }
        let others = document.members.filter { member in
            !Noun.outputOnly.contains(member.key) && stored[member.key] != member.value
        }
        guard others.isEmpty else {
            throw CommandFailure(
                "\(document.name) exists and cannot be changed", status: .precondition,
                places: [document.place] + others.map(\.key))
        }
        return Entry(document: document, noun: noun, step: .keep, differences: [])
    }

    private static func differences(
        _ stored: JSONValue?, _ wanted: JSONValue?
    ) -> [(field: String, stored: JSONValue?, wanted: JSONValue?)] {
        let fields = (wanted?.members ?? []).map(\.key)
        return fields.filter { !Noun.outputOnly.contains($0) && stored?[$0] != wanted?[$0] }
            .map { ($0, stored?[$0], wanted?[$0]) }
    }
}
