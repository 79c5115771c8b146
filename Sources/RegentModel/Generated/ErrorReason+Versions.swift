// Generated from regent/v1/versions.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A version's id is not strict SemVer, or a field of it breaks its rule; the metadata names the field.
    public static let versionInvalid = ErrorReason(
        "VERSION_INVALID", 3,
        "A version's id is not strict SemVer, or a field of it breaks its rule; the metadata names the field.")
    /// The version is not above its base in the order of SemVer; the metadata names both.
    public static let versionNotAboveBase = ErrorReason(
        "VERSION_NOT_ABOVE_BASE", 9,
        "The version is not above its base in the order of SemVer; the metadata names both.")
    /// The version changes more of the contract than its number says; the metadata gives the least legal bump.
    public static let versionBumpTooSmall = ErrorReason(
        "VERSION_BUMP_TOO_SMALL", 9,
        "The version changes more of the contract than its number says; the metadata gives the least legal bump.")
    /// A version of this number is registered with other content; the metadata names what differs.
    public static let versionContentDiffers = ErrorReason(
        "VERSION_CONTENT_DIFFERS", 6,
        "A version of this number is registered with other content; the metadata names what differs.")
    /// No applied proposal stands behind the version, so it is neither released nor the base of a proposal.
    public static let versionNotApproved = ErrorReason(
        "VERSION_NOT_APPROVED", 9,
        "No applied proposal stands behind the version, so it is neither released nor the base of a proposal.")
    /// The named successor cannot take over: it is not released, is suspended, or has ended.
    public static let versionNotReleased = ErrorReason(
        "VERSION_NOT_RELEASED", 9,
        "The named successor cannot take over: it is not released, is suspended, or has ended.")
    /// Items of the release checklist are open; the metadata names them.
    public static let releaseChecklistIncomplete = ErrorReason(
        "RELEASE_CHECKLIST_INCOMPLETE", 9,
        "Items of the release checklist are open; the metadata names them.")
    /// Something is deployed on the version, bound or forced to it, or routes to it; the metadata names what.
    public static let versionInUse = ErrorReason(
        "VERSION_IN_USE", 9,
        "Something is deployed on the version, bound or forced to it, or routes to it; the metadata names what.")
    /// The version may be retired only after its sunset; the metadata gives the time.
    public static let sunsetNotPassed = ErrorReason(
        "SUNSET_NOT_PASSED", 9,
        "The version may be retired only after its sunset; the metadata gives the time.")

    /// Reasons that regent/v1/versions.proto declares.
    static let versionsReasons: [ErrorReason] = [
        .versionInvalid,
        .versionNotAboveBase,
        .versionBumpTooSmall,
        .versionContentDiffers,
        .versionNotApproved,
        .versionNotReleased,
        .releaseChecklistIncomplete,
        .versionInUse,
        .sunsetNotPassed,
    ]
}
