import Crypto
import Foundation
import Logging
import RegentDaemon
import RegentGateway
import RegentMessages
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// People are told by webhooks: what is posted, how often, and what a receiver can check.
@Suite("Telling people by webhooks", .timeLimit(.minutes(10)))
struct NotifyWebhookTests {
    static let key = [UInt8](repeating: 7, count: 32)
    static let secret = "whsec_" + Data(key).base64EncodedString()

    /// A receiver that answers as it is told, in turn, and 204 afterwards.
    final class Receiver: Sendable {
        struct Post: Sendable {
            let body: [UInt8]
            let headers: [String: String]

            var id: String { headers["webhook-id"] ?? "" }
        }

        enum Reply: Sendable {
            case status(Int, retryAfter: Int? = nil)
            case unreachable
        }

        private struct State {
            var replies: [Reply]
            var posts: [Post] = []
            var sleeps: [Duration] = []
        }

        struct Unreachable: Error {}

        private let state: Mutex<State>
        /// What the daemon takes for the present, microseconds since 1970.
        let micros: Mutex<Int64>

        init(_ replies: [Reply] = [], micros: Int64 = 1_000_000) {
            state = Mutex(State(replies: replies))
            self.micros = Mutex(micros)
        }

        var posts: [Post] { state.withLock { $0.posts } }
        var sleeps: [Duration] { state.withLock { $0.sleeps } }

        var world: NotifyWebhook.World {
            NotifyWebhook.World(
                post: { [self] body, headers in
                    let fields = Dictionary(headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
                    let reply = state.withLock { state in
                        state.posts.append(Post(body: body, headers: fields))
                        return state.replies.isEmpty ? Reply.status(204) : state.replies.removeFirst()
                    }
                    switch reply {
                    case .status(let status, let wait): return HTTPPoster.Answer(status: status, retryAfter: wait)
                    case .unreachable: throw Unreachable()
                    }
                },
                nowMicros: { [self] in micros.withLock { $0 } },
                sleep: { [self] duration in
                    try Task.checkCancellation()
                    state.withLock { $0.sleeps.append(duration) }
                    await Task.yield()
                })
        }
    }

    private static func secretFile(_ folder: TemporaryFolder, _ text: String = secret + "\n") throws -> String {
        let path = folder.file("secret")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }

    private static func webhook(_ bench: ServiceBench, _ receiver: Receiver, _ secretFile: String) -> NotifyWebhook {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return NotifyWebhook(
            store: bench.store, target: "the test's", secretFile: secretFile, world: receiver.world, logger: logger)
    }

    /// Runs it until a condition holds, and ends it then.
    private static func run(_ webhook: NotifyWebhook, until condition: () async throws -> Bool) async throws {
        let task = Task { await webhook.tellAll() }
        let end = ContinuousClock.now + hangLimit
        while try await !condition() {
            guard ContinuousClock.now < end else {
                Issue.record("it did not come")
                break
            }
            await Task.yield()
        }
        task.cancel()
        _ = await task.result
    }

    /// A store to whose receiver nothing is owed.
    private static func settled(_ bench: ServiceBench) async throws {
        try await bench.store.record(notifyCursor: try await bench.store.lastRevision(), of: .webhook)
    }

    private static func cursor(_ bench: ServiceBench) async throws -> UInt64 {
        try await bench.store.notifyCursor(of: .webhook) ?? 0
    }

    /// Runs it until everything up to the last revision was taken.
    private static func runToEnd(_ bench: ServiceBench, _ webhook: NotifyWebhook) async throws {
        let last = try await bench.store.lastRevision()
        try await run(webhook) { try await cursor(bench) >= last }
    }

    @Test("An item is posted as Standard Webhooks says: id, time and a signature over both and the body")
    func signed() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            try await Self.settled(bench)
            try await NotifyExecTests.open(bench, ["a"])
            let receiver = Receiver(micros: 1_700_000_000_900_000)
            // Under an earlier secret too.
            let other = [UInt8](repeating: 9, count: 24)
            let file = try Self.secretFile(
                folder, "\(Self.secret)\nwhsec_\(Data(other).base64EncodedString())\n")
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, file))
            let post = try #require(receiver.posts.first)
            #expect(receiver.posts.count == 1)
            #expect(post.headers["content-type"] == "application/json")
            #expect(post.headers["webhook-timestamp"] == "1700000000")
            let signed = Array("\(post.id).1700000000.".utf8) + post.body
            let expected = [Self.key, other].map { key in
                let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
                return "v1,\(Data(code).base64EncodedString())"
            }
            #expect(post.headers["webhook-signature"] == expected.joined(separator: " "))
            let object = try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any]
            let data = try #require(object?["data"] as? [String: Any])
            #expect(object?["type"] as? String == "incident.opened")
            #expect(data["id"] as? String == post.id && data["resource"] as? String == "incidents/a")
            #expect((object?["timestamp"] as? String)?.hasSuffix("Z") == true)
        }
    }

    @Test("What is not taken is posted again under the same id with the same bytes, after growing waits")
    func repeated() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            try await Self.settled(bench)
            try await NotifyExecTests.open(bench, ["a"])
            let receiver = Receiver([
                .unreachable, .status(500), .status(302), .status(429, retryAfter: 7), .status(503, retryAfter: 99_999),
                .status(404),
            ])
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, Self.secretFile(folder)))
            #expect(receiver.posts.count == 7)
            #expect(Set(receiver.posts.map(\.id)).count == 1 && Set(receiver.posts.map(\.body)).count == 1)
            #expect(
                receiver.sleeps == [
                    .seconds(1), .seconds(2), .seconds(5), .seconds(7), .seconds(3_600), .seconds(300),
                ])
        }
    }

    @Test("Over stops and kills each thing comes at least once, and each of its ids always with the same bytes")
    func restarts() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            try await Self.settled(bench)
            let (receiver, file) = (Receiver(), try Self.secretFile(folder))
            for round in 0..<6 {
                try await NotifyExecTests.open(bench, (0..<5).map { "i\(round)-\($0)" })
                // Ended in the middle, as a kill would: the cursor stays behind what was taken.
                let count = receiver.posts.count
                try await Self.run(Self.webhook(bench, receiver, file)) { receiver.posts.count > count + round % 5 }
            }
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, file))
            var bodies: [String: Set<[UInt8]>] = [:]
            for post in receiver.posts { bodies[post.id, default: []].insert(post.body) }
            #expect(bodies.count == 30 && bodies.values.allSatisfy { $0.count == 1 })
            let resources = try bodies.values.map { body in
                let object = try JSONSerialization.jsonObject(with: Data(body.first ?? [])) as? [String: Any]
                return (object?["data"] as? [String: Any])?["resource"] as? String ?? ""
            }
            #expect(Set(resources).count == 30)
        }
    }

    @Test("An item that nobody takes for a day is given up, and the next one comes")
    func givenUp() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            try await Self.settled(bench)
            try await NotifyExecTests.open(bench, ["a"])
            let tooLate = Int64(NotifyWebhook.ageMax / .microseconds(1)) + 60_000_000
            let receiver = Receiver([.status(500)], micros: tooLate)
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, Self.secretFile(folder)))
            #expect(receiver.posts.count == 1 && receiver.sleeps.isEmpty)
            try await NotifyExecTests.open(bench, ["b"])
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, Self.secretFile(folder)))
            #expect(receiver.posts.count == 2)
        }
    }

    @Test("A file without a proper secret keeps everything back until it has one")
    func secrets() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            try await Self.settled(bench)
            try await NotifyExecTests.open(bench, ["a"])
            let short = Data([UInt8](repeating: 1, count: 23)).base64EncodedString()
            for text in ["", "secret", "whsec_?", "whsec_\(short)", "\(Self.secret) x"] {
                let receiver = Receiver()
                let file = try Self.secretFile(folder, text)
                try await Self.run(Self.webhook(bench, receiver, file)) { receiver.sleeps.count > 2 }
                #expect(receiver.posts.isEmpty, "\(text)")
            }
            let file = try Self.secretFile(folder)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            let receiver = Receiver()
            try await Self.run(Self.webhook(bench, receiver, file)) { receiver.sleeps.count > 2 }
            #expect(receiver.posts.isEmpty)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            try await Self.runToEnd(bench, Self.webhook(bench, receiver, file))
            #expect(receiver.posts.count == 1)
        }
    }

    @Test("The program and the receiver each have their own cursor")
    func cursors() async throws {
        let bench = try await ServiceBench.open()
        try await bench.store.record(notifyCursor: 3, of: .program)
        #expect(try await bench.store.notifyCursor(of: .webhook) == nil)
        try await bench.store.record(notifyCursor: 5, of: .webhook)
        #expect(try await bench.store.notifyCursor(of: .program) == 3)
        #expect(try await bench.store.notifyCursor(of: .webhook) == 5)
    }
}
