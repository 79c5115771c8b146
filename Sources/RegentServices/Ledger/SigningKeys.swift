package import Crypto
import RegentProofs
import Synchronization

/// The private key that signs the checkpoints of a store.
package struct SigningKey: Sendable {
    /// Bytes of a private key.
    package static let byteCount = 32

    /// The key.
    package let privateKey: Curve25519.Signing.PrivateKey
    /// Whether it was given from outside, and is not the store's own to remove.
    package let isGiven: Bool

    /// A key from its 32 bytes; nil for another number of them.
    package init?(_ bytes: [UInt8], isGiven: Bool) {
        guard bytes.count == Self.byteCount,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        (privateKey, self.isGiven) = (key, isGiven)
    }

    /// The first 16 hexadecimal digits of SHA-256 of the public key.
    package var id: String {
        SHA256.hash(data: publicBytes).prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// Its 32 bytes, a secret.
    package var rawBytes: [UInt8] { Array(privateKey.rawRepresentation) }

    var publicBytes: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

    func signer(_ origin: String) -> NoteSigner { NoteSigner(name: origin, privateKey: privateKey) }
}

/// Where the private keys of a store are.
package protocol SigningKeys: Sendable {
    /// All that are there; one that was given from outside is the first.
    ///
    /// - Throws: `Refusal` SIGNING_KEY_UNUSABLE where one cannot be read.
    func all() throws -> [SigningKey]

    /// Keeps a new key beside the others, durably.
    ///
    /// - Throws: `Refusal` SIGNING_KEY_UNUSABLE.
    func keep(_ key: SigningKey) throws

    /// Makes a key the store's own and forgets the others that are its own.
    ///
    /// - Throws: as `keep`; then it is still there.
    func settle(on key: SigningKey) throws
}

/// Keys in memory, for a store in memory.
package final class MemorySigningKeys: SigningKeys {
    private let keys: Mutex<[SigningKey]>

    /// No key, or those that were given.
    package init(_ keys: [SigningKey] = []) { self.keys = Mutex(keys) }

    package func all() -> [SigningKey] { keys.withLock { $0 } }

    package func keep(_ key: SigningKey) { keys.withLock { $0.append(key) } }

    package func settle(on key: SigningKey) {
        keys.withLock { keys in keys.removeAll { !$0.isGiven && $0.id != key.id } }
    }
}
