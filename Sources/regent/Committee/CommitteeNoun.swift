import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel

/// Committees.
enum CommitteeNoun: PutNoun {
    typealias Place = NamedPlace<Committee>
    typealias Selection = ArchivableSelection

    static let get = CommitteeServiceMethods.getCommittee
    static let list = CommitteeServiceMethods.listCommittees
    static let put = CommitteeServiceMethods.putCommittee
    static let words = ["committee"]
    static let plural = "committees"
    static let abstract = "Committees: who holds the seats that agree on changes."
    static let examples = """
        regent committee set all --seat model-science-lead=charlie \\
          --seat product-manager=diana \\
          --seat engineering-lead=eve
        regent committee set all --waives-small-changes
        regent committee archive old --reason "merged"
        """
    static let example = "all"
    static let columns: [NounColumn<Committee>] = [
        "name", NounColumn("state", when: .archivedListed), NounColumn("models") { $0.modelText },
        NounColumn("seats") { $0.seatText }, NounColumn("required_reviews") { "\($0.requiredReviews)" },
        "waives_small_changes", "revision",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetCommittee>.self, NounEditCommand<Self>.self, NounVerbCommand<ArchiveCommittee>.self,
        NounVerbCommand<RestoreCommittee>.self,
    ]
}

extension Committee {
    fileprivate var modelText: String { models.isEmpty ? "*" : models.joined(separator: ", ") }

    fileprivate var seatText: String {
        seats.map { seat in
            let holders = seat.holders.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
            return "\(seat.seat.dashed)=\(holders.joined(separator: ","))"
        }.joined(separator: " ")
    }
}

/// `product-manager=diana,dan`: a seat and who hold it; nobody takes the seat away.
struct SeatHoldersArgument: ExpressibleByArgument, Sendable {
    let seat: CommitteeSeat
    let holders: [String]

    init?(argument: String) {
        guard let assignment = AssignmentArgument(argument: argument), let seat = SeatArgument(argument: assignment.key)
        else { return nil }
        var holders: [String] = []
        for word in assignment.value.split(separator: ",") {
            guard let principal = PrincipalArgument(argument: String(word)) else { return nil }
            holders.append(principal.name)
        }
        (self.seat, self.holders) = (seat.value, holders)
    }
}

/// Makes or changes a committee.
enum SetCommittee: NounChange {
    typealias Noun = CommitteeNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: ArgumentHelp("The people who hold a seat; may be repeated.", valueName: "seat=person[,person]"),
            completion: .list(SeatArgument.allValueStrings.map { $0 + "=" }))
        var seat: [SeatHoldersArgument] = []
        @Option(help: ArgumentHelp("A model it decides on; may be repeated.", valueName: "MODEL"))
        var model: [VersionedModelArgument] = []
        @Option(help: "Approving reviews that a change needs, 2 or more.")
        var requiredReviews: UInt32?
        @Flag(inversion: .prefixedNo, help: "Whether small changes that loosen nothing go without its vote.")
        var waivesSmallChanges: Bool?
        @Option(help: "Description.")
        var description: String?
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Makes a committee, or changes what is given of it."
    static let examples = """
        regent committee set all --seat model-science-lead=charlie \\
          --seat product-manager=diana \\
          --seat engineering-lead=eve
        regent committee set triage --model triage --required-reviews 3
        regent committee set all --seat customer-success-lead=
        """
    static let notes = """
        A committee without models decides on every model that no other one names.
        """

    static func change(_ committee: inout Committee, _ flags: Flags) {
        for given in flags.seat {
            committee.seats.removeAll { $0.seat == given.seat }
            guard !given.holders.isEmpty else { continue }
            committee.seats.append(CommitteeSeatHolders(seat: given.seat, holders: given.holders))
        }
        committee.seats.sort { $0.seat.rawValue < $1.seat.rawValue }
        if !flags.model.isEmpty { committee.models = flags.model.map(\.name) }
        committee.requiredReviews = flags.requiredReviews ?? committee.requiredReviews
        committee.waivesSmallChanges = flags.waivesSmallChanges ?? committee.waivesSmallChanges
        committee.description = flags.description ?? committee.description
    }
}

/// Takes a committee out of use.
enum ArchiveCommittee: NounVerb {
    typealias Noun = CommitteeNoun

    static let method = CommitteeServiceMethods.archiveCommittee
    static let abstract = "Takes a committee out of use; its name and its history stay."
    static let examples = """
        regent committee archive old --reason "merged"
        """
    static let notes = """
        A reason is required. Open proposals that wait for it must end first.
        """
}

/// Takes an archived committee back into use.
enum RestoreCommittee: NounVerb {
    typealias Noun = CommitteeNoun

    static let method = CommitteeServiceMethods.restoreCommittee
    static let abstract = "Takes an archived committee back into use."
    static let examples = """
        regent committee restore old
        """
}
