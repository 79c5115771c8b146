// Generated from regent/v1/validations.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The version has a validation request that nobody has decided; the metadata names it.
    public static let validationOpen = ErrorReason(
        "VALIDATION_OPEN", 6,
        "The version has a validation request that nobody has decided; the metadata names it.")

    /// Reasons that regent/v1/validations.proto declares.
    static let validationsReasons: [ErrorReason] = [
        .validationOpen,
    ]
}
