// Generated from regent/v1/regions.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The daemon's machine has no time zone of this name; the metadata has it.
    public static let timeZoneUnknown = ErrorReason(
        "TIME_ZONE_UNKNOWN", 3,
        "The daemon's machine has no time zone of this name; the metadata has it.")
    /// A deployment task of the region is open; the metadata names some.
    public static let regionInUse = ErrorReason(
        "REGION_IN_USE", 9,
        "A deployment task of the region is open; the metadata names some.")

    /// Reasons that regent/v1/regions.proto declares.
    static let regionsReasons: [ErrorReason] = [
        .timeZoneUnknown,
        .regionInUse,
    ]
}
