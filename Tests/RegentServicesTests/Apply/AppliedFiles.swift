import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage

/// Documents as a test applies them: fields by their JSON, null resets one.
enum Applied {
    /// A document of provider configs, of the environment of its name.
    static func config(_ name: String, _ fields: String = "{}", etag: String = "", reason: String = "") throws
        -> AppliedDocument
    {
        try document("environments/\(name)", ProviderConfig.fullName, fields, etag, reason)
    }

    /// A document of an environment.
    static func environment(_ id: String, _ fields: String = "{}") throws -> AppliedDocument {
        try document("environments/\(id)", Environment.fullName, fields, "", "")
    }

    private static func document(
        _ name: String, _ type: String, _ fields: String, _ etag: String, _ reason: String
    ) throws -> AppliedDocument {
        var (set, reset, kept): ([String], [String], [JSONValue.Member]) = ([], [], [])
        for member in try JSONValue(parsing: Array(fields.utf8)).members ?? [] {
            if member.value == .null {
                reset.append(member.key)
                continue
            }
            kept.append(member)
            let keys =
                member.key == "metadata"
                ? member.value.members?.map { "metadata[\(JSONValue.string($0.key).text())]" } : nil
            set += keys ?? [member.key]
        }
        let content = try JSONTranscoder().encoding(of: .object(kept), as: type)
        return AppliedDocument(
            name: name, content: content, setPaths: set, resetPaths: reset, etag: etag, reason: reason)
    }

    /// The environments of the bench's tests: e, whose config a has a weight, and of the store's own, prod.
    static func bench() async throws -> ServiceBench {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        try await bench.apply([environment("e"), config("e/providers/a", #"{"weight": 10, "model": "m"}"#)])
        return bench
    }
}

extension ServiceBench {
    /// Applies documents.
    @discardableResult
    func apply(
        _ documents: [AppliedDocument], replace: Bool = false, prune: [String] = [], allowEmpty: Bool = false,
        mutation: Mutation = .fresh(), as caller: Caller? = nil
    ) async throws -> ApplyResponse {
        try await call(
            ApplyServiceMethods.apply,
            ApplyRequest(
                documents: documents, replace: replace, prune: prune, allowEmpty: allowEmpty, mutation: mutation),
            as: caller)
    }

    /// A stored provider config, for example "e/providers/a".
    func config(_ name: String) async throws -> ProviderConfig? {
        try await store.get(ProviderConfig.self, "environments/\(name)")
    }
}

extension ApplyResponse {
    /// What became of each document, for example "environments/e UNCHANGED".
    var effects: [String] { changes.map { "\($0.name) \($0.effect.name)" } }

    /// The changed fields of a document, for example "weight 10 20".
    func fields(of name: String) -> [String] {
        changes.first { $0.name == "environments/\(name)" }?.fields
            .map { "\($0.path) \($0.oldValue) \($0.newValue)" } ?? []
    }
}
