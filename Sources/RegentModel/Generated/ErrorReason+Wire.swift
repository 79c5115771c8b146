// Generated from regent/v1/wire.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Fields of the request break their constraints; the BadRequest lists the first 100.
    package static let badRequest = ErrorReason(
        "BAD_REQUEST", 3,
        "Fields of the request break their constraints; the BadRequest lists the first 100.")
    /// The bytes of a request are not its message.
    package static let malformedMessage = ErrorReason(
        "MALFORMED_MESSAGE", 3,
        "The bytes of a request are not its message.")
    /// A message passes the size its receiver takes.
    package static let messageTooLarge = ErrorReason(
        "MESSAGE_TOO_LARGE", 8,
        "A message passes the size its receiver takes.")
    /// The metadata of a call passes 8 KiB or 64 entries.
    package static let metadataTooLarge = ErrorReason(
        "METADATA_TOO_LARGE", 8,
        "The metadata of a call passes 8 KiB or 64 entries.")
    /// No such method is served.
    package static let unknownMethod = ErrorReason(
        "UNKNOWN_METHOD", 12,
        "No such method is served.")
    /// A method that takes one message got none or several.
    package static let wrongCardinality = ErrorReason(
        "WRONG_CARDINALITY", 12,
        "A method that takes one message got none or several.")
    /// A message is compressed in a way the receiver does not know; the metadata lists what it knows.
    package static let unsupportedEncoding = ErrorReason(
        "UNSUPPORTED_ENCODING", 12,
        "A message is compressed in a way the receiver does not know; the metadata lists what it knows.")
    /// A compressed message cannot be decompressed.
    package static let corruptEncoding = ErrorReason(
        "CORRUPT_ENCODING", 3,
        "A compressed message cannot be decompressed.")
    /// The peer broke the wire protocol.
    package static let protocolViolation = ErrorReason(
        "PROTOCOL_VIOLATION", 3,
        "The peer broke the wire protocol.")
    /// Time ran out before the answer; a write may have happened.
    package static let deadlineExceeded = ErrorReason(
        "DEADLINE_EXCEEDED", 4,
        "Time ran out before the answer; a write may have happened.")
    /// The caller gave the call up.
    package static let cancelled = ErrorReason(
        "CANCELLED", 1,
        "The caller gave the call up.")
    /// The connection ended before the answer; a write may have happened.
    package static let connectionLost = ErrorReason(
        "CONNECTION_LOST", 14,
        "The connection ended before the answer; a write may have happened.")
    /// Nobody answers at the daemon's address.
    package static let connectFailed = ErrorReason(
        "CONNECT_FAILED", 14,
        "Nobody answers at the daemon's address.")
    /// The daemon takes no more calls here; connect again.
    package static let draining = ErrorReason(
        "DRAINING", 14,
        "The daemon takes no more calls here; connect again.")
    /// The client was shut down by its own program.
    package static let clientClosed = ErrorReason(
        "CLIENT_CLOSED", 1,
        "The client was shut down by its own program.")
    /// The connection has as many open calls as it may have.
    package static let tooManyStreams = ErrorReason(
        "TOO_MANY_STREAMS", 8,
        "The connection has as many open calls as it may have.")
    /// The daemon sheds this class of work now; wait the time it says.
    package static let overloaded = ErrorReason(
        "OVERLOADED", 8,
        "The daemon sheds this class of work now; wait the time it says.")
    /// An invariant broke; the metadata's error_id finds it in the daemon's log.
    package static let internalError = ErrorReason(
        "INTERNAL_ERROR", 13,
        "An invariant broke; the metadata's error_id finds it in the daemon's log.")

    /// Reasons that regent/v1/wire.proto declares.
    static let wireReasons: [ErrorReason] = [
        .badRequest,
        .malformedMessage,
        .messageTooLarge,
        .metadataTooLarge,
        .unknownMethod,
        .wrongCardinality,
        .unsupportedEncoding,
        .corruptEncoding,
        .protocolViolation,
        .deadlineExceeded,
        .cancelled,
        .connectionLost,
        .connectFailed,
        .draining,
        .clientClosed,
        .tooManyStreams,
        .overloaded,
        .internalError,
    ]
}
