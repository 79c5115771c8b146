import Configuration
import SystemPackage

/// What the daemon is told at its start.
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
    /// Path of the Unix socket (`--listen unix:PATH`).
    package var socketPath: String
    /// Form of the log on standard error (`--log-format`).
    package var logFormat: LogFormat
    /// Days that route outcomes are kept (`--retain-outcomes`); 0 = for ever.
    package var retainOutcomesDays: Int

    /// A configuration made by hand, for tests.
    package init(
        data: Location, socketPath: String, logFormat: LogFormat = .text, retainOutcomesDays: Int = 0
    ) {
        self.data = data
        self.socketPath = socketPath
        self.logFormat = logFormat
        self.retainOutcomesDays = retainOutcomesDays
    }

    /// Flags win over environment (`REGENT_DATA_DIR`, `REGENT_LISTEN`, `REGENT_LOG_FORMAT`,
    /// `REGENT_RETAIN_OUTCOMES`), which wins over the file (JSON: `data_dir`, `listen`, `log_format`,
    /// `retain_outcomes`), which wins over the defaults.
    ///
    /// - Throws: `ConfigurationError` naming the setting, or what the file's reader says.
    package static func load(
        flags: Flags, configurationFile: String?
    ) async throws -> DaemonConfiguration {
        var providers: [any ConfigProvider] = [
            flags.provider,
            EnvironmentVariablesProvider().prefixKeys(with: "regent"),
        ]
        if let configurationFile {
            providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(configurationFile)))
        }
        return try DaemonConfiguration(ConfigReader(providers: providers))
    }

    /// What stood on the command line.
    package struct Flags: Sendable {
        let provider: InMemoryProvider

        /// Absent flags leave their setting to the environment, the file and the defaults.
        package init(data: String?, listen: String?, logFormat: String?, retainOutcomes: Int? = nil) {
            let given: [(String, ConfigContent?)] = [
                ("data_dir", data.map(ConfigContent.string)), ("listen", listen.map(ConfigContent.string)),
                ("log_format", logFormat.map(ConfigContent.string)),
                ("retain_outcomes", retainOutcomes.map(ConfigContent.int)),
            ]
            provider = InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: given.compactMap { key, value in
                        value.map { (AbsoluteConfigKey([key]), ConfigValue($0, isSecret: false)) }
                    }))
        }
    }

    private init(_ reader: ConfigReader) throws {
        guard let data = reader.string(forKey: "data_dir"), !data.isEmpty else {
            throw ConfigurationError(
                setting: "data_dir", message: "say where the store lives: --data DIR, or :memory:")
        }
        self.data = data == ":memory:" ? .memory : .directory(data)
        let listen = reader.string(forKey: "listen")
        switch (listen, self.data) {
        case (let listen?, _):
            guard listen.hasPrefix("unix:"), listen.count > 5 else {
                throw ConfigurationError(setting: "listen", message: "\(listen) is not unix:PATH")
            }
            socketPath = String(listen.dropFirst(5))
        case (nil, .directory(let path)):
            socketPath = path + "/regent.sock"
        case (nil, .memory):
            throw ConfigurationError(
                setting: "listen", message: "a store in memory has no directory: say --listen unix:PATH")
        }
        let format = reader.string(forKey: "log_format", default: "text")
        guard let logFormat = LogFormat(rawValue: format) else {
            throw ConfigurationError(setting: "log_format", message: "\(format) is neither json nor text")
        }
        self.logFormat = logFormat
        retainOutcomesDays = try Self.days("retain_outcomes", reader)
    }

    /// A number of days; 0 where nothing is said.
    private static func days(_ key: ConfigKey, _ reader: ConfigReader) throws -> Int {
        let days = reader.int(forKey: key)
        guard days != nil || reader.string(forKey: key) == nil, (0...36_500).contains(days ?? 0) else {
            throw ConfigurationError(setting: "\(key)", message: "it is a number of days, 0 to 36500; 0 = for ever")
        }
        return days ?? 0
    }
}

/// A setting that cannot be used.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the setting.
    package let setting: String
    /// What is wrong with it.
    package let message: String

    package var description: String { "\(setting): \(message)" }
}
