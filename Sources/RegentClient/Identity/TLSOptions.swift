import RegentTransportSocket

/// Trusted CAs and own certificate of a client over TLS; all files in PEM. They are read for every connection, so that
/// renewed ones are used.
public struct TLSOptions: Sendable, Hashable {
    /// File of the CAs that are trusted for the daemon, instead of the system's.
    public var caFile: String?
    /// File of the client's certificate, followed by its intermediates.
    public var certificateFile: String?
    /// File of the certificate's private key: not a symbolic link, owned by this user or root, mode 0640 at most.
    public var keyFile: String?

    /// By default trusts the system's CAs and has no certificate.
    public init(caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// The same for the transport.
    var trust: ClientTrust { ClientTrust(caFile: caFile, certificateFile: certificateFile, keyFile: keyFile) }
}
