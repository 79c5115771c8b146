import ArgumentParser
import Foundation
import RegentDaemon
import RegentSystem

/// The daemon.
@main
struct Regentd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regentd", abstract: "Runs the Regent daemon: a control plane for AI models.",
        discussion: """
            Examples:
              regentd --data /var/lib/regent
              regentd --data DIR --listen tls:0.0.0.0:7070 --tls-cert c.pem --tls-key k.pem
              regentd --data DIR --restore store.backup

            SIGTERM and SIGINT stop the daemon: open calls have ten seconds to finish. A
            second signal, a second later or more, ends it at once. Acknowledged writes are
            kept in both cases.

            The file regent.head beside the store records the last commit. If the store
            lacks commits, the daemon reports both revisions and does not start. The file
            reaches the disk within a second, so after a power loss it can lag by the last
            second.

            Exit codes:
                0  stopped by a signal
                1  any other failure
               64  invalid options
               65  the store lacks acknowledged writes
               74  the store failed while the daemon was running
              130  ended at once by SIGINT
              143  ended at once by SIGTERM
            """,
        version: "regentd \(Release.description)")

    @Option(help: ArgumentHelp("Directory of the store, or :memory:.", valueName: "dir"), completion: .directory)
    var data: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            Address to listen on: unix:PATH, tls:HOST:PORT, or tcp:HOST:PORT without TLS; port 0 takes a free port. \
            May be repeated. If no unix: address is given, DIR/regent.sock is served too.
            """, valueName: "address"))
    var listen: [String] = []
    @Option(
        help: ArgumentHelp(
            "Mode of the socket: 0600, or 0660 for a socket outside the directory of the store.", valueName: "mode"))
    var socketMode: String?
    @Option(
        help: ArgumentHelp(
            "PEM file of the certificate for tls:, followed by its intermediates. SIGHUP reloads it and its key.",
            valueName: "file"), completion: .file())
    var tlsCert: String?
    @Option(
        help: ArgumentHelp(
            "PEM file of the private key of the certificate, mode 0640 or stricter.", valueName: "file"),
        completion: .file())
    var tlsKey: String?
    @Option(
        name: .customLong("tls-client-ca"),
        help: ArgumentHelp(
            "PEM file of the certificate authorities of client certificates. Without it clients show none.",
            valueName: "file"), completion: .file())
    var tlsClientCA: String?
    @Flag(help: "Allow tcp: without TLS on loopback addresses (127.0.0.0/8, ::1, localhost).")
    var insecureLoopback = false
    @Option(
        help: ArgumentHelp(
            """
            JSON file with any of data_dir, listen (a list), http (a list), http_host (a list), console_dir, \
            metrics_open, tls_cert, tls_key, tls_client_ca, insecure_loopback, log_format, log_level, slow_call_ms, \
            socket_mode, retain_outcomes, notify_exec, notify_webhook, notify_webhook_secret_file, job_files, packs, \
            signing_key_file, otlp, otlp_file, trace_sampling, witness (a list). Options on the \
            command line take precedence.
            """, valueName: "file"), completion: .file())
    var config: String?
    @Option(
        help: ArgumentHelp("Format of the log on stderr: json or text.", valueName: "format"),
        completion: .list(["json", "text"]))
    var logFormat: String?
    @Option(
        help: ArgumentHelp(
            """
            Least level of the log: trace, debug, info, notice, warning, error or critical (default: info). \
            regent log level changes it; SIGHUP takes that of the configuration again.
            """, valueName: "level"),
        completion: .list(["trace", "debug", "info", "notice", "warning", "error", "critical"]))
    var logLevel: String?
    @Option(
        help: ArgumentHelp(
            "Report calls that take at least this long; 0 means none (default: 1000).", valueName: "milliseconds"))
    var slowCallMs: Int?
    @Option(help: ArgumentHelp("Days to keep route outcomes; 0 means forever (default: 0).", valueName: "days"))
    var retainOutcomes: Int?
    @Option(
        help: ArgumentHelp(
            """
            Run this program once for each thing that people must know, with the thing as JSON on its standard input; \
            30 seconds each, an absolute path.
            """, valueName: "program"), completion: .file())
    var notifyExec: String?
    @Flag(help: "Let whoever reaches the HTTP server read /metrics; otherwise that needs the permission server.info.")
    var metricsOpen = false
    @Option(
        help: ArgumentHelp(
            """
            Post each thing that people must know to this http: or https: URL, signed as Standard Webhooks says, until \
            it is taken.
            """, valueName: "url"))
    var notifyWebhook: String?
    @Option(
        help: ArgumentHelp(
            """
            File of the secret of --notify-webhook, whsec_ and base64, mode 0640 or stricter; further lines are \
            earlier secrets that sign too.
            """, valueName: "file"), completion: .file())
    var notifyWebhookSecretFile: String?
    @Option(
        help: ArgumentHelp(
            "Folder of the sample files that jobs of source FILE read; links in it are not followed, an absolute path.",
            valueName: "dir"), completion: .directory)
    var jobFiles: String?
    @Option(
        help: ArgumentHelp(
            """
            Folder of packs (*.json) that compliance reports are held against, beside those of the daemon, an \
            absolute path.
            """, valueName: "dir"), completion: .directory)
    var packs: String?
    @Option(
        help: ArgumentHelp(
            """
            File of the private key that signs checkpoints of the ledger, PEM of Ed25519, mode 0640 or stricter; \
            otherwise the credential signing-key of systemd, or a key in the data directory.
            """, valueName: "file"), completion: .file())
    var signingKeyFile: String?
    @Option(
        help: ArgumentHelp(
            "Send spans of calls to this collector, as OTLP/HTTP with JSON; http: or https:, path /v1/traces.",
            valueName: "url"))
    var otlp: String?
    @Option(
        help: ArgumentHelp(
            "Append spans of calls to this file, a request of OTLP JSON a line; an absolute path.", valueName: "file"),
        completion: .file())
    var otlpFile: String?
    @Option(
        help: ArgumentHelp(
            """
            Share of the traces that are recorded, 0 to 1 (default: 0.01); failed calls and the slowest of a method \
            always are, and those that their caller records.
            """, valueName: "share"))
    var traceSampling: Double?
    @Option(
        help: ArgumentHelp("Make a store in --data, which must have none, from this backup.", valueName: "file"),
        completion: .file())
    var restore: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            Address to serve HTTP on: unix:PATH, tls:HOST:PORT with the certificate of tls:, or tcp:HOST:PORT without \
            TLS; port 0 takes a free port. May be repeated.
            """, valueName: "address"))
    var http: [String] = []
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            Name that requests over HTTP may have in their Host header, besides the address and localhost. May be \
            repeated.
            """, valueName: "name"))
    var httpHost: [String] = []
    @Option(
        help: ArgumentHelp(
            "Serve the files of the console from this folder, read at each request; an absolute path.",
            valueName: "folder"), completion: .directory)
    var consoleDir: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            Witness that is asked to cosign each new checkpoint of the ledger: its key and its URL, in one word with a \
            blank between them. May be repeated.
            """, valueName: "vkey url"))
    var witness: [String] = []
    @Flag(help: "Start although the store lacks acknowledged writes; regent doctor reports the loss from then on.")
    var acceptLoss = false
    @Flag(help: "Allow debuggers, core dumps and crash backtraces; for development only.")
    var debuggable = false

    static func main() async {
        do {
            if let malformed = ProgramArguments.firstMalformed { throw ValidationError(malformed.description) }
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends the daemon with the output of the argument parser, help or the version, or with why it fails.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        guard code.isSuccess else {
            // The usage has every option: longer than the error, it would hide it.
            complain(message(for: error), hint: code == .validationFailure ? "see regentd --help" : "")
            Foundation.exit(code.rawValue)
        }
        let text = fullMessage(for: error)
        do {
            if !text.isEmpty { try write(text) }
        } catch {
            complain(message(for: error))
            Foundation.exit(ExitCode.failure.rawValue)
        }
        Foundation.exit(code.rawValue)
    }

    /// Writes why the daemon fails, in the form that `regent` has; an exit code by itself says nothing.
    private static func complain(_ message: String, hint: String = "") {
        guard !message.isEmpty else { return }
        let text = "error: \(message)\n" + (hint.isEmpty ? "" : "  hint: \(hint)\n")
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Writes to standard output; fails if not everything could be written, for example on a full disk.
    private static func write(_ text: String) throws(SystemError) {
        try StandardOutput.write(Array((text + "\n").utf8).span)
    }

    func run() async throws {
        try ProcessGuard.enter(isDebuggable: debuggable)
        var flags = DaemonConfiguration.Flags(
            data: data, listen: listen, tlsCertificate: tlsCert, tlsKey: tlsKey, tlsClientCA: tlsClientCA,
            allowsPlainLoopback: insecureLoopback, logFormat: logFormat, socketMode: socketMode,
            retainOutcomes: retainOutcomes, notifyExec: notifyExec, notifyWebhook: notifyWebhook,
            notifyWebhookSecretFile: notifyWebhookSecretFile,
            logLevel: logLevel, slowCallMillis: slowCallMs, jobFiles: jobFiles, otlp: otlp, otlpFile: otlpFile,
            traceSampling: traceSampling)
        flags.opensMetrics = metricsOpen
        flags.packs = packs
        flags.signingKeyFile = signingKeyFile
        flags.http = http
        flags.httpHosts = httpHost
        flags.consoleFolder = consoleDir
        flags.witnesses = witness
        let (file, given) = (config, flags)
        let load = { @Sendable in try await DaemonConfiguration.load(flags: given, configurationFile: file) }
        let configuration = try await load()
        if let restore { return try Self.write(try await Restore.run(restore, into: configuration.data).description) }
        try await serve(configuration, rereading: load)
    }

    private func serve(
        _ configuration: DaemonConfiguration, rereading: @escaping @Sendable () async throws -> DaemonConfiguration
    ) async throws {
        do {
            let threshold = LogThreshold(configuration.logLevel)
            let logger = configuration.logFormat.logger(threshold: threshold)
            let daemon = try await Daemon(
                configuration, logger: logger, acceptsLoss: acceptLoss, threshold: threshold,
                supervisor: ServiceSupervisor.ofProcess(), registry: Daemon.processRegistry)
            try await daemon.run(rereading: rereading)
        } catch let error as DaemonError where error.loss != nil {
            Self.complain("\(error)")
            throw ExitCode(error.exitStatus)
        }
    }
}
