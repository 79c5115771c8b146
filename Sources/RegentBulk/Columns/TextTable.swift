/// Distinct texts in order of first appearance, found by their bytes.
///
/// A dictionary of strings would take "é" in one and in two scalars for the same text; here only equal bytes
/// are equal. Texts lie end to end, so a new one costs no allocation of its own.
struct TextTable: Sendable {
    /// All texts, end to end.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Open addressing: index of a text + 1, 0 = free; a power of two, at most half full.
    private var slots = [UInt32](repeating: 0, count: 16)
    /// Random per table, so that colliding texts cannot be prepared.
    private let seed = UInt64.random(in: 0 ... .max)

    /// Number of texts.
    var count: Int { ends.count }

    /// Place of a text in `bytes`.
    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Adds a text unless it is there; its index either way.
    mutating func insert(_ text: String.UTF8View) -> (index: Int, isNew: Bool) {
        let slot = slot(of: text.span)
        if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        bytes.append(contentsOf: text)
        return (endText(in: slot), true)
    }

    /// Adds a text unless it is there; its index either way.
    mutating func insert(_ text: ArraySlice<UInt8>) -> (index: Int, isNew: Bool) {
        let slot = slot(of: text.span)
        if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        bytes.append(contentsOf: text)
        return (endText(in: slot), true)
    }

    /// The slot of a text, or the free one where it belongs.
    private func slot(of text: Span<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash(text)) & mask
        while slots[slot] != 0, !equals(Int(slots[slot]) - 1, text) { slot = (slot + 1) & mask }
        return slot
    }

    /// The text that was put behind the others is a new one; its index.
    private mutating func endText(in slot: Int) -> Int {
        ends.append(bytes.count)
        slots[slot] = UInt32(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    /// Forgets all texts, keeping the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = 0 }
    }

    /// FNV-1a from the seed, its high bits folded into the low ones.
    @inline(__always)
    private func hash(_ text: Span<UInt8>) -> UInt64 {
        var hash = seed
        for place in text.indices { hash = (hash ^ UInt64(text[place])) &* 0x0000_0100_0000_01B3 }
        return hash ^ hash >> 32
    }

    @inline(__always)
    private func equals(_ index: Int, _ text: Span<UInt8>) -> Bool {
        let range = range(index)
        guard range.count == text.count else { return false }
        for place in text.indices where bytes[range.lowerBound + place] != text[place] { return false }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for index in ends.indices {
            var slot = Int(truncatingIfNeeded: hash(bytes[range(index)].span)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }
}
