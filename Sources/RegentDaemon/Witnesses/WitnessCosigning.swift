package import Logging
package import RegentGateway
package import RegentProofs
package import RegentStorage
import ServiceLifecycle

/// Asks one witness to cosign the newest checkpoint, and keeps what it gives (c2sp.org/tlog-witness, `add-checkpoint`).
///
/// Nothing waits for a witness: a checkpoint is published without its cosignature and gets it later, if it comes.
package struct WitnessCosigning: Service {
    /// Between two looks at the newest checkpoint.
    private static let interval = Duration.seconds(5)
    /// Waits after failed attempts.
    private static let waits: [Duration] = [
        .seconds(1), .seconds(2), .seconds(5), .seconds(15), .seconds(60), .seconds(300),
    ]
    /// Most attempts for one checkpoint; then only a newer one is asked for.
    package static let attemptsMax = 8
    /// The longest wait that a witness may ask for, seconds.
    private static let retryAfterMax = 3_600

    /// What it needs of the world, so that tests own it.
    package struct World: Sendable {
        /// Posts a body.
        package var post: @Sendable (_ body: [UInt8]) async throws -> HTTPPoster.Answer
        /// Waits.
        package var sleep: @Sendable (Duration) async throws -> Void

        /// A world, by its parts.
        package init(
            post: @escaping @Sendable ([UInt8]) async throws -> HTTPPoster.Answer,
            sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
        ) {
            self.post = post
            self.sleep = sleep
        }
    }

    /// Why a checkpoint was not cosigned.
    private struct Fault: Error {
        let text: String
        /// Whether the witness has seen another history of this log.
        var isFork = false
        var wait: Duration?
    }

    private let store: Store
    private let verifier: NoteVerifier
    private let world: World
    private let logger: Logger

    /// - Parameter verifier: key of the witness.
    package init(store: Store, verifier: NoteVerifier, world: World, logger: Logger) {
        self.store = store
        self.verifier = verifier
        self.world = world
        self.logger = logger
    }

    /// Asks until the daemon stops.
    package func run() async throws { await cancelWhenGracefulShutdown { await askAlways() } }

    /// Asks until the task is cancelled.
    package func askAlways() async {
        var (cosigned, failures, asked): (UInt64?, Int, UInt64) = (nil, 0, 0)
        while !Task.isCancelled {
            var pause = Self.interval
            do {
                if let newest = try await store.newestCheckpoint(), newest.size > cosigned ?? 0 {
                    if newest.size != asked { (asked, failures) = (newest.size, 0) }
                    if failures < Self.attemptsMax { cosigned = try await cosign(newest, after: cosigned) }
                }
                failures = cosigned == asked ? 0 : failures
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                report(error, failures)
                let wait = Self.waits[min(failures, Self.waits.count) - 1]
                pause = max(pause, (error as? Fault)?.wait ?? wait)
            }
            try? await world.sleep(pause)
        }
    }

    /// Has a checkpoint cosigned; gives its size.
    ///
    /// - Parameter known: entries of the checkpoint that the witness cosigned last; nil = it must say so.
    private func cosign(_ stored: StoredCheckpoint, after known: UInt64?) async throws -> UInt64 {
        let note = try logNote(of: stored)
        var known = known ?? 0
        // Once more where the witness knows another size than was thought, as after a restart of either.
        for isLast in [false, true] {
            let answer = try await world.post(try await request(note, stored.size, after: known).bytes)
            switch answer.status {
            case 200:
                try await keep(answer.body, of: note, stored.size)
                return stored.size
            case 409:
                let size = try WitnessRequest.knownSize(parsing: answer.body)
                guard size <= stored.size, size != known else {
                    throw Fault(text: "it has cosigned \(size) entries of another history", isFork: true)
                }
                guard !isLast else { throw Fault(text: "it has cosigned \(size) entries meanwhile") }
                known = size
            case 422:
                throw Fault(text: "it does not take the proof from \(known) to \(stored.size) entries", isFork: true)
            default:
                let wait = answer.retryAfter.map { Duration.seconds(min($0, Self.retryAfterMax)) }
                throw Fault(text: "status \(answer.status)", wait: wait)
            }
        }
        throw Fault(text: "it does not say which checkpoint it cosigned last")
    }

    /// The checkpoint with the signature of the log alone: what other witnesses gave is theirs to tell.
    private func logNote(of stored: StoredCheckpoint) throws -> SignedNote {
        let note = try SignedNote(parsing: stored.note)
        let checkpoint = try Checkpoint(parsing: note.text)
        let own = note.signatures.filter { $0.name.utf8.elementsEqual(checkpoint.origin.utf8) }
        return try SignedNote(text: note.text, signatures: own)
    }

    private func request(_ note: SignedNote, _ size: UInt64, after known: UInt64) async throws -> WitnessRequest {
        guard known > 0, known < size else { return try WitnessRequest(oldSize: known, hashes: [], note: note) }
        let proof = try await store.consistencyProof(from: known, to: size)
        return try WitnessRequest(oldSize: known, hashes: proof.hashes, note: note)
    }

    /// Keeps those of the answer's signatures that are this witness's and right.
    private func keep(_ body: [UInt8], of note: SignedNote, _ size: UInt64) async throws {
        let signatures = try NoteSignature.signatures(parsing: body)
        let right = try signatures.filter { signature in
            try verifier.verifies(SignedNote(text: note.text, signatures: [signature]))
        }
        guard !right.isEmpty else { throw Fault(text: "it gave no cosignature of its key that is right") }
        _ = try await store.add(cosignatures: right, toCheckpointOf: size)
    }

    private func report(_ error: any Error, _ failures: Int) {
        let fault = error as? Fault
        var fields: Logger.Metadata = [
            "witness": "\(verifier.name)", "error": "\(fault?.text ?? "\(error)")", "attempts": "\(failures)",
        ]
        if fault?.isFork == true {
            fields["attempts"] = nil
            return logger.error("a witness has seen another ledger of this name", metadata: fields)
        }
        // The first says that something is wrong; at the last nothing more is tried for this checkpoint.
        if failures == 1 || failures == Self.attemptsMax {
            logger.warning("a witness has not cosigned the checkpoint", metadata: fields)
        }
    }
}
