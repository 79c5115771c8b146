/// The checksum of gzip: CRC-32 with the reflected polynomial 0xEDB88320.
///
/// - Source: RFC 1952 §8.
struct CRC32 {
    private var register: UInt32 = .max

    /// Four tables: entry `[k << 8 | b]` is what byte b does to the register from k bytes further on.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 4 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<1024 {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()

    /// The checksum of what was added.
    var value: UInt32 { ~register }

    /// Adds bytes, four at a time.
    mutating func add(_ bytes: Span<UInt8>) {
        let tables = Self.tables.span
        var crc = register
        var i = 0
        while i + 4 <= bytes.count {
            let word =
                UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]) << 16
                | UInt32(bytes[i + 3]) << 24
            crc ^= word
            crc =
                tables[768 | Int(crc & 0xFF)] ^ tables[512 | Int(crc >> 8 & 0xFF)]
                ^ tables[256 | Int(crc >> 16 & 0xFF)] ^ tables[Int(crc >> 24)]
            i += 4
        }
        while i < bytes.count {
            crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[i])) & 0xFF)]
            i += 1
        }
        register = crc
    }
}
