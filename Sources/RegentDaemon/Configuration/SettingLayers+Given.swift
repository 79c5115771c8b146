import Configuration
import RegentMessages

extension SettingLayers {
    /// Settings whose value may hold a secret behind the name of a server: of these only that is told.
    private static let addresses: Set<String> = ["notify_webhook", "otlp"]

    /// Settings as they were given, and where, in the order of their names; the first layer that has one wins.
    func given(_ names: [String]) -> [ConfigurationSetting] {
        let sources: [SettingSource] = [.commandLine, .environment, .file]
        return names.sorted().map { name in
            for (provider, source) in zip(providers, sources) {
                if let text = Self.text(name, provider) {
                    let value = Self.addresses.contains(name) ? Self.server(text) : text
                    return ConfigurationSetting(name: name, value: value, source: source)
                }
            }
            return ConfigurationSetting(name: name, value: "", source: .default)
        }
    }

    private static func text(_ name: String, _ provider: any ConfigProvider) -> String? {
        let key = AbsoluteConfigKey([name])
        for type in [ConfigType.string, .stringArray, .int, .double, .bool] {
            // Each form is tried: a provider throws for a value of another.
            guard let found = try? provider.value(forKey: key, type: type), let value = found.value else { continue }
            return text(value.content)
        }
        return nil
    }

    private static func text(_ content: ConfigContent) -> String? {
        switch content {
        case .string(let text): text
        case .stringArray(let texts): texts.joined(separator: ",")
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        default: nil
        }
    }

    /// The server of a URL, without user, path and query.
    private static func server(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "…" }
        let rest = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return "\(url[..<scheme.upperBound])\(host)" + (rest.endIndex == url.endIndex ? "" : "/…")
    }
}
