import RegentCompression
import RegentRPC
import RegentTelemetry
import RegentWire

/// Why a whole request of OTLP is not taken.
struct TraceRefusal: Error, Sendable, Hashable {
    /// Status of HTTP. Senders repeat a request after 429, 502, 503 and 504, and after no other.
    let httpStatus: Int
    /// Code of the status that the body holds.
    let code: StatusCode
    let message: String
    /// Headers beside the type of the body.
    var headers: [String: String] = [:]

    /// Too much at once.
    static let busy = TraceRefusal(
        httpStatus: 429, code: .resourceExhausted, message: "too many requests are being read; send it again",
        headers: ["Retry-After": "1"])

    init(httpStatus: Int, code: StatusCode, message: String, headers: [String: String] = [:]) {
        (self.httpStatus, self.code, self.message, self.headers) = (httpStatus, code, message, headers)
    }

    /// The body cannot be read.
    init(_ fault: OTLPFault) {
        switch fault.code {
        case .malformed: self.init(httpStatus: 400, code: .invalidArgument, message: fault.message)
        case .tooLarge: self.init(httpStatus: 413, code: .invalidArgument, message: fault.message)
        }
    }

    /// The body cannot be unpacked.
    init(_ error: CompressionError, encoding: String) {
        self.init(
            httpStatus: 400, code: .invalidArgument,
            message: error.code == .windowTooLarge
                ? "the zstd window is above 8 MiB; compress with a smaller one"
                : "the body is not \(encoding): \(error.message)")
    }

    /// The daemon failed, or cannot take it now: nothing is known of the request's contents.
    init(_ error: RPCError) {
        let wait = (error.retryAfter ?? .zero).components
        // Whole seconds, rounded up; one at least.
        let seconds = max(1, wait.attoseconds > 0 ? wait.seconds + 1 : wait.seconds)
        let again = ["Retry-After": "\(seconds)"]
        switch error.code {
        case .resourceExhausted:
            self.init(httpStatus: 429, code: error.code, message: error.message, headers: again)
        case .unavailable, .cancelled, .aborted:
            self.init(httpStatus: 503, code: .unavailable, message: error.message, headers: again)
        case .deadlineExceeded:
            self.init(httpStatus: 504, code: error.code, message: error.message, headers: again)
        default:
            let status = ConnectCode(error.code).httpStatus
            self.init(httpStatus: status, code: error.code, message: error.message)
        }
    }
}

extension RPCError {
    /// Whether it says that what was sent is wrong, or not allowed: then its spans are rejected, and others go on.
    var isAboutContent: Bool {
        switch code {
        case .invalidArgument, .notFound, .alreadyExists, .permissionDenied, .failedPrecondition, .outOfRange: true
        default: false
        }
    }
}
