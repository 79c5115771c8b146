import RegentMessages
import RegentModel

extension CommandFailure {
    /// What a person can do about a reason.
    ///
    /// Reasons without an entry say enough by themselves.
    /// - Parameter metadata: the names that the error carries.
    static func hint(_ reason: String, _ metadata: [String: String] = [:]) -> String {
        switch ErrorReason(name: reason) {
        case .connectFailed: "is the daemon running there? start it with: regentd --data DIR; for tls: see --tls-ca"
        case .connectionLost: "run the same command again; uploads resume by themselves"
        case .draining, .overloaded, .storeUnavailable: "wait a little, then run the same command again"
        case .unauthenticated: "say who you are: --token-file FILE, or --tls-cert FILE and --tls-key FILE"
        // No command for the caller itself: one that holds nothing is denied that too.
        case .permissionDenied: granting(metadata)
        case .alreadyExists: "choose another name, or go on with the one that exists" + finding(metadata)
        case .illegalTransition: restoring(metadata)
        case .environmentInUse: emptying(metadata)
        case .versionUnregistered: "register the version first, or repeat the command with --unregistered"
        case .noCandidateLeft: "repeat the command with --allow-empty where that is meant"
        case .reasonRequired: "say why: repeat the command with --reason TEXT"
        case .etagMismatch: "read it again, then repeat with the new etag"
        case .duplicateSampleId: choosing(metadata)
        case .batchDropped: "upload the mended samples under another name: --upload NAME"
        case .tooManyScores: "put scores that no gate needs into metadata, or leave them out: --ignore-column NAME"
        case .runInvalidated: "evaluate again in a new run: regent eval create RUN"
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

    /// How to get rid of a sample id that is there twice; a second try of a failed sample is what most often is.
    private static func choosing(_ metadata: [String: String]) -> String {
        let dropping = "drop the batch of one: regent eval drop-batch RUN SEQ --reason TEXT"
        guard let first = metadata["first_status"], first != SampleStatus.scored.name else {
            return "mend the input, or " + dropping
        }
        return "the first one is \(first): a sample cannot be tried again in the same run yet. "
            + "Keep only the last try of each sample in the input, or " + dropping
    }

    /// Who may do it: no role helps where a rule keeps it for somebody whom the document names.
    private static func granting(_ metadata: [String: String]) -> String {
        guard metadata["permission"] == nil, metadata["resource"] != nil else {
            return "an admin can grant a role that gives it: regent access grant PRINCIPAL --role ROLE"
        }
        return "no role gives it: ask whoever may, or see who that is with the describe command of the document"
    }

    /// What else may be true of what exists, which lists leave out once it is archived.
    private static func finding(_ metadata: [String: String]) -> String {
        let nouns = [
            (Environment.pattern, "environment"), (Model.pattern, "model"), (Region.pattern, "region"),
        ]
        let word = nouns.first { (try? ResourceName(metadata["name"] ?? "", matching: $0.0)) != nil }?.1
        return word.map { "; it may be archived: regent \($0) list --archived" } ?? ""
    }

    /// How to restore what is archived; empty where something else is wrong.
    private static func restoring(_ metadata: [String: String]) -> String {
        // Archiving it again needs no way out: it is archived.
        guard metadata["state"] == EnvironmentState.archived.name, metadata["verb"]?.hasPrefix("Archive") != true,
            let name = metadata["resource"]
        else { return "" }
        return Nouns.restoring(name).map { "restore it first: \($0)" } ?? ""
    }

    /// How to take the enabled provider configs of an environment out of use.
    private static func emptying(_ metadata: [String: String]) -> String {
        let first = metadata["enabled"]?.prefix { $0 != "," } ?? ""
        let known = try? ResourceName(String(first), matching: ProviderConfig.pattern)
        let place = known.map { ProviderNoun.text(of: $0) } ?? "PROVIDER -e ENVIRONMENT"
        return "for each enabled config: regent provider archive \(place) --reason TEXT, "
            + "or regent provider disable \(place)"
    }
}
