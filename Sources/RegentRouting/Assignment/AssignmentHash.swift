import RegentKernels

/// The hash of a key for every table: 64 bits that depend on environment, model and key alone.
///
/// XXH64, seed 0, over (environment, model, key), each as its byte count (u32, little-endian) and its UTF-8
/// bytes; the counts keep ("ab", "c") from being ("a", "bc").
/// - Source: PROTOCOL.md, "Assignment"
package struct AssignmentHash: Hashable, Sendable {
    /// The 64 bits.
    package let value: UInt64

    /// A hash known from elsewhere, as an outcome's `key_digest`.
    package init(value: UInt64) { self.value = value }

    /// The place of the n-th request without a key: n · φ modulo 2⁶⁴, so that any stretch of requests is spread evenly.
    ///
    /// - Source: PROTOCOL.md, "Assignment", step 6
    package init(turn: UInt64) { value = turn &* 0x9E37_79B9_7F4A_7C15 }

    /// The hash of a key; `model` is empty where none is named.
    package init(environment: String, model: String = "", key: String) {
        self = AssignmentHasher(environment: environment, model: model).hash(key)
    }
}

/// Makes the hashes of the keys of an environment and a model, which it has hashed already.
package struct AssignmentHasher: Sendable {
    private let prefix: KeyPrefix

    /// For keys of an environment; `model` is empty where none is named.
    package init(environment: String, model: String = "") {
        prefix = KeyPrefix(environment: environment, model: model)
    }

    /// The hash of a key; nothing is allocated.
    package func hash(_ key: String) -> AssignmentHash { AssignmentHash(value: prefix.hash(key)) }

    /// The hash of a key by its bytes; nothing is allocated.
    package func hash(_ key: Span<UInt8>) -> AssignmentHash { AssignmentHash(value: prefix.hash(key)) }

    /// The hashes of keys that lie end to end.
    ///
    /// - Shape: `starts[n + 1]`, ascending: key i is `bytes[starts[i]..<starts[i + 1]]`; n hashes.
    package func hashes(_ bytes: [UInt8], starts: [Int]) -> [AssignmentHash] {
        prefix.hashes(bytes.span, starts: starts).map { AssignmentHash(value: $0) }
    }

    /// The hash of each key, in their order.
    package func hashes(_ keys: [String]) -> [AssignmentHash] {
        prefix.hashes(keys).map { AssignmentHash(value: $0) }
    }
}
