import RegentGovernance
package import RegentMessages
import RegentModel
package import RegentProofs
package import RegentStorage
import Synchronization

/// The ledger as a log that others can follow: its name, the key that signs, the newest checkpoint.
///
/// - Source: PROTOCOL.md, "Tree and checkpoints".
package final class LedgerLog: Sendable {
    fileprivate struct State {
        /// Private keys that are at hand, by their public ones.
        var signers: [String: NoteSigner] = [:]
        /// Public keys that have signed, the present one last.
        var known: [NoteVerifier] = []
        var current: NoteSigner?
        /// The entry that made the present key the present one; 0 = none did.
        var settledRevision: UInt64 = 0
        var newest: StoredCheckpoint?
        /// Why it may be a fork of what others have seen.
        var forks: [String] = []
        /// Why the last checkpoint could not be signed; nil where it could.
        var fault: String?
    }

    /// Name of the log, which the store has for its whole life.
    package let origin: String

    fileprivate let store: Store
    fileprivate let keys: any SigningKeys
    fileprivate let now: @Sendable () -> Int64
    private let random: @Sendable (_ count: Int) -> [UInt8]
    fileprivate let state: Mutex<State>

    /// The log of a store; no key is read before it is needed.
    ///
    /// - Throws: `StorageError`.
    init(
        _ store: Store, keys: any SigningKeys, now: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) async throws {
        origin = "regent.dev/ledgers/\(store.identity.storeID)"
        (self.store, self.keys, self.now, self.random) = (store, keys, now, random)
        state = Mutex(State(newest: try await store.newestCheckpoint()))
    }

    /// The newest checkpoint that was published; nil before the first one.
    package var newest: StoredCheckpoint? { state.withLock { $0.newest } }

    /// Why the log may be a fork of what others have seen; empty where nothing says so.
    package var fork: String { state.withLock { $0.forks.joined(separator: "; ") } }

    /// Why no checkpoint could be signed the last time; nil where one could, or none was due.
    package var fault: String? { state.withLock { $0.fault } }

    /// The public key that signs at present; nil until the first use.
    package var verifier: NoteVerifier? { state.withLock { $0.current?.verifier } }

    /// Finds the key that signs, or makes one; a second time it does nothing.
    ///
    /// A key that was given takes the place of the one before it, for which both sign where that is at hand. Where the
    /// key that signed last is not, as after a restore without it, another one takes its place and the log says that it
    /// may be a fork.
    /// - Throws: `Refusal` SIGNING_KEY_UNUSABLE; `StorageError`.
    package func begin() async throws {
        guard verifier == nil else { return }
        let found = try keys.all()
        let known = try await store.signingKeys().compactMap { try? NoteVerifier(vkey: $0) }
        state.withLock { state in
            state.known = known
            for key in found { state.add(key.signer(origin)) }
        }
        let unused = found.first { key in !known.contains(key.signer(origin).verifier) }
        let present = found.first { $0.signer(origin).verifier == known.last }
        switch (known.last, present) {
        case (nil, _): settle(on: try unused ?? fresh(), revision: 0)
        case (_, let present?):
            settle(on: present, revision: 0)
            if let unused, unused.isGiven { try await replace(by: unused, isLost: false) }
        case (_, nil): try await replace(by: try unused ?? fresh(), isLost: true)
        }
        try await findForks()
    }

    /// A new key, which is kept.
    private func fresh() throws -> SigningKey {
        let key = try newKey()
        try keys.keep(key)
        return key
    }

    /// A new key, which is nowhere yet.
    func newKey() throws(Refusal) -> SigningKey {
        guard let key = SigningKey(random(SigningKey.byteCount), isGiven: false) else {
            throw Refusal(.internalError, "no key can be made of random bytes")
        }
        return key
    }

    /// Signs the text of a note as the log.
    ///
    /// - Throws: as `begin`; `NoteError` for what is no text of a note.
    package func sign(_ text: String) async throws -> SignedNote {
        try await begin()
        guard let signer = state.withLock({ $0.current }) else {
            throw Refusal(.signingKeyUnusable, "the daemon has no key to sign with")
        }
        return try SignedNote(text: text, signatures: [try signer.sign(text: text)])
    }

    fileprivate func signed(_ size: UInt64, _ root: MerkleHash) async throws -> StoredCheckpoint {
        let note = try await sign(Checkpoint(origin: origin, size: size, root: root).text)
        return StoredCheckpoint(size: size, timeMicros: now(), note: note.bytes)
    }
}

extension LedgerLog {
    /// Signs the ledger as it is and keeps the checkpoint, if it has grown since the newest one.
    ///
    /// - Throws: as `begin`; `StorageError` `.damaged` where the ledger is not that of its newest checkpoint: such a
    ///   log signs no more.
    package func publish() async throws {
        do {
            try await publishIfGrown()
            state.withLock { $0.fault = nil }
        } catch {
            let text = (error as? StorageError)?.message ?? (error as? Refusal)?.message ?? "\(error)"
            state.withLock { $0.fault = text }
            throw error
        }
    }

    private func publishIfGrown() async throws {
        let newest = newest
        guard store.revisions.last > newest?.size ?? 0 else { return }
        try await begin()
        let head = try await store.treeHead(after: newest.flatMap { try? Self.checkpoint($0) })
        guard head.size > newest?.size ?? 0 else { return }
        let checkpoint = try await signed(head.size, head.root)
        guard let key = verifier?.vkey else { return }
        try await store.record(checkpoint, signedBy: key)
        state.withLock { state in
            if checkpoint.size > state.newest?.size ?? 0 { state.newest = checkpoint }
        }
    }

    /// The checkpoint of a size: the one that was kept, or one that is signed now; of 0, the newest one.
    ///
    /// - Throws: as `publish`; `StorageError` `.revisionUnknown` for a size that the ledger has not reached.
    package func checkpoint(of size: UInt64) async throws -> LedgerCheckpoint {
        try await begin()
        // A key whose first signature leaves the machine is known to the store.
        if newest == nil { try await publish() }
        if size == 0 {
            if let newest { return try message(try await store.checkpoint(of: newest.size) ?? newest) }
            return try message(try await signed(0, .empty))
        }
        if let kept = try await store.checkpoint(of: size) { return try message(kept) }
        return try message(try await signed(size, try await store.treeRoot(of: size)))
    }

    /// The newest checkpoint that a witness has cosigned; nil where there is none.
    ///
    /// - Throws: `StorageError`.
    package func newestCosigned() async throws -> LedgerCheckpoint? {
        try await begin()
        return try await store.newestCheckpoint(cosigned: true).map(message)
    }

    /// The size of the tree that a proof is made for: that of the newest checkpoint, or all there is where that is too
    /// small.
    func size(atLeast least: UInt64) async throws -> UInt64 {
        try await begin()
        if newest == nil { try await publish() }
        let newest = newest?.size ?? 0
        return newest >= least ? newest : try await store.lastRevision()
    }

    /// The newest checkpoint as it is shown; nil before the first one. Signs nothing.
    package var shown: LedgerCheckpoint? { newest.flatMap { try? message($0) } }

    private func message(_ stored: StoredCheckpoint) throws -> LedgerCheckpoint {
        let note: SignedNote
        let checkpoint: Checkpoint
        do throws(NoteError) {
            note = try SignedNote(parsing: stored.note)
            checkpoint = try Checkpoint(parsing: note.text)
        } catch {
            throw StorageError(.damaged, "a stored checkpoint cannot be read: \(error.problem)")
        }
        let key = state.withLock { state in
            state.known.last { key in note.signatures.contains { key.isNamed(by: $0) } }
        }
        return LedgerCheckpoint(
            note: String(decoding: stored.note, as: UTF8.self), origin: origin, treeSize: checkpoint.size,
            rootHash: checkpoint.root.bytes, verifierKey: key?.vkey ?? "",
            time: Timestamp(microseconds: stored.timeMicros), cosignatureCount: stored.cosignatureCount, fork: fork)
    }

    private static func checkpoint(_ stored: StoredCheckpoint) throws(NoteError) -> Checkpoint {
        try Checkpoint(parsing: try SignedNote(parsing: stored.note).text)
    }
}

extension LedgerLog {
    /// The change to another key, as it is decided in the writer; the key is kept, unless it is only tried.
    ///
    /// - Throws: `Refusal` SIGNING_KEY_UNUSABLE, or of the lifecycle.
    func rotation(
        to key: SigningKey, isLost: Bool = false, isTried: Bool = false, _ command: Command,
        _ transaction: WriteTransaction
    ) throws -> Change<KeyRotation> {
        let next = key.signer(origin)
        let (previous, signer) = try previous(in: transaction)
        let text = try KeyRotationText(from: previous, to: next.verifier).text
        var signatures = [try next.sign(text: text)]
        if !isLost {
            guard let signer else {
                throw Refusal(.signingKeyUnusable, "the key \(previous.vkey), which is to sign, is not at hand")
            }
            signatures.insert(try signer.sign(text: text), at: 0)
        }
        let note = try SignedNote(text: text, signatures: signatures)
        if !isTried {
            if !key.isGiven, !isLost { try keys.keep(key) }
            state.withLock { $0.add(next) }
        }
        return try KeyRotation.recorded(
            key.id, key: (next.verifier.vkey, previous.vkey), note: String(decoding: note.bytes, as: UTF8.self),
            isPreviousLost: isLost, command)
    }

    /// The key that signs in the writer's present state, which a change before this one may have made.
    private func previous(in transaction: WriteTransaction) throws -> (NoteVerifier, NoteSigner?) {
        let stored = try transaction.signingKeys().last.flatMap { try? NoteVerifier(vkey: $0) }
        return try state.withLock { state throws(Refusal) in
            guard let previous = stored ?? state.current?.verifier else {
                throw Refusal(.signingKeyUnusable, "the daemon has no key to sign with")
            }
            return (previous, state.signers[previous.vkey])
        }
    }

    /// Signs with a key from now on, unless a later change has made another one the present one.
    func settle(on key: SigningKey, revision: UInt64) {
        let next = key.signer(origin)
        state.withLock { state in
            guard state.current == nil || revision > state.settledRevision else { return }
            (state.current, state.settledRevision) = (next, revision)
            state.add(next)
            state.known.removeAll { $0 == next.verifier }
            state.known.append(next.verifier)
            // Under the lock, so that of two changes the later one settles last. A failure leaves the key where it is
            // found at the next start.
            try? keys.settle(on: key)
        }
    }

    private func replace(by key: SigningKey, isLost: Bool) async throws {
        let command = Command.daemon(LedgerServiceMethods.rotateSigningKey.descriptor, now: now())
        let rotation = try await store.write(MutationCall(command)) { [self] transaction in
            let change = try self.rotation(to: key, isLost: isLost, command, transaction)
            let stored = try transaction.put(change)
            try transaction.use(signingKey: stored.verifierKey)
            return stored
        }
        settle(on: key, revision: rotation.revision)
    }

    /// Finds what says that others may have seen another history.
    private func findForks() async throws {
        var forks: [String] = []
        let rotations = try await store.lostKeys()
        for rotation in rotations {
            forks.append(
                "the key \(rotation.previousVerifierKey) was lost at revision \(rotation.revision): what it signed may "
                    + "be of another history")
        }
        if let restore = try await store.restoreMark() {
            forks.append(
                "restored from a backup of revision \(restore): checkpoints of more entries that were signed before "
                    + "are of another history")
        }
        if let loss = try await store.acceptedLoss() {
            forks.append("losses were accepted: \(loss.count), the last one: \(loss.description)")
        }
        state.withLock { $0.forks = forks }
    }
}

extension LedgerLog.State {
    fileprivate mutating func add(_ signer: NoteSigner) { signers[signer.verifier.vkey] = signer }
}
