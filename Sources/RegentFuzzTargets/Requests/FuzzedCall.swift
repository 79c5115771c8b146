import RegentMessages
import RegentModel
import RegentRPC
import RegentServices
import RegentStorage
import RegentTestKit
import RegentWire
import Synchronization

/// One call: what was sent, what came back, and what must hold of it.
struct FuzzedCall: CustomStringConvertible {
    let method: MethodDescriptor
    let requests: [[UInt8]]
    let caller: Caller
    /// What the responses hold.
    private(set) var responses: [MessageFacts] = []
    /// Why the call failed; nil where it was answered.
    private(set) var refusal: RPCError?
    private var answers: [[UInt8]] = []
    private let bench: RequestBench

    private static let messageTypes = Dictionary(uniqueKeysWithValues: MessageTypes.all.map { ($0.fullName, $0) })

    init(_ method: MethodDescriptor, _ requests: [[UInt8]], _ caller: Caller, _ bench: RequestBench) {
        (self.method, self.requests, self.caller, self.bench) = (method, requests, caller, bench)
    }

    var description: String {
        let shown = requests.map { request in
            let text = (try? JSONTranscoder().json(request, as: method.requestType)) ?? "\(request)"
            return String(text.prefix(1_500))
        }
        return "\(method.method) by \(caller.name): \(shown.joined(separator: " then ")) gave "
            + (refusal.map { "\($0.reason): \($0.message)" } ?? "\(responses.count) messages")
    }

    // MARK: Making it

    /// Makes the call. Streams without an end are left after their first message.
    mutating func make() async throws(Finding) {
        let collected = CollectedResponses(
            countMax: method.method.hasPrefix("Watch")
                ? 1 : ["ExportSamples": 2, "Backup": 1][method.method] ?? .max)
        do {
            let last: [UInt8]?
            if let change = awaitedChange {
                async let answer = call(collected)
                try await change()
                last = try await answer
            } else {
                last = try await call(collected)
            }
            if let last { collected.append(last) }
        } catch {
            guard let status = (error as? any StatusConvertible)?.status else {
                throw Finding("an error without a status: \(error)")
            }
            if !(collected.isFull && status.code == .cancelled) { refusal = status }
        }
        answers = collected.all
        for answer in answers { responses.append(try MessageFacts(answer, as: method.responseType)) }
    }

    private func call(_ collected: CollectedResponses) async throws -> [UInt8]? {
        try await bench.call(method, requests, as: caller) { (bytes) throws(RPCError) in
            collected.append(bytes)
            if collected.isFull { throw .cancelled }
        }
    }

    /// A watch from the next revision waits for a change: this is one.
    private var awaitedChange: (() async throws -> Void)? {
        guard method.method == "Watch", let request = try? WatchRequest(decoding: requests.first ?? []),
            request.fromRevision == bench.store.revisions.last + 1
        else { return nil }
        let (bench, revision) = (bench, request.fromRevision)
        return {
            try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(
                    environment: Environment(name: "environments/awaited-\(revision)"),
                    mutation: Mutation(idempotencyKey: TestKey.of("awaited-change-\(revision)"))))
        }
    }

    // MARK: What must hold

    /// Checks the status, the encoding and the numbers of the answer, and whose resources it shows.
    func check() async throws(Finding) {
        if let refusal { try Self.check(refusal) }
        guard let type = Self.messageTypes[method.responseType] else { throw Finding("no \(method.responseType)") }
        for answer in answers {
            let again = try accepted("a response is no \(method.responseType)") { try type.init(decoding: answer) }
            try expect(again.encoded() == answer, "a response is encoded otherwise when it is encoded again")
        }
        let notFinite = responses.flatMap(\.notFinite)
        try expect(notFinite.isEmpty, "not finite: \(notFinite)")
        try checkScope()
        try await checkEntries()
        try checkStored()
    }

    /// The daemon's own checks of its store: no fault, and sealed samples give their stored summary again.
    private func checkStored() throws(Finding) {
        for answer in answers {
            if method.method == "VerifyLedger",
                case .report(let report)? = (try? VerifyLedgerResponse(decoding: answer))?.response
            {
                try expect(report.faultCount == 0, "the store has faults: \(report.faults)")
            }
            if method.method == "RecomputeSummary", let again = try? RecomputeSummaryResponse(decoding: answer) {
                try expect(again.identical, "the stored samples give another summary: \(again.summary as Any)")
            }
        }
    }

    /// Nothing that a sound store answers in a sound process.
    private static let unsound: [ErrorReason] = [
        .internalError, .storeCorrupt, .storeUnavailable, .storeReadOnly, .outcomeUnknown, .auditBlocked,
    ]

    private static func check(_ status: RPCError) throws(Finding) {
        guard let reason = ErrorReason(name: status.reason), reason.statusNumber == status.code.rawValue else {
            throw Finding("a status that is not registered: \(status)")
        }
        try expect(!unsound.contains(reason), "\(reason): \(status.message) \(status.metadata)")
    }

    /// A caller with one scope must learn nothing of another that it did not send itself.
    private func checkScope() throws(Finding) {
        guard let own = caller.onlyScope else { return }
        var told = responses
        if let refusal {
            // Fields of a judge are named after the letter, as an environment here is.
            let texts = ([refusal.message] + refusal.metadata.values).map { text in
                text.replacing(/(judge\.|promote_)alpha/, with: "")
            }
            told.append(MessageFacts(texts: texts))
        }
        var said: [MessageFacts] = []
        for request in requests { said.append(try MessageFacts(request, as: method.requestType)) }
        for word in SeededStore.scopeWords where !own.contains(word) {
            guard !said.contains(where: { $0.says(word) }), !caller.name.contains(word) else { continue }
            try expect(!told.contains { $0.says(word) }, "who may see \(own) alone is told of \(word)")
        }
    }

    private static let readers: [String: [Permission]] = {
        let methods = Dictionary(uniqueKeysWithValues: MethodDescriptor.all.map { ($0.name, $0) })
        let resources = Schema.regent.messages.values.compactMap(\.resource)
        let pairs = resources.map { ($0.kind, (methods[$0.getMethod]?.requireAny ?? []).map { Permission($0) }) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// Entries of the ledger are shown to those who may read their resource.
    private func checkEntries() async throws(Finding) {
        for resource in Set(responses.flatMap(\.entryResources)) {
            let places = (try? await bench.store.scopeNames(of: resource)) ?? []
            let kind = (try? ResourceName(resource).kind) ?? ""
            let isReader = caller.holds(anyOf: Self.readers[kind] ?? [], for: places)
            try expect(isReader, "an entry of \(resource), which the caller may not read, is shown")
        }
    }

    // MARK: Pages

    private var request: JSONValue? {
        requests.first.flatMap { try? JSONTranscoder().value($0, as: method.requestType) }
    }

    /// What is listed: the method and everything in the request but the page; nil for a method that lists nothing.
    var listing: String? {
        guard let members = request?.members, members.contains(where: { $0.key == "page_token" }) else { return nil }
        let filters = members.filter { $0.key != "page_token" && $0.key != "page_size" }
        return method.method + JSONValue.object(filters).text()
    }

    /// The page token of the request; empty for the first page.
    var pageToken: String { request?["page_token"]?.string ?? "" }

    /// Where the answer says that the next page begins.
    var nextPageToken: String {
        responses.first?.texts.last { $0.field == "next_page_token" }?.text ?? ""
    }

    /// The request for another page.
    func request(withPageToken token: String) throws(Finding) -> [UInt8] {
        let members = (request?.members ?? []).map { $0.key == "page_token" ? .init($0.key, .string(token)) : $0 }
        return try accepted("a request with another page token") {
            try JSONTranscoder().encoding(of: .object(members), as: method.requestType)
        }
    }
}

extension Caller {
    /// The one model or environment that all its grants are about; nil for who may see more.
    var onlyScope: String? {
        guard case .granted(let granted) = authority else { return nil }
        let scopes = Set(granted.map(\.scope))
        guard scopes.count == 1, let scope = scopes.first, scope != .everything else { return nil }
        return scope.description
    }
}

/// Responses as they are made, up to a number.
private final class CollectedResponses: Sendable {
    private let countMax: Int
    private let responses = Mutex<[[UInt8]]>([])

    init(countMax: Int) { self.countMax = countMax }

    var all: [[UInt8]] { responses.withLock { $0 } }
    var isFull: Bool { all.count >= countMax }

    func append(_ response: [UInt8]) { responses.withLock { $0.append(response) } }
}
