// Generated from regent/v1/delegations.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the delegation breaks its rule: window, delegate, model or task; the metadata names the field.
    public static let delegationInvalid = ErrorReason(
        "DELEGATION_INVALID", 3,
        "A field of the delegation breaks its rule: window, delegate, model or task; the metadata names the field.")

    /// Reasons that regent/v1/delegations.proto declares.
    static let delegationsReasons: [ErrorReason] = [
        .delegationInvalid,
    ]
}
