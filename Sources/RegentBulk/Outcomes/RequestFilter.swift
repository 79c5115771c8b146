import RegentKernels
package import RegentMessages

/// A Bloom filter of the request ids of a batch: it shows that an id is not in the batch, or may be.
///
/// With ten bits per id and seven probes about 1 % of other ids pass. The probes are h + k · (h rotated by 32, made
/// odd) of the id's XXH64 (Kirsch and Mitzenmacher 2006), modulo the number of bits.
package struct RequestFilter: Sendable, Hashable {
    private static let bitsPerID = 10
    private static let probes: UInt64 = 7

    /// The bits; as many as eight times the bytes.
    package private(set) var bytes: [UInt8]

    /// The filter of some ids.
    package init(_ ids: some Collection<String>) {
        self.init(count: ids.count)
        for id in ids { add(id.utf8.span) }
    }

    /// The filter of a column of ids.
    package init(_ ids: TextColumn) {
        self.init(count: ids.byteCounts.count)
        var start = 0
        for bytes in ids.byteCounts {
            let end = min(ids.text.count, start + Int(bytes))
            add(ids.text[start..<end].span)
            start = end
        }
    }

    /// A filter for so many ids.
    private init(count: Int) {
        bytes = [UInt8](repeating: 0, count: max(8, (count * Self.bitsPerID + 7) / 8))
    }

    private mutating func add(_ id: Span<UInt8>) {
        let bitCount = UInt64(bytes.count * 8)
        Self.forEachProbe(id, bitCount: bitCount) { bit in
            bytes[bit >> 3] |= 1 << UInt8(bit & 7)
            return true
        }
    }

    /// A stored filter.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// False where the id is certainly not among those of the filter.
    package func mayContain(_ id: String) -> Bool {
        guard !bytes.isEmpty else { return true }
        var isThere = true
        Self.forEachProbe(id.utf8.span, bitCount: UInt64(bytes.count * 8)) { bit in
            isThere = bytes[bit >> 3] >> UInt8(bit & 7) & 1 == 1
            return isThere
        }
        return isThere
    }

    /// Calls the body with each probed bit while it gives true.
    @inline(__always)
    private static func forEachProbe(_ id: Span<UInt8>, bitCount: UInt64, _ body: (Int) -> Bool) {
        let hash = Kernels.xxh64(id)
        let step = (hash << 32 | hash >> 32) | 1
        for probe in 0..<probes where !body(Int((hash &+ probe &* step) % bitCount)) { return }
    }
}
