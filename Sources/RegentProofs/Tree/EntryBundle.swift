/// Entries of the log one after the other, each with its length: what a tile of level 0 has the leaves of.
///
/// - Source: c2sp.org/tlog-tiles, "Log entries".
public enum EntryBundle {
    /// Bytes of an entry at most.
    public static let entryBytesMax = Int(UInt16.max)

    /// The bundle of some entries; nil where one is too long for it.
    public static func bytes(_ entries: [[UInt8]]) -> [UInt8]? {
        var bundle: [UInt8] = []
        bundle.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
        for entry in entries {
            guard let length = UInt16(exactly: entry.count) else { return nil }
            bundle += [UInt8(length >> 8), UInt8(length & 0xFF)] + entry
        }
        return bundle
    }

    /// The entries of a bundle; nil where it ends within one, or has more than a tile.
    public static func entries(_ bundle: [UInt8]) -> [[UInt8]]? {
        var (entries, rest) = ([[UInt8]](), bundle[...])
        while !rest.isEmpty {
            guard rest.count >= 2, entries.count < MerkleTile.fullWidth else { return nil }
            let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= length else { return nil }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return entries
    }
}
