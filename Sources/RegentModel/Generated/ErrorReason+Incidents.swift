// Generated from regent/v1/incidents.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// An incident is resolved with corrective actions, or with the reason why there are none.
    public static let incidentActionsRequired = ErrorReason(
        "INCIDENT_ACTIONS_REQUIRED", 3,
        "An incident is resolved with corrective actions, or with the reason why there are none.")
    /// An action of the incident is neither done nor waived; the metadata has its number.
    public static let incidentActionsOpen = ErrorReason(
        "INCIDENT_ACTIONS_OPEN", 9,
        "An action of the incident is neither done nor waived; the metadata has its number.")
    /// The incident has no action of this number, or that action is done or waived already.
    public static let incidentActionUnknown = ErrorReason(
        "INCIDENT_ACTION_UNKNOWN", 3,
        "The incident has no action of this number, or that action is done or waived already.")
    /// The incident has as many notes, actions or names as one may have; the metadata names the field and the limit.
    public static let incidentFull = ErrorReason(
        "INCIDENT_FULL", 9,
        "The incident has as many notes, actions or names as one may have; the metadata names the field and the limit.")

    /// Reasons that regent/v1/incidents.proto declares.
    static let incidentsReasons: [ErrorReason] = [
        .incidentActionsRequired,
        .incidentActionsOpen,
        .incidentActionUnknown,
        .incidentFull,
    ]
}
