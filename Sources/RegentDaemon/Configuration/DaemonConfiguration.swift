import Configuration
import Foundation
import SystemPackage

/// What the daemon is told at its start.
package struct DaemonConfiguration: Sendable, Hashable {
    /// Where the store lives.
    package enum Location: Sendable, Hashable {
        /// Nothing survives the process.
        case memory
        /// Absolute or relative path of a directory.
        case directory(String)

        /// File of the database.
        var databasePath: String {
            switch self {
            case .memory: ":memory:"
            case .directory(let path): path + "/regent.db"
            }
        }

        /// The directory, if there is one.
        var path: String? {
            if case .directory(let path) = self { path } else { nil }
        }
    }

    /// Where the store lives (`--data`).
    package var data: Location
    /// Path of the Unix socket (`--listen unix:PATH`).
    package var socketPath: String
    /// Form of the log on standard error (`--log-format`).
    package var logFormat: LogFormat
    /// Permissions of the socket, 0600 or 0660 (`--socket-mode`).
    package var socketMode: UInt32 = Self.socketModeStandard

    private static let socketModeStandard: UInt32 = 0o600

    /// A configuration made by hand, for tests.
    package init(data: Location, socketPath: String, logFormat: LogFormat = .text) {
        self.data = data
        self.socketPath = socketPath
        self.logFormat = logFormat
    }

    /// Flags win over environment (`REGENT_DATA_DIR`, `REGENT_LISTEN`, `REGENT_LOG_FORMAT`, `REGENT_SOCKET_MODE`), which
    /// wins over the file (JSON: `data_dir`, `listen`, `log_format`, `socket_mode`), which wins over the defaults.
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
        package init(data: String?, listen: String?, logFormat: String?, socketMode: String? = nil) {
            let given = [
                ("data_dir", data), ("listen", listen), ("log_format", logFormat), ("socket_mode", socketMode),
            ]
            provider = InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: given.compactMap { key, value in
                        value.map { (AbsoluteConfigKey([key]), ConfigValue(.string($0), isSecret: false)) }
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
        if let mode = reader.string(forKey: "socket_mode") {
            guard let socketMode = UInt32(mode, radix: 8) else {
                throw ConfigurationError(setting: "socket_mode", message: "\(mode) is not an octal number")
            }
            self.socketMode = socketMode
        }
        try checkSocketMode()
    }

    /// Refuses a socket that more can reach than its place allows.
    ///
    /// - Throws: `ConfigurationError`.
    func checkSocketMode() throws(ConfigurationError) {
        switch socketMode {
        case Self.socketModeStandard: return
        case 0o660:
            guard let directory = data.path, Self.resolved(socketPath).hasPrefix(Self.resolved(directory) + "/") else {
                return
            }
            throw ConfigurationError(
                setting: "socket_mode",
                message: "0660 needs a socket outside \(directory), which nobody else may enter: say --listen unix:PATH")
        default:
            let mode = String(socketMode, radix: 8)
            throw ConfigurationError(setting: "socket_mode", message: "0\(mode) is neither 0600 nor 0660")
        }
    }

    /// The path without links, as far as it exists.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
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
