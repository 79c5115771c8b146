package import RegentGateway
import RegentTelemetry

/// Where the spans of calls go, and how many.
package struct TracingSettings: Sendable, Hashable {
    /// A collector that takes OTLP/HTTP (`--otlp`); nil = none.
    package var collector: HTTPTarget?
    /// A file that OTLP JSON is appended to, an absolute path (`--otlp-file`); nil = none.
    package var file: String?
    /// The share of traces that are recorded, 0 to 1 (`--trace-sampling`).
    package var share = TraceSampler.shareStandard

    /// Nowhere.
    package init() {}

    /// Whether spans go anywhere.
    package var isOn: Bool { collector != nil || file != nil }

    /// - Throws: `ConfigurationError` that names the setting.
    init(_ settings: SettingLayers) throws(ConfigurationError) {
        if let text = try settings.text("otlp") {
            do throws(HTTPTarget.Malformed) {
                let target = try HTTPTarget(text)
                collector = target.path == "/" ? try HTTPTarget(String("\(target)".dropLast()) + OTLPPost.path) : target
            } catch {
                throw ConfigurationError(setting: "otlp", message: error.description)
            }
        }
        file = try settings.text("otlp_file")
        if let file, !file.hasPrefix("/") {
            throw ConfigurationError(setting: "otlp_file", message: "\(file) is not an absolute path")
        }
        share = try settings.share("trace_sampling") ?? TraceSampler.shareStandard
    }
}
