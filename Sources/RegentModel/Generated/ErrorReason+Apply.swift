// Generated from regent/v1/apply.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Documents of this kind cannot be applied; the metadata names the kinds that can.
    public static let notDeclarative = ErrorReason(
        "NOT_DECLARATIVE", 3,
        "Documents of this kind cannot be applied; the metadata names the kinds that can.")
    /// A document cannot be decoded, breaks a constraint, or has a path of no field; the metadata names document and field.
    public static let documentInvalid = ErrorReason(
        "DOCUMENT_INVALID", 3,
        "A document cannot be decoded, breaks a constraint, or has a path of no field; the metadata names document and field.")
    /// Two documents have the same name, ignoring case, or contradict each other; the metadata names both.
    public static let documentConflict = ErrorReason(
        "DOCUMENT_CONFLICT", 3,
        "Two documents have the same name, ignoring case, or contradict each other; the metadata names both.")
    /// Pruning would archive more documents than one call can; archive some of them first.
    public static let pruneTooLarge = ErrorReason(
        "PRUNE_TOO_LARGE", 8,
        "Pruning would archive more documents than one call can; archive some of them first.")
    /// An environment that serves would have no provider that may serve; set allow_empty to allow it.
    public static let noCandidateLeft = ErrorReason(
        "NO_CANDIDATE_LEFT", 9,
        "An environment that serves would have no provider that may serve; set allow_empty to allow it.")

    /// Reasons that regent/v1/apply.proto declares.
    static let applyReasons: [ErrorReason] = [
        .notDeclarative,
        .documentInvalid,
        .documentConflict,
        .pruneTooLarge,
        .noCandidateLeft,
    ]
}
