import Foundation
import RegentMessages

/// The file of settings (`--config`): one JSON object.
enum ConfigurationFile {
    /// Every setting, by its name there.
    private static let settings = [
        "console_dir", "data_dir", "http", "http_host", "insecure_loopback", "job_files", "listen", "log_format",
        "log_level", "metrics_open", "notify_exec", "notify_webhook", "notify_webhook_secret_file", "otlp", "otlp_file",
        "packs", "retain_outcomes", "signing_key_file", "slow_call_ms", "socket_mode", "tls_cert", "tls_client_ca",
        "tls_key", "trace_sampling", "witness",
    ]

    /// Refuses a file with an unknown key: a daemon that ignored a misspelt `tls_client_ca` would
    /// serve more than was meant.
    ///
    /// - Throws: `ConfigurationError` naming the key, or the file and what is wrong with it.
    static func check(_ path: String) throws(ConfigurationError) {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(setting: "config", message: "\(path) cannot be read")
        }
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: Array(content)) } catch {
            throw ConfigurationError(setting: "config", message: "\(path): \(error)")
        }
        guard let members = value.members else {
            throw ConfigurationError(
                setting: "config", message: "\(path) must be a JSON object of settings, is \(value.kind)")
        }
        guard let unknown = members.first(where: { !settings.contains($0.key) }) else { return }
        throw ConfigurationError(
            setting: unknown.key,
            message: "\(path) has this key, which is not a setting; settings are \(settings.joined(separator: ", "))")
    }
}
