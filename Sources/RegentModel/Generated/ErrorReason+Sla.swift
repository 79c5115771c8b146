// Generated from regent/v1/sla.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the SLA target, or of the request about it, breaks its rule; the metadata names the field.
    public static let slaInvalid = ErrorReason(
        "SLA_INVALID", 3,
        "A field of the SLA target, or of the request about it, breaks its rule; the metadata names the field.")
    /// The store has as many active SLA targets as it may have, or the target as many pauses; the metadata names the limit.
    public static let slaFull = ErrorReason(
        "SLA_FULL", 9,
        "The store has as many active SLA targets as it may have, or the target as many pauses; the metadata names the limit.")

    /// Reasons that regent/v1/sla.proto declares.
    static let slaReasons: [ErrorReason] = [
        .slaInvalid,
        .slaFull,
    ]
}
