// Generated from regent/v1/evaluation.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A batch of this sequence number is stored with other content; the run is unharmed.
    package static let chunkConflict = ErrorReason(
        "CHUNK_CONFLICT", 6,
        "A batch of this sequence number is stored with other content; the run is unharmed.")
    /// A batch came before its predecessor, or a run to seal lacks one; the metadata names it.
    package static let sequenceGap = ErrorReason(
        "SEQUENCE_GAP", 9,
        "A batch came before its predecessor, or a run to seal lacks one; the metadata names it.")
    /// The columns of a batch disagree or hold a value out of range.
    package static let batchInvalid = ErrorReason(
        "BATCH_INVALID", 3,
        "The columns of a batch disagree or hold a value out of range.")
    /// The batch was dropped from the run and cannot be sent again; its upload takes no more batches.
    package static let batchDropped = ErrorReason(
        "BATCH_DROPPED", 9,
        "The batch was dropped from the run and cannot be sent again; its upload takes no more batches.")
    /// The batch brings a run more score names than it may have; the metadata gives the limit.
    package static let tooManyScores = ErrorReason(
        "TOO_MANY_SCORES", 3,
        "The batch brings a run more score names than it may have; the metadata gives the limit.")
    /// The run holds another number of samples than its sealer expects.
    package static let countMismatch = ErrorReason(
        "COUNT_MISMATCH", 9,
        "The run holds another number of samples than its sealer expects.")
    /// A run without a sample cannot be sealed.
    package static let emptyRun = ErrorReason(
        "EMPTY_RUN", 9,
        "A run without a sample cannot be sealed.")
    /// A sample id stands twice in the run; the metadata names both places.
    package static let duplicateSampleId = ErrorReason(
        "DUPLICATE_SAMPLE_ID", 6,
        "A sample id stands twice in the run; the metadata names both places.")
    /// A sample has an unknown key or a value out of range; the metadata names line and field.
    package static let sampleInvalid = ErrorReason(
        "SAMPLE_INVALID", 3,
        "A sample has an unknown key or a value out of range; the metadata names line and field.")
    /// A gate names a metric that is neither built in nor declared.
    package static let unknownGateMetric = ErrorReason(
        "UNKNOWN_GATE_METRIC", 3,
        "A gate names a metric that is neither built in nor declared.")
    /// A gate policy is empty or contradicts itself.
    package static let gatePolicyInvalid = ErrorReason(
        "GATE_POLICY_INVALID", 3,
        "A gate policy is empty or contradicts itself.")
    /// A declared score has no legal name or range.
    package static let metricInvalid = ErrorReason(
        "METRIC_INVALID", 3,
        "A declared score has no legal name or range.")
    /// The stream of an upload must begin with its start, once, and go on with batches.
    package static let uploadNotStarted = ErrorReason(
        "UPLOAD_NOT_STARTED", 3,
        "The stream of an upload must begin with its start, once, and go on with batches.")
    /// The upload has batches already: resume it, or give the new one another name.
    package static let uploadExists = ErrorReason(
        "UPLOAD_EXISTS", 6,
        "The upload has batches already: resume it, or give the new one another name.")
    /// The run has several uploads: name the one meant.
    package static let uploadRequired = ErrorReason(
        "UPLOAD_REQUIRED", 3,
        "The run has several uploads: name the one meant.")
    /// The run took samples while it was being sealed; try again.
    package static let runChanged = ErrorReason(
        "RUN_CHANGED", 10,
        "The run took samples while it was being sealed; try again.")
    /// The verb needs a sealed run.
    package static let runNotSealed = ErrorReason(
        "RUN_NOT_SEALED", 9,
        "The verb needs a sealed run.")
    /// The run was invalidated and proves nothing any more.
    package static let runInvalidated = ErrorReason(
        "RUN_INVALIDATED", 9,
        "The run was invalidated and proves nothing any more.")
    /// The run names a model version that does not exist; register it, or say `unregistered`.
    package static let versionUnregistered = ErrorReason(
        "VERSION_UNREGISTERED", 9,
        "The run names a model version that does not exist; register it, or say `unregistered`.")
    /// The two versions have no sealed run of one plan to compare by; the metadata names them.
    package static let noComparableRun = ErrorReason(
        "NO_COMPARABLE_RUN", 9,
        "The two versions have no sealed run of one plan to compare by; the metadata names them.")
    /// Stored samples no longer give the stored summary.
    package static let recomputeDiffers = ErrorReason(
        "RECOMPUTE_DIFFERS", 15,
        "Stored samples no longer give the stored summary.")

    /// Reasons that regent/v1/evaluation.proto declares.
    static let evaluationReasons: [ErrorReason] = [
        .chunkConflict,
        .sequenceGap,
        .batchInvalid,
        .batchDropped,
        .tooManyScores,
        .countMismatch,
        .emptyRun,
        .duplicateSampleId,
        .sampleInvalid,
        .unknownGateMetric,
        .gatePolicyInvalid,
        .metricInvalid,
        .uploadNotStarted,
        .uploadExists,
        .uploadRequired,
        .runChanged,
        .runNotSealed,
        .runInvalidated,
        .versionUnregistered,
        .noComparableRun,
        .recomputeDiffers,
    ]
}
