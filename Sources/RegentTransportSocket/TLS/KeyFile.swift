import RegentSystem
import RegentTransport

/// Files of private keys.
enum KeyFile {
    /// Reads a key that only this user, its group and root can read, and only this user and root can change.
    ///
    /// - Throws: `.identityInvalid` naming the file.
    static func read(_ path: String) throws(TransportError) -> [UInt8] {
        do throws(SystemError) {
            return try FileSystem.readSecret(path, permissionsMax: 0o640)
        } catch {
            throw TransportError(.identityInvalid, "the private key cannot be used: \(error.diagnostic)")
        }
    }
}
