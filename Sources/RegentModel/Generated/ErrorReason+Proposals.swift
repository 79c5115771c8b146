// Generated from regent/v1/proposals.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the proposal cannot be what it is; the metadata names the field.
    public static let proposalInvalid = ErrorReason(
        "PROPOSAL_INVALID", 3,
        "A field of the proposal cannot be what it is; the metadata names the field.")
    /// The proposal lacks what its change needs before it is submitted; the metadata names the fields.
    public static let proposalIncomplete = ErrorReason(
        "PROPOSAL_INCOMPLETE", 9,
        "The proposal lacks what its change needs before it is submitted; the metadata names the fields.")
    /// The target version is a smaller step than the change needs; the metadata names the least legal one.
    public static let bumpTooSmall = ErrorReason(
        "BUMP_TOO_SMALL", 9,
        "The target version is a smaller step than the change needs; the metadata names the least legal one.")
    /// A cited run does not exist, is of another model, is not sealed, or was invalidated; the metadata names it.
    public static let evidenceInvalid = ErrorReason(
        "EVIDENCE_INVALID", 9,
        "A cited run does not exist, is of another model, is not sealed, or was invalidated; the metadata names it.")
    /// What was submitted, or the evidence for it, is no longer what there is; the metadata has both digests.
    public static let approvalStale = ErrorReason(
        "APPROVAL_STALE", 9,
        "What was submitted, or the evidence for it, is no longer what there is; the metadata has both digests.")
    /// Items of the review checklist are not answered, or answered with no; the metadata names them.
    public static let checklistIncomplete = ErrorReason(
        "CHECKLIST_INCOMPLETE", 9,
        "Items of the review checklist are not answered, or answered with no; the metadata names them.")
    /// The person has approved what was submitted; another one must.
    public static let alreadyReviewed = ErrorReason(
        "ALREADY_REVIEWED", 9,
        "The person has approved what was submitted; another one must.")
    /// The person has voted on what was submitted, or the seat has.
    public static let alreadyVoted = ErrorReason(
        "ALREADY_VOTED", 9,
        "The person has voted on what was submitted, or the seat has.")
    /// The voter does not hold the seat in the committee of the proposal.
    public static let seatNotHeld = ErrorReason(
        "SEAT_NOT_HELD", 7,
        "The voter does not hold the seat in the committee of the proposal.")
    /// Requesting changes and rejecting need a comment that says why.
    public static let commentRequired = ErrorReason(
        "COMMENT_REQUIRED", 3,
        "Requesting changes and rejecting need a comment that says why.")
    /// No committee decides on changes of the model.
    public static let noCommittee = ErrorReason(
        "NO_COMMITTEE", 9,
        "No committee decides on changes of the model.")
    /// The base version, or the field of a model that is to be set, is not what the proposal was submitted for.
    public static let baseChanged = ErrorReason(
        "BASE_CHANGED", 9,
        "The base version, or the field of a model that is to be set, is not what the proposal was submitted for.")
    /// The time of what is to expire has not passed.
    public static let notExpired = ErrorReason(
        "NOT_EXPIRED", 9,
        "The time of what is to expire has not passed.")

    /// Reasons that regent/v1/proposals.proto declares.
    static let proposalsReasons: [ErrorReason] = [
        .proposalInvalid,
        .proposalIncomplete,
        .bumpTooSmall,
        .evidenceInvalid,
        .approvalStale,
        .checklistIncomplete,
        .alreadyReviewed,
        .alreadyVoted,
        .seatNotHeld,
        .commentRequired,
        .noCommittee,
        .baseChanged,
        .notExpired,
    ]
}
