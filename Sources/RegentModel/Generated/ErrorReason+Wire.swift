// Generated from regent/v1/wire.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Fields of the request are invalid; the BadRequest detail lists the first 100.
    public static let badRequest = ErrorReason(
        "BAD_REQUEST", 3,
        "Fields of the request are invalid; the BadRequest detail lists the first 100.")
    /// The bytes of the request cannot be decoded as its message.
    public static let malformedMessage = ErrorReason(
        "MALFORMED_MESSAGE", 3,
        "The bytes of the request cannot be decoded as its message.")
    /// The message is larger than its receiver accepts.
    public static let messageTooLarge = ErrorReason(
        "MESSAGE_TOO_LARGE", 8,
        "The message is larger than its receiver accepts.")
    /// The metadata of the call is larger than 8 KiB or has more than 64 entries.
    public static let metadataTooLarge = ErrorReason(
        "METADATA_TOO_LARGE", 8,
        "The metadata of the call is larger than 8 KiB or has more than 64 entries.")
    /// The daemon does not have this method.
    public static let unknownMethod = ErrorReason(
        "UNKNOWN_METHOD", 12,
        "The daemon does not have this method.")
    /// A method that takes one message received none or several.
    public static let wrongCardinality = ErrorReason(
        "WRONG_CARDINALITY", 12,
        "A method that takes one message received none or several.")
    /// The receiver does not support the encoding; the metadata lists those that it supports.
    public static let unsupportedEncoding = ErrorReason(
        "UNSUPPORTED_ENCODING", 12,
        "The receiver does not support the encoding; the metadata lists those that it supports.")
    /// A compressed message cannot be decompressed.
    public static let corruptEncoding = ErrorReason(
        "CORRUPT_ENCODING", 3,
        "A compressed message cannot be decompressed.")
    /// The peer violated the wire protocol.
    public static let protocolViolation = ErrorReason(
        "PROTOCOL_VIOLATION", 3,
        "The peer violated the wire protocol.")
    /// The deadline passed before the answer; a write may have happened.
    public static let deadlineExceeded = ErrorReason(
        "DEADLINE_EXCEEDED", 4,
        "The deadline passed before the answer; a write may have happened.")
    /// The caller cancelled the call.
    public static let cancelled = ErrorReason(
        "CANCELLED", 1,
        "The caller cancelled the call.")
    /// The connection ended before the answer; a write may have happened.
    public static let connectionLost = ErrorReason(
        "CONNECTION_LOST", 14,
        "The connection ended before the answer; a write may have happened.")
    /// No daemon can be reached at the address.
    public static let connectFailed = ErrorReason(
        "CONNECT_FAILED", 14,
        "No daemon can be reached at the address.")
    /// The daemon accepts no more calls on this connection; connect again.
    public static let draining = ErrorReason(
        "DRAINING", 14,
        "The daemon accepts no more calls on this connection; connect again.")
    /// The client was shut down by its program.
    public static let clientClosed = ErrorReason(
        "CLIENT_CLOSED", 1,
        "The client was shut down by its program.")
    /// The connection has too many open calls; wait for one to end.
    public static let tooManyStreams = ErrorReason(
        "TOO_MANY_STREAMS", 8,
        "The connection has too many open calls; wait for one to end.")
    /// The daemon is overloaded; wait for retry_after_ms before the next try.
    public static let overloaded = ErrorReason(
        "OVERLOADED", 8,
        "The daemon is overloaded; wait for retry_after_ms before the next try.")
    /// Internal error of the daemon; its log has the details under the error_id in the metadata.
    public static let internalError = ErrorReason(
        "INTERNAL_ERROR", 13,
        "Internal error of the daemon; its log has the details under the error_id in the metadata.")

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
