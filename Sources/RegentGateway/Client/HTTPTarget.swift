import NIOCore

/// Where requests are posted to: an absolute URL, in its parts.
package struct HTTPTarget: Sendable, Hashable, CustomStringConvertible {
    /// Whether the connection is encrypted.
    package let isEncrypted: Bool
    /// Name or address of the server, without brackets.
    package let host: String
    /// Port of the server.
    package let port: Int
    /// What is asked for there, query included; it begins with a slash.
    package let path: String

    /// A URL that cannot be posted to, and why.
    package struct Malformed: Error, CustomStringConvertible {
        /// Why, for people.
        package let description: String
    }

    /// The parts of a URL: `http://HOST[:PORT][/PATH][?QUERY]`, or `https:`.
    ///
    /// - Throws: `Malformed` for another scheme, for names and passwords in the URL, for fragments, and for bytes that
    ///   must not stand in a URL.
    package init(_ url: String) throws(Malformed) {
        func malformed(_ why: String) -> Malformed {
            // A name, a password or a query may be secrets, and this text goes to logs.
            let place = url.prefix { $0 != "?" }
            return Malformed(description: "\(place.contains("@") ? "the URL" : String(place)) \(why)")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !url.contains("#") else {
            throw malformed("must be printable ASCII without blanks and without a fragment")
        }
        let rest: Substring
        if url.lowercased().hasPrefix("https://") {
            (isEncrypted, rest) = (true, url.dropFirst(8))
        } else if url.lowercased().hasPrefix("http://") {
            (isEncrypted, rest) = (false, url.dropFirst(7))
        } else {
            throw malformed("must begin with https:// or http://")
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { throw malformed("must hold no name and no password") }
        guard let (host, port) = Self.parts(of: authority) else { throw malformed("has no host, or a bad port") }
        self.host = host
        self.port = port ?? (isEncrypted ? 443 : 80)
        let path = String(rest.dropFirst(authority.count))
        self.path = path.hasPrefix("/") ? path : "/" + path
    }

    private static func parts(of authority: Substring) -> (host: String, port: Int?)? {
        var (host, tail) = (authority, Substring())
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            (host, tail) = (authority[..<end].dropFirst(), authority[end...].dropFirst())
        } else if let colon = authority.firstIndex(of: ":") {
            (host, tail) = (authority[..<colon], authority[colon...])
        }
        guard !host.isEmpty else { return nil }
        guard !tail.isEmpty else { return (String(host), nil) }
        guard tail.first == ":", let port = Int(tail.dropFirst()), (1...65_535).contains(port) else { return nil }
        return (String(host), port)
    }

    /// The Host header.
    var hostHeader: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The name by which the server's certificate is chosen and checked; nil where the host is an address, which is
    /// checked as such.
    var serverName: String? { (try? SocketAddress(ipAddress: host, port: port)) == nil ? host : nil }

    /// The URL without its query, which may hold a secret.
    package var description: String {
        "\(isEncrypted ? "https" : "http")://\(hostHeader)\(path.prefix { $0 != "?" })"
    }
}
