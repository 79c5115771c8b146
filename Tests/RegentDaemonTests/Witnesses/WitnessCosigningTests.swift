import Crypto
import Logging
import RegentDaemon
import RegentGateway
import RegentMessages
import RegentProofs
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// A witness is asked for cosignatures as c2sp.org/tlog-witness says, and only what is right of its answers is kept.
@Suite("Witnesses", .timeLimit(.minutes(10)))
struct WitnessCosigningTests {
    /// A witness in this process that checks what it is asked as the specification says.
    final class Witness: Sendable {
        enum Mood: Sendable {
            case honest, forging, busy
        }

        private struct State {
            var size: UInt64 = 0
            var root = MerkleHash.leaf(of: [])
            var statuses: [Int] = []
            var mood = Mood.honest
            var sleeps = 0
        }

        let signer = NoteSigner(name: "witness.test/w", privateKey: Curve25519.Signing.PrivateKey())
        private let log: NoteVerifier
        private let state = Mutex(State())

        init(of log: NoteVerifier) { self.log = log }

        var statuses: [Int] { state.withLock { $0.statuses } }
        var size: UInt64 { state.withLock { $0.size } }
        var sleeps: Int { state.withLock { $0.sleeps } }

        func pretend(size: UInt64) { state.withLock { $0.size = size } }

        func set(_ mood: Mood) { state.withLock { $0.mood = mood } }

        var world: WitnessCosigning.World {
            WitnessCosigning.World(
                post: { [self] body in
                    let mood = state.withLock { $0.mood }
                    let answer = mood == .busy ? HTTPPoster.Answer(status: 503, retryAfter: 1) : try answer(body)
                    state.withLock { $0.statuses.append(answer.status) }
                    return answer
                },
                sleep: { [self] _ in
                    try Task.checkCancellation()
                    state.withLock { $0.sleeps += 1 }
                    await Task.yield()
                })
        }

        private func answer(_ body: [UInt8]) throws -> HTTPPoster.Answer {
            let text = String(decoding: body, as: UTF8.self)
            let end = try #require(text.firstRange(of: "\n\n"))
            let lines = text[..<end.lowerBound].split(separator: "\n").map(String.init)
            let old = try #require(UInt64(lines[0].dropFirst(4)))
            let hashes = try lines.dropFirst().map { line in
                try #require(Base64Text.bytes(line).flatMap { MerkleHash($0) })
            }
            let note = try SignedNote(parsing: Array(text[end.upperBound...].utf8))
            let checkpoint = try TrustPolicy(logs: [log]).checkpoint(of: note)
            #expect(note.signatures.count == 1)
            return try state.withLock { state -> HTTPPoster.Answer in
                guard old == state.size else {
                    return HTTPPoster.Answer(status: 409, body: Array("\(state.size)\n".utf8))
                }
                let isProved =
                    old == 0
                    ? hashes.isEmpty
                    : MerkleProof.isConsistent(
                        from: old, state.root, to: checkpoint.size, checkpoint.root, proof: hashes)
                guard isProved else { return HTTPPoster.Answer(status: 422) }
                (state.size, state.root) = (checkpoint.size, checkpoint.root)
                let signed = state.mood == .forging ? note.text + "x\n" : note.text
                let signature = try signer.cosign(text: signed, time: 1_700_000_000)
                return HTTPPoster.Answer(status: 200, body: Array(signature.line.utf8))
            }
        }
    }

    private static func run(
        _ bench: ServiceBench, _ witness: Witness, until condition: () async throws -> Bool
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let cosigning = WitnessCosigning(
            store: bench.store, verifier: witness.signer.cosignatureVerifier, world: witness.world, logger: logger)
        let task = Task { await cosigning.askAlways() }
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

    /// A store with a published checkpoint, and a witness of its log.
    private static func bench() async throws -> (ServiceBench, Witness) {
        let bench = try await ServiceBench.open()
        try await bench.run("r1")
        try await bench.context.log.publish()
        return (bench, Witness(of: try #require(bench.context.log.verifier)))
    }

    private static func cosigned(_ bench: ServiceBench) async throws -> StoredCheckpoint? {
        try await bench.store.newestCheckpoint(cosigned: true)
    }

    @Test("Each new checkpoint is cosigned, with the proof that the log only grew")
    func grown() async throws {
        let (bench, witness) = try await Self.bench()
        try await Self.run(bench, witness) { try await Self.cosigned(bench) != nil }
        let first = try #require(try await Self.cosigned(bench))
        #expect(first.cosignatureCount == 1)
        let note = try SignedNote(parsing: first.note)
        #expect(witness.signer.cosignatureVerifier.cosignedTime(of: note) == 1_700_000_000)
        try await bench.run("r2")
        try await bench.context.log.publish()
        // As after a restart: the daemon does not know what the witness saw last, and is told.
        try await Self.run(bench, witness) { try await Self.cosigned(bench).map { $0.size > first.size } ?? false }
        #expect(witness.statuses == [200, 409, 200])
        let shown = try await bench.context.log.newestCosigned()
        #expect(shown?.cosignatureCount == 1)
    }

    @Test("A cosignature of something else is not kept")
    func forged() async throws {
        let (bench, witness) = try await Self.bench()
        witness.set(.forging)
        try await Self.run(bench, witness) { witness.statuses.count >= 2 }
        let kept = try await Self.cosigned(bench)
        #expect(kept == nil)
    }

    @Test("A witness that does not answer is asked a bounded number of times for one checkpoint")
    func bounded() async throws {
        let (bench, witness) = try await Self.bench()
        witness.set(.busy)
        try await Self.run(bench, witness) { witness.sleeps >= WitnessCosigning.attemptsMax + 20 }
        #expect(witness.statuses.count == WitnessCosigning.attemptsMax)
        #expect(witness.size == 0)
    }

    @Test("Where a witness saw more entries than the log has, nothing is kept")
    func fork() async throws {
        let (bench, witness) = try await Self.bench()
        witness.pretend(size: 1_000_000)
        try await Self.run(bench, witness) { witness.sleeps >= 3 }
        #expect(witness.statuses.count >= 3)
        #expect(Set(witness.statuses) == [409])
        let kept = try await Self.cosigned(bench)
        #expect(kept == nil)
    }
}
