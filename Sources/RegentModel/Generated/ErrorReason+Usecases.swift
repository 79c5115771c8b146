// Generated from regent/v1/usecases.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the use case breaks its rule; the metadata names the field.
    public static let useCaseInvalid = ErrorReason(
        "USE_CASE_INVALID", 3,
        "A field of the use case breaks its rule; the metadata names the field.")
    /// A use case is submitted with an owner, a purpose and an impact; the metadata names what is missing.
    public static let useCaseIncomplete = ErrorReason(
        "USE_CASE_INCOMPLETE", 9,
        "A use case is submitted with an owner, a purpose and an impact; the metadata names what is missing.")
    /// The use case does not allow the version, or the version is not deployed; the metadata names both.
    public static let versionNotAllowed = ErrorReason(
        "VERSION_NOT_ALLOWED", 9,
        "The use case does not allow the version, or the version is not deployed; the metadata names both.")
    /// Something is deployed on the use case: name the use case that takes its place.
    public static let successorRequired = ErrorReason(
        "SUCCESSOR_REQUIRED", 9,
        "Something is deployed on the use case: name the use case that takes its place.")

    /// Reasons that regent/v1/usecases.proto declares.
    static let usecasesReasons: [ErrorReason] = [
        .useCaseInvalid,
        .useCaseIncomplete,
        .versionNotAllowed,
        .successorRequired,
    ]
}
