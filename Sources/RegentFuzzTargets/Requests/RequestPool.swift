import RegentMessages
import RegentModel

/// What requests may name: what the seeded store holds, and what earlier answers have named.
struct RequestPool {
    /// What a text in a request stands for.
    enum Kind: Hashable {
        case environment, provider, principal, token, run, openRun, upload, reporter, requestID, sampleID, etag,
            pageToken
        case secret, key
        /// The name of a document of another kind, by its collection.
        case document(String)
    }

    /// Texts of a kind at most; later ones replace earlier ones.
    private static let textsMax = 48

    private var texts: [Kind: [String]] = [
        .environment: ["environments/alpha", "environments/bravo", "environments/prod", "environments/none"],
        .provider: ["openai", "custom", "local", "none"],
        .principal: ["principals/alpha-operator", "principals/xray-analyst", "principals/idle", "principals/root"],
        .token: ["principals/idle/tokens/none"],
        .run: [
            "evalRuns/xray-running", "evalRuns/xray-judged", "evalRuns/xray-invalid", "evalRuns/yankee-judged",
            "evalRuns/yankee-sealed", "evalRuns/yankee-aborted", "evalRuns/omega-dropped", "evalRuns/omega-empty",
            "evalRuns/omega-extreme-lower", "evalRuns/omega-extreme-point", "evalRuns/none",
        ],
        .openRun: ["evalRuns/xray-running", "evalRuns/omega-empty", "evalRuns/omega-dropped"],
        .upload: ["u", "v", "w"],
        .reporter: ["alpha-reporter", "bravo-reporter", "reporter"],
        .requestID: ["r-0", "r-1", "r-5", "none"],
        .sampleID: ["u-0-0", "s-0"],
        .etag: ["none"],
        .pageToken: ["0.0.0", "0.1.0", "//0", "u/1/0", "00000000", "none"],
        .secret: ["regent_none"],
        .key: ["seed-key-of-a-call-1"],
    ]
    private var places: [Kind: Int] = [:]
    /// Revisions that answers have named.
    private(set) var revisions: [UInt64] = [1, 2]
    /// The latest etag of each resource.
    private(set) var etags: [String: String] = [:]
    /// The listings that have given out a page token.
    private var listings: [String: Set<String>] = [:]

    /// One of the texts of a kind.
    func pick(_ kind: Kind, _ script: inout FuzzInput) -> String { script.pick(texts[kind] ?? [""]) }

    /// Whether a listing has given out a page token.
    func isPageToken(_ token: String, of listing: String) -> Bool { listings[token]?.contains(listing) == true }

    /// A listing has given out a page token.
    mutating func note(pageToken: String, of listing: String) {
        listings[pageToken, default: []].insert(listing)
        add(.pageToken, pageToken)
    }

    /// Takes note of what an answer names.
    mutating func learn(_ facts: MessageFacts) {
        for text in facts.texts where !text.text.isEmpty {
            if let kind = Self.kind(text) { add(kind, text.text) }
        }
        for (name, etag) in facts.etags { etags[name] = etag }
        for revision in facts.revisions.suffix(4) {
            if revisions.count >= Self.textsMax { revisions.removeFirst() }
            revisions.append(revision)
        }
    }

    /// Keeps a text.
    mutating func add(_ kind: Kind, _ text: String) {
        var known = texts[kind] ?? []
        guard !known.contains(text) else { return }
        if known.count < Self.textsMax {
            known.append(text)
        } else {
            known[places[kind, default: 0] % Self.textsMax] = text
            places[kind, default: 0] += 1
        }
        texts[kind] = known
    }

    private static func kind(_ text: MessageFacts.Text) -> Kind? {
        switch text.field {
        case "name":
            let parts = text.text.split(separator: "/")
            return switch (parts.first, parts.count) {
            case ("environments", 2): .environment
            case ("principals", 2): .principal
            case ("principals", 4): .token
            case ("evalRuns", 2): .run
            default: (try? ResourceName(text.text).kind).flatMap { Documents.byKind[$0] == nil ? nil : .document($0) }
            }
        case "upload": return .upload
        case "request_id": return .requestID
        case "sample_id": return .sampleID
        case "etag": return .etag
        case "secret": return .secret
        default: return nil
        }
    }
}
