// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The environment has enabled provider configs or open deployments; end those in the metadata first.
    public static let environmentInUse = ErrorReason(
        "ENVIRONMENT_IN_USE", 9,
        "The environment has enabled provider configs or open deployments; end those in the metadata first.")

    /// Reasons that regent/v1/providers.proto declares.
    static let providersReasons: [ErrorReason] = [
        .environmentInUse,
    ]
}
