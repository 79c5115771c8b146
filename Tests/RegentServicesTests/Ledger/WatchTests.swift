import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// What each of many watchers is sent, while others watch too.
@Suite("Watching the ledger", .timeLimit(.minutes(10)))
struct WatchTests {
    typealias Ledger = LedgerServiceMethods
    typealias Providers = ProviderServiceMethods

    /// What one watcher wants and may read.
    struct Watcher: Sendable {
        var grants: [(permission: String, scope: String)] = []
        var kinds: [String] = []
        var prefix = ""
        /// Whether it sees an entry of a resource.
        let sees: @Sendable (String) -> Bool
    }

    static let watchers: [Watcher] = [
        Watcher { _ in true },
        Watcher(kinds: ["evalRuns"]) { $0.hasPrefix("evalRuns/") },
        Watcher(kinds: ["environments"], prefix: "environments/a") { $0 == "environments/a" },
        Watcher(kinds: ["providers"]) { $0.hasPrefix("environments/") && $0.contains("/providers/") },
        Watcher(kinds: ["providers", "evalRuns"], prefix: "e") {
            $0.hasPrefix("evalRuns/") || $0.contains("/providers/")
        },
        Watcher(kinds: ["principals"], prefix: "environments/") { _ in false },
        Watcher(grants: [("provider.read", "*")]) { $0.hasPrefix("environments/") },
        Watcher(grants: [("provider.read", "environments/b")]) {
            $0 == "environments/b" || $0.hasPrefix("environments/b/")
        },
        Watcher(grants: [("eval.read", "models/a"), ("audit.read", "*")]) { $0 == "evalRuns/a" },
        Watcher(grants: [("provider.read", "environments/a"), ("eval.read", "models/b")], kinds: ["evalRuns"]) {
            $0 == "evalRuns/b"
        },
        Watcher(grants: [("outcome.read", "*")]) { _ in false },
    ]

    @Test("an unknown kind is refused by a watch", arguments: ["provider", "Providers", "environments/a", ""])
    func unknownKind(kind: String) async throws {
        let bench = try await ScopedReadingTests.filled()
        let request = WatchRequest(kinds: ["evalRuns", kind])
        await expectRefusal(.badRequest) { try await bench.stream(Ledger.watch, [request]) { _ in } }
    }

    /// All responses of a watch until it has come to a revision.
    static func watch(
        _ bench: ServiceBench, _ watcher: Watcher, from revision: UInt64 = 0, to last: UInt64
    ) async throws -> [WatchResponse] {
        let request = WatchRequest(fromRevision: revision, kinds: watcher.kinds, namePrefix: watcher.prefix)
        let seen = Mutex<[WatchResponse]>([])
        do {
            try await bench.stream(Ledger.watch, [request], as: caller(watcher)) { (response) throws(RPCError) in
                seen.withLock { $0.append(response) }
                if response.revision >= last { throw .cancelled }
            }
        } catch let error as RPCError where error.code == .cancelled {}
        return seen.withLock { $0 }
    }

    /// Nil for the owner, who may everything.
    static func caller(_ watcher: Watcher) throws -> Caller? {
        guard !watcher.grants.isEmpty else { return nil }
        return try ScopedReadingTests.caller([("event.subscribe", "*")] + watcher.grants)
    }

    /// What a watcher is to be shown of the whole ledger.
    static func expected(_ bench: ServiceBench, _ watcher: Watcher) async throws -> [LedgerEntry] {
        let seesActors = watcher.grants.isEmpty || watcher.grants.contains { $0.permission == "audit.read" }
        var all: [LedgerEntry] = []
        while case let page = try await bench.store.entries(from: UInt64(all.count) + 1), !page.isEmpty { all += page }
        return all.filter { watcher.sees($0.resource) }.map { entry in
            var entry = entry
            if !seesActors {
                (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
            }
            return entry
        }
    }

    static func put(_ bench: ServiceBench, _ name: String, weight: Int) async throws -> UInt64 {
        let request = PutProviderConfigRequest(
            providerConfig: ProviderConfig(name: name, weight: UInt32(2 + weight)), mutation: .fresh("because"))
        return try #require(try await bench.call(Providers.putProviderConfig, request).receipt).revision
    }

    @Test("each of many is sent what it wants and may read: once, in order, to the last revision")
    func selected() async throws {
        let bench = try await ScopedReadingTests.filled()
        for number in 0..<30 {
            _ = try await Self.put(bench, "environments/\(number % 2 == 0 ? "a" : "b")/providers/p", weight: number)
        }
        let last = bench.store.revisions.last
        for watcher in Self.watchers + Self.watchers {
            let responses = try await Self.watch(bench, watcher, to: last)
            let expected = try await Self.expected(bench, watcher)
            #expect(responses.flatMap(\.entries) == expected, "\(watcher)")
            #expect(responses.last?.revision == last)
        }
    }

    @Test("watchers that run while the store changes miss nothing and are sent nothing twice")
    func live() async throws {
        let bench = try await ScopedReadingTests.filled()
        let last = bench.store.revisions.last + 60
        try await withThrowingTaskGroup(of: (Int, [WatchResponse]).self) { group in
            for number in 0..<3 * Self.watchers.count {
                let which = number % Self.watchers.count
                group.addTask { (which, try await Self.watch(bench, Self.watchers[which], to: last)) }
            }
            for number in 0..<60 {
                _ = try await Self.put(bench, "environments/\(number % 2 == 0 ? "a" : "b")/providers/p", weight: number)
            }
            for try await (which, responses) in group {
                let watcher = Self.watchers[which]
                let expected = try await Self.expected(bench, watcher)
                #expect(responses.flatMap(\.entries) == expected, "\(watcher)")
                #expect(responses.map(\.revision) == responses.map(\.revision).sorted())
                #expect(responses.last?.revision == last)
            }
        }
    }

    @Test("a watcher that stopped long ago goes on from the store, where memory does not reach so far back")
    func behind() async throws {
        let bench = try await ScopedReadingTests.filled()
        // Of 64 KiB each: as many as the memory of recent entries cannot hold.
        let text = String(repeating: "x", count: 64 << 10)
        for number in 0..<80 {
            let request = CreateRunRequest(
                name: "evalRuns/large-\(number)", type: .offline, metadata: ["note": text], mutation: .fresh())
            _ = try await bench.call(EvaluationServiceMethods.createRun, request)
        }
        let last = bench.store.revisions.last
        let again = try await bench.store.sharedEntries(from: 1, limit: 1)
        let isRead = try await bench.store.sharedEntries(from: 1, limit: 1).first !== again.first
        #expect(isRead, "the first entry is still in memory: the test needs more of them")
        for watcher in [Self.watchers[0], Self.watchers[4], Self.watchers[6]] {
            for from in [1, 5, last] {
                let responses = try await Self.watch(bench, watcher, from: from, to: last)
                let expected = try await Self.expected(bench, watcher).filter { $0.revision >= from }
                #expect(responses.flatMap(\.entries) == expected)
            }
        }
    }

    @Test("a watch that ends because the daemon stops tells to go on after what it has sent")
    func draining() async throws {
        let bench = try await ScopedReadingTests.filled()
        let (last, drain) = (bench.store.revisions.last, Signal(staysRaised: true))
        let call = CallContext(method: Ledger.watch.descriptor, caller: .owner(uid: 7), drain: drain)
        let sent = Mutex<[UInt64]>([])
        var place: String?
        do {
            try await bench.table.direct(Ledger.watch, WatchRequest(), call: call) {
                (response) async throws(RPCError) in
                sent.withLock { $0.append(response.revision) }
                drain.raise()
                // It is being sent until the watch is ended.
                while !Task.isCancelled { await Task.yield() }
            }
        } catch let refusal as Refusal where refusal.reason == .draining { place = refusal.metadata["revision"] }
        #expect(sent.withLock { $0 } == [last])
        #expect(place == "\(last + 1)")
    }

    @Test("what a watcher is sent is the encoding of the response")
    func encoding() async throws {
        let bench = try await ScopedReadingTests.filled()
        let last = bench.store.revisions.last
        for watcher in Self.watchers {
            let request = WatchRequest(kinds: watcher.kinds, namePrefix: watcher.prefix)
            let caller = try Self.caller(watcher) ?? Caller.owner(uid: 7)
            let call = CallContext(method: Ledger.watch.descriptor, caller: caller)
            let sent = Mutex<[[UInt8]]>([])
            do {
                _ = try await bench.table.direct(Ledger.watch.descriptor.name, [request.encoded()], call: call) {
                    (bytes) throws(RPCError) in
                    sent.withLock { $0.append(bytes) }
                    throw .cancelled
                }
            } catch let error as RPCError where error.code == .cancelled {}
            let bytes = try #require(sent.withLock { $0 }.first)
            let entries = try await Self.expected(bench, watcher)
            #expect(bytes == WatchResponse(entries: entries, revision: last).encoded())
        }
    }
}
