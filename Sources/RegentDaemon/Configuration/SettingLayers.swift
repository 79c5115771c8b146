import Configuration
import Foundation

/// Settings in layers: the first that has one wins.
///
/// Asked layer by layer, because a value of the wrong form must be an error and not the next layer's turn.
struct SettingLayers {
    let providers: [any ConfigProvider]

    /// A text; nil where no layer has one, or the first that does leaves it empty.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func text(_ setting: String) throws(ConfigurationError) -> String? {
        guard case .string(let text)? = try value(setting, as: [.string], expected: "a string"), !text.isEmpty else {
            return nil
        }
        return text
    }

    /// A list, as such or as one text cut at its commas; empty where no layer has one.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func texts(_ setting: String) throws(ConfigurationError) -> [String] {
        switch try value(setting, as: [.stringArray, .string], expected: "a list of strings") {
        case .stringArray(let texts)?: texts == [""] ? [] : texts
        case .string(let text)?: text.isEmpty ? [] : text.components(separatedBy: ",")
        default: []
        }
    }

    /// Whether something is switched on; false if no layer sets it.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func isOn(_ setting: String) throws(ConfigurationError) -> Bool {
        if case .bool(true)? = try value(setting, as: [.bool], expected: "true or false") { true } else { false }
    }

    /// A number of days; 0 where no layer has one.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func days(_ setting: String) throws(ConfigurationError) -> Int {
        guard case .int(let days)? = try value(setting, as: [.int], expected: "a number of days") else { return 0 }
        guard (0...36_500).contains(days) else {
            throw ConfigurationError(
                setting: setting, message: "must be a number of days, 0 to 36500; 0 keeps outcomes for ever")
        }
        return days
    }

    /// A number of something; nil where no layer has one.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func count(
        _ setting: String, in range: ClosedRange<Int>, _ unit: String
    ) throws(ConfigurationError) -> Int? {
        guard case .int(let count)? = try value(setting, as: [.int], expected: "a number of \(unit)") else {
            return nil
        }
        guard range.contains(count) else {
            throw ConfigurationError(
                setting: setting,
                message: "must be a number of \(unit), \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    /// A share, 0 to 1; nil where no layer has one.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    func share(_ setting: String) throws(ConfigurationError) -> Double? {
        let share: Double
        switch try value(setting, as: [.double, .int], expected: "a number from 0 to 1") {
        case .double(let value)?: share = value
        case .int(let value)?: share = Double(value)
        default: return nil
        }
        guard (0...1).contains(share) else {
            throw ConfigurationError(setting: setting, message: "must be a number from 0 to 1")
        }
        return share
    }

    private func value(
        _ setting: String, as types: [ConfigType], expected: String
    ) throws(ConfigurationError) -> ConfigContent? {
        for provider in providers {
            var isReadable = false
            for type in types {
                // Each form is tried: a provider throws for a value of another.
                let key = AbsoluteConfigKey([setting])
                guard let found = try? provider.value(forKey: key, type: type) else { continue }
                isReadable = true
                if let value = found.value { return value.content }
            }
            guard isReadable else {
                throw ConfigurationError(
                    setting: setting, message: "\(provider.providerName) must have \(expected) there")
            }
        }
        return nil
    }
}

/// A setting that cannot be used.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the setting.
    package let setting: String
    /// The fault.
    package let message: String

    package var description: String { "\(setting): \(message)" }
}
