import RegentTransportSocket

/// Whom a client trusts over TLS, and what it shows; all files in PEM. They are read at every connection, so that
/// renewed ones are taken.
public struct TLSOptions: Sendable, Hashable {
    /// File of the CAs that may vouch for the daemon, instead of the system's.
    public var caFile: String?
    /// File of the client's certificate, its intermediates behind it.
    public var certificateFile: String?
    /// File of the certificate's private key: no link, its owner's or root's, mode 0640 at most.
    public var keyFile: String?

    /// Trusts the system's CAs and shows no certificate, unless told otherwise.
    public init(caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// The same for the transport.
    var trust: ClientTrust { ClientTrust(caFile: caFile, certificateFile: certificateFile, keyFile: keyFile) }
}
