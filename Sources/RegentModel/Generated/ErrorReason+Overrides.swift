// Generated from regent/v1/overrides.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The override does not name what its kind overrides; the metadata names the field.
    public static let overrideInvalid = ErrorReason(
        "OVERRIDE_INVALID", 3,
        "The override does not name what its kind overrides; the metadata names the field.")
    /// Nothing stands in the way: the validation is approved, or the gates are passed.
    public static let overrideNotNeeded = ErrorReason(
        "OVERRIDE_NOT_NEEDED", 9,
        "Nothing stands in the way: the validation is approved, or the gates are passed.")
    /// What is overridden has changed since it was read, or the time of the override is over; request another one.
    public static let overrideStale = ErrorReason(
        "OVERRIDE_STALE", 9,
        "What is overridden has changed since it was read, or the time of the override is over; request another one.")

    /// Reasons that regent/v1/overrides.proto declares.
    static let overridesReasons: [ErrorReason] = [
        .overrideInvalid,
        .overrideNotNeeded,
        .overrideStale,
    ]
}
