/// Why a connection or one of its streams broke the protocol.
package struct WireError: Error, Hashable, Sendable {
    /// The kind of breach.
    package enum Code: Sendable, CaseIterable {
        /// The first bytes are not the preface: the peer speaks another protocol.
        case preface
        /// No protocol version in common.
        case version
        /// A frame or message is larger than the receiver said it takes.
        case oversized
        /// A head is larger than ``WireLimits/headBytesMax``: its metadata, as a rule.
        case head
        /// Bytes that are no frame, flag or head; never said of bytes that are merely incomplete.
        case malformed
        /// A well-formed frame at a time or in a direction it may not come.
        case order
        /// More body bytes than there was credit for, or more credit than there can be.
        case flow
        /// A count is used up: streams, glitches, waiting frames.
        case limit
        /// Something begun was not completed in its time.
        case late
    }

    /// The kind of breach.
    package let code: Code
    /// A text for people; never compared.
    package let message: String

    /// Names a breach.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The status with which the connection ends.
    package var status: StatusCode {
        switch code {
        case .version: .failedPrecondition
        case .oversized, .head, .limit: .resourceExhausted
        case .late: .deadlineExceeded
        case .preface, .malformed, .order, .flow: .invalidArgument
        }
    }

    /// The status and reason of the one call that the breach ends.
    package var ofCall: (status: StatusCode, reason: String) {
        switch code {
        case .oversized: (.resourceExhausted, "MESSAGE_TOO_LARGE")
        case .head: (.resourceExhausted, "METADATA_TOO_LARGE")
        case .preface, .version, .malformed, .order, .flow, .limit, .late: (.invalidArgument, "PROTOCOL_VIOLATION")
        }
    }
}
