import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentWire

/// Compares the ledger of a daemon with the checkpoint of it that was kept, and keeps the newer one.
struct LedgerCheck: Sendable {
    /// How a daemon is asked; not by the calls of a client, which wait for this.
    typealias Ask = @Sendable (MethodDescriptor, [UInt8]) async throws(RPCError) -> [UInt8]

    let memory: any CheckpointMemory
    let log: ClientLog

    /// Returns where the ledger goes on from what was kept, where nothing was kept, and where the daemon signs no
    /// checkpoints.
    ///
    /// - Throws: `LEDGER_FORKED`; FAILED_PRECONDITION where what was kept cannot be read; how the daemon could not be
    ///   asked.
    func run(_ ask: Ask) async throws(RPCError) {
        guard let now = try await Self.newest(ask) else { return }
        let kept: KeptCheckpoint?
        do throws(CheckpointError) { kept = try memory.checkpoint(of: now.origin) } catch {
            throw RPCError(
                code: .failedPrecondition,
                message: "the checkpoint kept of \(now.origin) cannot be used: \(error); remove it to begin anew")
        }
        if let kept {
            try await Self.compare(kept, now, ask)
            guard now.size > kept.size || now.size == kept.size && now.verifierKey != kept.verifierKey else { return }
        }
        // Another client with the same memory may have seen more meanwhile.
        if let latest = try? memory.checkpoint(of: now.origin), latest != kept, latest.size > now.size { return }
        do throws(CheckpointError) { try memory.keep(now) } catch { log.couldNotKeep(error) }
    }

    /// The same, of the daemon at the other end of a connection.
    ///
    /// - Parameter timeout: of each question; nil = as of any call.
    func run(behind channel: RPCChannel, timeout: Duration? = nil) async throws(RPCError) {
        try await run { method, request throws(RPCError) in
            try await channel.unary(method.name, request, CallOptions(timeout: timeout))
        }
    }

    /// Whether a daemon says with an error that it has no time or no store for the comparison at present; other calls
    /// it may answer.
    static func isPostponed(_ error: RPCError) -> Bool {
        error.code == .resourceExhausted || error.code == .unavailable
    }

    /// Says that a daemon is used before its ledger was compared.
    func notePostponed(_ error: RPCError) {
        log.postponedComparison(error)
        memory.postponed(error.message)
    }

    /// The newest checkpoint of a daemon; nil where it signs none.
    ///
    /// - Throws: how it could not be asked; PROTOCOL_VIOLATION where the signature is wrong.
    static func newest(_ ask: Ask) async throws(RPCError) -> KeptCheckpoint? {
        do throws(RPCError) {
            return try await checkpoint(GetCheckpointRequest(), ask)
        } catch {
            // Of an earlier release, or without a key.
            guard error.code == .unimplemented || error.reason == .signingKeyUnusable else { throw error }
            return nil
        }
    }

    private static func compare(_ kept: KeptCheckpoint, _ now: KeptCheckpoint, _ ask: Ask) async throws(RPCError) {
        if now.size < kept.size {
            // Checkpoints are published less often than they are signed when asked for.
            let same = try await found(kept, now) { () async throws(RPCError) in
                try await checkpoint(GetCheckpointRequest(treeSize: kept.size), ask)
            }
            guard same.size == kept.size, same.rootHash == kept.rootHash else { throw forked(kept, now, "differ") }
        } else if now.size == kept.size {
            guard now.rootHash == kept.rootHash else { throw forked(kept, now, "differ") }
        } else if kept.size > 0 {
            let request = ProveConsistencyRequest(oldSize: kept.size, newSize: now.size)
            let response = try await found(kept, now) { () async throws(RPCError) in
                try await answer(LedgerServiceMethods.proveConsistency, request, ask)
            }
            guard let old = MerkleHash(kept.rootHash), let new = MerkleHash(now.rootHash),
                let proof = MerkleProof.hashes(response.hashes),
                MerkleProof.isConsistent(from: kept.size, old, to: now.size, new, proof: proof)
            else { throw forked(kept, now, "are not among those that it has now") }
        }
    }

    /// What a daemon answers; one whose ledger is too short for the question was set back.
    private static func found<Value>(
        _ kept: KeptCheckpoint, _ now: KeptCheckpoint, _ asking: () async throws(RPCError) -> Value
    ) async throws(RPCError) -> Value {
        do throws(RPCError) { return try await asking() } catch {
            guard error.reason == .revisionUnknown else { throw error }
            throw forked(kept, now, "are not all there any more")
        }
    }

    private static func forked(_ kept: KeptCheckpoint, _ now: KeptCheckpoint, _ what: String) -> RPCError {
        RPCError(
            .ledgerForked,
            "the ledger \(now.origin) does not go on from what was seen of it: \(kept.size) entries were seen, and "
                + "they " + what,
            metadata: ["origin": now.origin, "seen_size": "\(kept.size)", "size": "\(now.size)"])
    }

    private static func checkpoint(
        _ request: GetCheckpointRequest, _ ask: Ask
    ) async throws(RPCError) -> KeptCheckpoint {
        let response: GetCheckpointResponse = try await answer(LedgerServiceMethods.getCheckpoint, request, ask)
        let checkpoint = response.checkpoint ?? LedgerCheckpoint()
        do throws(CheckpointError) {
            return try KeptCheckpoint(verifierKey: checkpoint.verifierKey, note: checkpoint.note)
        } catch {
            throw RPCError(.protocolViolation, "the daemon's checkpoint cannot be used: \(error)")
        }
    }

    private static func answer<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ ask: Ask
    ) async throws(RPCError) -> Response {
        try Response(response: try await ask(method.descriptor, request.encoded()))
    }
}
