import Foundation
import RegentMessages
import RegentModel
import RegentServices
import RegentSystem

/// The private keys of a store in its directory, and one that was given from outside.
///
/// The key that signs is `signing-key`; a new one is `signing-key.ID` until the entry that makes it the present one is
/// durable. All are PEM files as `openssl genpkey -algorithm ed25519` writes them, which only their owner reads.
final class SigningKeyFiles: SigningKeys {
    private static let name = "signing-key"
    private static let permissions: UInt32 = 0o400
    private static let givenPermissionsMax: UInt32 = 0o640

    private let directory: String
    private let given: String?

    /// - Parameters:
    ///   - directory: of the store.
    ///   - given: the file that was given from outside; nil = none.
    init(in directory: String, given: String?) {
        self.directory = directory
        self.given = given
    }

    /// The file that systemd passes on by `LoadCredential=signing-key`; nil where it passes none.
    static func credential(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else { return nil }
        let path = folder + "/" + name
        return FileSystem.exists(path) ? path : nil
    }

    /// The key in a file from outside.
    ///
    /// - Throws: `Refusal` SIGNING_KEY_UNUSABLE.
    static func given(_ path: String) throws(Refusal) -> SigningKey {
        try key(path, permissionsMax: givenPermissionsMax, isGiven: true)
    }

    func all() throws -> [SigningKey] {
        let outside = try given.map { path throws(Refusal) in [try Self.given(path)] } ?? []
        return try outside
            + ownNames().map { name throws(Refusal) in
                try Self.key(directory + "/" + name, permissionsMax: 0o600, isGiven: false)
            }
    }

    func keep(_ key: SigningKey) throws {
        let path = directory + "/" + Self.name + "." + key.id
        do throws(SystemError) {
            let file = try NewFile(path: path)
            try file.append(Array(PrivateKeyText.pem(key.rawBytes).utf8).span)
            try FileSystem.setPermissions(path, Self.permissions)
            try file.sync()
            try FileSystem.syncDirectory(directory)
        } catch {
            throw Refusal(.signingKeyUnusable, "the new key cannot be kept: \(error.diagnostic)")
        }
    }

    func settle(on key: SigningKey) throws {
        do throws(SystemError) {
            let new = Self.name + "." + key.id
            if !key.isGiven, FileSystem.exists(directory + "/" + new) {
                try FileSystem.rename(directory + "/" + new, to: directory + "/" + Self.name)
                try FileSystem.syncDirectory(directory)
            }
            for name in ownNames() where key.isGiven || name != Self.name {
                _ = try FileSystem.removeFile(directory + "/" + name)
            }
        } catch {
            throw Refusal(.signingKeyUnusable, "the key cannot be given its name: \(error.diagnostic)")
        }
    }

    /// Names of the store's own keys, the present one first.
    private func ownNames() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0 == Self.name || $0.hasPrefix(Self.name + ".") }.sorted()
    }

    private static func key(_ path: String, permissionsMax: UInt32, isGiven: Bool) throws(Refusal) -> SigningKey {
        let content: [UInt8]
        do throws(SystemError) {
            content = try FileSystem.readSecret(path, permissionsMax: permissionsMax)
        } catch {
            throw Refusal(.signingKeyUnusable, "the signing key cannot be read: \(error.diagnostic)")
        }
        guard let bytes = PrivateKeyText.bytes(String(decoding: content, as: UTF8.self)),
            let key = SigningKey(bytes, isGiven: isGiven)
        else {
            throw Refusal(
                .signingKeyUnusable,
                "\(path) is not a private key of Ed25519; make one with: openssl genpkey -algorithm ed25519")
        }
        return key
    }
}

/// The PEM form of private keys of Ed25519.
///
/// - Source: RFC 8410, section 7; RFC 7468.
enum PrivateKeyText {
    private static let (head, foot) = ("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----")
    /// PKCS #8 of version 0 with the algorithm 1.3.101.112, before the 32 bytes of the key.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    /// The file of a key.
    static func pem(_ key: [UInt8]) -> String { "\(head)\n\(Base64Text.text(prefix + key))\n\(foot)\n" }

    /// The 32 bytes of the key in a file; nil where it is no such file.
    static func bytes(_ text: String) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.count >= 3, lines.first == head, lines.last == foot,
            let content = Base64Text.bytes(lines.dropFirst().dropLast().joined()),
            content.count == prefix.count + SigningKey.byteCount, content.starts(with: prefix)
        else { return nil }
        return Array(content.dropFirst(prefix.count))
    }
}
