import ArgumentParser
import RegentClient
import RegentRPC

/// Whom a command trusts over TLS, and how the daemon recognizes it. Files only: command lines and variables can be
/// read by others.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: .customLong("tls-ca"),
        help: Self.file("PEM file of the certificate authorities to trust. Default: REGENT_TLS_CA, else the system's."),
        completion: .file())
    var authorityFile: String?
    @Option(
        name: .customLong("tls-cert"), help: Self.file("PEM file of the client certificate. Default: REGENT_TLS_CERT."),
        completion: .file())
    var certificateFile: String?
    @Option(
        name: .customLong("tls-key"),
        help: Self.file("PEM file of its private key, mode 0640 or stricter. Default: REGENT_TLS_KEY."),
        completion: .file())
    var keyFile: String?
    @Option(
        name: .customLong("token-file"),
        help: Self.file("File that holds a token, mode 0600 or stricter. Default: REGENT_TOKEN_FILE."),
        completion: .file())
    var tokenFile: String?

    private static func file(_ text: String) -> ArgumentHelp { ArgumentHelp("\(text)", valueName: "file") }

    /// Puts them into a client's options.
    ///
    /// - Throws: `CommandFailure` with exit code 64 when files cannot be used.
    func apply(_ settings: ChosenConnection, to options: inout ClientOptions) throws(CommandFailure) {
        options.tls.caFile = settings.value(authorityFile, "REGENT_TLS_CA", \.authorityFile)
        options.tls.certificateFile = settings.value(certificateFile, "REGENT_TLS_CERT", \.certificateFile)
        options.tls.keyFile = settings.value(keyFile, "REGENT_TLS_KEY", \.keyFile)
        guard (options.tls.certificateFile == nil) == (options.tls.keyFile == nil) else {
            throw CommandFailure("--tls-cert and --tls-key must be given together", status: .usage)
        }
        guard let file = settings.value(tokenFile, "REGENT_TOKEN_FILE", \.tokenFile) else { return }
        do throws(RPCError) { options.token = try AuthToken(file: file) } catch {
            throw CommandFailure(error.message, status: .usage)
        }
    }
}
