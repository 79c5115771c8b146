import CRegentKernels

/// The common prefix of the keys of an environment and a model, hashed once as far as possible.
///
/// - Source: PROTOCOL.md, "Assignment"
package struct KeyPrefix: Sendable {
    private let prefix: RegentKeyPrefix

    /// The prefix of an environment and a model, which is empty where none is named.
    package init(environment: String, model: String) {
        var (environment, model, prefix) = (environment, model, RegentKeyPrefix())
        environment.withUTF8 { environment in
            model.withUTF8 { model in
                unsafe regent_key_prefix(
                    environment.baseAddress, environment.count, model.baseAddress, model.count, &prefix)
            }
        }
        self.prefix = prefix
    }

    /// The hash of a key; nothing is allocated.
    package func hash(_ key: Span<UInt8>) -> UInt64 {
        unsafe key.withUnsafeBufferPointer { key in
            unsafe withUnsafePointer(to: prefix) { unsafe regent_key_hash($0, key.baseAddress, key.count) }
        }
    }

    /// The hash of a key; nothing is allocated.
    package func hash(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { unsafe hash(Span(_unsafeElements: $0)) }
    }

    /// The hashes of keys that lie end to end.
    ///
    /// - Shape: `starts[n + 1]`, ascending: key i is `bytes[starts[i]..<starts[i + 1]]`; n hashes.
    package func hashes(_ bytes: Span<UInt8>, starts: [Int]) -> [UInt64] {
        precondition(
            starts.first.map { $0 >= 0 } ?? false && (starts.last ?? 0) <= bytes.count
                && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 },
            "each key ends where the next begins, in the bytes")
        return unsafe [UInt64](unsafeUninitializedCapacity: starts.count - 1) { hashes, count in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                unsafe withUnsafePointer(to: prefix) { prefix in
                    unsafe regent_key_hashes(
                        prefix, bytes.baseAddress, starts, starts.count - 1, hashes.baseAddress)
                }
            }
            count = starts.count - 1
        }
    }

    /// The hashes of keys, in their order.
    package func hashes(_ keys: [String]) -> [UInt64] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.reduce(0) { $0 + $1.utf8.count })
        var starts = [0]
        starts.reserveCapacity(keys.count + 1)
        for key in keys {
            bytes.append(contentsOf: key.utf8)
            starts.append(bytes.count)
        }
        return hashes(bytes.span, starts: starts)
    }
}
