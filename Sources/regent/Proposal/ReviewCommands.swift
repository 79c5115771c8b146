import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Reviews of proposals.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "review", "Reviews of change proposals.",
        examples: """
            regent review add feb --decision approve
            regent review add feb --decision request-changes \\
              --comment "no rollback plan for eu"
            regent review list feb
            """,
        subcommands: [ReviewAddCommand.self, ReviewListCommand.self])
}

/// What a reviewer decides.
typealias ReviewDecisionArgument = WordArgument<ReviewDecision>

/// Adds a review.
struct ReviewAddCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = ProposalServiceMethods.addReview.descriptor.name
    static let usage = "--decision DECISION"
    static let configuration = CommandConfiguration(
        "add", "Adds your review to a submitted proposal.",
        examples: """
            regent review add feb --decision approve
            regent review add feb --decision approve --digest 9f86d081
            regent review add feb --decision reject \\
              --comment "the evidence is of another market"
            """,
        notes: """
            An approval is of exactly what was submitted: any edit makes it stale.
            """)

    @Option(help: "approve, request-changes or reject.")
    var decision: ReviewDecisionArgument
    @Option(help: "Why; required unless you approve.")
    var comment = ""
    @OptionGroup var step: ProposalStepOptions

    func run() async throws {
        let (name, decision, comment) = (step.place.name, decision.value, comment)
        try await step.run(ProposalServiceMethods.addReview, done: "reviewed", next: { _ in nil }) {
            AddReviewRequest(name: name, decision: decision, comment: comment, mutation: $0)
        }
    }
}

/// Prints the reviews of a proposal.
struct ReviewListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "The reviews of a proposal, those of earlier submissions too.",
        examples: """
            regent review list feb
            """)

    @OptionGroup var place: NamedPlace<ChangeProposal>
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let proposal = try await connection.withClient { try await $0.document(ProposalNoun.self, place.name) }
        let fresh = proposal.freshApprovals
        let rows = proposal.reviews.map { review in
            [
                review.reviewer, review.decision.dashed, "\(review.round)",
                review.decision != .approve ? "" : fresh.contains(review) ? "counts" : "stale",
                review.reviewTime?.rfc3339 ?? "", review.comment,
            ]
        }
        let columns = ["reviewer", "decision", "round", "standing", "review_time", "comment"]
        output.write(proposal, items: proposal.reviews, tables: [Table(columns.map { .text($0) }, rows: rows)])
    }
}

/// Votes on proposals.
struct VoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "vote", "Votes of a committee on reviewed proposals.",
        examples: """
            regent vote cast feb --seat product-manager --decision approve
            regent vote list feb
            """,
        subcommands: [VoteCastCommand.self, VoteListCommand.self])
}

/// A seat of a committee.
typealias SeatArgument = WordArgument<CommitteeSeat>

/// Casts a vote.
struct VoteCastCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = ProposalServiceMethods.castVote.descriptor.name
    static let usage = "--seat SEAT --decision DECISION"
    static let configuration = CommandConfiguration(
        "cast", "Votes for a seat of the committee that you hold.",
        examples: """
            regent vote cast feb --seat product-manager --decision approve
            regent vote cast feb --seat engineering-lead --decision reject \\
              --comment "no capacity"
            """,
        notes: """
            One vote per person and seat; any rejection rejects the proposal.
            """)

    @Option(help: "model-science-lead, product-manager, engineering-lead or customer-success-lead.")
    var seat: SeatArgument
    @Option(help: "approve or reject.")
    var decision: ReviewDecisionArgument
    @Option(help: "Why; required for rejecting.")
    var comment = ""
    @OptionGroup var step: ProposalStepOptions

    func run() async throws {
        let (name, seat, decision, comment) = (step.place.name, seat.value, decision.value, comment)
        try await step.run(
            ProposalServiceMethods.castVote, done: "voted on",
            next: { $0.state == .approved ? "regent proposal apply \(ProposalNoun.text(ofName: name))" : nil }
        ) {
            CastVoteRequest(name: name, seat: seat, decision: decision, comment: comment, mutation: $0)
        }
    }
}

/// Prints the votes on a proposal.
struct VoteListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "The votes on a proposal, those on earlier submissions too.",
        examples: """
            regent vote list feb
            """)

    @OptionGroup var place: NamedPlace<ChangeProposal>
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let proposal = try await connection.withClient { try await $0.document(ProposalNoun.self, place.name) }
        let fresh = proposal.freshVotes
        let rows = proposal.votes.map { vote in
            [
                vote.voter, vote.seat.dashed, vote.decision.dashed, "\(vote.round)",
                fresh.contains(vote) ? "counts" : "stale", vote.voteTime?.rfc3339 ?? "", vote.comment,
            ]
        }
        let columns = ["voter", "seat", "decision", "round", "standing", "vote_time", "comment"]
        output.write(proposal, items: proposal.votes, tables: [Table(columns.map { .text($0) }, rows: rows)])
    }
}
