// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The environment has provider configs that are enabled; the metadata names them.
    package static let environmentInUse = ErrorReason(
        "ENVIRONMENT_IN_USE", 9,
        "The environment has provider configs that are enabled; the metadata names them.")

    /// Reasons that regent/v1/providers.proto declares.
    static let providersReasons: [ErrorReason] = [
        .environmentInUse,
    ]
}
