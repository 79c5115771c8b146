import RegentModel
package import RegentRPC

/// Revisions of the ledger as a server sends them.
package enum LedgerRevision {
    /// The revision after one.
    ///
    /// - Throws: `RPCError` PROTOCOL_VIOLATION for the greatest number, which no ledger reaches.
    package static func next(after revision: UInt64) throws(RPCError) -> UInt64 {
        let (next, isTooLarge) = revision.addingReportingOverflow(1)
        guard !isTooLarge else {
            throw RPCError(.protocolViolation, "revision \(revision) is the last possible one")
        }
        return next
    }
}
