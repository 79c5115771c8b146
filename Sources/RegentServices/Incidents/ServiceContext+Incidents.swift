package import RegentGovernance
package import RegentMessages
import RegentModel
package import RegentStorage

extension ServiceContext {
    /// Opens an incident that the daemon itself reports, with no change of another document beside it: a new one, or
    /// one more occurrence of the last one of the same source and subject.
    ///
    /// What a verb reports beside its own change uses `WriteTransaction.opening`, so that both hold or fall together.
    /// - Parameter reason: what was found; it becomes the description.
    /// - Throws: `Refusal`; `StorageError`.
    @discardableResult
    package func report(_ report: IncidentReport, because reason: String) async throws -> Incident {
        let method = IncidentServiceMethods.openIncident.descriptor
        return try await store.write(daemonCall(method, now: now())) { store in
            let command = store.command.recorded(as: method, reason: reason)
            return try store.put(try store.opening(report, command))
        }
    }

    /// Opens an incident about a ledger that is not what it must be.
    ///
    /// - Parameter detail: what was found, and where.
    /// - Throws: `Refusal`; `StorageError`.
    package func report(ledgerFault detail: String) async throws {
        try await report(.ledgerFault, because: detail)
    }

    /// Opens an incident about acknowledged data that the store lacks, and is served without.
    ///
    /// - Throws: `Refusal`; `StorageError`.
    package func report(accepted loss: StoreLoss) async throws {
        try await report(.acceptedLoss, because: "\(loss)")
    }
}
