/// The place of a tile: up to 256 neighbouring hashes of a level of the tree.
///
/// Level 0 has the leaves; from level 1 on each hash is the root of a full tile of the level below.
/// - Source: c2sp.org/tlog-tiles, "Merkle Tree".
public struct MerkleTile: Hashable, Sendable {
    /// Hashes of a full tile.
    public static let fullWidth = 256
    /// Levels that a tree can have: more leaves than can be counted would be needed for the next one.
    public static let levels: ClosedRange<UInt8> = 0...7

    /// The level.
    public let level: UInt8
    /// Number of the tile in its level, from 0.
    public let index: UInt64
    /// Hashes in it, 1 to 256.
    public let width: Int

    /// A tile; nil where no tree can have it.
    public init?(level: UInt8, index: UInt64, width: Int = MerkleTile.fullWidth) {
        guard Self.levels.contains(level), (1...Self.fullWidth).contains(width),
            Self.leaves(before: index, width, level) != nil
        else { return nil }
        (self.level, self.index, self.width) = (level, index, width)
    }

    /// The tile with a number, as wide as a tree of a size has it; nil where it has no hash there.
    public init?(level: UInt8, index: UInt64, size: UInt64) {
        guard Self.levels.contains(level) else { return nil }
        let hashes = size >> (8 * UInt64(level))
        let (first, isTooLarge) = index.multipliedReportingOverflow(by: UInt64(Self.fullWidth))
        guard !isTooLarge, first < hashes else { return nil }
        (self.level, self.index) = (level, index)
        width = Int(min(hashes - first, UInt64(Self.fullWidth)))
    }

    /// Whether it has all its hashes.
    public var isFull: Bool { width == Self.fullWidth }

    /// Leaves that a tree has at least with this tile.
    public var leafCount: UInt64 { Self.leaves(before: index, width, level) ?? .max }

    /// Leaves under the tiles before one and under so many of its hashes; nil where that is no number.
    private static func leaves(before index: UInt64, _ width: Int, _ level: UInt8) -> UInt64? {
        let (first, isTooLarge) = index.multipliedReportingOverflow(by: UInt64(fullWidth))
        let (hashes, isTooMany) = first.addingReportingOverflow(UInt64(width))
        let (leaves, isBeyond) = hashes.multipliedReportingOverflow(by: 1 << (8 * UInt64(level)))
        return isTooLarge || isTooMany || isBeyond ? nil : leaves
    }
}

extension MerkleTile {
    /// Its path below "tile/", for example "0/x001/x234/067" or "1/000.p/12".
    public var path: String { "\(level)/\(Self.path(index: index, width: width))" }

    /// The path of the entries under a tile of level 0, below "tile/": "entries/x001/067".
    public var entriesPath: String { "entries/\(Self.path(index: index, width: width))" }

    /// What a path below "tile/" asks for; nil for one that is written in any other way than the specification's.
    public static func parsed(path: String) -> Parsed? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard let first = parts.popFirst(), let place = Self.place(&parts) else { return nil }
        guard first != "entries" else {
            return MerkleTile(level: 0, index: place.index, width: place.width).map(Parsed.entries)
        }
        guard let level = number(first, digitsMax: 2), let small = UInt8(exactly: level) else { return nil }
        return MerkleTile(level: small, index: place.index, width: place.width).map(Parsed.hashes)
    }

    /// What is served below "tile/".
    public enum Parsed: Hashable, Sendable {
        /// The hashes of a tile.
        case hashes(MerkleTile)
        /// The entries under a tile of level 0.
        case entries(MerkleTile)
    }

    private static func path(index: UInt64, width: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1_000)
            groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1_000
        } while rest > 0
        let path = groups.enumerated().reversed().map { $0.offset == 0 ? $0.element : "x" + $0.element }
        return path.joined(separator: "/") + (width == fullWidth ? "" : ".p/\(width)")
    }

    /// Reads the number of a tile and its width, to the end of the path.
    private static func place(_ parts: inout ArraySlice<Substring>) -> (index: UInt64, width: Int)? {
        var width = UInt64(fullWidth)
        if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let last = parts.popLast(), let partial = number(last, digitsMax: 3),
                (1..<UInt64(fullWidth)).contains(partial), let stem = parts.popLast()?.dropLast(2)
            else { return nil }
            width = partial
            parts.append(stem)
        }
        // 18,446,744,073,709,551,615 has seven groups.
        guard let last = parts.popLast(), parts.count <= 6, let end = group(last) else { return nil }
        var index: UInt64 = 0
        for part in parts {
            guard part.first == "x", let value = group(part.dropFirst()),
                let next = appended(index, value), next > 0
            else { return nil }
            index = next
        }
        return appended(index, end).map { ($0, Int(width)) }
    }

    private static func appended(_ index: UInt64, _ group: UInt64) -> UInt64? {
        let (shifted, isTooLarge) = index.multipliedReportingOverflow(by: 1_000)
        let (sum, isBeyond) = shifted.addingReportingOverflow(group)
        return isTooLarge || isBeyond ? nil : sum
    }

    private static func group(_ text: Substring) -> UInt64? {
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt64(text)
    }

    /// A decimal number without leading zeros.
    private static func number(_ text: Substring, digitsMax: Int) -> UInt64? {
        guard (1...digitsMax).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text == "0" || text.first != "0"
        else { return nil }
        return UInt64(text)
    }
}
