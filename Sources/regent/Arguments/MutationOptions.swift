import ArgumentParser
import RegentMessages
import RegentText

/// What every writing command takes.
struct MutationOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Check the request, but change nothing.")
    var validateOnly = false

    @Option(help: ArgumentHelp("Why it is changed; recorded in the ledger.", valueName: "text"))
    var reason = ""

    @Option(help: "Refuse the change unless the resource still has this etag.")
    var etag = ""

    /// The part of the request that says so.
    var mutation: Mutation {
        Mutation(etag: etag, validateOnly: validateOnly, reason: reason)
    }

    /// Reports what a write changed, at which revision, and what comes next.
    ///
    /// - Parameter done: in the past, for example "sealed evalRuns/r1".
    func report(_ done: String, _ receipt: Receipt?, next: String? = nil) {
        guard !validateOnly else {
            Terminal.say("dry run, nothing changed: would have \(done.printable)")
            return
        }
        Self.report(done, receipt)
        if let next { Terminal.say("next: " + next) }
    }

    /// Reports what a write changed, at which revision.
    static func report(_ done: String, _ receipt: Receipt?) {
        Terminal.say(done.printable + "  (" + notes(receipt).joined(separator: ", ") + ")")
    }

    private static func notes(_ receipt: Receipt?) -> [String] {
        guard let receipt else { return ["no receipt"] }
        var notes = ["revision \(receipt.revision)"]
        if receipt.replayed { notes.append("done already by an earlier call") }
        if receipt.singlePersonMode { notes.append("single_person_mode") }
        return notes
    }
}
