import RegentBulk
import RegentCompression
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentWire

extension CommandFailure {
    /// The failure that an error means; nil for one that the argument parser words itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as RPCError: self.init(error)
        case let refusal as Refusal: self.init(refusal, places: [])
        case let error as SampleFileError: self.init(error)
        case let error as BatchError: self.init(error.refusal, places: [])
        case let error as CompressionError: self.init(error.message)
        case let error as JSONError: self.init(error.description)
        case let error as SchemaError: self.init(error.message)
        case let error as SystemError: self.init("cannot " + error.diagnostic)
        default: return nil
        }
    }

    /// The failure that an error means, whatever it is.
    init(describing error: any Error) {
        self = CommandFailure(error) ?? CommandFailure("\(error)")
    }

    /// The failure of reading something the command line named.
    init(_ error: any Error, in place: String) {
        if let refusal = error as? Refusal {
            self.init(refusal, places: [place])
        } else {
            self.init(describing: error)
        }
    }

    private init(_ error: RPCError) {
        let fields = error.fieldViolations.map { "\($0.field): \($0.description)" }
        self.init(
            error.message, status: ExitStatus(statusNumber: error.code.rawValue),
            reason: error.reason.isEmpty ? "\(error.code)" : error.reason,
            places: fields + Self.places(error.metadata), hint: Self.hint(error.reason))
    }

    /// The place as compilers write it, so that editors find it: file:line:field.
    private init(_ error: SampleFileError) {
        let subject = error.field ?? (error.line == 0 ? error.file : nil)
        let place = [error.file, error.line > 0 ? "\(error.line)" : nil, error.field]
        self.init(
            [subject, error.message].compactMap(\.self).joined(separator: " "),
            reason: error.code.rawValue, places: [place.compactMap(\.self).joined(separator: ":")],
            hint: error.line > 0 ? Self.hint(ErrorReason.sampleInvalid.name) : "")
    }

    private init(_ refusal: Refusal, places: [String]) {
        self.init(
            refusal.message, status: ExitStatus(statusNumber: refusal.reason.statusNumber),
            reason: refusal.reason.name, places: places + Self.places(refusal.metadata),
            hint: Self.hint(refusal.reason.name))
    }

    /// Names of what was wrong, in one line.
    private static func places(_ metadata: [String: String]) -> [String] {
        let named = metadata.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return named.isEmpty ? [] : [named.joined(separator: ", ")]
    }

    /// What a person can do about a reason.
    ///
    /// Reasons without an entry say enough by themselves.
    private static func hint(_ reason: String) -> String {
        switch ErrorReason(name: reason) {
        case .connectFailed: "is the daemon running there? start it with: regentd --data DIR; for tls: see --tls-ca"
        case .connectionLost: "run the same command again; uploads resume by themselves"
        case .draining, .overloaded, .storeUnavailable: "wait a little, then run the same command again"
        case .unauthenticated, .permissionDenied: "who the daemon takes you for: regent status"
        case .alreadyExists: "choose another name, or go on with the one that exists"
        case .etagMismatch: "read it again, then repeat with the new etag"
        case .duplicateSampleId: "mend the input, or give the batch up: regent eval drop-batch RUN SEQ"
        case .chunkConflict:
            "the file changed since it was uploaded: upload it under another --upload NAME; "
                + "an upload begun over a Unix socket goes on over one, one begun over TCP over TCP"
        case .sequenceGap: "upload the rest first, with the same command as before"
        case .countMismatch: "upload what is missing, or seal without --expected-samples"
        case .emptyRun: "upload samples first: regent eval upload RUN FILE"
        case .runNotSealed: "seal the run first: regent eval seal RUN"
        case .secondPersonRequired: "a second person repeats the command"
        case .unknownGateMetric: "declare a named score with --metric NAME:min..max"
        case .sampleInvalid: "mend the line, or see --map, --extra and --on-error"
        case .answerExpired: "look at what it made of the resource: regent history NAME"
        case .backupRunning: "wait until it is done, then run the same command again"
        case .storeReadOnly, .diskSpace: "make room on the daemon's disk, then: regent doctor"
        case .storeCorrupt, .recomputeDiffers: "keep the store as it is, then: regent doctor"
        default: ""
        }
    }
}
