import ArgumentParser

/// The help topic `regent help connection`.
struct ConnectionCommand: ParsableCommand {
    /// The command that prints the page.
    static let page = "regent help connection"

    static let configuration = CommandConfiguration(
        "connection", "Options of every command that asks the daemon.",
        examples: """
            regent status --address unix:/run/regent/regent.sock
            export REGENT_ADDRESS=tls:regent.example:7070
            regent status --tls-ca ca.pem --token-file pipeline.token
            """,
        notes: """
            The address is that of --address, else of --context, else REGENT_ADDRESS, else
            that of the context that REGENT_CONTEXT or regent context use names, else
            $XDG_RUNTIME_DIR/regent/regent.sock or /run/regent/regent.sock if it is there.
            An address from a context comes with the identity of the context; with any
            other address, variables give what options do not.

            Secrets are read from files only: command lines and variables can be read by
            others. Over a Unix socket the daemon knows the caller by its user id; over
            TLS, by a client certificate or by a token.
            """, asksDaemon: false)

    @OptionGroup var connection: ConnectionOptions

    func run() {
        Terminal.write(Regent.helpMessage(for: Self.self, columns: 80).withShortUsage + "\n")
    }
}
