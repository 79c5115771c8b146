import RegentMessages
import RegentRPC
import RegentStorage

/// Reads everything that is stored and compares it with its digests. Faults open an incident of the daemon.
struct VerifyLedger: ServerStreamHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: VerifyLedgerRequest, _ responses: ResponseWriter<VerifyLedgerResponse>, _ call: CallContext
    ) async throws {
        // A store that takes no writes any more is verified all the same.
        try? await context.audit(call)
        let report = try await StoreVerification.run(context.store) { progress in
            try await responses.write(VerifyLedgerResponse(response: .progress(progress)))
        }
        // A file that SQLite finds damaged is not written to.
        if let first = report.faults.first, !report.faults.contains(where: { $0.place == StoreVerification.file }) {
            // Whoever asked is answered, whether a store with faults takes a document or not.
            let count = report.faultCount == 1 ? "1 fault" : "\(report.faultCount) faults, the first"
            try? await context.report(ledgerFault: "\(count) at \(first.place): \(first.detail)")
        }
        try await responses.write(VerifyLedgerResponse(response: .report(report)))
    }
}
