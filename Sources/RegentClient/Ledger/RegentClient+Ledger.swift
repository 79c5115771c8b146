import RegentMessages
import RegentModel
public import RegentRPC
import RegentWire

extension RegentClient {
    /// Compares the ledger with the checkpoint of it that was kept, and keeps the newer one; a client whose options have
    /// `checkpoints` does so on every new connection by itself.
    ///
    /// - Throws: `RPCError` DATA_LOSS `LEDGER_FORKED` where the ledger does not go on from what was kept,
    ///   FAILED_PRECONDITION where what was kept cannot be read; how the daemon could not be asked.
    public func checkLedger(_ memory: any CheckpointMemory) async throws(RPCError) {
        try await LedgerCheck(memory: memory, log: core.log).run(ask)
    }

    /// Keeps the newest checkpoint of the ledger in place of the one that was kept, whatever this was: for the time after
    /// a backup was restored, or another store took the place of this one, on purpose.
    ///
    /// The client must have been connected without `checkpoints` in its options, or the connection is refused.
    /// - Returns: what is kept from here on.
    /// - Throws: `RPCError` FAILED_PRECONDITION `SIGNING_KEY_UNUSABLE` where the daemon signs no checkpoints, and where
    ///   the checkpoint cannot be kept; how the daemon could not be asked.
    @discardableResult
    public func acceptLedger(_ memory: any CheckpointMemory) async throws(RPCError) -> KeptCheckpoint {
        guard let now = try await LedgerCheck.newest(ask) else {
            throw RPCError(.signingKeyUnusable, "the daemon signs no checkpoints; there is nothing to compare later")
        }
        do throws(CheckpointError) { try memory.keep(now) } catch {
            throw RPCError(code: .failedPrecondition, message: "the checkpoint cannot be kept: \(error)")
        }
        return now
    }

    private var ask: LedgerCheck.Ask {
        { [core] method, request throws(RPCError) in try await core.unary(method, request, CallOptions()) }
    }
}
