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

    /// The status of an error of a call.
    ///
    /// An error without a status is a broken invariant: the caller gets an id,
    /// the log the rest.
    package func status(of error: any Error, _ call: CallContext) -> RPCError {
        status(
            of: error,
            [
                "rpc.method": "\(call.method.name)", "trace_id": "\(call.identity.span.traceID)",
                "request_id": "\(call.identity.request)",
            ])
    }

    /// The status of an error outside of a call, as in the gateway before there is one.
    ///
    /// - Parameter place: where it was, for the log.
    package func status(of error: any Error, at place: String) -> RPCError {
        status(of: error, ["place": "\(place)"])
    }

    private func status(of error: any Error, _ subject: Logger.Metadata) -> RPCError {
        switch error {
        case let error as any StatusConvertible: return error.status
        case is CancellationError: return .cancelled
        default:
            let id = String(UInt64.random(in: .min ... .max), radix: 16)
            let facts: Logger.Metadata = ["error_id": "\(id)", "error": "\(error)"]
            logger.error("call failed", metadata: facts.merging(subject) { fact, _ in fact })
            return RPCError(.internalError, "internal error \(id)", metadata: ["error_id": id])
        }
    }
}
