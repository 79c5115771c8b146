// Generated from regent/v1/forecasts.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A trend or forecast is of one measure in buckets of time, and its season and horizon fit them; the metadata names the field.
    public static let seriesInvalid = ErrorReason(
        "SERIES_INVALID", 3,
        "A trend or forecast is of one measure in buckets of time, and its season and horizon fit them; the metadata names the field.")

    /// Reasons that regent/v1/forecasts.proto declares.
    static let forecastsReasons: [ErrorReason] = [
        .seriesInvalid,
    ]
}
