package import RegentTransportSocket

/// The names under which a place may be asked: a page of another name that resolves to this machine does not get in.
package struct HostNames: Sendable {
    /// nil = any name, over a Unix socket, which no page reaches.
    private let names: Set<String>?

    /// Those of a place, `localhost`, and others.
    package init(_ place: SocketPlace, others: [String]) {
        switch place {
        case .unix: names = nil
        case .tls(let address), .tcp(let address):
            var all = others + ["localhost", address.host]
            if address.isLoopback { all += ["127.0.0.1", "::1"] }
            names = Set(all.map { $0.lowercased() })
        }
    }

    /// Whether a `Host` header has one of them, with any port: a tunnel has another one.
    package func contains(_ host: String) -> Bool {
        guard let names else { return true }
        return names.contains(Self.name(in: host).lowercased())
    }

    /// The name without brackets and port.
    private static func name(in host: String) -> Substring {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let rest = host[host.index(after: end)...]
            guard rest.isEmpty || isPort(rest) else { return "" }
            return host[..<end].dropFirst()
        }
        guard let colon = host.firstIndex(of: ":") else { return host[...] }
        return isPort(host[colon...]) ? host[..<colon] : ""
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && (1...5).contains(text.utf8.count - 1)
            && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
