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
        regent committee set all --seat model-science-lead=charlie --seat product-manager=diana \\
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
        CommitteeSetCommand.self, NounEditCommand<Self>.self, NounVerbCommand<ArchiveCommittee>.self,
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
struct CommitteeSetCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = CommitteeServiceMethods.putCommittee.descriptor.name
    static let configuration = CommandConfiguration(
        "set", "Makes a committee, or changes what is given of it.",
        examples: """
            regent committee set all --seat model-science-lead=charlie --seat product-manager=diana \\
              --seat engineering-lead=eve
            regent committee set triage --model triage --required-reviews 3
            regent committee set all --seat customer-success-lead=
            """,
        notes: """
            A committee without models decides on every model that no other one names.
            """)

    @Option(help: ArgumentHelp("Who hold a seat; may be repeated.", valueName: "SEAT=PERSON[,PERSON]"))
    var seat: [SeatHoldersArgument] = []
    @Option(help: ArgumentHelp("A model it decides on; may be repeated.", valueName: "MODEL"))
    var model: [VersionedModelArgument] = []
    @Option(help: "Approving reviews that a change needs, 2 or more.")
    var requiredReviews: UInt32?
    @Flag(inversion: .prefixedNo, help: "Whether small changes that loosen nothing go without its vote.")
    var waivesSmallChanges: Bool?
    @Option(help: "For people.")
    var description: String?
    @OptionGroup var place: NamedPlace<Committee>
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = DocumentChange<CommitteeNoun>(
            name: place.name, mutation: mutation, connection: connection, output: output)
        try await change.put(done: "set", mayCreate: true) { committee in
            for given in seat {
                committee.seats.removeAll { $0.seat == given.seat }
                guard !given.holders.isEmpty else { continue }
                committee.seats.append(CommitteeSeatHolders(seat: given.seat, holders: given.holders))
            }
            committee.seats.sort { $0.seat.rawValue < $1.seat.rawValue }
            if !model.isEmpty { committee.models = model.map(\.name) }
            committee.requiredReviews = requiredReviews ?? committee.requiredReviews
            committee.waivesSmallChanges = waivesSmallChanges ?? committee.waivesSmallChanges
            committee.description = description ?? committee.description
        }
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
