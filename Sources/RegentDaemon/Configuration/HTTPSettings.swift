import RegentTransport
package import RegentTransportSocket

/// The settings of HTTP.
package struct HTTPSettings: Sendable, Hashable {
    /// Where it is served, in this order (`--http`, repeated); empty = nowhere.
    package var places: [SocketPlace] = []
    /// Further names that a `Host` header may have (`--http-host`, repeated).
    package var hosts: [String] = []
    /// Folder of the files of the console, an absolute path (`--console-dir`); nil = those of the release.
    package var consoleFolder: String?

    /// No HTTP, unless what is named is set.
    package init(places: [SocketPlace] = [], hosts: [String] = []) {
        self.places = places
        self.hosts = hosts
    }

    /// Reads `http`, `http_host` and `console_dir`.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    init(_ settings: SettingLayers) throws(ConfigurationError) {
        places = try SocketPlace.all(of: "http", settings)
        consoleFolder = try settings.text("console_dir")
        if let consoleFolder, !consoleFolder.hasPrefix("/") {
            throw ConfigurationError(setting: "console_dir", message: "\(consoleFolder) is not an absolute path")
        }
        hosts = try settings.texts("http_host")
        for host in hosts where NetworkAddress(host.contains(":") ? "[\(host)]:0" : "\(host):0") == nil {
            throw ConfigurationError(
                setting: "http_host", message: "\(host) must be the name of a host or an address, without a port")
        }
    }
}

extension SocketPlace {
    /// The places of a setting, each once.
    ///
    /// - Throws: `ConfigurationError` naming the setting.
    static func all(of setting: String, _ settings: SettingLayers) throws(ConfigurationError) -> [SocketPlace] {
        var places: [SocketPlace] = []
        for text in try settings.texts(setting) {
            let place: SocketPlace
            do throws(TransportError) { place = try SocketPlace(text) } catch {
                throw ConfigurationError(setting: setting, message: error.diagnostic)
            }
            // Two listeners on a free port are two ports.
            guard place.leavesPortOpen || !places.contains(place) else {
                throw ConfigurationError(setting: setting, message: "\(text) appears twice")
            }
            places.append(place)
        }
        return places
    }
}
