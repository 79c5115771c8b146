import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// The hashes of keys against XXH64 of the joined bytes.
    @Suite("Key hashes")
    struct KeyHashes {
        /// Environment and model; with their counts they end before, at and behind the edges of words and stripes.
        static let prefixes: [(String, String)] = [
            ("", ""), ("a", ""), ("ab", ""), ("abc", ""), ("prod", ""), ("stage", "m"), ("staging", "model"),
            ("production", "a-model-7"), ("production-eu", "model-x"), ("production-eu-1", "model-x-1"),
            (String(repeating: "e", count: 23), ""), (String(repeating: "e", count: 24), ""),
            (String(repeating: "é", count: 40), String(repeating: "m", count: 33)),
        ]

        /// The oracle: everything joined, then hashed.
        static func joined(_ prefix: (String, String), _ key: ArraySlice<UInt8>) -> UInt64 {
            let parts = [Array(prefix.0.utf8), Array(prefix.1.utf8), Array(key)]
            let bytes = parts.flatMap { part in
                (0..<4).map { UInt8(truncatingIfNeeded: part.count >> (8 * $0)) } + part
            }
            return Kernels.xxh64(bytes.span)
        }

        static func bytes(_ count: Int, _ generator: inout SplitMix64) -> [UInt8] {
            (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }

        @Test("every length and prefix, each key before a page without rights", arguments: prefixes)
        func lengths(prefix: (String, String)) {
            var generator = SplitMix64(seed: 3)
            let bytes = Self.bytes(300, &generator)
            let column = GuardedColumn<UInt8>(capacity: 300)
            let hasher = KeyPrefix(environment: prefix.0, model: prefix.1)
            for count in 0...300 {
                let found = column.with(bytes[..<count]) { hasher.hash($0) }
                #expect(found == Self.joined(prefix, bytes[..<count]), "\(prefix), \(count) bytes")
            }
        }

        @Test(
            "a block gives what its keys give one by one, before a page without rights",
            arguments: KernelTarget.available)
        func blocks(target: KernelTarget) {
            var generator = SplitMix64(seed: 4)
            withTarget(target) {
                for prefix in Self.prefixes {
                    for lengthMax in [0, 1, 3, 7, 8, 16, 30, 100] {
                        expectBlock(prefix, lengths: { .random(in: 0...lengthMax, using: &$0) }, &generator)
                    }
                    // Equally many stripes in each key, so that vectors take them side by side.
                    for stripes in 0..<4 {
                        expectBlock(
                            prefix, lengths: { 32 * stripes + .random(in: 8...12, using: &$0) }, &generator)
                    }
                }
            }
        }

        /// Compares blocks of 0…50 keys, each a page's last bytes, with the oracle.
        func expectBlock(
            _ prefix: (String, String), lengths: (inout SplitMix64) -> Int, _ generator: inout SplitMix64
        ) {
            let starts = (0..<50).reduce(into: [0]) { starts, _ in starts.append(starts.last! + lengths(&generator)) }
            let bytes = Self.bytes(starts.last!, &generator)
            let expected = zip(starts, starts.dropFirst()).map { Self.joined(prefix, bytes[$0..<$1]) }
            let column = GuardedColumn<UInt8>(capacity: bytes.count + 1)
            let hasher = KeyPrefix(environment: prefix.0, model: prefix.1)
            for count in 0...50 {
                let found = column.with(bytes[..<starts[count]]) {
                    hasher.hashes($0, starts: Array(starts[...count]))
                }
                #expect(found == Array(expected[..<count]), "\(prefix), \(starts[...count])")
            }
        }

        @Test("texts give what their bytes give, short and long ones, alone and together")
        func texts() {
            let hasher = KeyPrefix(environment: "prod", model: "m")
            let keys = ["", "user-1", "ключ", "a key of more than fifteen bytes, so that it lies on the heap"]
            #expect(keys.map { hasher.hash($0) } == keys.map { Self.joined(("prod", "m"), Array($0.utf8)[...]) })
            #expect(hasher.hashes(keys) == keys.map { hasher.hash($0) })
            #expect(hasher.hashes([]) == [])
        }
    }
}
