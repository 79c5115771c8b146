// Generated from regent/v1/evaluation.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A batch of this number is already stored with different content; nothing was changed.
    public static let chunkConflict = ErrorReason(
        "CHUNK_CONFLICT", 6,
        "A batch of this number is already stored with different content; nothing was changed.")
    /// A batch is missing before this one, or in the run to be sealed; the metadata has its number.
    public static let sequenceGap = ErrorReason(
        "SEQUENCE_GAP", 9,
        "A batch is missing before this one, or in the run to be sealed; the metadata has its number.")
    /// The columns of a batch contradict each other or have a value out of range; the metadata names the violation.
    public static let batchInvalid = ErrorReason(
        "BATCH_INVALID", 3,
        "The columns of a batch contradict each other or have a value out of range; the metadata names the violation.")
    /// The batch was dropped and cannot be sent again; send its replacement under another upload name.
    public static let batchDropped = ErrorReason(
        "BATCH_DROPPED", 9,
        "The batch was dropped and cannot be sent again; send its replacement under another upload name.")
    /// The run would have more score names than allowed; the metadata has the limit.
    public static let tooManyScores = ErrorReason(
        "TOO_MANY_SCORES", 3,
        "The run would have more score names than allowed; the metadata has the limit.")
    /// The run does not have the expected number of samples; the metadata has both numbers.
    public static let countMismatch = ErrorReason(
        "COUNT_MISMATCH", 9,
        "The run does not have the expected number of samples; the metadata has both numbers.")
    /// A run without samples cannot be sealed.
    public static let emptyRun = ErrorReason(
        "EMPTY_RUN", 9,
        "A run without samples cannot be sealed.")
    /// A sample id is in the run twice with the same repeat; the metadata names both places.
    public static let duplicateSampleId = ErrorReason(
        "DUPLICATE_SAMPLE_ID", 6,
        "A sample id is in the run twice with the same repeat; the metadata names both places.")
    /// A retry replaces samples of the run that are not SCORED, and no others; the metadata names the sample.
    public static let retryRefused = ErrorReason(
        "RETRY_REFUSED", 9,
        "A retry replaces samples of the run that are not SCORED, and no others; the metadata names the sample.")
    /// A sample has an unknown key or a value out of range; the metadata names line and field.
    public static let sampleInvalid = ErrorReason(
        "SAMPLE_INVALID", 3,
        "A sample has an unknown key or a value out of range; the metadata names line and field.")
    /// A gate names a metric that is neither built in nor a declared score; the metadata has its key.
    public static let unknownGateMetric = ErrorReason(
        "UNKNOWN_GATE_METRIC", 3,
        "A gate names a metric that is neither built in nor a declared score; the metadata has its key.")
    /// The gates are empty, or a gate is invalid or contradicts itself.
    public static let gatePolicyInvalid = ErrorReason(
        "GATE_POLICY_INVALID", 3,
        "The gates are empty, or a gate is invalid or contradicts itself.")
    /// A gate compares with a run that does not exist, is not sealed, was invalidated, or has not passed; the metadata names it.
    public static let baselineUnavailable = ErrorReason(
        "BASELINE_UNAVAILABLE", 9,
        "A gate compares with a run that does not exist, is not sealed, was invalidated, or has not passed; the metadata names it.")
    /// A declared score has an invalid name or range; the metadata names it.
    public static let metricInvalid = ErrorReason(
        "METRIC_INVALID", 3,
        "A declared score has an invalid name or range; the metadata names it.")
    /// The field has more different values than a summary can have groups; the metadata has the limit.
    public static let tooManyGroups = ErrorReason(
        "TOO_MANY_GROUPS", 9,
        "The field has more different values than a summary can have groups; the metadata has the limit.")
    /// The summaries of all groups do not fit into a reply; name fewer metrics, or filter the samples.
    public static let summaryTooLarge = ErrorReason(
        "SUMMARY_TOO_LARGE", 9,
        "The summaries of all groups do not fit into a reply; name fewer metrics, or filter the samples.")
    /// The stream of an upload or a report must begin with start, sent once, and continue with batches.
    public static let uploadNotStarted = ErrorReason(
        "UPLOAD_NOT_STARTED", 3,
        "The stream of an upload or a report must begin with start, sent once, and continue with batches.")
    /// The upload already has batches; resume it, or use another name.
    public static let uploadExists = ErrorReason(
        "UPLOAD_EXISTS", 6,
        "The upload already has batches; resume it, or use another name.")
    /// The run has several uploads; name one of those in the metadata.
    public static let uploadRequired = ErrorReason(
        "UPLOAD_REQUIRED", 3,
        "The run has several uploads; name one of those in the metadata.")
    /// The run received samples while it was being sealed; seal it again.
    public static let runChanged = ErrorReason(
        "RUN_CHANGED", 10,
        "The run received samples while it was being sealed; seal it again.")
    /// The method requires a sealed run.
    public static let runNotSealed = ErrorReason(
        "RUN_NOT_SEALED", 9,
        "The method requires a sealed run.")
    /// The run was invalidated; evaluate again in a new run.
    public static let runInvalidated = ErrorReason(
        "RUN_INVALIDATED", 9,
        "The run was invalidated; evaluate again in a new run.")
    /// The run names a model version that does not exist; register it, or create the run as `unregistered`.
    public static let versionUnregistered = ErrorReason(
        "VERSION_UNREGISTERED", 9,
        "The run names a model version that does not exist; register it, or create the run as `unregistered`.")
    /// The two versions have no sealed run of one plan to compare by; the metadata names them.
    public static let noComparableRun = ErrorReason(
        "NO_COMPARABLE_RUN", 9,
        "The two versions have no sealed run of one plan to compare by; the metadata names them.")
    /// The two runs are of different data sets or share no sample; compare them as `unpaired`, or choose another run.
    public static let datasetsDiffer = ErrorReason(
        "DATASETS_DIFFER", 9,
        "The two runs are of different data sets or share no sample; compare them as `unpaired`, or choose another run.")
    /// No run of the plan has this metric; the metadata has its name.
    public static let unknownMetric = ErrorReason(
        "UNKNOWN_METRIC", 3,
        "No run of the plan has this metric; the metadata has its name.")
    /// The stored samples give a different summary from the stored one.
    public static let recomputeDiffers = ErrorReason(
        "RECOMPUTE_DIFFERS", 15,
        "The stored samples give a different summary from the stored one.")

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
        .retryRefused,
        .sampleInvalid,
        .unknownGateMetric,
        .gatePolicyInvalid,
        .baselineUnavailable,
        .metricInvalid,
        .tooManyGroups,
        .summaryTooLarge,
        .uploadNotStarted,
        .uploadExists,
        .uploadRequired,
        .runChanged,
        .runNotSealed,
        .runInvalidated,
        .versionUnregistered,
        .noComparableRun,
        .datasetsDiffer,
        .unknownMetric,
        .recomputeDiffers,
    ]
}
