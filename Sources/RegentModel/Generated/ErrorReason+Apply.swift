// Generated from regent/v1/apply.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Apply takes no documents of this kind; the metadata names the kinds it takes.
    package static let notDeclarative = ErrorReason(
        "NOT_DECLARATIVE", 3,
        "Apply takes no documents of this kind; the metadata names the kinds it takes.")
    /// A document does not decode, breaks a constraint, or a path names no field; the metadata names document and field.
    package static let documentInvalid = ErrorReason(
        "DOCUMENT_INVALID", 3,
        "A document does not decode, breaks a constraint, or a path names no field; the metadata names document and field.")
    /// Two documents have one name, ignoring case, or one undoes what the other says; the metadata names both.
    package static let documentConflict = ErrorReason(
        "DOCUMENT_CONFLICT", 3,
        "Two documents have one name, ignoring case, or one undoes what the other says; the metadata names both.")
    /// Pruning would archive more documents than one call may; archive some of them first.
    package static let pruneTooLarge = ErrorReason(
        "PRUNE_TOO_LARGE", 8,
        "Pruning would archive more documents than one call may; archive some of them first.")
    /// It would leave an environment that serves nothing that may serve; allow_empty lets it.
    package static let noCandidateLeft = ErrorReason(
        "NO_CANDIDATE_LEFT", 9,
        "It would leave an environment that serves nothing that may serve; allow_empty lets it.")

    /// Reasons that regent/v1/apply.proto declares.
    static let applyReasons: [ErrorReason] = [
        .notDeclarative,
        .documentInvalid,
        .documentConflict,
        .pruneTooLarge,
        .noCandidateLeft,
    ]
}
