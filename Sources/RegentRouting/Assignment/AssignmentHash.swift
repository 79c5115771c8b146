import RegentKernels

/// What a key is to every table: 64 bits that depend on environment, model and key alone.
///
/// XXH64, seed 0, over (environment, model, key), each as its byte count (u32, little-endian) and its UTF-8
/// bytes; the counts keep ("ab", "c") from being ("a", "bc").
/// - Source: PROTOCOL.md, "Assignment"
package struct AssignmentHash: Hashable, Sendable {
    /// The 64 bits.
    package let value: UInt64

    /// A hash known from elsewhere, as an outcome's `key_digest`.
    package init(value: UInt64) { self.value = value }

    /// The hash of a key; `model` is empty where none is named.
    package init(environment: String, model: String = "", key: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(12 + environment.utf8.count + model.utf8.count + key.utf8.count)
        for part in [environment, model, key] {
            let count = UInt32(part.utf8.count)
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: count >> shift))
            }
            bytes.append(contentsOf: part.utf8)
        }
        value = Kernels.xxh64(bytes.span)
    }
}
