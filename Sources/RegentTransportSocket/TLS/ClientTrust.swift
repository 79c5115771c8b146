import NIOSSL
import RegentTransport

/// The CAs that a client trusts, and its own certificate.
package struct ClientTrust: Hashable, Sendable {
    /// File of the CAs that may vouch for a server, PEM; nil for the system's.
    package var caFile: String?
    /// File of the certificate to show, its intermediates behind it, PEM; nil for none.
    package var certificateFile: String?
    /// File of the certificate's private key, PEM; mode 0640 at most.
    package var keyFile: String?

    /// Trusts the system's CAs and shows nothing, by default.
    package init(caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// Reads the files.
    ///
    /// - Throws: `.identityInvalid` naming the file that cannot be used.
    func context() throws(TransportError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        TLSRules.apply(to: &configuration)
        let roots: NIOSSLTrustRoots? =
            if let caFile { .certificates(try TLSRules.certificates(caFile)) } else { nil }
        configuration.trustRoots = roots ?? .default
        configuration.certificateVerification = .fullVerification
        switch (certificateFile, keyFile) {
        case (let certificate?, let key?):
            configuration.certificateChain = try TLSRules.certificates(certificate).map { .certificate($0) }
            configuration.privateKey = .privateKey(try TLSRules.privateKey(key))
        case (nil, nil): break
        default:
            throw TransportError(.identityInvalid, "a client certificate and its private key must be given together")
        }
        return try TLSRules.context(configuration, verification: .fullVerification, roots: roots)
    }
}
