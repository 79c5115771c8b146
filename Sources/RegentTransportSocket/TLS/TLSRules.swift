import NIOCore
import NIOSSL
import RegentTransport

/// The TLS requirements of this protocol: version 1.3, ALPN `regent/1`, and only the named roots of trust.
enum TLSRules {
    /// The name of the protocol in ALPN.
    static let applicationProtocol = "regent/1"
    /// That of HTTP, which is served on places of its own.
    static let webProtocol = "http/1.1"
    /// Time a peer has to answer the end of TLS before its socket is closed.
    private static let shutdownTimeout = TimeAmount.seconds(1)

    /// Sets what holds for both sides.
    static func apply(to configuration: inout TLSConfiguration, named name: String = applicationProtocol) {
        configuration.minimumTLSVersion = .tlsv13
        configuration.maximumTLSVersion = .tlsv13
        configuration.applicationProtocols = [name]
        configuration.renegotiationSupport = .none
        configuration.additionalTrustRoots = []
        configuration.keyLogCallback = nil
        configuration.sslContextCallback = nil
        configuration.shutdownTimeout = shutdownTimeout
    }

    /// Makes the context of a configuration and reads back what it will do: the library's defaults (TLS 1.0, no
    /// verification, system roots) are not ours, and a new version may bring new ones.
    ///
    /// - Parameter roots: whom it must trust; nil for the system's.
    /// - Throws: `.identityInvalid` when key and certificates do not belong together, or a setting did not take.
    static func context(
        _ configuration: TLSConfiguration, verification: CertificateVerification, roots: NIOSSLTrustRoots?,
        named name: String = applicationProtocol
    ) throws(TransportError) -> NIOSSLContext {
        let context: NIOSSLContext
        do { context = try NIOSSLContext(configuration: configuration) } catch {
            throw TransportError(.identityInvalid, "the key and the certificate cannot be used: \(reason(error))")
        }
        let made = context.configuration
        let isRight =
            made.minimumTLSVersion == .tlsv13 && made.maximumTLSVersion == .tlsv13
            && made.applicationProtocols == [name] && made.certificateVerification == verification
            && made.trustRoots == (roots ?? .default) && made.additionalTrustRoots.isEmpty
            && made.renegotiationSupport == .none && made.keyLogCallback == nil && made.sslContextCallback == nil
            && made.pskHint == nil && made.shutdownTimeout == shutdownTimeout
        guard isRight else {
            throw TransportError(.identityInvalid, "the TLS library did not accept the settings of this protocol")
        }
        return context
    }

    /// Reads a file of certificates in PEM.
    ///
    /// - Throws: `.identityInvalid` naming the file.
    static func certificates(_ path: String) throws(TransportError) -> [NIOSSLCertificate] {
        let found: [NIOSSLCertificate]
        do { found = try NIOSSLCertificate.fromPEMFile(path) } catch {
            throw TransportError(.identityInvalid, "\(path) has no PEM certificates: \(reason(error))")
        }
        guard !found.isEmpty else { throw TransportError(.identityInvalid, "\(path) has no PEM certificates") }
        return found
    }

    /// Reads a private key in PEM.
    ///
    /// - Throws: `.identityInvalid` naming the file when others could read or change it, or it holds no key.
    static func privateKey(_ path: String) throws(TransportError) -> NIOSSLPrivateKey {
        let bytes = try KeyFile.read(path)
        do { return try NIOSSLPrivateKey(bytes: bytes, format: .pem) } catch {
            throw TransportError(.identityInvalid, "\(path) has no PEM private key")
        }
    }

    // MARK: Failures

    /// The end of a handshake whose other side speaks another protocol, or none.
    static func wrongProtocol(_ chosen: String?) -> TransportError {
        TransportError(
            .handshakeFailed, "the peer does not speak \(applicationProtocol)" + (chosen.map { " but \($0)" } ?? ""))
    }

    /// The end of a handshake with a server that is not the one meant.
    static let wrongName = TransportError(.handshakeFailed, "the server's certificate is for another name")

    /// The end of a handshake with a client whose certificate is not for clients.
    static let wrongUsage = TransportError(
        .handshakeFailed, "the client's certificate lacks the extended key usage clientAuth")

    /// The meaning of an error of the TLS library; nil for an error outside a handshake.
    static func failure(_ error: any Error) -> TransportError? {
        switch error {
        case NIOSSLError.uncleanShutdown: nil
        case let error as NIOSSLExtraError where error == .failedToValidateHostname: wrongName
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            TransportError(.handshakeFailed, "TLS: \(reason(error))")
        default: nil
        }
    }

    /// The library's word for a failure, for example `CERTIFICATE_VERIFY_FAILED`, without its source lines.
    private static func reason(_ error: any Error) -> String {
        let text = "\(error)"
        if let word = text.firstMatch(of: /OPENSSL_internal:([A-Z0-9_ ]+)/) { return String(word.1) }
        return text
    }
}
