// Generated from regent/v1/forces.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the force lease breaks its rule; the metadata names the field.
    public static let forceInvalid = ErrorReason(
        "FORCE_INVALID", 3,
        "A field of the force lease breaks its rule; the metadata names the field.")
    /// A force lease on the model already holds in the environment; release it first.
    public static let forceTaken = ErrorReason(
        "FORCE_TAKEN", 9,
        "A force lease on the model already holds in the environment; release it first.")
    /// The version is neither STABLE nor CANARY there; a second person grants an override of the kind FORCE first.
    public static let breakGlassRequired = ErrorReason(
        "BREAK_GLASS_REQUIRED", 9,
        "The version is neither STABLE nor CANARY there; a second person grants an override of the kind FORCE first.")

    /// Reasons that regent/v1/forces.proto declares.
    static let forcesReasons: [ErrorReason] = [
        .forceInvalid,
        .forceTaken,
        .breakGlassRequired,
    ]
}
