/// Why a call failed, for programs: the registry of every reason on the wire.
///
/// A reason is finer than its status code and never changes its meaning; texts may. PROTOCOL.md prints
/// this registry, and a test compares the two.
package struct ErrorReason: Hashable, Sendable {
    /// UPPER_SNAKE, as in ErrorInfo.
    package let name: String
    /// Number of the status code it goes with, as gRPC.
    package let statusNumber: UInt32
    /// When to use it, in one line.
    package let use: String

    /// Names a reason; new ones belong in this registry.
    private init(_ name: String, _ statusNumber: UInt32, _ use: String) {
        self.name = name
        self.statusNumber = statusNumber
        self.use = use
    }

    /// The registered reason of this name; nil for one of a newer peer.
    package init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

extension ErrorReason: CustomStringConvertible {
    /// The name.
    package var description: String { name }
}

// MARK: Calls

extension ErrorReason {
    /// Fields of the request break their constraints; the BadRequest lists them all.
    package static let badRequest = ErrorReason(
        "BAD_REQUEST", 3,
        "Fields of the request break their constraints; the BadRequest lists them all.")
    /// The bytes of a request are not its message.
    package static let malformedMessage = ErrorReason(
        "MALFORMED_MESSAGE", 3,
        "The bytes of a request are not its message.")
    /// A message passes the size its receiver takes.
    package static let messageTooLarge = ErrorReason(
        "MESSAGE_TOO_LARGE", 8,
        "A message passes the size its receiver takes.")
    /// The metadata of a call passes 8 KiB.
    package static let metadataTooLarge = ErrorReason(
        "METADATA_TOO_LARGE", 8,
        "The metadata of a call passes 8 KiB.")
    /// No such method is served.
    package static let unknownMethod = ErrorReason("UNKNOWN_METHOD", 12, "No such method is served.")
    /// A method that takes one message got none or several.
    package static let wrongCardinality = ErrorReason(
        "WRONG_CARDINALITY", 12,
        "A method that takes one message got none or several.")
    /// A message is compressed in a way the receiver does not know; the metadata lists what it knows.
    package static let unsupportedEncoding = ErrorReason(
        "UNSUPPORTED_ENCODING", 12,
        "A message is compressed in a way the receiver does not know; the metadata lists what it knows.")
    /// A compressed message cannot be decompressed.
    package static let corruptEncoding = ErrorReason(
        "CORRUPT_ENCODING", 3,
        "A compressed message cannot be decompressed.")
    /// The peer broke the wire protocol.
    package static let protocolViolation = ErrorReason(
        "PROTOCOL_VIOLATION", 3,
        "The peer broke the wire protocol.")
    /// Time ran out before the answer; a write may have happened.
    package static let deadlineExceeded = ErrorReason(
        "DEADLINE_EXCEEDED", 4,
        "Time ran out before the answer; a write may have happened.")
    /// The caller gave the call up.
    package static let cancelled = ErrorReason("CANCELLED", 1, "The caller gave the call up.")
    /// The connection ended before the answer; a write may have happened.
    package static let connectionLost = ErrorReason(
        "CONNECTION_LOST", 14,
        "The connection ended before the answer; a write may have happened.")
    /// Nobody answers at the daemon's address.
    package static let connectFailed = ErrorReason(
        "CONNECT_FAILED", 14,
        "Nobody answers at the daemon's address.")
    /// The daemon takes no more calls here; connect again.
    package static let draining = ErrorReason(
        "DRAINING", 14,
        "The daemon takes no more calls here; connect again.")
    /// The client was shut down by its own program.
    package static let clientClosed = ErrorReason(
        "CLIENT_CLOSED", 1,
        "The client was shut down by its own program.")
    /// The connection has as many open calls as it may have.
    package static let tooManyStreams = ErrorReason(
        "TOO_MANY_STREAMS", 8,
        "The connection has as many open calls as it may have.")
    /// The daemon sheds this class of work now; wait the time it says.
    package static let overloaded = ErrorReason(
        "OVERLOADED", 8,
        "The daemon sheds this class of work now; wait the time it says.")
    /// An invariant broke; the metadata's error_id finds it in the daemon's log.
    package static let internalError = ErrorReason(
        "INTERNAL_ERROR", 13,
        "An invariant broke; the metadata's error_id finds it in the daemon's log.")
}

// MARK: Identity

extension ErrorReason {
    /// The peer or its token is not known, expired or revoked.
    package static let unauthenticated = ErrorReason(
        "UNAUTHENTICATED", 16,
        "The peer or its token is not known, expired or revoked.")
    /// The principal holds none of the permissions the metadata names.
    package static let permissionDenied = ErrorReason(
        "PERMISSION_DENIED", 7,
        "The principal holds none of the permissions the metadata names.")
    /// What must be recorded before the answer cannot be recorded.
    package static let auditBlocked = ErrorReason(
        "AUDIT_BLOCKED", 14,
        "What must be recorded before the answer cannot be recorded.")
    /// The two are never in one hand; the metadata says which.
    package static let segregationOfDuties = ErrorReason(
        "SEGREGATION_OF_DUTIES", 9,
        "The two are never in one hand; the metadata says which.")
    /// A grant names no scope, role or permission that its principal may hold; the metadata names the field.
    package static let grantInvalid = ErrorReason(
        "GRANT_INVALID", 3,
        "A grant names no scope, role or permission that its principal may hold; the metadata names the field."
    )
    /// The user id or certificate is another principal's.
    package static let identityTaken = ErrorReason(
        "IDENTITY_TAKEN", 6,
        "The user id or certificate is another principal's.")
    /// It would leave nobody who manages the store.
    package static let lastAdmin = ErrorReason(
        "LAST_ADMIN", 9,
        "It would leave nobody who manages the store.")
    /// Single-person mode ends only when an ADMIN and two APPROVER people are there.
    package static let hardenIncomplete = ErrorReason(
        "HARDEN_INCOMPLETE", 9,
        "Single-person mode ends only when an ADMIN and two APPROVER people are there.")
    /// The verb needs the etag of what it changes.
    package static let etagRequired = ErrorReason(
        "ETAG_REQUIRED", 3,
        "The verb needs the etag of what it changes.")
}

// MARK: Resources

extension ErrorReason {
    /// The named resource does not exist.
    package static let notFound = ErrorReason("NOT_FOUND", 5, "The named resource does not exist.")
    /// The resource to create exists.
    package static let alreadyExists = ErrorReason("ALREADY_EXISTS", 6, "The resource to create exists.")
    /// The resource's state does not allow the verb.
    package static let illegalTransition = ErrorReason(
        "ILLEGAL_TRANSITION", 9,
        "The resource's state does not allow the verb.")
    /// The resource has changed since it was read; the metadata has the current revision.
    package static let etagMismatch = ErrorReason(
        "ETAG_MISMATCH", 10,
        "The resource has changed since it was read; the metadata has the current revision.")
    /// The idempotency key was used with other content.
    package static let keyReused = ErrorReason(
        "KEY_REUSED", 9,
        "The idempotency key was used with other content.")
    /// A mutating call came without an idempotency key, or one of a wrong length.
    package static let keyRequired = ErrorReason(
        "KEY_REQUIRED", 3,
        "A mutating call came without an idempotency key, or one of a wrong length.")
    /// The idempotency key was used for the same request, whose answer is no longer kept; it was not done again.
    package static let answerExpired = ErrorReason(
        "ANSWER_EXPIRED", 9,
        "The idempotency key was used for the same request, whose answer is no longer kept; it was not done again.")
    /// The asked revision is older than what is kept.
    package static let revisionCompacted = ErrorReason(
        "REVISION_COMPACTED", 11,
        "The asked revision is older than what is kept.")
    /// The asked revision lies in the future.
    package static let revisionUnknown = ErrorReason(
        "REVISION_UNKNOWN", 11,
        "The asked revision lies in the future.")
    /// The page token is not of this list, or its store is another.
    package static let pageTokenInvalid = ErrorReason(
        "PAGE_TOKEN_INVALID", 3,
        "The page token is not of this list, or its store is another.")
    /// The filter cannot be read; the metadata names the place.
    package static let filterInvalid = ErrorReason(
        "FILTER_INVALID", 3,
        "The filter cannot be read; the metadata names the place.")
}

// MARK: Evaluation

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
    /// The batch was dropped from the run and cannot be sent again.
    package static let batchDropped = ErrorReason(
        "BATCH_DROPPED", 9,
        "The batch was dropped from the run and cannot be sent again.")
    /// The run holds another number of samples than its sealer expects.
    package static let countMismatch = ErrorReason(
        "COUNT_MISMATCH", 9,
        "The run holds another number of samples than its sealer expects.")
    /// A run without a sample cannot be sealed.
    package static let emptyRun = ErrorReason("EMPTY_RUN", 9, "A run without a sample cannot be sealed.")
    /// A sample id stands twice in the run; the metadata names both places.
    package static let duplicateSampleID = ErrorReason(
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
    /// The verb must say why.
    package static let reasonRequired = ErrorReason("REASON_REQUIRED", 3, "The verb must say why.")
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
    package static let runNotSealed = ErrorReason("RUN_NOT_SEALED", 9, "The verb needs a sealed run.")
    /// The run was invalidated and proves nothing any more.
    package static let runInvalidated = ErrorReason(
        "RUN_INVALIDATED", 9,
        "The run was invalidated and proves nothing any more.")
    /// Another person than the first must agree.
    package static let secondPersonRequired = ErrorReason(
        "SECOND_PERSON_REQUIRED", 9,
        "Another person than the first must agree.")
    /// Stored samples no longer give the stored summary.
    package static let recomputeDiffers = ErrorReason(
        "RECOMPUTE_DIFFERS", 15,
        "Stored samples no longer give the stored summary.")
}

// MARK: Routing

extension ErrorReason {
    /// No provider config of the environment may serve the request.
    package static let noCandidate = ErrorReason(
        "NO_CANDIDATE", 9,
        "No provider config of the environment may serve the request.")
    /// The environment has provider configs that are enabled; the metadata names them.
    package static let environmentInUse = ErrorReason(
        "ENVIRONMENT_IN_USE", 9,
        "The environment has provider configs that are enabled; the metadata names them.")
    /// Outcomes of a batch break their rules; the refusal lists them all.
    package static let outcomeInvalid = ErrorReason(
        "OUTCOME_INVALID", 3,
        "Outcomes of a batch break their rules; the refusal lists them all.")
}

// MARK: Store

extension ErrorReason {
    /// Stored data fails its checksum.
    package static let storeCorrupt = ErrorReason("STORE_CORRUPT", 15, "Stored data fails its checksum.")
    /// The disk or the quota is full; only reads are served.
    package static let storeReadOnly = ErrorReason(
        "STORE_READ_ONLY", 8,
        "The disk or the quota is full; only reads are served.")
    /// The store cannot be reached or is busy; nothing was changed.
    package static let storeUnavailable = ErrorReason(
        "STORE_UNAVAILABLE", 14,
        "The store cannot be reached or is busy; nothing was changed.")
    /// The store failed while committing; repeat with the same key to learn what happened.
    package static let outcomeUnknown = ErrorReason(
        "OUTCOME_UNKNOWN", 14,
        "The store failed while committing; repeat with the same key to learn what happened.")
    /// A backup is being made; there is one at a time.
    package static let backupRunning = ErrorReason(
        "BACKUP_RUNNING", 8,
        "A backup is being made; there is one at a time.")
    /// A file is not a backup, or not the one that was made.
    package static let backupInvalid = ErrorReason(
        "BACKUP_INVALID", 15,
        "A file is not a backup, or not the one that was made.")
    /// The daemon's disk lacks room for what was asked; the metadata has the bytes needed and free.
    package static let diskSpace = ErrorReason(
        "DISK_SPACE", 8,
        "The daemon's disk lacks room for what was asked; the metadata has the bytes needed and free.")
    /// The verb needs a store that outlives the daemon.
    package static let volatileStore = ErrorReason(
        "VOLATILE_STORE", 9,
        "The verb needs a store that outlives the daemon.")
}

extension ErrorReason {
    /// Every registered reason, in order of the registry.
    package static let all: [ErrorReason] = [
        .badRequest, .malformedMessage, .messageTooLarge, .metadataTooLarge, .unknownMethod,
        .wrongCardinality, .unsupportedEncoding, .corruptEncoding, .protocolViolation, .deadlineExceeded,
        .cancelled, .connectionLost, .connectFailed, .draining, .clientClosed, .tooManyStreams, .overloaded,
        .internalError,
        .unauthenticated, .permissionDenied, .auditBlocked, .segregationOfDuties, .grantInvalid,
        .identityTaken,
        .lastAdmin, .hardenIncomplete, .etagRequired,
        .notFound, .alreadyExists, .illegalTransition, .etagMismatch, .keyReused, .keyRequired,
        .answerExpired, .revisionCompacted, .revisionUnknown, .pageTokenInvalid, .filterInvalid,
        .chunkConflict, .sequenceGap, .batchInvalid, .batchDropped, .countMismatch, .emptyRun,
        .duplicateSampleID, .sampleInvalid, .unknownGateMetric, .gatePolicyInvalid, .metricInvalid,
        .reasonRequired, .uploadNotStarted, .uploadExists, .uploadRequired, .runChanged, .runNotSealed,
        .runInvalidated, .secondPersonRequired, .recomputeDiffers,
        .noCandidate, .environmentInUse, .outcomeInvalid,
        .storeCorrupt, .storeReadOnly, .storeUnavailable, .outcomeUnknown,
        .backupRunning, .backupInvalid, .diskSpace, .volatileStore,
    ]
}
