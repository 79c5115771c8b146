import RegentClient
import RegentMessages
import RegentModel
import RegentRPC

/// A kind of resource, and the methods by which the daemon gives and takes one.
struct Noun: Sendable {
    /// Fields the daemon fills.
    static let outputOnly: Set<String> = ["revision", "etag", "create_time", "update_time", "archive_time"]

    private let resource: Schema.Resource
    private let message: String
    private let getMethod: Schema.Method
    private let applyMethod: Schema.Method
    private let transcoder: JSONTranscoder

    /// The noun a name belongs to, as the daemon's descriptors say.
    ///
    /// - Throws: `CommandFailure` naming the document.
    init(of name: String, in schema: Schema, place: String) throws {
        let known = schema.messages.values.compactMap { message in message.resource.map { (message.fullName, $0) } }
        guard !name.isEmpty else { throw CommandFailure("name is missing", places: [place, "name"]) }
        let found = known.first { (try? ResourceName(name, matching: $0.1.pattern)) != nil }
        guard let (message, resource) = found else {
            let patterns = known.map(\.1.pattern).sorted().joined(separator: ", ")
            throw CommandFailure(
                "\(name) is the name of nothing that can be applied", places: [place, "name"],
                hint: "names are of the form " + patterns)
        }
        self.resource = resource
        self.message = message
        getMethod = try schema.method(named: resource.getMethod)
        applyMethod = try schema.method(named: resource.applyMethod)
        transcoder = JSONTranscoder(schema)
    }

    /// Whether one that exists can be changed.
    var isChangeable: Bool { wrapper != nil && !applyMethod.name.contains("/Create") }

    /// The field of the request that holds the resource; nil where the request has the resource's fields itself.
    private var wrapper: String? {
        transcoder.schemaMessage(applyMethod.requestType)?.fields.first { $0.type == .message(message) }?.name
    }

    /// The stored resource; nil where there is none.
    func stored(_ name: String, _ client: RegentClient) async throws -> JSONValue? {
        let request = try transcoder.encoding(
            of: .object([.init("name", .string(name))]), as: getMethod.requestType)
        do {
            return try await resource(client, getMethod, request)
        } catch let error as RPCError where error.reason == ErrorReason.notFound.name {
            return nil
        }
    }

    /// Makes or changes the resource, or only checks it; gives it as it is then.
    ///
    /// - Throws: `CommandFailure` naming document and field; what the daemon says.
    func apply(
        _ document: ManifestDocument, reason: String, validateOnly: Bool, _ client: RegentClient
    ) async throws -> JSONValue? {
        var fields = document.members.filter { !Self.outputOnly.contains($0.key) }
        let etag = JSONValue.object(document.members)["etag"] ?? .string("")
        let mutation = JSONValue.object([
            .init("idempotency_key", .string(RandomText.letters(32))), .init("etag", etag),
            .init("validate_only", .bool(validateOnly)), .init("reason", .string(reason)),
        ])
        if let wrapper { fields = [.init(wrapper, .object(fields))] }
        let request: [UInt8]
        do {
            request = try transcoder.encoding(
                of: .object(fields + [.init("mutation", mutation)]), as: applyMethod.requestType)
        } catch {
            throw CommandFailure(error.message, places: [document.place, field(error.path)])
        }
        return try await resource(client, applyMethod, request)
    }

    /// The path within the document.
    private func field(_ path: String) -> String {
        guard let wrapper, path.hasPrefix(wrapper + ".") else { return path }
        return String(path.dropFirst(wrapper.count + 1))
    }

    /// Calls a method whose answer holds the resource.
    private func resource(
        _ client: RegentClient, _ method: Schema.Method, _ request: [UInt8]
    ) async throws -> JSONValue? {
        let responses = Collected()
        try await client.call(method.name, [request], CallOptions(timeout: .seconds(10))) { responses.add($0) }
        let answer = try transcoder.value(responses.last, as: method.responseType)
        let field = transcoder.schemaMessage(method.responseType)?.fields.first { $0.type == .message(message) }
        return field.flatMap { answer[$0.name] }
    }
}
