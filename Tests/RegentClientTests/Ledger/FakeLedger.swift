import Crypto
import RegentClient
import RegentMessages
import RegentProofs
import RegentRPC
import Synchronization

/// A ledger that a fake daemon shows, which can be changed as no honest one can.
final class FakeLedger: Sendable {
    private struct State {
        var leaves: [MerkleHash] = []
        var signer: NoteSigner
    }

    private let state: Mutex<State>

    /// - Parameter entries: texts of entries.
    init(_ entries: [String], origin: String = "regent.test/one") {
        state = Mutex(
            State(
                leaves: entries.map { MerkleHash.leaf(of: $0.utf8) },
                signer: NoteSigner(name: origin, privateKey: Curve25519.Signing.PrivateKey())))
    }

    /// Entries as the daemon has them from now on.
    func set(_ entries: [String]) {
        state.withLock { $0.leaves = entries.map { MerkleHash.leaf(of: $0.utf8) } }
    }

    /// Another key from now on.
    func rotateKey() {
        state.withLock { state in
            state.signer = NoteSigner(name: state.signer.name, privateKey: Curve25519.Signing.PrivateKey())
        }
    }

    /// Entries that the last checkpoint has; 0 = all.
    let published = Mutex<Int>(0)

    /// Whether the daemon sheds the calls of a check.
    let isBusy = Mutex(false)

    private func admit() throws {
        guard isBusy.withLock({ $0 }) else { return }
        throw RPCError(code: .resourceExhausted, message: "too many calls", reason: "OVERLOADED")
    }

    /// Answers the calls of a check.
    func attach(to server: FakeServer) {
        server.answer(LedgerServiceMethods.getCheckpoint) { [self] request in
            try admit()
            let all = state.withLock { $0.leaves.count }
            let shown = published.withLock { $0 }
            let size = request.treeSize == 0 ? (shown == 0 ? all : shown) : Int(clamping: request.treeSize)
            return GetCheckpointResponse(checkpoint: try checkpoint(size))
        }
        server.answer(LedgerServiceMethods.proveConsistency) { [self] request in
            try admit()
            let tree = try tree(Int(clamping: request.newSize))
            let hashes = try tree.consistencyProof(from: request.oldSize) ?? []
            return ProveConsistencyResponse(hashes: MerkleProof.bytes(hashes))
        }
    }

    private func tree(_ size: Int) throws -> MerkleTree<MemoryTiles> {
        let leaves = state.withLock { $0.leaves }
        guard size <= leaves.count else {
            throw RPCError(code: .outOfRange, message: "there are fewer", reason: "REVISION_UNKNOWN")
        }
        return MerkleTree(size: UInt64(size), MemoryTiles(leaves.prefix(size)))
    }

    private func checkpoint(_ size: Int) throws -> LedgerCheckpoint {
        let root = try tree(size).root()
        let signer = state.withLock { $0.signer }
        let text = try Checkpoint(origin: signer.name, size: UInt64(size), root: root).text
        let note = try SignedNote(text: text, signatures: [signer.sign(text: text)])
        return LedgerCheckpoint(
            note: String(decoding: note.bytes, as: UTF8.self), origin: signer.name, treeSize: UInt64(size),
            verifierKey: signer.verifier.vkey)
    }
}
