// Generated from regent/v1/deployments.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the deployment, or of a change of its tasks, breaks its rule; the metadata names the field.
    public static let deploymentInvalid = ErrorReason(
        "DEPLOYMENT_INVALID", 3,
        "A field of the deployment, or of a change of its tasks, breaks its rule; the metadata names the field.")
    /// The version is not released, is suspended, or is retired, so it is not deployed.
    public static let versionNotDeployable = ErrorReason(
        "VERSION_NOT_DEPLOYABLE", 9,
        "The version is not released, is suspended, or is retired, so it is not deployed.")
    /// The version is not deployed in staging with a passed smoke test; deploy it there first.
    public static let stagingRequired = ErrorReason(
        "STAGING_REQUIRED", 9,
        "The version is not deployed in staging with a passed smoke test; deploy it there first.")
    /// Nobody owns the model, so a deployment task of it has no assignee.
    public static let ownerRequired = ErrorReason(
        "OWNER_REQUIRED", 9,
        "Nobody owns the model, so a deployment task of it has no assignee.")
    /// The validation of the version is not approved; confirm with a reason to override it.
    public static let validationNotApproved = ErrorReason(
        "VALIDATION_NOT_APPROVED", 9,
        "The validation of the version is not approved; confirm with a reason to override it.")
    /// At a high or critical risk tier a second person grants the override; request one of the kind VALIDATION.
    public static let overrideRequired = ErrorReason(
        "OVERRIDE_REQUIRED", 9,
        "At a high or critical risk tier a second person grants the override; request one of the kind VALIDATION.")

    /// Reasons that regent/v1/deployments.proto declares.
    static let deploymentsReasons: [ErrorReason] = [
        .deploymentInvalid,
        .versionNotDeployable,
        .stagingRequired,
        .ownerRequired,
        .validationNotApproved,
        .overrideRequired,
    ]
}
