import RegentMessages
import RegentRPC
import RegentStorage

/// Reads everything that is stored and compares it with its digests.
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
        try await responses.write(VerifyLedgerResponse(response: .report(report)))
    }
}
