/// Why a whole request of OTLP cannot be read.
package struct OTLPFault: Error, Sendable, Hashable {
    /// Which of the two it is.
    package enum Code: Sendable {
        /// The bytes are not the message.
        case malformed
        /// There is more of something than is read.
        case tooLarge
    }

    /// Kind of fault; the only thing to compare.
    package let code: Code
    /// A text for people.
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The bytes are no protobuf message of a request.
    static let notProtobuf = OTLPFault(
        .malformed, "the body is not an encoding of opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest")

    /// There are more spans than a request may have.
    static let tooManySpans = OTLPFault(
        .tooLarge, "the request has more than \(OTLPLimits.spansMax) spans; send smaller batches")
}
