/// Why a connection or one of its streams broke the protocol.
package struct WireError: Error, Hashable, Sendable {
    /// The kind of breach; open, because later versions add some.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String { case preface, version, oversized, head, malformed, order, flow, limit, late }
        private let value: Value

        /// The first bytes are not the preface: a stranger, not a bad client.
        package static let preface = Code(value: .preface)
        /// No protocol version in common.
        package static let version = Code(value: .version)
        /// A frame or message is larger than the receiver said it takes.
        package static let oversized = Code(value: .oversized)
        /// A head is larger than ``WireLimits/headBytesMax``: its metadata, as a rule.
        package static let head = Code(value: .head)
        /// Bytes that are no frame, flag or head; never said of bytes that are merely incomplete.
        package static let malformed = Code(value: .malformed)
        /// A well-formed frame at a time or in a direction it may not come.
        package static let order = Code(value: .order)
        /// More body bytes than there was credit for, or more credit than there can be.
        package static let flow = Code(value: .flow)
        /// A count is used up: streams, glitches, waiting frames.
        package static let limit = Code(value: .limit)
        /// Something begun was not completed in its time.
        package static let late = Code(value: .late)

        /// The name of the code.
        package var description: String { value.rawValue }
    }

    /// What was breached.
    package let code: Code
    /// For people; never compared.
    package let message: String

    /// Names a breach.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The status a peer is told of its connection.
    package var status: StatusCode {
        switch code {
        case .version: .failedPrecondition
        case .oversized, .head, .limit: .resourceExhausted
        case .late: .deadlineExceeded
        default: .invalidArgument
        }
    }

    /// The status and reason of the one call that the breach ends.
    package var ofCall: (status: StatusCode, reason: String) {
        switch code {
        case .oversized: (.resourceExhausted, "MESSAGE_TOO_LARGE")
        case .head: (.resourceExhausted, "METADATA_TOO_LARGE")
        default: (.invalidArgument, "PROTOCOL_VIOLATION")
        }
    }
}
