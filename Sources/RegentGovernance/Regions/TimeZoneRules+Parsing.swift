extension TimeZoneRules {
    /// The rules in the bytes of a TZif file; nil for bytes that are none. Leap seconds are not counted: POSIX time has
    /// no place for them.
    package init?(_ bytes: [UInt8]) {
        var reader = TimeZoneReader(rest: bytes[...])
        guard var header = reader.header() else { return nil }
        if header.version >= UInt8(ascii: "2") {
            // The first block repeats what fits into 32 bits.
            guard reader.take(header.byteCount(width: 4)) != nil, let wide = reader.header() else { return nil }
            header = wide
        }
        let width = header.version >= UInt8(ascii: "2") ? 8 : 4
        guard let block = reader.take(header.byteCount(width: width)),
            let (first, changes) = header.changes(in: block, width: width)
        else { return nil }
        var yearly: YearlyClockRule?
        if width == 8 {
            guard let line = reader.line() else { return nil }
            if !line.isEmpty {
                guard let rule = YearlyClockRule(line) else { return nil }
                yearly = rule
            }
        }
        self.init(firstOffset: first, changes: changes, yearly: yearly)
    }
}

/// What is left of a TZif file.
private struct TimeZoneReader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func header() -> TimeZoneHeader? {
        guard let bytes = take(44), bytes.starts(with: "TZif".utf8) else { return nil }
        let counts = (0..<6).map { Int(integer(bytes.dropFirst(20 + 4 * $0).prefix(4))) }
        // Files of real zones have some hundred changes.
        guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
        return TimeZoneHeader(version: bytes.dropFirst(4).first ?? 0, counts: counts)
    }

    /// The text between two line feeds at the end.
    mutating func line() -> ArraySlice<UInt8>? {
        let feed = UInt8(ascii: "\n")
        guard rest.first == feed, rest.count >= 2, rest.last == feed else { return nil }
        return rest.dropFirst().dropLast()
    }
}

/// The head of a block: how many values of each kind follow.
private struct TimeZoneHeader {
    let version: UInt8
    /// UT indicators, standard indicators, leap seconds, changes, types, bytes of names.
    let counts: [Int]

    func byteCount(width: Int) -> Int {
        counts[3] * (width + 1) + counts[4] * 6 + counts[5] + counts[2] * (width + 4) + counts[1] + counts[0]
    }

    /// The offset before the first change, and the changes; nil where a change names a type that there is not, or comes
    /// before its predecessor.
    func changes(
        in block: ArraySlice<UInt8>, width: Int
    ) -> (first: Int64, changes: [TimeZoneRules.OffsetChange])? {
        let (count, types) = (counts[3], block.dropFirst(counts[3] * (width + 1)))
        let offsets = (0..<counts[4]).map { integer(types.dropFirst($0 * 6).prefix(4)) }
        guard let first = offsets.first, offsets.allSatisfy({ abs($0) < 93_600 }) else { return nil }
        var changes: [TimeZoneRules.OffsetChange] = []
        for index in 0..<count {
            let at = integer(block.dropFirst(index * width).prefix(width))
            let type = Int(block.dropFirst(count * width + index).first ?? .max)
            guard offsets.indices.contains(type), changes.last.map({ $0.at < at }) ?? true else { return nil }
            changes.append(TimeZoneRules.OffsetChange(at: at, offset: offsets[type]))
        }
        return (first, changes)
    }
}

/// A signed number, the most significant byte first.
private func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
    let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return bytes.count == 4 ? Int64(Int32(bitPattern: UInt32(truncatingIfNeeded: value))) : Int64(bitPattern: value)
}

extension YearlyClockRule {
    /// The rule of a text; nil for any other text.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        guard Self.skipName(&rest), let west = Self.time(&rest, hoursMax: 24) else { return nil }
        guard !rest.isEmpty else {
            self.init(standard: -west, summer: nil)
            return
        }
        guard Self.skipName(&rest) else { return nil }
        let summerWest = rest.first == UInt8(ascii: ",") ? west - 3_600 : Self.time(&rest, hoursMax: 24)
        guard let summerWest, let begin = Self.day(&rest), let end = Self.day(&rest), rest.isEmpty else { return nil }
        self.init(standard: -west, summer: Summer(offset: -summerWest, begin: begin, end: end))
    }

    /// Letters, or anything between angle brackets.
    private static func skipName(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if rest.first == UInt8(ascii: "<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let name = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
        rest = rest.dropFirst(name.count)
        return name.count >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private static func time(_ rest: inout ArraySlice<UInt8>, hoursMax: Int64) -> Int64? {
        var sign: Int64 = 1
        if let first = rest.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(first) {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            rest = rest.dropFirst()
        }
        guard let hours = number(&rest), hours <= hoursMax else { return nil }
        var seconds = hours * 3_600
        for unit in [Int64(60), 1] where rest.first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
            guard let value = number(&rest), value < 60 else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    /// `,` and a day, with `/` and a time unless that is 02:00.
    private static func day(_ rest: inout ArraySlice<UInt8>) -> ClockDay? {
        guard take(",", &rest) else { return nil }
        let day: ClockDay.Day
        if take("J", &rest) {
            guard let number = number(&rest), (1...365).contains(number) else { return nil }
            day = .withoutLeapDay(number)
        } else if take("M", &rest) {
            guard let month = number(&rest), (1...12).contains(month), take(".", &rest),
                let week = number(&rest), (1...5).contains(week), take(".", &rest),
                let weekday = number(&rest), (0...6).contains(weekday)
            else { return nil }
            day = .weekday(month: month, week: week, day: weekday)
        } else {
            guard let number = number(&rest), (0...365).contains(number) else { return nil }
            day = .withLeapDay(number)
        }
        guard take("/", &rest) else { return ClockDay(day: day, seconds: 7_200) }
        return time(&rest, hoursMax: 167).map { ClockDay(day: day, seconds: $0) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Up to three digits.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        let digits = rest.prefix(3).prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
}
