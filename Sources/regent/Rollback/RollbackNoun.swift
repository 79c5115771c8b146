import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Records of rollbacks.
enum RollbackNoun: CLINoun {
    typealias Place = NamedPlace<RollbackRecord>
    typealias Selection = EverySelection

    static let get = RollbackServiceMethods.getRollback
    static let list = RollbackServiceMethods.listRollbacks
    static let words = ["rollback"]
    static let plural = "rollbacks"
    static let abstract = "Records of rollbacks: from which version to which, and the root cause."
    static let examples = """
        regent rollback list --filter 'state = OPEN'
        regent rollback review 3f9a1c2b4d5e
        regent rollback root-cause 3f9a1c2b4d5e --cause "wrong threshold"
        """
    static let example = "3f9a1c2b4d5e"
    static let columns: [NounColumn<RollbackRecord>] = [
        "name", "state", "environment", "from_version", "to_version", "rolled_back_by", "rollback_time", "due_time",
        "reason",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<SetRootCause>.self, RollbackReviewCommand.self,
    ]
}

/// Closes a record with its cause.
enum SetRootCause: NounVerb {
    typealias Noun = RollbackNoun

    /// What it was.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The root cause.")
        var cause: String
    }

    static let word = "rootCause"
    static let method = RollbackServiceMethods.setRootCause
    static let usage = "--cause TEXT"
    static let abstract = "Closes the record of a rollback with the cause that was found."
    static let examples = """
        regent rollback root-cause 3f9a1c2b4d5e --cause "wrong threshold"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> SetRootCauseRequest {
        SetRootCauseRequest(name: name, rootCause: flags.cause, mutation: mutation)
    }

    static func done(_ record: RollbackRecord, _ flags: Flags) -> String { "closed \(record.name)" }
}
