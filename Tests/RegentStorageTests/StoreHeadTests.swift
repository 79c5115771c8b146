import Crypto
import RegentStorage
import Testing

/// The bytes of a head file: what is torn or flipped in it is never taken for a head.
@Suite("Head file")
struct StoreHeadTests {
    static let older = StoreHead(
        storeID: "00112233445566778899aabbccddeeff", commitSeq: 6, revision: 41, leaf: (0..<32).map(UInt8.init))
    static let newer = StoreHead(
        storeID: older.storeID, commitSeq: 7, revision: 42, leaf: (0..<32).map { UInt8($0) ^ 0xA5 })

    /// A file with the slots of some heads, written in this order.
    static func file(_ heads: StoreHead...) -> [UInt8] {
        heads.dropFirst().reduce(into: HeadFileFormat.file(heads[0])) { file, head in
            let (slot, offset) = (HeadFileFormat.slot(head), Int(HeadFileFormat.offset(of: head)))
            file.replaceSubrange(offset..<offset + slot.count, with: slot)
        }
    }

    @Test("a head is read back as it was written, whatever its numbers are", arguments: [0, 1, 255, 1 << 40, .max])
    func roundTrip(number: UInt64) {
        let head = StoreHead(
            storeID: Self.older.storeID, commitSeq: number, revision: number,
            leaf: number == 0 ? [] : Self.older.leaf)
        let file = HeadFileFormat.file(head)
        #expect(file.count == HeadFileFormat.byteCount)
        #expect(HeadFileFormat.newest(in: file) == head)
    }

    @Test("the slot is as documented")
    func layout() {
        let bytes = HeadFileFormat.slot(Self.newer)
        var content = Array("RGNTHD01".utf8) + [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77]
        content += [0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 7, 0, 0, 0, 0, 0, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0]
        content += Self.newer.leaf
        #expect(bytes == content + SHA256.hash(data: content))
        #expect(HeadFileFormat.offset(of: Self.older) == 0 && HeadFileFormat.offset(of: Self.newer) == 4_096)
    }

    @Test("of two slots the newer one counts, wherever it is")
    func newest() {
        #expect(HeadFileFormat.newest(in: Self.file(Self.older, Self.newer)) == Self.newer)
        let next = StoreHead(storeID: Self.older.storeID, commitSeq: 8, revision: 43, leaf: Self.older.leaf)
        #expect(HeadFileFormat.newest(in: Self.file(Self.older, Self.newer, next)) == next)
    }

    @Test("a flipped bit of a slot leaves the other slot, and of both none")
    func flips() {
        let file = Self.file(Self.older, Self.newer)
        for bit in 0..<HeadFileFormat.slotBytes * 8 {
            var (first, second) = (file, file)
            first[bit / 8] ^= 1 << UInt8(bit % 8)
            second[4_096 + bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(HeadFileFormat.newest(in: first) == Self.newer, "bit \(bit) of the older slot")
            #expect(HeadFileFormat.newest(in: second) == Self.older, "bit \(bit) of the newer slot")
            first[4_096 + bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(HeadFileFormat.newest(in: first) == nil, "bit \(bit) of both")
        }
    }

    @Test("a slot torn at any byte leaves the head before it")
    func torn() {
        let next = StoreHead(storeID: Self.older.storeID, commitSeq: 8, revision: 43, leaf: Self.newer.leaf)
        let (file, slot) = (Self.file(Self.older, Self.newer), HeadFileFormat.slot(next))
        for count in 0..<slot.count {
            var torn = file
            torn.replaceSubrange(0..<count, with: slot.prefix(count))
            #expect(HeadFileFormat.newest(in: torn) == Self.newer, "\(count) bytes")
        }
    }

    @Test("a file cut at any byte has the slots that are whole")
    func truncated() {
        let file = Self.file(Self.older, Self.newer)
        for count in 0...file.count {
            let expected =
                switch count {
                case ..<HeadFileFormat.slotBytes: StoreHead?.none
                case ..<(4_096 + HeadFileFormat.slotBytes): Self.older
                default: Self.newer
                }
            #expect(HeadFileFormat.newest(in: Array(file.prefix(count))) == expected, "\(count) bytes")
        }
    }

    @Test("a slot of another mark does not count, though its checksum is right")
    func otherMark() {
        var content = Array(HeadFileFormat.slot(Self.newer).dropLast(32))
        content.replaceSubrange(0..<8, with: Array("RGNTHD02".utf8))
        var file = Self.file(Self.older, Self.newer)
        file.replaceSubrange(4_096..<4_096 + HeadFileFormat.slotBytes, with: content + SHA256.hash(data: content))
        #expect(HeadFileFormat.newest(in: file) == Self.older)
    }
}

/// What a start takes for a loss.
@Suite("Store against its head")
struct StoreLossTests {
    private static let head = StoreHeadTests.newer

    private static func stored(
        _ commitSeq: UInt64 = head.commitSeq, _ revision: UInt64 = head.revision, id: String = head.storeID
    ) -> StoreHead {
        StoreHead(storeID: id, commitSeq: commitSeq, revision: revision, leaf: head.leaf)
    }

    private static let cases: [(StoreHead?, leaf: [UInt8]?, StoreLoss.Kind?)] = [
        (stored(), head.leaf, nil),
        (stored(8, 42), head.leaf, nil),
        (stored(9, 50), head.leaf, nil),
        (nil, nil, .missing),
        (stored(id: String(repeating: "0", count: 32)), head.leaf, .otherStore),
        (stored(6), head.leaf, .commits),
        (stored(0, 0), nil, .commits),
        (stored(7, 41), nil, .revisions),
        (stored(), head.leaf.map { $0 ^ 1 }, .leaf),
        (stored(9, 50), nil, .leaf),
    ]

    @Test("less than the head says is a loss, more is not", arguments: 0..<cases.count)
    func compared(number: Int) {
        let (stored, leaf, kind) = Self.cases[number]
        let file = StoreHeadTests.file(StoreHeadTests.older, Self.head)
        let loss = StoreLoss.between(file, stored) { revision in revision == Self.head.revision ? leaf : nil }
        #expect(loss == kind.map { StoreLoss($0, head: Self.head, stored: stored) })
    }

    @Test("a head file without a whole slot cannot be compared, which is reported too")
    func unreadable() {
        for file in [[], [UInt8](repeating: 0, count: HeadFileFormat.byteCount)] {
            #expect(StoreLoss.between(file, Self.stored()) { _ in Self.head.leaf }?.kind == .unreadable)
        }
    }

    @Test("a head before the first entry asks for no leaf")
    func empty() {
        let head = StoreHead(storeID: Self.head.storeID, commitSeq: 0, revision: 0, leaf: [])
        #expect(StoreLoss.between(HeadFileFormat.file(head), head) { _ in nil } == nil)
    }
}
