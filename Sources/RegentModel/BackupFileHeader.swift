/// The first 80 bytes of a backup file; an image of the store follows (PROTOCOL.md, "Backups").
///
/// ```
///  0  "REGENTBK"
///  8  format, u32          numbers are big-endian
/// 12  0, u32
/// 16  revision, u64
/// 24  bytes of the image, u64
/// 32  id of the store, 16 bytes
/// 48  SHA-256 of the image, 32 bytes
/// ```
package struct BackupFileHeader: Sendable, Hashable {
    /// Bytes of a header.
    package static let byteCount = 80
    /// The format this release writes, and the only one it reads.
    package static let formatVersion: UInt32 = 1

    /// Last ledger revision in the image.
    package let revision: UInt64
    /// Bytes of the image.
    package let imageBytes: UInt64
    /// Identity of the store, 16 bytes.
    package let storeID: [UInt8]
    /// SHA-256 of the image, 32 bytes.
    package let digest: [UInt8]

    /// A header; nil unless the id has 16 bytes and the digest 32.
    package init?(revision: UInt64, imageBytes: UInt64, storeID: [UInt8], digest: [UInt8]) {
        guard storeID.count == 16, digest.count == 32 else { return nil }
        self.revision = revision
        self.imageBytes = imageBytes
        self.storeID = storeID
        self.digest = digest
    }

    /// The header that bytes are.
    ///
    /// - Throws: `Refusal` BACKUP_INVALID.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else {
            throw Refusal(.backupInvalid, "the file is not a backup")
        }
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard number(8, 4) == Self.formatVersion, number(12, 4) == 0 else {
            throw Refusal(
                .backupInvalid, "the backup has format \(number(8, 4)); this program reads \(Self.formatVersion)")
        }
        revision = number(16, 8)
        imageBytes = number(24, 8)
        storeID = Array(bytes[32..<48])
        digest = Array(bytes[48..<80])
    }

    /// The header as it is in a file.
    package var bytes: [UInt8] {
        Self.magic + Self.bigEndian(Self.formatVersion) + Self.bigEndian(0 as UInt32) + Self.bigEndian(revision)
            + Self.bigEndian(imageBytes) + storeID + digest
    }

    private static let magic = Array("REGENTBK".utf8)

    private static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        stride(from: Number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
