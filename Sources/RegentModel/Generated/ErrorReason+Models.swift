// Generated from regent/v1/models.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the model breaks its rule; the metadata names the field.
    public static let modelInvalid = ErrorReason(
        "MODEL_INVALID", 3,
        "A field of the model breaks its rule; the metadata names the field.")
    /// An alias is another model's, or is its id or name; the metadata names the alias.
    public static let aliasTaken = ErrorReason(
        "ALIAS_TAKEN", 6,
        "An alias is another model's, or is its id or name; the metadata names the alias.")
    /// A risk tier is lowered by applying a proposal of type config_change only.
    public static let riskTierLowered = ErrorReason(
        "RISK_TIER_LOWERED", 9,
        "A risk tier is lowered by applying a proposal of type config_change only.")
    /// A version of the model serves, or something about it is open; the metadata names what.
    public static let modelInUse = ErrorReason(
        "MODEL_IN_USE", 9,
        "A version of the model serves, or something about it is open; the metadata names what.")

    /// Reasons that regent/v1/models.proto declares.
    static let modelsReasons: [ErrorReason] = [
        .modelInvalid,
        .aliasTaken,
        .riskTierLowered,
        .modelInUse,
    ]
}
