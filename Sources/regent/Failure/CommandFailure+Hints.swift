import RegentMessages
import RegentModel

extension CommandFailure {
    /// What a person can do about a reason.
    ///
    /// Reasons without an entry say enough by themselves.
    /// - Parameter metadata: the names that the error carries.
    static func hint(_ reason: String, _ metadata: [String: String] = [:]) -> String {
        switch ErrorReason(name: reason) {
        case .connectFailed: "check that the daemon is running there (regentd --data DIR); for tls: see --tls-ca"
        case .connectionLost: "run the same command again; uploads are resumed"
        case .deadlineExceeded:
            "wait longer with --timeout 30m; a change may have been made nevertheless: look before you repeat it"
        case .draining, .overloaded, .storeUnavailable: "wait, then run the same command again"
        case .unauthenticated: "use a valid token, --token-file FILE, or --tls-cert FILE and --tls-key FILE"
        // No command for the caller itself: one that holds nothing is denied that too.
        case .permissionDenied: granting(metadata)
        case .notFound: listing(metadata)
        case .alreadyExists: "choose another name, or use the one that exists" + finding(metadata)
        case .illegalTransition: restoring(metadata) ?? sealing(metadata) ?? ""
        case .environmentInUse: emptying(metadata)
        case .versionUnregistered: "register the version first, or repeat the command with --unregistered"
        case .noCandidateLeft: "if that is intended, repeat the command with --allow-empty"
        case .reasonRequired: "repeat the command with --reason TEXT"
        case .etagMismatch: "read the resource again, then repeat the command with its new etag"
        case .duplicateSampleId: choosing(metadata)
        case .batchDropped: "upload the corrected samples under another name: --upload NAME"
        case .tooManyScores: "store scores that no gate needs as metadata, or ignore them: --ignore-column NAME"
        case .runInvalidated: "evaluate again in a new run: regent eval create RUN --type TYPE"
        case .chunkConflict:
            "the file was changed since it was uploaded: use another --upload NAME; "
                + "an upload must also be resumed over the kind of connection on which it began: Unix socket or TCP"
        case .retryRefused:
            "list the samples that a retry replaces: regent eval samples RUN --where 'status != SCORED'"
        case .sequenceGap: "upload the rest first, with the same command as before"
        case .countMismatch: "upload what is missing, or seal without --expected-samples"
        case .emptyRun: "upload samples first: regent eval upload RUN FILE"
        case .runNotSealed: "seal the run first: regent eval seal RUN"
        case .secondPersonRequired: "a second person must repeat the command"
        case .queryInvalid where metadata["suggestion"] == nil:
            "fields and measures are in docs/query.md; of outcomes: regent rpc describe RouteOutcome"
        case .unknownGateMetric: "declare a named score with --metric NAME:min..max"
        case .sampleInvalid: "correct the line, or see --map, --extra and --on-error"
        case .answerExpired: "look up what the call changed: regent history NAME"
        case .backupRunning: "wait until it is done, then run the same command again"
        case .storeReadOnly, .diskSpace: "free space on the daemon's disk, then run: regent doctor"
        case .storeCorrupt, .recomputeDiffers: "do not change the store, then run: regent doctor"
        case .ledgerForked:
            "ask who changed or restored the store; if it was restored on purpose: regent ledger accept-restore"
        case .versionNotApproved: "propose the version; once the proposal is applied, repeat the command"
        case .releaseChecklistIncomplete: "see what is open: regent version checklist VERSION"
        case .versionContentDiffers: "register it under the next version number"
        default: ""
        }
    }

    /// How to remove a sample id that is given twice; most often it is a second try of a failed sample.
    private static func choosing(_ metadata: [String: String]) -> String {
        let dropping = "drop one of the batches: regent eval drop-batch RUN SEQ --reason TEXT"
        guard let first = metadata["first_status"], first != SampleStatus.scored.name else {
            return "correct the input, or " + dropping
        }
        return "the first one is \(first): replace samples that are not SCORED with: regent eval retry RUN FILE. "
            + "In a file keep only the last try of each sample, or " + dropping
    }

    /// Who may do it: no role helps where a rule keeps it for somebody whom the document names.
    private static func granting(_ metadata: [String: String]) -> String {
        guard metadata["permission"] == nil, metadata["resource"] != nil else {
            return "an admin can grant a role that gives it: regent access grant PRINCIPAL --role ROLE"
        }
        return "no role gives it; the describe command of the document shows who may"
    }

    /// What else may be true of what exists, which lists leave out once it is archived.
    private static func finding(_ metadata: [String: String]) -> String {
        Nouns.listingArchived(metadata["name"] ?? "").map { "; it may be archived: \($0)" } ?? ""
    }

    /// How to judge a run that still grows; nil if something else is wrong.
    private static func sealing(_ metadata: [String: String]) -> String? {
        guard metadata["verb"] == "EvaluateGates", metadata["state"] == EvalRunState.running.name,
            let name = metadata["resource"]
        else { return nil }
        return "seal the run first: regent eval seal \(RunNoun.text(ofName: name))"
    }

    /// Where the right name is found; empty for what no noun has.
    private static func listing(_ metadata: [String: String]) -> String {
        Nouns.listing(metadata["name"] ?? "").map { "see what exists: \($0)" } ?? ""
    }

    /// How to restore what is archived; nil if something else is wrong.
    private static func restoring(_ metadata: [String: String]) -> String? {
        // Archiving it again needs no hint: it is archived.
        guard metadata["state"] == EnvironmentState.archived.name, metadata["verb"]?.hasPrefix("Archive") != true,
            let name = metadata["resource"]
        else { return nil }
        return Nouns.restoring(name).map { "restore it first: \($0)" }
    }

    /// How to take the enabled provider configs of an environment out of use.
    private static func emptying(_ metadata: [String: String]) -> String {
        let first = metadata["enabled"]?.prefix { $0 != "," } ?? ""
        let known = try? ResourceName(String(first), matching: ProviderConfig.pattern)
        let place = known.map { ProviderNoun.text(of: $0) } ?? "PROVIDER -e ENVIRONMENT"
        return "for each enabled config run: regent provider archive \(place) --reason TEXT, "
            + "or: regent provider disable \(place)"
    }
}
