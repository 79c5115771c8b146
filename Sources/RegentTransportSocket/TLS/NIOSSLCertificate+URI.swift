import NIOSSL

extension NIOSSLCertificate {
    /// Bytes of a URI that names somebody.
    /// - Source: SPIFFE-ID, section 2.3.
    private static let uriBytesMax = 2048

    /// The one URI among its subject alternative names; nil where there is none, there are several, or it has
    /// other bytes than printable ASCII.
    var onlyURI: String? {
        let uris = _subjectAlternativeNames().filter { $0.nameType == .uri }
        guard uris.count == 1, let uri = uris.first?.contents, (1...Self.uriBytesMax).contains(uri.count),
            uri.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return String(decoding: uri, as: UTF8.self)
    }
}
