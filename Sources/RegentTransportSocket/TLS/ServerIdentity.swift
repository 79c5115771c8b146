package import NIOSSL
package import RegentTransport
import Synchronization

/// The certificate of a daemon, and the CA of the client certificates that it accepts; both can be reloaded while it
/// serves.
package final class ServerIdentity: Sendable {
    /// Where it is kept; all files in PEM.
    package struct Files: Hashable, Sendable {
        /// The certificate, its intermediates behind it.
        package var certificate: String
        /// Its private key; mode 0640 at most.
        package var key: String
        /// The CA whose certificates clients may show; nil to ask for none.
        package var clientCA: String?

        /// Names the files.
        package init(certificate: String, key: String, clientCA: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.clientCA = clientCA
        }
    }

    private let files: Files
    private let current: Mutex<Contexts>

    /// One for each protocol that is served.
    private struct Contexts {
        let wire: NIOSSLContext
        let web: NIOSSLContext
    }

    /// Reads the files.
    ///
    /// - Throws: `.identityInvalid` naming the file that cannot be used.
    package init(_ files: Files) throws(TransportError) {
        self.files = files
        current = Mutex(try Self.contexts(files))
    }

    /// The identity for the next connections.
    var context: NIOSSLContext { current.withLock { $0.wire } }

    /// That of connections which speak HTTP: a client of one protocol cannot be led to the other.
    package var webContext: NIOSSLContext { current.withLock { $0.web } }

    /// Reads the files again: new connections get what they hold now, open ones stay as they are.
    ///
    /// - Throws: `.identityInvalid` naming the file that cannot be used; what was read before stays in force.
    package func reload() throws(TransportError) {
        let fresh = try Self.contexts(files)
        current.withLock { $0 = fresh }
    }

    private static func contexts(_ files: Files) throws(TransportError) -> Contexts {
        Contexts(
            wire: try context(files, named: TLSRules.applicationProtocol),
            web: try context(files, named: TLSRules.webProtocol))
    }

    private static func context(_ files: Files, named name: String) throws(TransportError) -> NIOSSLContext {
        let chain = try TLSRules.certificates(files.certificate)
        let key = try TLSRules.privateKey(files.key)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        TLSRules.apply(to: &configuration, named: name)
        guard let clientCA = files.clientCA else {
            configuration.certificateVerification = .none
            // Nothing is verified; still no root of the system's stands by.
            configuration.trustRoots = .certificates([])
            return try TLSRules.context(configuration, verification: .none, roots: .certificates([]), named: name)
        }
        // A client without a certificate passes and needs a token; one with a certificate of another CA does not.
        let roots = NIOSSLTrustRoots.certificates(try TLSRules.certificates(clientCA))
        configuration.certificateVerification = .optionalVerification
        configuration.trustRoots = roots
        return try TLSRules.context(configuration, verification: .optionalVerification, roots: roots, named: name)
    }
}
