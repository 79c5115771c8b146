import ArgumentParser
import RegentClient
import RegentRPC

/// Whom a command trusts over TLS, and who it says it is. Files only: what stands on a command line or in the
/// environment can be read by others.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: .customLong("tls-ca"),
        help: ArgumentHelp(
            "CAs that may vouch for the daemon, PEM; else REGENT_TLS_CA, else the system's.", valueName: "file"))
    var authorityFile: String?
    @Option(
        name: .customLong("tls-cert"),
        help: ArgumentHelp("Certificate to show, PEM; else REGENT_TLS_CERT.", valueName: "file"))
    var certificateFile: String?
    @Option(
        name: .customLong("tls-key"),
        help: ArgumentHelp(
            "Private key of the certificate, PEM, mode 0640 at most; else REGENT_TLS_KEY.", valueName: "file"))
    var keyFile: String?
    @Option(
        name: .customLong("token-file"),
        help: ArgumentHelp("File of a token, mode 0600 at most; else REGENT_TOKEN_FILE.", valueName: "file"))
    var tokenFile: String?

    /// Puts them into a client's options.
    ///
    /// - Throws: `CommandFailure` with exit code 64 when files cannot be used.
    func apply(to options: inout ClientOptions) throws(CommandFailure) {
        options.tls.caFile = EnvironmentText.value(authorityFile, "REGENT_TLS_CA")
        options.tls.certificateFile = EnvironmentText.value(certificateFile, "REGENT_TLS_CERT")
        options.tls.keyFile = EnvironmentText.value(keyFile, "REGENT_TLS_KEY")
        guard (options.tls.certificateFile == nil) == (options.tls.keyFile == nil) else {
            throw CommandFailure("--tls-cert and --tls-key go together", status: .usage)
        }
        guard let file = EnvironmentText.value(tokenFile, "REGENT_TOKEN_FILE") else { return }
        do throws(RPCError) { options.token = try AuthToken(file: file) } catch {
            throw CommandFailure(error.message, status: .usage)
        }
    }
}
