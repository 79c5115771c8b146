import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

@Suite("Values of index rows")
struct IndexValueEncodingTests {
    /// Values that lie close together, and at the ends.
    static let texts = ["", "\0", "\0\0", "a", "a\0", "a\0b", "ab", "b", "é", "\u{FFFD}", "\u{1F600}", "RUNNING"]
    static let integers: [Int64] = [.min, .min + 1, -256, -1, 0, 1, 255, 256, .max - 1, .max]
    static let counts: [UInt64] = [0, 1, 255, 256, 1 << 63 - 1, 1 << 63, .max]
    static let numbers: [Double] = [
        -.infinity, -1e300, -1.5, -1, -.leastNonzeroMagnitude, -0.0, 0, .leastNonzeroMagnitude, 1, 1.5, 1e300,
        .infinity,
        .nan,
    ]

    /// A random column of one of the kinds.
    static func column(_ kind: Int, _ random: inout SplitMix64) -> IndexColumn {
        let isNear = Bool.random(using: &random)
        switch kind {
        case 0: return .text(text(isNear, &random))
        case 1: return .integer(isNear ? pick(integers, &random) : Int64.random(in: .min ... .max, using: &random))
        case 2: return .count(isNear ? pick(counts, &random) : random.next())
        case 3: return .number(isNear ? pick(numbers, &random) : Double(bitPattern: random.next()))
        case 4: return .flag(isNear)
        default:
            guard random.next() % 4 > 0 else { return .time(nil) }
            let micros = isNear ? pick(integers, &random) : Int64.random(in: .min ... .max, using: &random)
            return .time(Timestamp(microseconds: micros))
        }
    }

    static func pick<T>(_ values: [T], _ random: inout SplitMix64) -> T {
        values[Int.random(in: values.indices, using: &random)]
    }

    static func text(_ isNear: Bool, _ random: inout SplitMix64) -> String {
        guard !isNear else { return pick(texts, &random) }
        let count = Int.random(in: 0...4, using: &random)
        return String(
            (0..<count).map { _ in Character(pick(["\0", "\u{1}", "a", "\u{7F}", "é", "\u{FFFF}"], &random)) })
    }

    /// -1, 0 or 1: the order of two columns of a kind by their values.
    static func order(_ first: IndexColumn, _ second: IndexColumn) -> Int {
        switch (first, second) {
        case (.text(let a), .text(let b)): return sign(Array(a.utf8), Array(b.utf8))
        case (.integer(let a), .integer(let b)): return a < b ? -1 : a == b ? 0 : 1
        case (.count(let a), .count(let b)): return a < b ? -1 : a == b ? 0 : 1
        case (.number(let a), .number(let b)):
            if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : (a.isNaN ? 1 : -1) }
            return a < b ? -1 : a == b ? 0 : 1
        case (.flag(let a), .flag(let b)): return a == b ? 0 : a ? 1 : -1
        case (.time(let a), .time(let b)):
            guard let a = a?.microseconds, let b = b?.microseconds else { return a == b ? 0 : a == nil ? -1 : 1 }
            return a < b ? -1 : a == b ? 0 : 1
        default: preconditionFailure("columns of one kind are compared")
        }
    }

    static func sign(_ first: [UInt8], _ second: [UInt8]) -> Int {
        first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
    }

    /// Two tuples of the same random kinds, which often begin alike.
    static func pair(_ random: inout SplitMix64) -> ([IndexColumn], [IndexColumn]) {
        let kinds = (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: 0...5, using: &random) }
        let first = kinds.map { column($0, &random) }
        let second = zip(kinds, first).map { kind, same in
            random.next() % 2 == 0 ? same : column(kind, &random)
        }
        return (first, second)
    }

    @Test("bytes sort as the values do")
    func sorts() {
        var random = SplitMix64(seed: announcedSeed("IndexValueEncoding.sorts"))
        for _ in 0..<20_000 {
            let (first, second) = Self.pair(&random)
            let expected = zip(first, second).map(Self.order).first { $0 != 0 } ?? 0
            let found = Self.sign(IndexValueEncoding.bytes(of: first), IndexValueEncoding.bytes(of: second))
            #expect(found == expected, "\(first) \(second)")
        }
    }

    @Test("the columns are read back, and nothing else is")
    func decodes() {
        var random = SplitMix64(seed: announcedSeed("IndexValueEncoding.decodes"))
        for _ in 0..<5_000 {
            let columns = Self.pair(&random).0
            let bytes = IndexValueEncoding.bytes(of: columns)
            let found = IndexValueEncoding.columns(of: bytes)
            #expect(found?.count == columns.count)
            #expect(zip(columns, found ?? []).allSatisfy { Self.order($0, $1) == 0 }, "\(columns)")
            // A part of the bytes is a part of the columns, or nothing.
            let part = IndexValueEncoding.columns(of: Array(bytes.dropLast()))
            #expect(part.map { $0.count < columns.count } ?? true, "\(columns)")
        }
        for bytes in [
            [7], [0x05, 2], [0x05], [0x01, 0xFF, 0, 1], [0x01, 0x61, 0], [0x01, 0, 2], [0x02, 0, 0, 0, 0, 0, 0, 0],
        ] as [[UInt8]] {
            #expect(IndexValueEncoding.columns(of: bytes) == nil, "\(bytes)")
        }
        #expect(IndexValueEncoding.columns(of: []) == [])
    }

    @Test("a tuple lies between the bytes of its first columns and their end, and no other one does")
    func prefixes() {
        var random = SplitMix64(seed: announcedSeed("IndexValueEncoding.prefixes"))
        for _ in 0..<20_000 {
            let (first, second) = Self.pair(&random)
            let count = Int.random(in: 1...first.count, using: &random)
            let lower = IndexValueEncoding.bytes(of: Array(first.prefix(count)))
            guard let upper = IndexValueEncoding.end(of: lower) else {
                Issue.record("\(lower) has no end")
                continue
            }
            let bytes = IndexValueEncoding.bytes(of: second)
            let isWithin = !bytes.lexicographicallyPrecedes(lower) && bytes.lexicographicallyPrecedes(upper)
            let beginsSo = zip(first, second).prefix(count).allSatisfy { Self.order($0, $1) == 0 }
            #expect(isWithin == beginsSo, "\(first) \(second) \(count)")
        }
        #expect(IndexValueEncoding.end(of: []) == nil && IndexValueEncoding.end(of: [0xFF, 0xFF]) == nil)
        #expect(IndexValueEncoding.end(of: [1, 0xFF]) == [2])
    }

    @Test(
        "the bytes are the documented ones",
        arguments: [
            (.text("a\0b"), [0x01, 0x61, 0x00, 0xFF, 0x62, 0x00, 0x01]), (.integer(-1), [0x02, 0x7F] + ones(7)),
            (.integer(1), [0x02, 0x80, 0, 0, 0, 0, 0, 0, 1]), (.count(258), [0x03, 0, 0, 0, 0, 0, 0, 1, 2]),
            (.number(-0.0), [0x04, 0x80, 0, 0, 0, 0, 0, 0, 0]), (.number(1), [0x04, 0xBF, 0xF0, 0, 0, 0, 0, 0, 0]),
            (.number(-1), [0x04, 0x40, 0x0F] + ones(6)), (.flag(true), [0x05, 1]), (.time(nil), [0x00]),
            (.time(Timestamp(seconds: 0, nanos: 2_999)), [0x06, 0x80, 0, 0, 0, 0, 0, 0, 2]),
        ] as [(IndexColumn, [UInt8])])
    func format(column: IndexColumn, bytes: [UInt8]) {
        #expect(IndexValueEncoding.bytes(of: [column]) == bytes)
    }

    static func ones(_ count: Int) -> [UInt8] { [UInt8](repeating: 0xFF, count: count) }
}
