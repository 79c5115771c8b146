import RegentMessages
import RegentModel

/// The values of one record of another tool's file that are read.
struct ImportRecord {
    /// A member of an object whose members are read by name.
    struct Member {
        let group: Int
        let name: String
        let range: Range<Int>
    }

    /// Bytes of the captured values.
    var text: [UInt8] = []
    private var slots: [Range<Int>?]
    /// Members of objects, in the order of the file.
    private(set) var members: [Member] = []
    /// Something is there twice.
    private(set) var fault: SampleFault?
    /// Values that are read and were too large to be kept.
    private(set) var dropped: [Int] = []
    /// Nodes of objects whose members are kept, as far as they were met.
    private var begun: [Int] = []

    /// No values.
    init(slotCount: Int) { slots = Array(repeating: nil, count: slotCount) }

    /// One text, to look for members in.
    init(text: [UInt8]) {
        self.text = text
        slots = []
    }

    /// Removes all values.
    mutating func reset() {
        text.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = nil }
        members.removeAll(keepingCapacity: true)
        begun.removeAll(keepingCapacity: true)
        dropped.removeAll(keepingCapacity: true)
        fault = nil
    }

    /// Keeps a value.
    mutating func set(_ slot: Int, _ range: Range<Int>) {
        // JSON null is the same as an absent key.
        if isNull(range) { return }
        if slots[slot] != nil { noteTwice() }
        slots[slot] = range
    }

    /// Notes that a value was too large to be kept.
    mutating func drop(_ slot: Int) { if !dropped.contains(slot) { dropped.append(slot) } }

    /// Begins the members of an object; gives the number of those before it.
    mutating func begin(_ node: Int) -> Int {
        if begun.contains(node) { noteTwice() }
        begun.append(node)
        return members.count
    }

    /// Keeps a member of an object, whose first one has the place `first`.
    mutating func add(_ group: Int, _ name: String, _ range: Range<Int>, first: Int) {
        if isNull(range) { return }
        // Which of two values counts is not for the importer to decide.
        let isTaken = members[first...].contains { $0.group == group && $0.name.utf8.hasBytes(of: name.utf8) }
        if isTaken { noteTwice() }
        members.append(Member(group: group, name: name, range: range))
    }

    /// Keeps a cell of a row.
    mutating func add(cell: Int, _ range: Range<Int>) {
        if !isNull(range) { members.append(Member(group: cell, name: "", range: range)) }
    }

    private mutating func noteTwice() {
        fault = fault ?? SampleFault(.duplicateKey, nil, "a key of the record is there twice")
    }

    /// Whether there is a value.
    func has(_ slot: Int) -> Bool { slots[slot] != nil }

    /// Where a value is.
    func range(_ slot: Int) -> Range<Int>? { slots[slot] }

    /// A cursor over a value.
    func cursor(_ range: Range<Int>) -> JSONCursor { JSONCursor(text, range) }

    private func isNull(_ range: Range<Int>) -> Bool {
        var cursor = cursor(range)
        return cursor.takeNull() && cursor.at == range.upperBound
    }

    /// The text of a string; nil for other values.
    func string(_ range: Range<Int>?) throws(SampleFault) -> String? {
        guard let range, text[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        var cursor = cursor(range)
        return try cursor.value(try cursor.string(), field: "a text")
    }

    /// The text of a string.
    func string(_ slot: Int) throws(SampleFault) -> String? { try string(slots[slot]) }

    /// The text of a string, or where there is none that of another.
    func string(_ slot: Int, or other: Int) throws(SampleFault) -> String? {
        if let string = try string(slot) { return string }
        return try string(other)
    }

    /// A number; nil for other values, NaN among them.
    func number(_ range: Range<Int>?) -> DecimalNumber? { range.flatMap { DecimalNumber(text[$0]) } }

    /// A number as a double.
    func double(_ slot: Int) -> Double? { number(slots[slot])?.finiteDouble }

    /// A whole number, not negative.
    func whole(_ slot: Int) -> Int? {
        guard let range = slots[slot], (1...18).contains(range.count) else { return nil }
        return Int(String(decoding: text[range], as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// true or false.
    func truth(_ range: Range<Int>?) -> Bool? {
        guard let range else { return nil }
        var cursor = cursor(range)
        guard let truth = cursor.takeBool(), cursor.at == range.upperBound else { return nil }
        return truth
    }

    /// true or false.
    func truth(_ slot: Int) -> Bool? { truth(slots[slot]) }

    /// A string as it is, any other scalar as it is written; nil for arrays and objects.
    func scalar(_ range: Range<Int>?) throws(SampleFault) -> String? {
        guard let range else { return nil }
        if let string = try string(range) { return string }
        let first = text[range.lowerBound]
        guard first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
        return String(decoding: text[range], as: UTF8.self)
    }

    /// A number of seconds as milliseconds.
    func milliseconds(ofSeconds slot: Int) -> DecimalNumber? {
        guard let range = slots[slot], number(range) != nil else { return nil }
        var digits = Array(text[range])
        // With an exponent of its own the number is rare: its double is exact enough to be rounded to microseconds.
        if digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            guard let seconds = number(range)?.finiteDouble else { return nil }
            digits = []
            JSONText.appendNumber(seconds * 1000, to: &digits)
        } else {
            digits += "e3".utf8
        }
        return DecimalNumber(digits[...])
    }
}
