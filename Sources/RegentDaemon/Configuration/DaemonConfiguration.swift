import Configuration
import Foundation
package import Logging
package import RegentGateway
import RegentTransport
package import RegentTransportSocket
import SystemPackage

/// The settings of the daemon at its start.
package struct DaemonConfiguration: Sendable, Hashable {
    /// Where the store lives.
    package enum Location: Sendable, Hashable {
        /// Nothing survives the process.
        case memory
        /// Absolute or relative path of a directory.
        case directory(String)

        /// The directory; nil in memory.
        var path: String? {
            if case .directory(let path) = self { path } else { nil }
        }

        /// File of the database.
        var databasePath: String {
            switch self {
            case .memory: ":memory:"
            case .directory(let path): path + "/regent.db"
            }
        }
    }

    /// Where the store lives (`--data`).
    package var data: Location
    /// Where it listens, in this order (`--listen`, repeated).
    package var listen: [SocketPlace]
    /// Certificate and key for `tls:`, and whose clients' certificates are taken (`--tls-cert`, `--tls-key`,
    /// `--tls-client-ca`).
    package var tls: ServerIdentity.Files?
    /// Form of the log on standard error (`--log-format`).
    package var logFormat: LogFormat
    /// Permissions of the socket, 0600 or 0660 (`--socket-mode`).
    package var socketMode: UInt32 = Self.socketModeStandard

    private static let socketModeStandard: UInt32 = 0o600

    /// Days that route outcomes are kept (`--retain-outcomes`); 0 = for ever.
    package var retainOutcomesDays: Int

    /// Program that is run for each thing that people must know, an absolute path (`--notify-exec`); nil = none.
    package var notifyExec: String?

    /// Who is sent each thing that people must know (`--notify-webhook`, `--notify-webhook-secret-file`).
    package struct Webhook: Sendable, Hashable {
        /// Where it is posted to.
        package var target: HTTPTarget
        /// File of the secrets by which it is signed.
        package var secretFile: String
    }

    /// Who is sent each thing that people must know; nil = nobody.
    package var notifyWebhook: Webhook?

    /// Witnesses that are asked to cosign checkpoints (`--witness`, repeated).
    package var witnesses: [WitnessSettings] = []

    /// Whether anybody who reaches the HTTP server may read the page of metrics (`--metrics-open`).
    package var opensMetrics = false

    /// From which level on the log is written (`--log-level`).
    package var logLevel = Logger.Level.info
    /// From how many milliseconds on a call is reported as slow (`--slow-call-ms`); 0 = none is.
    package var slowCallMillis = Self.slowCallMillisStandard

    private static let slowCallMillisStandard = 1_000
    private static let slowCallMillisMax = 86_400_000
    /// Folder of the files that jobs read, an absolute path (`--job-files`); nil = jobs read none.
    package var jobFiles: String?
    /// Folder of packs that reports are held against, beside those of the daemon, an absolute path (`--packs`); nil =
    /// there is none.
    package var packs: String?
    /// File of the private key that signs checkpoints (`--signing-key-file`); nil = the store has its own.
    package var signingKeyFile: String?
    /// Where spans go, and how many.
    package var tracing = TracingSettings()

    /// Where HTTP is served, and under which names (`--http`, `--http-host`), and the console there (`--console-dir`).
    package var http = HTTPSettings()

    /// A configuration made by hand, for tests.
    package init(
        data: Location, listen: [SocketPlace], tls: ServerIdentity.Files? = nil, logFormat: LogFormat = .text,
        retainOutcomesDays: Int = 0
    ) {
        self.data = data
        self.listen = listen
        self.tls = tls
        self.logFormat = logFormat
        self.retainOutcomesDays = retainOutcomesDays
    }

    /// A configuration made by hand that listens on a Unix socket alone, for tests.
    package init(
        data: Location, socketPath: String, logFormat: LogFormat = .text, retainOutcomesDays: Int = 0
    ) {
        self.init(
            data: data, listen: [.unix(path: socketPath)], logFormat: logFormat,
            retainOutcomesDays: retainOutcomesDays)
    }

    /// Flags win over the environment, which wins over the file (JSON), which wins over the defaults.
    ///
    /// `--data` is `REGENT_DATA_DIR` in the environment and `data_dir` in the file; the others have one name in
    /// three spellings: `--tls-cert`, `REGENT_TLS_CERT`, `tls_cert`. `listen` is a list in the file, and separated by
    /// commas in the environment.
    /// - Parameter environment: nil = the process's own.
    /// - Throws: `ConfigurationError` naming the setting, or the error of the file's reader.
    package static func load(
        flags: Flags, configurationFile: String?, environment: [String: String]? = nil
    ) async throws -> DaemonConfiguration {
        let variables = environment.map { EnvironmentVariablesProvider(environmentVariables: $0) }
        var providers: [any ConfigProvider] = [
            flags.provider, (variables ?? EnvironmentVariablesProvider()).prefixKeys(with: "regent"),
        ]
        if let configurationFile {
            try ConfigurationFile.check(configurationFile)
            providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(configurationFile)))
        }
        return try DaemonConfiguration(SettingLayers(providers: providers))
    }

    /// The settings on the command line; absent ones come from the environment, the file and the defaults.
    package struct Flags: Sendable {
        /// `--data`.
        package var data: String?
        /// `--listen`, in order; empty when absent.
        package var listen: [String]
        /// `--tls-cert`.
        package var tlsCertificate: String?
        /// `--tls-key`.
        package var tlsKey: String?
        /// `--tls-client-ca`.
        package var tlsClientCA: String?
        /// `--insecure-loopback`.
        package var allowsPlainLoopback: Bool
        /// `--log-format`.
        package var logFormat: String?
        /// `--socket-mode`.
        package var socketMode: String?
        /// `--retain-outcomes`.
        package var retainOutcomes: Int?
        /// `--notify-exec`.
        package var notifyExec: String?
        /// `--notify-webhook`.
        package var notifyWebhook: String?
        /// `--notify-webhook-secret-file`.
        package var notifyWebhookSecretFile: String?
        /// `--witness`, in order; empty when absent.
        package var witnesses: [String] = []
        /// `--metrics-open`.
        package var opensMetrics = false
        /// `--log-level`.
        package var logLevel: String?
        /// `--slow-call-ms`.
        package var slowCallMillis: Int?
        /// `--job-files`.
        package var jobFiles: String?
        /// `--packs`.
        package var packs: String?
        /// `--signing-key-file`.
        package var signingKeyFile: String?
        /// `--http`, in order; empty when absent.
        package var http: [String] = []
        /// `--http-host`, in order; empty when absent.
        package var httpHosts: [String] = []
        /// `--console-dir`.
        package var consoleFolder: String?
        /// `--otlp`.
        package var otlp: String?
        /// `--otlp-file`.
        package var otlpFile: String?
        /// `--trace-sampling`.
        package var traceSampling: Double?

        /// Flags as they were given.
        package init(
            data: String?, listen: [String] = [], tlsCertificate: String? = nil, tlsKey: String? = nil,
            tlsClientCA: String? = nil, allowsPlainLoopback: Bool = false, logFormat: String? = nil,
            socketMode: String? = nil, retainOutcomes: Int? = nil, notifyExec: String? = nil,
            notifyWebhook: String? = nil, notifyWebhookSecretFile: String? = nil,
            logLevel: String? = nil, slowCallMillis: Int? = nil, jobFiles: String? = nil, otlp: String? = nil,
            otlpFile: String? = nil, traceSampling: Double? = nil
        ) {
            self.data = data
            self.listen = listen
            self.tlsCertificate = tlsCertificate
            self.tlsKey = tlsKey
            self.tlsClientCA = tlsClientCA
            self.allowsPlainLoopback = allowsPlainLoopback
            self.logFormat = logFormat
            self.socketMode = socketMode
            self.retainOutcomes = retainOutcomes
            self.notifyExec = notifyExec
            self.notifyWebhook = notifyWebhook
            self.notifyWebhookSecretFile = notifyWebhookSecretFile
            self.logLevel = logLevel
            self.slowCallMillis = slowCallMillis
            self.jobFiles = jobFiles
            self.otlp = otlp
            self.otlpFile = otlpFile
            self.traceSampling = traceSampling
        }

        fileprivate var provider: InMemoryProvider {
            let texts = [
                ("data_dir", data), ("tls_cert", tlsCertificate), ("tls_key", tlsKey), ("tls_client_ca", tlsClientCA),
                ("log_format", logFormat), ("socket_mode", socketMode), ("notify_exec", notifyExec),
                ("log_level", logLevel), ("notify_webhook", notifyWebhook),
                ("notify_webhook_secret_file", notifyWebhookSecretFile),
                ("job_files", jobFiles), ("packs", packs), ("signing_key_file", signingKeyFile), ("otlp", otlp),
                ("otlp_file", otlpFile), ("console_dir", consoleFolder),
            ]
            var given: [(String, ConfigContent)] = texts.compactMap { key, text in text.map { (key, .string($0)) } }
            for (key, list) in [("listen", listen), ("http", http), ("http_host", httpHosts), ("witness", witnesses)]
            where !list.isEmpty {
                given.append((key, .stringArray(list)))
            }
            if let slowCallMillis { given.append(("slow_call_ms", .int(slowCallMillis))) }
            if let retainOutcomes { given.append(("retain_outcomes", .int(retainOutcomes))) }
            if let traceSampling { given.append(("trace_sampling", .double(traceSampling))) }
            if allowsPlainLoopback { given.append(("insecure_loopback", .bool(true))) }
            if opensMetrics { given.append(("metrics_open", .bool(true))) }
            return InMemoryProvider(
                name: "the command line",
                values: Dictionary(
                    uniqueKeysWithValues: given.map { key, content in
                        (AbsoluteConfigKey([key]), ConfigValue(content, isSecret: false))
                    }))
        }
    }

    private init(_ settings: SettingLayers) throws(ConfigurationError) {
        guard let data = try settings.text("data_dir") else {
            throw ConfigurationError(
                setting: "data_dir", message: "required: use --data DIR, or --data :memory:")
        }
        self.data = data == ":memory:" ? .memory : .directory(data)
        let format = try settings.text("log_format") ?? "text"
        guard let logFormat = LogFormat(rawValue: format) else {
            throw ConfigurationError(setting: "log_format", message: "\(format) must be json or text")
        }
        self.logFormat = logFormat
        if let word = try settings.text("log_level") {
            guard let level = Logger.Level(rawValue: word.lowercased()) else {
                let words = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationError(setting: "log_level", message: "\(word) must be one of \(words)")
            }
            logLevel = level
        }
        slowCallMillis =
            try settings.count(
                "slow_call_ms", in: 0...Self.slowCallMillisMax, "milliseconds") ?? Self.slowCallMillisStandard
        retainOutcomesDays = try settings.days("retain_outcomes")
        opensMetrics = try settings.isOn("metrics_open")
        tls = try Self.tls(settings)
        listen = try Self.listen(settings, data: self.data)
        http = try HTTPSettings(settings)
        try checkListen(allowsPlainLoopback: try settings.isOn("insecure_loopback"))
        if let mode = try settings.text("socket_mode") {
            guard let socketMode = UInt32(mode, radix: 8) else {
                throw ConfigurationError(
                    setting: "socket_mode", message: "\(mode) must be an octal number, 0600 or 0660")
            }
            self.socketMode = socketMode
        }
        try checkSocketMode()
        notifyExec = try Self.notifyExec(settings, data: self.data)
        notifyWebhook = try Self.notifyWebhook(settings, data: self.data)
        witnesses = try WitnessSettings.all(settings)
        jobFiles = try settings.text("job_files")
        if let jobFiles, !jobFiles.hasPrefix("/") {
            throw ConfigurationError(setting: "job_files", message: "\(jobFiles) is not an absolute path")
        }
        packs = try settings.text("packs")
        if let packs, !packs.hasPrefix("/") {
            throw ConfigurationError(setting: "packs", message: "\(packs) is not an absolute path")
        }
        signingKeyFile = try settings.text("signing_key_file")
        tracing = try TracingSettings(settings)
    }

    /// Refuses a socket that more can reach than its place allows.
    ///
    /// - Throws: `ConfigurationError`.
    func checkSocketMode() throws(ConfigurationError) {
        switch socketMode {
        case Self.socketModeStandard: return
        case 0o660:
            guard let directory = data.path else { return }
            let inside = Self.resolved(directory) + "/"
            let isInside = (listen + http.places).contains { place in
                if case .unix(let path) = place { Self.resolved(path).hasPrefix(inside) } else { false }
            }
            guard isInside else { return }
            throw ConfigurationError(
                setting: "socket_mode",
                message: """
                    0660 needs a socket outside \(directory), which nobody else may enter: say --listen unix:PATH
                    """)
        default:
            let mode = String(socketMode, radix: 8)
            throw ConfigurationError(setting: "socket_mode", message: "0\(mode) must be 0600 or 0660")
        }
    }

    /// The path without links, as far as it exists.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}

extension DaemonConfiguration {
    private static func tls(_ settings: SettingLayers) throws(ConfigurationError) -> ServerIdentity.Files? {
        let clientCA = try settings.text("tls_client_ca")
        switch (try settings.text("tls_cert"), try settings.text("tls_key")) {
        case (let certificate?, let key?):
            return ServerIdentity.Files(certificate: certificate, key: key, clientCA: clientCA)
        case (nil, nil) where clientCA == nil: return nil
        case (nil, nil): throw ConfigurationError(setting: "tls_client_ca", message: "requires tls_cert")
        case (_?, nil): throw ConfigurationError(setting: "tls_key", message: "required with tls_cert")
        case (nil, _?): throw ConfigurationError(setting: "tls_cert", message: "required with tls_key")
        }
    }

    private static func notifyExec(
        _ settings: SettingLayers, data: Location
    ) throws(ConfigurationError) -> String? {
        guard let program = try settings.text("notify_exec") else { return nil }
        guard program.hasPrefix("/") else {
            throw ConfigurationError(setting: "notify_exec", message: "\(program) is not an absolute path")
        }
        guard data.path != nil else {
            throw ConfigurationError(
                setting: "notify_exec", message: "needs a store in a directory: one in memory forgets who was told")
        }
        return program
    }

    private static func notifyWebhook(
        _ settings: SettingLayers, data: Location
    ) throws(ConfigurationError) -> Webhook? {
        let file = try settings.text("notify_webhook_secret_file")
        guard let url = try settings.text("notify_webhook") else {
            guard file == nil else {
                throw ConfigurationError(setting: "notify_webhook_secret_file", message: "requires notify_webhook")
            }
            return nil
        }
        guard let file else {
            throw ConfigurationError(setting: "notify_webhook_secret_file", message: "required with notify_webhook")
        }
        guard data.path != nil else {
            throw ConfigurationError(
                setting: "notify_webhook",
                message: "needs a store in a directory: one in memory forgets who was told")
        }
        do throws(HTTPTarget.Malformed) {
            return Webhook(target: try HTTPTarget(url), secretFile: file)
        } catch {
            throw ConfigurationError(setting: "notify_webhook", message: error.description)
        }
    }

    /// The places that were named; a store in a directory has its Unix socket there unless another one is named, so
    /// that its owner always gets in.
    private static func listen(_ settings: SettingLayers, data: Location) throws(ConfigurationError) -> [SocketPlace] {
        let places = try SocketPlace.all(of: "listen", settings)
        let hasUnix = places.contains { !$0.isRemote }
        switch data {
        case .directory(let path) where !hasUnix: return [.unix(path: path + "/regent.sock")] + places
        case .memory where places.isEmpty:
            throw ConfigurationError(
                setting: "listen", message: "a store in memory has no directory for a socket; use --listen unix:PATH")
        default: return places
        }
    }

    private func checkListen(allowsPlainLoopback: Bool) throws(ConfigurationError) {
        if let place = http.places.first(where: { !$0.leavesPortOpen && listen.contains($0) }) {
            throw ConfigurationError(setting: "http", message: "\(place) is an address of --listen too")
        }
        for place in listen + http.places {
            switch place {
            case .unix: continue
            case .tls where tls == nil:
                throw ConfigurationError(
                    setting: "tls_cert", message: "\(place) requires a certificate and its private key")
            case .tls: continue
            case .tcp where !allowsPlainLoopback:
                throw ConfigurationError(
                    setting: "insecure_loopback",
                    message: "\(place) has no TLS: other users of this machine can read and change its traffic; use "
                        + "--insecure-loopback to allow it")
            case .tcp: continue
            }
        }
    }
}
