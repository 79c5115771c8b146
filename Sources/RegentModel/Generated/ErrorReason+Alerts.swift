// Generated from regent/v1/alerts.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the alert breaks its rule; the metadata names the field.
    public static let alertInvalid = ErrorReason(
        "ALERT_INVALID", 3,
        "A field of the alert breaks its rule; the metadata names the field.")

    /// Reasons that regent/v1/alerts.proto declares.
    static let alertsReasons: [ErrorReason] = [
        .alertInvalid,
    ]
}
