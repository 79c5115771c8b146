import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel

/// What every command takes that agrees to a proposal or applies it, on exactly what was read.
struct ProposalStepOptions: ParsableArguments {
    @OptionGroup var place: NamedPlace<ChangeProposal>
    @Option(
        help: ArgumentHelp(
            "Refuse unless the digest of what was submitted begins so: proposal show prints it.", valueName: "hex"))
    var digest = ""
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Calls a verb that needs the etag; where none is given it is that of the proposal as it is now.
    ///
    /// - Parameter done: in the past, for what is reported at the end.
    func run<Request: VerbRequest>(
        _ method: Method<Request, Request.Answer>, done: String, next: @Sendable (ChangeProposal) -> String?,
        _ request: @Sendable (Mutation) -> Request
    ) async throws where Request.Answer.Subject == ChangeProposal {
        let response = try await connection.withClient { client in
            var given = mutation.mutation
            if given.etag.isEmpty || !digest.isEmpty {
                let proposal = try await client.document(ProposalNoun.self, place.name)
                try check(proposal)
                if given.etag.isEmpty { given.etag = proposal.etag }
            }
            return try await client.unary(method, request(given), CallOptions())
        }
        let proposal = response.subject ?? ChangeProposal()
        output.write(response, tables: [ProposalNoun.table([proposal])])
        mutation.report("\(done) \(place.name)", response.receipt, next: next(proposal))
    }

    private func check(_ proposal: ChangeProposal) throws {
        let text = proposal.digestText
        guard text.hasPrefix(digest.lowercased()) else {
            throw CommandFailure(
                "\(proposal.name) has the digest \(text), not \(digest)",
                hint: "regent proposal diff \(ProposalNoun.text(ofName: proposal.name))")
        }
    }
}

extension ChangeProposal {
    /// Digest of what was submitted, in hexadecimal digits; empty for what was not.
    var digestText: String { digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() }
}

/// Applies a proposal.
struct ProposalApplyCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = ProposalServiceMethods.applyProposal.descriptor.name
    static let configuration = CommandConfiguration(
        "apply", "Applies an approved proposal: its target version is registered.",
        examples: """
            regent proposal apply feb
            regent proposal apply feb --dry-run
            """,
        notes: """
            Other open proposals for the same base are superseded.
            """)

    @OptionGroup var step: ProposalStepOptions

    func run() async throws {
        let name = step.place.name
        try await step.run(
            ProposalServiceMethods.applyProposal, done: "applied",
            next: { proposal in
                proposal.targetVersion.isEmpty
                    ? nil : "regent version checklist \(VersionNoun.text(ofName: proposal.targetVersion))"
            }
        ) { ApplyProposalRequest(name: name, mutation: $0) }
    }
}
