/// A session: that of a principal, for one model in one environment.
///
/// A digest stands for the four, so that neither memory nor the store keeps what the caller calls it, and each takes
/// the same room.
package struct SessionKey: Sendable, Hashable {
    /// Words of the digest.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// A key of 32 bytes; nil for another number of bytes.
    package init?(_ digest: some Collection<UInt8>) {
        guard digest.count == Self.byteCount else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in digest.enumerated() { words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8) }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// Bytes of a key.
    package static let byteCount = 32

    /// Its 32 bytes.
    package var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
        }
    }

    /// Whether they are of the same session.
    package static func == (one: SessionKey, other: SessionKey) -> Bool {
        one.words.0 == other.words.0 && one.words.1 == other.words.1 && one.words.2 == other.words.2
            && one.words.3 == other.words.3
    }

    /// Any word of a digest is spread as well as a hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// The provider with which a session stays.
package struct SessionPin: Sendable, Hashable {
    /// Id of the provider.
    package var provider: String
    /// Since when, in microseconds since 1970.
    package var pinMicros: Int64
    /// When it is forgotten, if no request comes before, in microseconds since 1970.
    package var expireMicros: Int64

    /// A pin, by its parts.
    package init(provider: String, pinMicros: Int64, expireMicros: Int64) {
        self.provider = provider
        self.pinMicros = pinMicros
        self.expireMicros = expireMicros
    }
}

/// A session as it is stored.
package struct StoredPin: Sendable, Hashable {
    /// Which session.
    package let key: SessionKey
    /// Whose it is, principals/{principal}.
    package let principal: String
    /// With whom it stays.
    package let pin: SessionPin

    /// A session, by its parts.
    package init(key: SessionKey, principal: String, pin: SessionPin) {
        self.key = key
        self.principal = principal
        self.pin = pin
    }
}
