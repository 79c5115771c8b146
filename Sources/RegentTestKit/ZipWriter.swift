/// Writes ZIP archives entry by entry, wrong ones too.
public struct ZipWriter {
    /// A member as it is written; every number may be a lie.
    public struct Entry {
        /// Name.
        public var name: String
        /// 0 stored, 8 deflate, 93 zstd.
        public var method: UInt16
        /// General purpose flags; bit 0 = encrypted.
        public var flags: UInt16 = 0
        /// Bytes in the archive.
        public var packed: [UInt8]
        /// Declared bytes of the content.
        public var contentBytes: Int
        /// Declared checksum.
        public var checksum: UInt32
        /// Whether sizes and place are written as 64-bit values.
        public var isWide = false
        /// Added to the place of the local header.
        public var shift = 0

        /// A member that is as it says.
        public init(_ name: String, method: UInt16, packed: [UInt8], content: [UInt8]) {
            self.name = name
            self.method = method
            self.packed = packed
            contentBytes = content.count
            checksum = ZipWriter.checksum(content)
        }

        /// A stored member.
        public init(_ name: String, stored content: [UInt8]) {
            self.init(name, method: 0, packed: content, content: content)
        }
    }

    /// The archive of these members.
    ///
    /// - Parameter isWide: whether the end is written as ZIP64 too.
    public static func archive(_ entries: [Entry], isWide: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = bytes.count + entry.shift
            let name = Array(entry.name.utf8)
            bytes += number(0x0403_4B50, 4) + number(20, 2) + number(Int(entry.flags), 2) + number(Int(entry.method), 2)
            bytes += number(0, 4) + number(Int(entry.checksum), 4) + number(entry.packed.count, 4)
            bytes += number(entry.contentBytes, 4) + number(name.count, 2) + number(0, 2) + name + entry.packed
            let wide = number(1, 2) + number(24, 2) + number(entry.contentBytes, 8) + number(entry.packed.count, 8)
            let extra = entry.isWide ? wide + number(offset, 8) : []
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(Int(entry.flags), 2)
            directory += number(Int(entry.method), 2) + number(0, 4) + number(Int(entry.checksum), 4)
            for value in [entry.packed.count, entry.contentBytes] {
                directory += number(entry.isWide ? 0xFFFF_FFFF : value, 4)
            }
            directory += number(name.count, 2) + number(extra.count, 2) + number(0, 2) + number(0, 2) + number(0, 2)
            directory += number(0, 4) + number(entry.isWide ? 0xFFFF_FFFF : offset, 4) + name + extra
        }
        return bytes + directory + end(bytes.count, directory.count, entries.count, isWide)
    }

    private static func end(_ start: Int, _ size: Int, _ count: Int, _ isWide: Bool) -> [UInt8] {
        let counts = number(isWide ? 0xFFFF : count, 2)
        let short =
            number(0x0605_4B50, 4) + number(0, 4) + counts + counts + number(isWide ? 0xFFFF_FFFF : size, 4)
            + number(isWide ? 0xFFFF_FFFF : start, 4) + number(0, 2)
        guard isWide else { return short }
        let record =
            number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(count, 8)
            + number(count, 8) + number(size, 8) + number(start, 8)
        let locator = number(0x0706_4B50, 4) + number(0, 4) + number(start + size, 8) + number(1, 4)
        return record + locator + short
    }

    /// CRC-32, bit by bit.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var register = UInt32.max
        for byte in bytes {
            register ^= UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
        }
        return ~register
    }

    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: UInt64(truncatingIfNeeded: value) >> (8 * UInt64($0))) }
    }
}
