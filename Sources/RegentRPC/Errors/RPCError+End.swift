import RegentMessages
import RegentModel
import RegentWire

extension RPCError {
    /// The error of an END; nil for a success.
    init?(_ end: End) {
        guard end.code != 0 else { return nil }
        self.init(
            code: StatusCode(rawValue: end.code), message: end.message,
            isNotProcessed: end.notProcessed,
            retryAfter: end.retryAfterMs > 0 ? .milliseconds(Int(end.retryAfterMs)) : nil)
        for detail in end.details {
            if detail.typeUrl == Detail.errorInfoType, let info = try? ErrorInfo(decoding: detail.value) {
                reason = info.reason
                metadata = Dictionary(info.metadata.map { ($0.key, $0.value) }) { $1 }
            } else {
                details.append(detail)
            }
        }
    }

    /// Why a connection takes no more calls, by its DRAIN.
    init(_ drain: Drain) {
        if drain.code == 0 {
            self.init(.draining, drain.message)
        } else {
            self.init(code: StatusCode(rawValue: drain.code), message: drain.message)
        }
    }

    /// The END of this error.
    ///
    /// Text without NUL, which no peer takes, and small enough for a head: rather a detail less than
    /// no answer.
    func end(trailers: [KeyValue]) -> End {
        var end = End(
            code: code.rawValue, message: Self.sent(message),
            details: reason.isEmpty ? details : [.errorInfo(reason, metadata)] + details,
            trailers: trailers, notProcessed: isNotProcessed,
            retryAfterMs: UInt32(clamping: Int((retryAfter ?? .zero) / .milliseconds(1))))
        if end.encodedByteCount > WireLimits.headBytesMax { end.trailers = [] }
        if end.encodedByteCount > WireLimits.headBytesMax {
            end.details = reason.isEmpty ? [] : [.errorInfo(reason)]
        }
        return end
    }

    private static func sent(_ message: String) -> String {
        let text = message.unicodeScalars.filter { $0 != "\0" }.prefix(messageScalarsMax)
        return String(String.UnicodeScalarView(text))
    }

    /// At most 4 KiB of UTF-8: half of a head.
    private static let messageScalarsMax = 1024
}
