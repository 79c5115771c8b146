/// A member of a ZIP archive, as the central directory lists it.
package struct ZipMember: Sendable {
    /// Name, with `/` between its parts.
    package let name: String
    let flags: Int
    let method: Int
    let checksum: UInt32
    let packedBytes: Int
    /// Bytes of the content.
    package let contentBytes: Int
    let headerOffset: Int
}

/// A ZIP archive whose members are read one by one, in bounded memory whatever the archive says of itself.
///
/// Stored members, deflate and zstd, with ZIP64; members that are encrypted or packed in another way are refused by
/// name. A member's content is checked against its size and CRC-32, so that a member that unpacks to more than it
/// declares is refused where it does.
/// - Source: PKWARE APPNOTE.TXT 6.3.10, "General Format of a .ZIP file" and "compression method".
package struct ZipArchive {
    /// The first bytes of an archive that has a member.
    package static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// Most bytes of the central directory that are read at a time.
    private static let directoryBlockBytes = 1 << 18
    private static let entryBytes = 46

    private let file: RandomFile
    private let directory: Range<Int>
    private var at: Int
    private var block: [UInt8] = []
    private var blockStart = 0

    /// Number of members, as the archive declares it.
    package let memberCount: Int
    /// Size of the archive.
    package var byteCount: Int { file.byteCount }

    /// Opens an archive.
    ///
    /// - Throws: `io`, also for a pipe; `truncated` for a file without the end of an archive; `corrupt`.
    package init(path: String) throws(CompressionError) {
        let file = try RandomFile(path: path)
        let end = try ZipEnd(file)
        self.file = file
        directory = end.directory
        memberCount = end.memberCount
        at = end.directory.lowerBound
    }

    /// Goes back to the first member.
    package mutating func rewind() { at = directory.lowerBound }

    /// The next member of the directory; nil behind the last.
    ///
    /// - Throws: `corrupt` and `io`.
    package mutating func next() throws(CompressionError) -> ZipMember? {
        guard at < directory.upperBound else { return nil }
        let head = try bytes(Self.entryBytes)
        guard head.number(0, 4) == 0x0201_4B50 else { throw Self.damaged("an entry of the directory has no signature") }
        let (nameBytes, extraBytes) = (head.number(28, 2), head.number(30, 2))
        let all = try bytes(Self.entryBytes + nameBytes + extraBytes)
        let extra = Array(all[(Self.entryBytes + nameBytes)...])
        var sizes = Zip64Extra(extra)
        let content = try sizes.value(head.number(24, 4))
        let packed = try sizes.value(head.number(20, 4))
        let offset = try sizes.value(head.number(42, 4))
        at += all.count + head.number(32, 2)
        return ZipMember(
            name: String(decoding: all[Self.entryBytes..<Self.entryBytes + nameBytes], as: UTF8.self),
            flags: head.number(8, 2), method: head.number(10, 2), checksum: UInt32(head.number(16, 4)),
            packedBytes: packed, contentBytes: content, headerOffset: offset)
    }

    /// The content of a member.
    ///
    /// - Throws: `corrupt` for a member that is encrypted or packed in another way; what the blocks throw is
    ///   `truncated` and `corrupt`.
    package func content(of member: ZipMember) throws(CompressionError) -> any ByteBlocks {
        guard member.flags & 0x2041 == 0 else { throw Self.damaged("member \(member.name) is encrypted") }
        let head = try file.bytes(at: member.headerOffset, count: 30)
        guard head.count == 30, head.number(0, 4) == 0x0403_4B50 else {
            throw Self.damaged("member \(member.name) has no local header")
        }
        let start = member.headerOffset + 30 + head.number(26, 2) + head.number(28, 2)
        guard start <= file.byteCount, member.packedBytes <= file.byteCount - start else {
            throw CompressionError(.truncated, "member \(member.name) reaches beyond the end of the file")
        }
        let packed = FileRange(file, start..<start + member.packedBytes)
        switch member.method {
        case 0: return CheckedMember(packed, member)
        case 8: return CheckedMember(DeflateBlocks(packed), member)
        case 93, 20: return CheckedMember(ZstdBlocks(packed), member)
        default:
            throw Self.damaged(
                "member \(member.name) is packed by method \(member.method); read are stored, deflate and zstd")
        }
    }

    private static func damaged(_ what: String) -> CompressionError { CompressionError(.corrupt, what) }

    /// Bytes of the directory from `at` on.
    private mutating func bytes(_ count: Int) throws(CompressionError) -> [UInt8] {
        guard count <= directory.upperBound - at else { throw Self.damaged("an entry of the directory is cut off") }
        if at < blockStart || at + count > blockStart + block.count {
            blockStart = at
            block = try file.bytes(at: at, count: min(Self.directoryBlockBytes, directory.upperBound - at))
            guard block.count >= count else { throw Self.damaged("the directory is cut off") }
        }
        return Array(block[at - blockStart..<at - blockStart + count])
    }
}

/// Where the central directory is.
private struct ZipEnd {
    let directory: Range<Int>
    let memberCount: Int

    /// Finds the end of the archive, which a comment of up to 65,535 bytes may follow.
    init(_ file: RandomFile) throws(CompressionError) {
        let tailBytes = min(file.byteCount, 22 + 65_535)
        let tail = try file.bytes(at: file.byteCount - tailBytes, count: tailBytes)
        var place = tail.count - 22
        while place >= 0, tail.number(place, 4) != 0x0605_4B50 { place -= 1 }
        guard place >= 0 else { throw CompressionError(.truncated, "the file has no end of a ZIP archive") }
        var (count, bytes, start) = (tail.number(place + 10, 2), tail.number(place + 12, 4), tail.number(place + 16, 4))
        if count == 0xFFFF || bytes == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            (count, bytes, start) = try Self.zip64(file, end: file.byteCount - tailBytes + place)
        }
        guard start >= 0, bytes >= 0, start <= file.byteCount, bytes <= file.byteCount - start else {
            throw CompressionError(.corrupt, "the directory of the archive lies outside the file")
        }
        directory = start..<start + bytes
        memberCount = count
    }

    /// The 64-bit end, which a locator of 20 bytes before the end points to.
    private static func zip64(
        _ file: RandomFile, end: Int
    ) throws(CompressionError) -> (count: Int, bytes: Int, start: Int) {
        let locator = try file.bytes(at: end - 20, count: 20)
        guard locator.count == 20, locator.number(0, 4) == 0x0706_4B50 else {
            throw CompressionError(.corrupt, "the archive has no ZIP64 locator")
        }
        let record = try file.bytes(at: locator.number(8, 8), count: 56)
        guard record.count == 56, record.number(0, 4) == 0x0606_4B50 else {
            throw CompressionError(.corrupt, "the archive has no ZIP64 end")
        }
        return (record.number(32, 8), record.number(40, 8), record.number(48, 8))
    }
}

/// The 64-bit values of an entry, which stand in for those that do not fit into 32 bits.
private struct Zip64Extra {
    private let values: [UInt8]
    private var at = 0

    init(_ extra: [UInt8]) {
        var place = 0
        while place + 4 <= extra.count {
            let bytes = extra.number(place + 2, 2)
            guard place + 4 + bytes <= extra.count else { break }
            if extra.number(place, 2) == 1 {
                values = Array(extra[place + 4..<place + 4 + bytes])
                return
            }
            place += 4 + bytes
        }
        values = []
    }

    mutating func value(_ short: Int) throws(CompressionError) -> Int {
        guard short == 0xFFFF_FFFF else { return short }
        guard at + 8 <= values.count else { throw CompressionError(.corrupt, "an entry has no ZIP64 size") }
        at += 8
        let value = values.number(at - 8, 8)
        guard value >= 0 else { throw CompressionError(.corrupt, "an entry has an impossible size") }
        return value
    }
}

extension [UInt8] {
    /// A number of up to eight bytes, the low one first; -1 where it does not fit into an Int.
    fileprivate func number(_ place: Int, _ bytes: Int) -> Int {
        var value: UInt64 = 0
        for index in 0..<bytes { value |= UInt64(self[place + index]) << (8 * UInt64(index)) }
        return Int(exactly: value) ?? -1
    }
}
