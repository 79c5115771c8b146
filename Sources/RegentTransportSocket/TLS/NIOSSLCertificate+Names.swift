package import NIOSSL

extension NIOSSLCertificate {
    /// Maximum bytes of a URI that identifies a principal.
    /// - Source: SPIFFE-ID, section 2.3.
    private static let uriBytesMax = 2048

    /// The only URI among its subject alternative names; nil if there is none, there are several, or it has
    /// other bytes than printable ASCII.
    var onlyURI: String? {
        let uris = _subjectAlternativeNames().filter { $0.nameType == .uri }
        guard uris.count == 1, let uri = uris.first?.contents, (1...Self.uriBytesMax).contains(uri.count),
            uri.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return String(decoding: uri, as: UTF8.self)
    }

    /// Whether one of its DNS names is a host, or `*` in the place of the host's first label.
    ///
    /// The library, asked about a name, is also content with a certificate for the address the name led to, so that
    /// whoever controls the name could choose one. This only narrows what it takes.
    /// - Source: RFC 9525, section 6.3.
    package func isForName(_ host: String) -> Bool {
        let host = Self.bare(host)
        let parent = host.firstIndex(of: ".").map { host[$0...] }
        return _subjectAlternativeNames().contains { name in
            guard name.nameType == .dnsName else { return false }
            let pattern = Self.bare(String(decoding: name.contents, as: UTF8.self))
            return pattern == host || (parent.map { "*" + $0 == pattern } ?? false)
        }
    }

    private static func bare(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
