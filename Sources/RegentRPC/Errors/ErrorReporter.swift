package import Logging
import RegentMessages
import RegentModel

/// The one place that turns the errors of handlers into those that callers receive.
package struct ErrorReporter: Sendable {
    private let logger: Logger

    /// Reports unknown errors to a log.
    package init(logger: Logger) {
        self.logger = logger
    }

    /// The status of an error.
    ///
    /// An error without a status is a broken invariant: the caller gets an id,
    /// the log the rest.
    package func status(of error: any Error, _ call: CallContext) -> RPCError {
        switch error {
        case let error as any StatusConvertible: return error.status
        case is CancellationError: return .cancelled
        default:
            let id = String(UInt64.random(in: .min ... .max), radix: 16)
            logger.error(
                "call failed",
                metadata: [
                    "error_id": "\(id)", "rpc.method": "\(call.method.name)", "error": "\(error)",
                    "trace_id": "\(call.identity.span.traceID)", "request_id": "\(call.identity.request)",
                ])
            return RPCError(.internalError, "internal error \(id)", metadata: ["error_id": id])
        }
    }
}
