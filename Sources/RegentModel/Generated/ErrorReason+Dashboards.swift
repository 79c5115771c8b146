// Generated from regent/v1/dashboards.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Two panels of the dashboard have one title; the metadata names the field.
    public static let dashboardInvalid = ErrorReason(
        "DASHBOARD_INVALID", 3,
        "Two panels of the dashboard have one title; the metadata names the field.")

    /// Reasons that regent/v1/dashboards.proto declares.
    static let dashboardsReasons: [ErrorReason] = [
        .dashboardInvalid,
    ]
}
