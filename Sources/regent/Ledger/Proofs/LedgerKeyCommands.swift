import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Makes a new key for checkpoints.
struct LedgerRotateKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "rotate-key", "Makes a new key that signs checkpoints from now on.",
        examples: """
            regent ledger rotate-key --reason "yearly"
            """,
        notes: """
            The change is an entry of the ledger with a note that both keys have signed.
            Whoever checks with --key or a policy must be given the new key, too. On a
            terminal the command asks for confirmation, or needs --yes.
            """)

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !mutation.validateOnly { try confirmation.askIfPossible("make a new key that signs checkpoints?") }
        let request = RotateSigningKeyRequest(mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.rotateSigningKey(request) }
        let rotation = response.keyRotation ?? KeyRotation()
        output.write(
            response,
            tables: [
                Table(fields: [
                    ("name", rotation.name), ("verifier_key", rotation.verifierKey),
                    ("previous_verifier_key", rotation.previousVerifierKey),
                ])
            ])
        mutation.report("made a new key", response.receipt)
    }
}

/// Takes the ledger as it is now for the one to compare with.
struct LedgerAcceptRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "accept-restore", "Accepts the ledger as it is now, though it does not continue what was seen.",
        examples: """
            regent ledger accept-restore
            """,
        notes: """
            Commands keep the last checkpoint of each ledger in regent/checkpoints below
            $XDG_STATE_HOME, or below ~/.local/state, and refuse a daemon whose ledger does
            not go on from it: LEDGER_FORKED. After a backup was restored on purpose, give
            this command once. On a terminal it asks for confirmation, or needs --yes.
            """)

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let memory = try KeptCheckpoints.required()
        try confirmation.askIfPossible("forget what was seen of the ledger and take it as it is now?")
        let kept = try await connection.withClient(comparesLedger: false) { try await $0.acceptLedger(memory) }
        output.write(
            rows: Table(
                [.text("origin"), .number("tree_size"), .text("verifier_key"), .text("kept_in")],
                rows: [[kept.origin, "\(kept.size)", kept.verifierKey, memory.file(of: kept.origin)]]))
    }
}
